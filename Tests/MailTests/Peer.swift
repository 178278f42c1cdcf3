import Foundation

@testable import Mail

/// A Python program from `Tests/Peers` beside the test, ended with it.
final class Peer {
    /// The first line it printed.
    let greeting: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ script: String, _ arguments: [String]) throws {
        process.executableURL = Self.python
        process.arguments = [Self.path(of: script)] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        greeting = try Self.firstLine(from: output.fileHandleForReading)
    }

    /// Peers leave when their input ends; one that does not is told by its own process number.
    deinit {
        try? input.fileHandleForWriting.close()
        process.terminate()
        process.waitUntilExit()
    }

    /// The next line it prints.
    func line() async -> String {
        let handle = output.fileHandleForReading
        return await onThread(named: "peer") { (try? Self.firstLine(from: handle)) ?? "" }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    static func path(of script: String) -> String { root.appending(path: "Tests/Peers/\(script)").path }

    static var python: URL {
        let named = ProcessInfo.processInfo.environment["SAMORDNA_PYTHON"]
        return named.map { URL(filePath: $0) } ?? root.appending(path: ".venv/bin/python")
    }

    private static func firstLine(from handle: FileHandle) throws -> String {
        var line = Data()
        while let byte = try handle.read(upToCount: 1), let first = byte.first, first != UInt8(ascii: "\n") {
            line.append(first)
        }
        return String(decoding: line, as: UTF8.self)
    }
}

/// A directory that goes away with its owner.
final class Scratch {
    let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "samordna-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }
}
