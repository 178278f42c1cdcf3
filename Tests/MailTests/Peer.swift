import Foundation

/// A Python program from `Tests/Peers` beside the test, ended with it.
final class Peer {
    /// The first line it printed.
    let greeting: String
    private let process = Process()
    private let input = Pipe()

    init(_ script: String, _ arguments: [String]) throws {
        let output = Pipe()
        process.executableURL = Self.python
        process.arguments = [Self.root.appending(path: "Tests/Peers/\(script)").path] + arguments
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

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    private static var python: URL {
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
