import Foundation
import Subprocess

/// The program that sets documents, a process of its own each time.
package struct Renderer: Sendable {
    private let program: String
    private let patience: Duration
    private let limit: Int

    /// - Parameters:
    ///   - program: its path.
    ///   - limit: bytes of a document.
    package init(program: String, patience: Duration = .seconds(30), limit: Int = 64_000_000) {
        self.program = program
        self.patience = patience
        self.limit = limit
    }

    /// A document from a template and its data, as PDF.
    package func pdf(template: URL, data: Data) async throws(DocumentError) -> Data {
        if let fault = obstacle { throw .renderer(path: program, fault) }
        do {
            return try await outcome(template, data).document()
        } catch {
            throw .renderer(path: program, fault(of: error))
        }
    }

    /// What keeps it from being started at all.
    private var obstacle: DocumentError.RendererFault? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: program, isDirectory: &isFolder) else { return .missing }
        let isProgram = !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: program)
        return isProgram ? nil : .notExecutable
    }

    private func outcome(_ template: URL, _ data: Data) async throws -> Outcome {
        try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask { try await run(template, data) }
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

    private func run(_ template: URL, _ data: Data) async throws -> Outcome {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
        let ended = try await Subprocess.run(
            .path(.init(program)), arguments: [template.path], environment: .custom(["LANG": "C.UTF-8"]),
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
        case .exited(0): break
        case .exited(let status): throw .refused(status: Int(status), lastLine: lastLine)
        case .signaled(let signal): throw .killed(signal: Int(signal))
        }
        guard output.starts(with: Array("%PDF-".utf8)) else { throw .noPDF(beginning: excerpt(output.prefix(40))) }
        return Data(output)
    }

    private var lastLine: String {
        excerpt((words.split(whereSeparator: { $0 == 10 || $0 == 13 }).last ?? []).prefix(200))
    }

    private func excerpt(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline && $0 != "\0" }
    }
}
