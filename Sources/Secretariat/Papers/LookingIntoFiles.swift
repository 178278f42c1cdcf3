import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// Opens a finished file of notes apart from the service, and keeps whether it holds what must not be sent.
    package func look(intoMinutes digest: String, with counter: PaperCounter) async throws {
        let file = try store.read { try $0.fileLook(digest) == nil ? $0.file(digest) : nil }
        guard let file else { return }
        let reading = try await counter.read(file.bytes)
        try store.write { transaction in
            let names = try transaction.snapshot.register().names
            try transaction.record(FileLook(reading, known: names), of: digest, at: world.now())
        }
    }

    /// What must be mended in a file of notes that is not kept yet.
    package func findings(inMinutes bytes: Data, with counter: PaperCounter) async throws -> [SendingFinding] {
        let names = try store.read { try $0.register().names }
        let found = FileLook(try await counter.read(bytes), known: names).findings
        return (found?.identityPages ?? []).map { .identityNumber(.minutesFile(page: $0)) }
    }
}

/// What opening files that were laid in came to.
package struct FilesRead: Sendable {
    package internal(set) var count = 0
    package internal(set) var faults: [Fault] = []

    /// A file that could not be opened.
    package struct Fault: Sendable {
        package let file: String
        package let words: String
        /// It is the file's, and not the installation's.
        package let isItsOwn: Bool
    }
}

extension Secretary {
    /// Opens what has been laid in and nobody has opened: papers, then files of notes. One that fails keeps no other.
    ///
    /// - Parameters:
    ///   - age: seconds that whoever lays a paper in has for counting it herself.
    ///   - given: files that are not tried again.
    package func readFiles(
        with counter: PaperCounter, after age: TimeInterval = 0, without given: Set<String> = []
    ) async throws -> FilesRead {
        let latest = world.now().addingTimeInterval(-age)
        let (papers, files) = try store.read { snapshot in
            let new = try snapshot.uncountedPapers().filter { $0.content.digest != nil } + snapshot.unreadPapers()
            return (new.filter { $0.at <= latest }, try snapshot.unreadMinutesFiles())
        }
        var (outcome, seen) = (FilesRead(), given)
        for paper in papers where seen.insert(paper.id.text).inserted && !Task.isCancelled {
            try await note(paper.id.text, in: &outcome) { try await count(paper.id, with: counter) }
        }
        for digest in files where seen.insert(digest).inserted && !Task.isCancelled {
            try await note(digest, in: &outcome) { try await look(intoMinutes: digest, with: counter) }
        }
        return outcome
    }

    private func note(_ file: String, in outcome: inout FilesRead, _ work: () async throws -> some Any) async throws {
        do {
            _ = try await work()
            outcome.count += 1
        } catch let error as DocumentError {
            outcome.faults.append(FilesRead.Fault(file: file, words: "\(error)", isItsOwn: error.isOfFile))
        }
    }
}

extension DocumentError {
    fileprivate var isOfFile: Bool {
        guard case .counter(_, let fault) = self else { return false }
        return switch fault {
        case .missing, .notStarted, .noBounds, .noConverter: false
        case .hangs, .killed, .refused, .unclear: true
        }
    }
}

extension FileLook {
    init(_ reading: PaperReading, known: Set<String>) {
        if case .text(let text) = reading {
            self.init(findings: text.findings(known: known))
        } else {
            self.init(findings: nil)
        }
    }
}
