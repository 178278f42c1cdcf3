import Documents
import Foundation
import Mail
import Meetings
import Store

/// A file that goes with a mail, or beside a letter on paper.
struct EnclosedFile {
    let digest: String
    let label: Message.FileLabel

    init(_ file: MinutesFile) {
        digest = file.digest
        label = Message.FileLabel(filename: file.name, mediaType: file.type)
    }

    /// Nil for a link.
    init?(_ paper: Paper) {
        guard case .file(let digest, let name, let type, _) = paper.content else { return nil }
        self.digest = digest
        label = Message.FileLabel(filename: "Bilaga \(paper.annex) \(name)", mediaType: type)
    }
}

/// The papers that a message tells of, and those of them that go with it.
struct Enclosed {
    var papers: [Paper] = []
    private(set) var files: [EnclosedFile] = []
    private var attached: Set<Key<Paper>> = []

    init() {}

    /// As many as a message may carry, in the order of their annexes.
    init(_ papers: [Paper], limit: Int) {
        self.papers = papers
        var left = limit
        for paper in papers {
            guard let file = EnclosedFile(paper), paper.octets <= left else { continue }
            left -= paper.octets
            files.append(file)
            attached.insert(paper.id)
        }
    }

    func rows(for meeting: Meeting, told: [Key<Paper>: Int], pace: Int, papersDay: Day) -> [Letter.EnclosedPaper] {
        papers.map { paper in
            var row = Letter.EnclosedPaper(annex: paper.annex, title: paper.title, point: meeting.point(of: paper))
            row.minutes = paper.minutes(at: pace)
            row.isLate = paper.isLate(after: papersDay)
            row.isReplacement = (told[paper.id] ?? paper.version) < paper.version
            row.isAttached = attached.contains(paper.id)
            row.address = paper.content.address
            return row
        }
    }
}

extension Paper {
    /// Of its file.
    var octets: Int { if case .file(_, _, _, let octets) = content { octets } else { 0 } }
}
