import Foundation
import Meetings
import Subprocess

/// The program that opens papers and counts what there is to read in them, apart from the service.
package struct PaperCounter: Sendable {
    private let program: String
    private let patience: Duration

    /// Octets of what the program may say: the words of the longest paper, as JSON writes them.
    private static let longestAnswer = 40_000_000

    /// - Parameter program: its path.
    package init(program: String, patience: Duration = .seconds(90)) {
        self.program = program
        self.patience = patience
    }

    /// The one that lies beside the program which sets documents.
    package init(beside renderer: String) {
        self.init(
            program: URL(fileURLWithPath: renderer).deletingLastPathComponent().appending(path: "count-paper").path)
    }

    package func read(_ file: Data) async throws(DocumentError) -> PaperReading {
        guard FileManager.default.isExecutableFile(atPath: program) else { throw .counter(path: program, .missing) }
        do {
            return try reading(try await outcome(file))
        } catch {
            throw .counter(path: program, fault(of: error))
        }
    }

    /// Opens the smallest paper there is.
    package func probe() async throws(DocumentError) {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        ]
        let body = objects.enumerated().map { "\($0.offset + 1) 0 obj\n\($0.element)\nendobj\n" }.joined()
        guard case .text = try await read(Data("%PDF-1.4\n\(body)trailer\n<</Root 1 0 R>>\n%%EOF\n".utf8)) else {
            throw .counter(path: program, .noConverter)
        }
    }

    private func outcome(_ file: Data) async throws -> (status: TerminationStatus, said: [UInt8], words: [UInt8]) {
        try await withThrowingTaskGroup(of: Optional<(TerminationStatus, [UInt8], [UInt8])>.self) { group in
            group.addTask { try await run(file) }
            group.addTask {
                try await Task.sleep(for: patience)
                return nil
            }
            // Whoever comes second is cancelled, which ends the program and all that it has started.
            defer { group.cancelAll() }
            guard let outcome = try await group.next() ?? nil else {
                throw DocumentError.CounterFault.hangs(limit: patience)
            }
            return outcome
        }
    }

    private func run(_ file: Data) async throws -> (TerminationStatus, [UInt8], [UInt8]) {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
        let ended = try await Subprocess.run(
            .path(.init(program)), environment: .custom(["LANG": "C.UTF-8"]), platformOptions: options,
            input: HeedlessInput(data: file), output: .bytes(limit: Self.longestAnswer), error: .bytes(limit: 100_000))
        return (ended.terminationStatus, ended.standardOutput, ended.standardError)
    }

    private func reading(
        _ outcome: (status: TerminationStatus, said: [UInt8], words: [UInt8])
    ) throws(DocumentError.CounterFault) -> PaperReading {
        switch outcome.status {
        case .exited(0): break
        case .exited(69): throw .noBounds
        case .exited(72): throw .noConverter
        case .exited(let status): throw .refused(status: Int(status), lastLine: lastLine(outcome.words))
        case .signaled(let signal): throw .killed(signal: Int(signal))
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(outcome.said)),
            let reading = answer.reading
        else { throw .unclear(beginning: String(decoding: outcome.said.prefix(40), as: UTF8.self)) }
        return reading
    }

    private func lastLine(_ words: [UInt8]) -> String {
        let line = words.split(whereSeparator: { $0 == 10 || $0 == 13 }).last ?? []
        return String(decoding: line.prefix(200), as: UTF8.self).filter { !$0.isNewline && $0 != "\0" }
    }

    private func fault(of error: any Error) -> DocumentError.CounterFault {
        switch error {
        case let fault as DocumentError.CounterFault: fault
        case let error as SubprocessError where error.code == .outputLimitExceeded:
            .unclear(beginning: "more than \(Self.longestAnswer / 1_000_000) MB")
        default: .notStarted(reason: "\(error)")
        }
    }

    /// What it says, held to what it may say.
    private struct Answer: Decodable {
        let fault: PaperReading.Obstacle?
        let pages: Int?
        let slides: Int?
        let parts: [PaperText.Part]?

        var reading: PaperReading? {
            if let fault { return .unreadable(fault) }
            guard let pages, let slides, let parts, (1...1_000_000).contains(pages), (0...pages).contains(slides),
                !parts.isEmpty
            else { return nil }
            return .text(PaperText(pages: pages, slides: slides, parts: parts))
        }
    }
}

/// What came of opening a paper.
package enum PaperReading: Hashable, Sendable {
    case text(PaperText)
    case unreadable(Obstacle)

    /// Why its words cannot be had.
    package enum Obstacle: String, Codable, Sendable, CaseIterable {
        case encrypted, broken, other
        case tooLarge = "too-large"
        /// It unpacks to more than any paper holds.
        case tooMuch = "too-much"
        case tooSlow = "too-slow"
        /// It holds pictures alone.
        case wordless
    }
}
