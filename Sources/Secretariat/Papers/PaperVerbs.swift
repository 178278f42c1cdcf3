import Foundation
import Meetings
import Store

extension Secretary {
    /// Keeps a paper for a meeting under the next number of an annex; nobody is told of it yet but by what still waits.
    package func addPaper(_ new: NewPaper, to reference: String, by: String) throws -> Paper {
        let source = try PaperSource(new.source, limit: settings.largestPaper)
        return try changePapers(of: reference, by: by) { meeting, transaction in
            let (item, title) = (try item(new.item, of: meeting), try title(new.title, else: source.name))
            // The same file twice is one paper: a form that was sent twice changes nothing. A link may serve two items.
            let same = try transaction.snapshot.papers(of: meeting.id).first { paper in
                paper.withdrawn == nil && paper.content.isSame(as: source.content)
                    && (paper.content.digest != nil || paper.item == item && paper.title == title)
            }
            if let same { return (same, nil, "") }
            let paper = Paper(
                id: Key(world.newID()), meeting: meeting.id, annex: try transaction.nextAnnex(of: meeting.id),
                item: item, title: title, content: source.content, size: try size(new.minutes, by: by) ?? .uncounted,
                by: by, at: world.now())
            if let file = source.file { try transaction.keep(file, at: world.now()) }
            try transaction.save(paper)
            return (paper, "paper added", "\(paper.annex) “\(paper.title)”\(paper.content.mark)")
        }
    }

    /// Puts another file or link in the place of a paper: it keeps its annex, and the earlier one stays in the history.
    package func replacePaper(_ annex: Int, of reference: String, with new: NewPaper, by: String) throws -> Paper {
        let source = try PaperSource(new.source, limit: settings.largestPaper)
        return try changePapers(of: reference, by: by) { meeting, transaction in
            let paper = try transaction.snapshot.standingPaper(annex, of: meeting)
            guard !paper.content.isSame(as: source.content) else { return (paper, nil, "") }
            if let file = source.file { try transaction.keep(file, at: world.now()) }
            var next = paper
            next.title = try title(new.title, else: paper.title)
            next.content = source.content
            next.size = try size(new.minutes, by: by) ?? .uncounted
            (next.by, next.at) = (by, world.now())
            try transaction.replace(paper, with: next)
            let stands = try transaction.snapshot.paper(paper.id) ?? next
            return (
                stands, "paper replaced", "\(annex) “\(stands.title)”, version \(stands.version)\(stands.content.mark)"
            )
        }
    }

    /// Takes a paper back: nobody gets it any more, and its number is not given again.
    package func withdrawPaper(_ annex: Int, of reference: String, by: String) throws -> Paper {
        try changePapers(of: reference, by: by) { meeting, transaction in
            var paper = try transaction.snapshot.standingPaper(annex, of: meeting)
            paper.withdrawn = Paper.Withdrawal(by: by, at: world.now())
            try transaction.save(paper)
            return (paper, "paper withdrawn", "\(annex) “\(paper.title)”")
        }
    }

    /// Gives a paper another title, item or reading time; what is nil stands.
    ///
    /// - Parameter item: 0 for the whole meeting.
    package func amendPaper(
        _ annex: Int, of reference: String, title: String? = nil, item: Int? = nil, minutes: Int? = nil, by: String
    ) throws -> Paper {
        try changePapers(of: reference, by: by) { meeting, transaction in
            let earlier = try transaction.snapshot.standingPaper(annex, of: meeting)
            var paper = earlier
            if let title { paper.title = try self.title(title, else: "") }
            if let item { paper.item = item == 0 ? nil : try self.item(item, of: meeting) }
            if let minutes, minutes != earlier.minutes(at: 200) { paper.size = try size(minutes, by: by) ?? paper.size }
            guard paper != earlier else { return (paper, nil, "") }
            try transaction.save(paper)
            return (paper, "paper amended", "\(annex) “\(paper.title)”")
        }
    }

    /// - Parameter change: what becomes of the paper, the kind of the fact that tells it, and its detail.
    private func changePapers(
        of reference: String, by: String,
        _ change: (Meeting, Transaction) throws -> (paper: Paper, fact: String?, detail: String)
    ) throws -> Paper {
        try store.write { transaction in
            let register = try transaction.snapshot.register()
            let meeting = try transaction.snapshot.findMeeting(reference, in: register)
            if case .cancelled = meeting.state {
                throw OfficeError.wrongState(
                    meeting: meeting.reference, state: "cancelled", verb: "change the papers of")
            }
            let (paper, fact, detail) = try change(meeting, transaction)
            guard let fact else { return paper }
            try transaction.record(Fact(at: world.now(), by: by, kind: fact, scope: meeting.id.text, detail: detail))
            try tellChangedPapers(of: meeting, register, transaction)
            return paper
        }
    }

    private func title(_ title: String, else other: String) throws(OfficeError) -> String {
        let words = title.onOneLine(200)
        if !words.isEmpty { return words }
        guard !other.isEmpty else { throw .untitledPaper }
        return other.onOneLine(200)
    }

    private func item(_ item: Int?, of meeting: Meeting) throws(OfficeError) -> Int? {
        guard let item else { return nil }
        guard meeting.agenda.contains(where: { $0.id == item }) else {
            throw .noAgendaItem(item, meeting: meeting.reference)
        }
        return item
    }

    private func size(_ minutes: Int?, by: String) throws(OfficeError) -> Paper.Size? {
        guard let minutes else { return nil }
        guard (0...1440).contains(minutes) else { throw .noReadingTime(minutes: minutes) }
        return .told(minutes: minutes, by: by)
    }
}

extension Paper.Content {
    /// Whether it is the same octets, whatever their file is called, or the same address.
    fileprivate func isSame(as other: Self) -> Bool {
        digest.map { $0 == other.digest } ?? (self == other)
    }

    fileprivate var mark: String { digest.map { ", SHA-256 \($0)" } ?? "" }
}

extension Snapshot {
    fileprivate func standingPaper(_ annex: Int, of meeting: Meeting) throws -> Paper {
        let paper = try papers(of: meeting.id).first { $0.annex == annex && $0.withdrawn == nil }
        guard let paper else { throw OfficeError.noPaper(annex: annex, meeting: meeting.reference) }
        return paper
    }
}
