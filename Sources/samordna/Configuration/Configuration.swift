import Documents
import Foundation
import Logging
import Mail
import Secretariat
import Web

/// How this installation runs: the file's settings, those of the environment over them.
struct Configuration: Sendable {
    let database: String
    let templates: URL
    /// The program that sets documents.
    let renderer: String
    /// The program that writes Word documents.
    let pandoc: String
    /// The picture at the top of documents, and what is said of it to those who do not see it.
    let logo: (path: String, words: String)?
    /// The folder of the database's copies.
    let backups: String
    let transport: Transport
    /// Where mail is taken from, how often in seconds, and where a message is put when it is settled.
    let inbox: MailSource?
    let inboxInterval: Int
    let inboxDone: FolderName?
    /// When the application's secret stops working.
    let secretEnds: Date?
    /// How published calendars are fetched.
    let web: WebFetch
    let office: OfficeSettings
    let webHost: String
    let webPort: Int
    /// Whether a reverse proxy tells where each request comes from.
    let isProxied: Bool
    /// The one that may also tell who is signed in.
    let proxy: TrustedProxy?
    let logLevel: Logger.Level
    /// Seconds added to the machine's clock, to rehearse another day.
    let clockOffset: TimeInterval

    init(file: ConfigurationFile, environment: [String: String]) throws {
        let reader = SettingsReader(file: file, environment: environment)
        database = try reader.text(.database)
        templates = URL(fileURLWithPath: try reader.text(.templates), isDirectory: true)
        renderer = try reader.text(.renderer)
        pandoc = try reader.text(.pandoc)
        logo = try reader.optionalText(.logo).map { (path: $0, words: try reader.text(.logoWords)) }
        backups = try reader.text(.backups)
        let mailbox = try reader.text(.mailbox)
        _ = try MailAddress(mailbox)
        let offset = TimeInterval(try reader.number(.clockOffset, -10_000_000_000...10_000_000_000))
        clockOffset = offset
        let now: @Sendable () -> Date = { Date().addingTimeInterval(offset) }
        transport = try reader.transport(now)
        inbox = try reader.inbox(now)
        inboxInterval = try reader.number(.inboxInterval, 5...86_400)
        inboxDone = try reader.optionalText(.inboxDone).map { try FolderName($0) }
        secretEnds = try reader.secretEnds()
        web = try reader.webFetch()
        var office = OfficeSettings(
            mailbox: mailbox, undo: TimeInterval(try reader.number(.undo, 0...86_400)),
            surge: try reader.number(.surge, 1...1_000_000), pace: try reader.pace(),
            connections: try reader.number(.connections, 1...16),
            largestFile: try reader.number(.largestAttachment, 1...100) * 1_000_000, webAddress: try reader.webAddress()
        )
        office.authenticity = try reader.authenticity()
        for setting in Setting.allCases {
            if let price = setting.price { office.prices[keyPath: price] = try reader.number(setting, 0...10_000) }
        }
        self.office = office
        webHost = try reader.text(.webHost)
        webPort = try reader.number(.webPort, 0...65_535)
        isProxied = try reader.choice(.webProxy) as Choice == .yes
        proxy = try reader.trustedProxy(isProxied: isProxied)
        logLevel = try reader.choice(.logLevel)
    }
}

extension Configuration {
    /// What counts papers: it lies beside what sets documents.
    var counter: PaperCounter { PaperCounter(beside: renderer) }
}

/// A setting that is on or off.
enum Choice: String, CaseIterable {
    case yes, no
}

/// Finds each setting, and says where a bad one stands.
struct SettingsReader {
    let file: ConfigurationFile
    let environment: [String: String]

    func text(_ setting: Setting) throws(ConfigurationError) -> String {
        guard let text = optionalText(setting) else {
            throw .missing(key: setting.rawValue, variable: setting.variable, file: file.path)
        }
        return text
    }

    func optionalText(_ setting: Setting) -> String? {
        environment[setting.variable] ?? file.values[setting]?.text ?? setting.usual
    }

    func number(_ setting: Setting, _ range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        let text = try text(setting)
        guard let number = Int(text), range.contains(number) else {
            throw wrong(setting, text, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func choice<Value: RawRepresentable<String> & CaseIterable>(_ setting: Setting) throws(ConfigurationError) -> Value
    {
        let text = try text(setting)
        guard let value = Value(rawValue: text) else {
            let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong(setting, text, expected: "one of \(words)")
        }
        return value
    }

    /// Where people reach the service, without a slash at its end; nothing where it is not set.
    func webAddress() throws(ConfigurationError) -> String? {
        guard let text = optionalText(.webAddress) else { return nil }
        let address = String(text.hasSuffix("/") ? text.dropLast() : text[...])
        guard let parts = URLComponents(string: address), ["https", "http"].contains(parts.scheme),
            let host = parts.host, !host.isEmpty, parts.query == nil, parts.fragment == nil, parts.user == nil
        else { throw wrong(.webAddress, text, expected: "an address such as https://samordna.regionen.example") }
        return address
    }

    func wrong(_ setting: Setting, _ value: String, expected: String) -> ConfigurationError {
        let source: String =
            if environment[setting.variable] != nil { setting.variable } else if let line = file.values[setting]?.line {
                "\(file.path):\(line)"
            } else { file.path }
        return .value(source: source, key: setting.rawValue, value: value, expected: expected)
    }
}
