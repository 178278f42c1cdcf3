import Foundation
import Meetings
import Store

/// Where a comment comes from: whose it is, and by which way.
struct CommentSource {
    let person: Key<Person>
    /// Who wrote it in her stead, by name.
    var assistant: String?
    let channel: MinutesComment.Channel
    /// Who wrote it down, where it was told.
    let by: String
}

extension Secretary {
    /// Characters of one comment.
    package static let longestComment = 5_000

    /// A comment told to the samordnare.
    @discardableResult package func comment(
        _ words: String, on reference: String, item: Int? = nil, of name: String, by: String
    ) throws -> MinutesComment {
        try store.write { transaction in
            let register = try transaction.snapshot.register()
            let person = try transaction.snapshot.findPerson(name, in: register)
            let sheet = try minutesSheet(reference, transaction.snapshot)
            return try comment(
                words, on: sheet, item: item, CommentSource(person: person.id, channel: .told, by: by), transaction)
        }
    }

    /// A comment by a link of hers, or of her assistant's.
    package func comment(
        _ words: String, on meeting: Key<Meeting>, item: Int?, by visit: LinkVisit
    ) throws -> MinutesComment {
        try store.write { transaction in
            guard let meeting = try transaction.snapshot.meeting(meeting) else {
                throw OfficeError.noMeeting(meeting.text)
            }
            let source = CommentSource(
                person: visit.person.id, assistant: visit.link.assistant, channel: .link, by: visit.name)
            return try comment(
                words, on: try minutesSheet(of: meeting, transaction.snapshot), item: item, source, transaction)
        }
    }

    /// Nothing is lost: what comes after the last day, or after the yes, is taken in and marked late.
    func comment(
        _ words: String, on sheet: MinutesSheet, item: Int?, _ source: CommentSource, _ transaction: Transaction
    ) throws -> MinutesComment {
        guard let latest = sheet.latest else { throw OfficeError.notShared(meeting: sheet.meeting.reference) }
        let text = try checkedWords(words, most: Self.longestComment)
        let item = sheet.present.items.contains { $0.id == item } ? item : nil
        let known = sheet.comments.first {
            $0.person == source.person && $0.text == text && $0.item == item && $0.version == latest.number
        }
        if let known { return known }
        var comment = MinutesComment(
            id: 0, meeting: sheet.meeting.id, version: latest.number, item: item, person: source.person,
            assistant: source.assistant, text: text, channel: source.channel, at: world.now(),
            isLate: sheet.minutes.state.isLate(on: WallTime(world.now()).day))
        comment = comment.identified(try transaction.add(comment))
        try transaction.record(
            Fact(
                at: world.now(), by: source.by, kind: "minutes commented", scope: sheet.meeting.id.text,
                detail: "comment \(comment.id)\(comment.isLate ? " late" : "")"))
        return comment
    }

    /// What the samordnare does with a comment: takes it in, or leaves it.
    package func settle(
        comment id: MinutesComment.ID, on reference: String, as outcome: MinutesComment.Settlement.Outcome, by: String
    ) throws {
        try store.write { transaction in
            let sheet = try minutesSheet(reference, transaction.snapshot)
            guard let comment = sheet.comments.first(where: { $0.id == id }) else {
                throw OfficeError.noComment(id, meeting: sheet.meeting.reference)
            }
            guard comment.settled?.outcome != outcome else { return }
            try transaction.settle(id, as: outcome, by: by, at: world.now())
            try transaction.record(
                Fact(
                    at: world.now(), by: by, kind: "comment settled", scope: sheet.meeting.id.text,
                    detail: "comment \(id) \(outcome.rawValue)"))
        }
    }
}

extension Minutes.State {
    /// Whether a comment that comes on a day comes after the last one.
    fileprivate func isLate(on day: Day) -> Bool {
        switch self {
        case .draft: false
        case .shared(_, _, _, let until): day > until
        case .approved: true
        }
    }
}

extension MinutesComment {
    fileprivate func identified(_ id: ID) -> MinutesComment {
        MinutesComment(
            id: id, meeting: meeting, version: version, item: item, person: person, assistant: assistant, text: text,
            channel: channel, at: at, isLate: isLate)
    }
}
