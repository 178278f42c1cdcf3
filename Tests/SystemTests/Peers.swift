import Foundation
import Testing

/// What stands outside of this process: programs, files and folders.
enum Outside {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    static var python: URL {
        let named = ProcessInfo.processInfo.environment["SAMORDNA_PYTHON"]
        return named.map { URL(filePath: $0) } ?? root.appending(path: ".venv/bin/python")
    }

    /// What sets documents and counts papers, built for the tests.
    static var renderer: String { root.appending(path: ".build/renderer/typeset").path }

    static func peer(_ script: String) -> String { root.appending(path: "Tests/Peers/\(script)").path }

    /// A port on loopback that nobody listens on.
    static func freePort() throws -> Int {
        let ended = try Ended(
            running: python,
            ["-c", "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"])
        return try #require(Int(ended.text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    static func contents(of path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }
}

/// A Python program from `Tests/Peers` beside the test, ended with it.
final class Peer {
    /// The first line it printed.
    let greeting: String
    private let process = Process()
    private let input = Pipe()

    /// - Parameter isQuiet: the trouble it is made for is not to be told.
    init(_ script: String, _ arguments: [String], isQuiet: Bool = false) throws {
        let output = Pipe()
        process.executableURL = Outside.python
        process.arguments = [Outside.peer(script)] + arguments
        process.standardInput = input
        process.standardOutput = output
        if isQuiet { process.standardError = FileHandle.nullDevice }
        try process.begin()
        greeting = try output.fileHandleForReading.line()
    }

    /// Peers leave when their input ends, and take with them what they started.
    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

/// A directory that goes away with its owner; its path is short enough for the sockets in it.
final class Scratch: Sendable {
    let directory: URL

    init() throws {
        directory = URL(
            filePath: "/tmp/samordna-\(UUID().uuidString.prefix(12).lowercased())", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func path(_ name: String) -> String { directory.appending(path: name).path }

    @discardableResult func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: directory.appending(path: name))
        return path(name)
    }
}

/// What a program that has ended left behind.
struct Ended: Sendable {
    let code: Int32
    let output: Data
    let complaint: String

    var text: String { String(decoding: output, as: UTF8.self) }
    /// What it said on standard error, line by line.
    var complaints: [String] { complaint.split(separator: "\n").map(String.init) }

    init(running program: URL, _ arguments: [String], environment: [String: String]? = nil) throws {
        let process = Process()
        let scratch = try Scratch()
        // Files, since a pipe that nobody empties stops the program.
        let files = try ["out", "err"].map { try FileHandle(creating: scratch.directory.appending(path: $0)) }
        process.executableURL = program
        process.arguments = arguments
        if let environment { process.environment = environment }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = files[0]
        process.standardError = files[1]
        try process.begin()
        process.waitUntilExit()
        code = process.terminationStatus
        output = try Data(contentsOf: scratch.directory.appending(path: "out"))
        complaint = try String(contentsOf: scratch.directory.appending(path: "err"), encoding: .utf8)
    }
}

extension Process {
    /// A child inherits the signals that the thread holds back, and Swift's worker threads hold back nearly all: a Postfix
    /// that hears of no SIGCHLD stops after a hundred messages, a daemon that hears of no SIGTERM never.
    func begin() throws {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}

extension FileHandle {
    convenience init(creating file: URL) throws {
        try Data().write(to: file)
        try self.init(forWritingTo: file)
    }

    func line() throws -> String {
        var line = Data()
        while let byte = try read(upToCount: 1), let first = byte.first, first != UInt8(ascii: "\n") {
            line.append(first)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
