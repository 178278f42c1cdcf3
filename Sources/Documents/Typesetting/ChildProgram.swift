import Foundation
import Subprocess

/// A program that is handed data and hands back a document, a process of its own each time.
struct ChildProgram: Sendable {
    let path: String
    let patience: Duration
    /// Bytes of a document.
    let limit: Int

    func document(_ arguments: [String], from data: Data) async throws(DocumentError.RendererFault) -> Data {
        if let obstacle { throw obstacle }
        do {
            return try await outcome(arguments, data).document()
        } catch {
            throw fault(of: error)
        }
    }

    /// What keeps it from being started at all.
    private var obstacle: DocumentError.RendererFault? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return .missing }
        let isProgram = !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
        return isProgram ? nil : .notExecutable
    }

    private func outcome(_ arguments: [String], _ data: Data) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask { try await run(arguments, data) }
            group.addTask {
                try await Task.sleep(for: patience)
                return nil
            }
            // Whoever comes second is cancelled, which ends the program and all that it has started.
            defer { group.cancelAll() }
            guard let outcome = try await group.next() ?? nil else { throw Overdue() }
            return outcome
        }
    }

    private func run(_ arguments: [String], _ data: Data) async throws -> Outcome {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
        let ended = try await Subprocess.run(
            .path(.init(path)), arguments: Arguments(arguments), environment: .custom(["LANG": "C.UTF-8"]),
            platformOptions: options, input: HeedlessInput(data: data), output: .bytes(limit: limit),
            error: .bytes(limit: limit))
        return Outcome(status: ended.terminationStatus, output: ended.standardOutput, words: ended.standardError)
    }

    private func fault(of error: any Error) -> DocumentError.RendererFault {
        switch error {
        case let fault as DocumentError.RendererFault: fault
        case is Overdue: .hangs(limit: patience)
        case let error as SubprocessError where error.code == .outputLimitExceeded: .tooLong(limit: limit)
        default: .notStarted(reason: "\(error)")
        }
    }
}

extension DocumentError.RendererFault: Error {}

/// Its time is over.
private struct Overdue: Error {}

/// How the program ended, and what it wrote.
private struct Outcome: Sendable {
    let status: TerminationStatus
    let output: [UInt8]
    let words: [UInt8]

    func document() throws(DocumentError.RendererFault) -> Data {
        switch status {
        case .exited(0): Data(output)
        case .exited(let status): throw .refused(status: Int(status), lastLine: lastLine)
        case .signaled(let signal): throw .killed(signal: Int(signal))
        }
    }

    private var lastLine: String {
        Data((words.split(whereSeparator: { $0 == 10 || $0 == 13 }).last ?? []).prefix(200)).excerpt
    }
}

extension Data {
    /// Its beginning as words on one line.
    var excerpt: String { String(decoding: self, as: UTF8.self).filter { !$0.isNewline && $0 != "\0" } }
}
