import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// Counts what there is to read in a paper, apart from the service, and looks for what must not be sent.
    ///
    /// - Returns: the paper; uncounted where the counter cannot be used, and it throws why.
    @discardableResult package func count(_ id: Key<Paper>, with counter: PaperCounter) async throws -> Paper {
        let (paper, file) = try store.read { snapshot -> (Paper?, StoredFile?) in
            let paper = try snapshot.paper(id)
            return (paper, try paper?.content.digest.flatMap(snapshot.file))
        }
        guard let paper else { throw OfficeError.noPaper(annex: 0, meeting: id.text) }
        guard let file else { return paper }
        let reading = try await counter.read(file.bytes)
        return try store.write { transaction in
            // Another file may have come in its place while this one was read.
            guard var current = try transaction.snapshot.paper(id), current.content == paper.content else {
                return paper
            }
            let register = try transaction.snapshot.register()
            let look = FileLook(reading, known: register.names)
            try transaction.record(look, of: file.digest, at: world.now())
            current.findings = look.findings ?? current.findings
            if let size = reading.size, !current.size.isTold { current.size = size }
            try transaction.save(current)
            guard let meeting = try transaction.snapshot.meeting(current.meeting) else { return current }
            try tellChangedPapers(of: meeting, register, transaction)
            return current
        }
    }

    /// Counts what nobody has counted, one paper after another; how many are left.
    package func countPapers(with counter: PaperCounter) async throws -> Int {
        let uncounted = try store.read { try $0.uncountedPapers() }.filter { $0.content.digest != nil }
        for paper in uncounted { try await count(paper.id, with: counter) }
        return try store.read { try $0.uncountedPapers() }.count { $0.content.digest != nil }
    }
}

extension Register {
    /// Names that may stand beside anything: those of the people it knows.
    var names: Set<String> { Set(people.map(\.name)) }
}

extension Paper.Size {
    fileprivate var isTold: Bool { if case .told = self { true } else { false } }
}

extension PaperReading {
    fileprivate var size: Paper.Size? {
        switch self {
        case .text(let text):
            text.count.map(Paper.Size.counted)
                ?? .unreadable(reason: Obstacle.wordless.rawValue, pages: text.pages)
        case .unreadable(let obstacle): .unreadable(reason: obstacle.rawValue, pages: nil)
        }
    }
}
