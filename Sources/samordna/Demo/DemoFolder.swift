import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The folder that holds all of a demonstration.
struct DemoFolder {
    let root: URL
    let share: URL
    let port: Int
    /// What sets documents, and beside it what counts papers.
    private let renderer: String

    var database: URL { root.appending(path: "samordna.sqlite") }
    var mail: URL { root.appending(path: "mail") }
    var configuration: URL { root.appending(path: "samordna.yaml") }
    var examples: URL { share.appending(path: "Config") }
    private var templates: URL { share.appending(path: "Templates") }
    private var marker: URL { root.appending(path: ".samordna-demo") }

    /// Takes away what an earlier demonstration left; a folder with anything else in it is left alone.
    init(_ path: String, share: URL, port: Int) throws {
        root = URL(fileURLWithPath: path, isDirectory: true)
        self.share = share
        self.port = port
        renderer = Self.renderer
        let files = FileManager.default
        let content = (try? files.contentsOfDirectory(atPath: root.path)) ?? []
        guard content.isEmpty || content.contains(marker.lastPathComponent) else {
            throw DemoError.foreignFolder(root.path)
        }
        for name in content { try files.removeItem(at: root.appending(path: name)) }
        try files.createDirectory(at: root, withIntermediateDirectories: true)
        try Data().write(to: marker)
    }

    private static var renderer: String {
        ProcessInfo.processInfo.environment[Setting.renderer.variable] ?? Setting.renderer.usual ?? ""
    }

    private var webAddress: String { "http://127.0.0.1:\(port)" }

    func secretary(_ rehearsal: Rehearsal) throws -> Secretary {
        let counter = Counter()
        return Secretary(
            store: try Store(path: database.path), texts: try MailTexts(directory: templates),
            world: rehearsal.world(newID: counter.next, newSecret: Configuration.newSecret),
            settings: OfficeSettings(
                mailbox: "lpo@regionen.example", surge: 1000, connections: 1, webAddress: webAddress))
    }

    /// So that every command can be tried on it, at the demonstration's time.
    func writeConfiguration(clock: Date, machine: Date) throws {
        let text = """
            # Made by samordna demo.
            database: \(database.path)
            templates: \(templates.path)
            backups: \(root.appending(path: "backups").path)
            renderer: \(renderer)
            mail:
              mailbox: lpo@regionen.example
              transport: maildir
              maildir: \(mail.path)
            web:
              port: \(port)
              address: \(webAddress)
            rehearsal:
              clock_offset: \(Int(clock.timeIntervalSince(machine)))

            """
        try Data(text.utf8).write(to: configuration)
    }
}

/// Identifiers that are the same on every run.
private final class Counter: @unchecked Sendable {
    // Guarded by `lock`, which is why the class may be called Sendable.
    private var count = 0
    private let lock = NSLock()

    func next() -> String {
        lock.withLock {
            count += 1
            let digits = String(count)
            return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
        }
    }
}

/// Why there is no demonstration.
enum DemoError: Error, Equatable, CustomStringConvertible {
    case foreignFolder(String)

    var description: String {
        switch self {
        case .foreignFolder(let path):
            "cannot make a demonstration in \(path): the folder holds something else; name an empty one with --directory"
        }
    }
}
