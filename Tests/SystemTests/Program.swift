import Foundation
import Synchronization

/// The executable `samordna` with a configuration of its own.
struct Program: Sendable {
    let scratch: Scratch
    let configuration: String
    let database: String

    /// `settings` are lines of YAML; without a database in them, one in the program's own folder is used.
    init(_ settings: String, in scratch: Scratch) throws {
        self.scratch = scratch
        database = scratch.path("samordna.sqlite")
        let usual = """
            templates: \(Outside.root.appending(path: "Templates").path)

            """
        let named = settings.contains("database:") ? "" : "database: \(database)\n"
        configuration = try scratch.write(
            named + (settings.contains("templates:") ? "" : usual) + settings, to: "samordna.yaml")
    }

    /// One that has its configuration already.
    init(configured file: String, in scratch: Scratch) {
        self.scratch = scratch
        configuration = file
        database = URL(filePath: file).deletingLastPathComponent().appending(path: "samordna.sqlite").path
    }

    /// Sends by SMTP without protection to a port on loopback, at a clock that stands `offset` seconds ahead.
    init(sendingTo port: Int, offset: TimeInterval, connections: Int = 2, silence: Int = 20, in scratch: Scratch) throws
    {
        try self.init(
            """
            mail:
              mailbox: lpo@regionen.example
              connections: \(connections)
              messages_per_minute: 0
              smtp:
                port: \(port)
                security: none
                local_name: office.example
                silence_timeout: \(silence)
            web:
              port: 0
            rehearsal:
              clock_offset: \(Int(offset))

            """, in: scratch)
    }

    func run(_ arguments: String...) throws -> Ended { try run(arguments) }

    func run(_ arguments: [String]) throws -> Ended {
        try Ended(
            running: Self.executable, arguments + ["--config", configuration], environment: Self.environment)
    }

    /// Makes the demonstration's folder and lives through its half year.
    static func prepareDemonstration(in folder: String, port: Int) throws -> Ended {
        try Ended(
            running: executable,
            ["demo", "--prepare-only", "--directory", folder, "--port", "\(port)", "--share", Outside.root.path],
            environment: environment.merging(["SAMORDNA_RENDERER": Outside.renderer]) { $1 })
    }

    /// Beside the tests, where the build puts it.
    static var executable: URL {
        let named = ProcessInfo.processInfo.environment["SAMORDNA_BINARY"]
        return named.map { URL(filePath: $0) }
            ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "samordna")
    }

    /// Without what would otherwise overrule the configuration.
    static var environment: [String: String] {
        ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("SAMORDNA_") }
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    }
}

/// A running `samordna serve`, ended with its owner.
final class Daemon {
    private let process = Process()
    private let log: URL
    private let socket: NotifySocket

    init(_ program: Program) throws {
        socket = try NotifySocket(at: program.scratch.path("notify"))
        log = program.scratch.directory.appending(path: "serve-\(UUID().uuidString.prefix(8)).log")
        process.executableURL = Program.executable
        process.arguments = ["serve", "--config", program.configuration]
        process.environment = Program.environment.merging([
            "NOTIFY_SOCKET": program.scratch.path("notify"), "WATCHDOG_USEC": "1000000",
        ]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(creating: log)
        try process.begin()
    }

    deinit {
        guard process.isRunning else { return }
        kill()
    }

    /// What it told systemd and nobody has listened to yet.
    var rest: [String] { socket.rest() }

    /// The next thing it tells systemd; nil where it says nothing in time.
    func tells() -> String? { socket.next() }

    func becomesReady() throws {
        while let state = tells() {
            if state == "READY=1" { return }
        }
        throw Silent(log: logged)
    }

    /// Lets rounds of work go by: one every two seconds where nothing is under way, a sign of life every half second.
    func worksOn(rounds: Int) throws {
        var left = rounds * 5
        while left > 0 {
            guard let state = tells() else { throw Silent(log: logged) }
            if state == "WATCHDOG=1" { left -= 1 }
        }
    }

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// How it ended and how long it took.
    func terminate() -> (code: Int32, took: Duration) {
        let took = ContinuousClock().measure {
            process.terminate()
            process.waitUntilExit()
        }
        return (process.terminationStatus, took)
    }

    var logged: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// Where its pages are, as its log says.
    var web: URL? {
        logged.firstMatch(of: /127\.0\.0\.1:([0-9]+)/).flatMap { URL(string: "http://127.0.0.1:\($0.1)") }
    }
}

/// That a daemon kept quiet, with its log.
struct Silent: Error {
    let log: String
}

/// The socket on which a service tells systemd how it is.
final class NotifySocket {
    private let descriptor: Int32

    init(at path: String) throws {
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard descriptor >= 0, bound == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func rest() -> [String] {
        var states: [String] = []
        while let state = next(Int32(MSG_DONTWAIT)) { states.append(state) }
        return states
    }

    func next(_ flags: Int32 = 0) -> String? {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = recv(descriptor, &buffer, buffer.count, flags)
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }
}
