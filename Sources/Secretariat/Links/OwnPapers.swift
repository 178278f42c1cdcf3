import Foundation
import Meetings
import Store

/// A meeting as somebody who is invited to it reads up on it.
package struct OwnPapers: Sendable {
    package let meeting: Meeting
    package let body: Body
    package let invitee: Invitee
    /// In the order of the agenda.
    package let papers: [Paper]
    /// Whether minutes have reached her.
    package let hasMinutes: Bool

    /// A presenter sees when her own items are taken up; everybody else all of the agenda.
    package var slots: [AgendaSlot] {
        let slots = meeting.slots
        guard invitee.kind == .called, invitee.role == nil else { return slots }
        let own = Set(meeting.items(of: invitee.person).map(\.id))
        return own.isEmpty ? slots : slots.filter { own.contains($0.item.id) }
    }

    /// As far as somebody knows.
    package var minutesToRead: Int {
        papers.compactMap { $0.minutes(at: body.policy.readingPace) }.reduce(0, +)
    }
}

extension Secretary {
    /// Nil where she is not invited, or nobody has been called yet.
    package func ownPapers(_ id: Key<Meeting>, of person: Key<Person>, _ snapshot: Snapshot) throws -> OwnPapers? {
        let register = try snapshot.register()
        guard let meeting = try snapshot.meeting(id), let body = register.body(meeting.body),
            let invitation = try snapshot.invitation(of: person, to: meeting), invitation.conveyed.stage == .called,
            let known = register.person(person)
        else { return nil }
        let invitee =
            register.invitees(to: meeting).first { $0.person.id == person }
            ?? Invitee(person: known, kind: invitation.kind)
        let papers = meeting.papers(try snapshot.papers(of: id), for: invitee)
        return OwnPapers(
            meeting: meeting, body: body, invitee: invitee, papers: meeting.inOrder(papers),
            hasMinutes: try ownMinutes(of: person, snapshot).contains { $0.meeting.id == id })
    }

    /// The file of a paper as its readers get it.
    package func file(of paper: Paper, _ snapshot: Snapshot) throws -> StoredFile? {
        guard let enclosed = EnclosedFile(paper), let file = try snapshot.file(enclosed.digest) else { return nil }
        return StoredFile(
            digest: file.digest, name: enclosed.label.filename, type: enclosed.label.mediaType, bytes: file.bytes)
    }
}
