import ArgumentParser
import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What every command that works on the office takes.
struct OfficeOptions: ParsableArguments {
    @Option(help: "The configuration file; else SAMORDNA_CONFIG, else /etc/samordna/samordna.yaml.")
    var config: String?

    func configuration() throws -> Configuration {
        let environment = ProcessInfo.processInfo.environment
        let path = config ?? environment["SAMORDNA_CONFIG"] ?? "/etc/samordna/samordna.yaml"
        return try Configuration(file: ConfigurationFile(path: path), environment: environment)
    }

    func secretary() throws -> Secretary { try configuration().secretary() }
}

/// Who gives a command that is recorded.
struct Author: ParsableArguments {
    @Option(name: .customLong("by"), help: "Who does it; else the name of this machine's user.")
    var name: String?

    var recorded: String { name ?? ProcessInfo.processInfo.userName }
}

/// Whether data is printed for machines.
struct Output: ParsableArguments {
    @Flag(help: "Print JSON.")
    var json = false

    func print(_ value: some Encodable, _ text: () -> String) throws {
        guard json else { return Swift.print(text()) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        Swift.print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}

extension Configuration {
    func secretary(durability: Store.Durability = .full) throws -> Secretary {
        Secretary(
            store: try Store(path: database, durability: durability), texts: try MailTexts(directory: templates),
            world: world, settings: office)
    }

    /// The one place where the machine's clock and randomness are read.
    var world: World {
        let offset = clockOffset
        return World(
            now: { Date().addingTimeInterval(offset) }, newID: { UUID().uuidString.lowercased() },
            newSecret: Configuration.newSecret)
    }

    static let newSecret: @Sendable () -> String = {
        Data((0..<32).map { _ in UInt8.random(in: .min ... .max) }).base64URL
    }
}

extension Data {
    /// Letters that an address takes as they are (RFC 4648 §5).
    fileprivate var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension WallTime: ExpressibleByArgument {
    package init?(argument: String) { self.init(iso: argument) }
}

extension Answer.Reply: ExpressibleByArgument {}
extension Answer.Way: ExpressibleByArgument {}
