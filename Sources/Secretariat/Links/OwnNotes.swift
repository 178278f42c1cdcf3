import Foundation
import Meetings
import Store

/// Minutes that somebody may comment on or approve, as she sees them.
package struct OwnNotes: Sendable {
    package let sheet: MinutesSheet
    /// Her own comments, oldest first.
    package let comments: [MinutesComment]
    /// Whether she was called, and they are hers to read: who is told for information reads what is final.
    package let isReader: Bool
    package let isApprover: Bool
}

/// The notes that wait for somebody's word, of the latest meeting first.
package struct NotesWaiting: Sendable {
    /// Drafts that were sent to her, with the last day for comments.
    package internal(set) var drafts: [(meeting: Meeting, until: Day)] = []
    /// Those that lack her yes, whose days for comments are over or of which she has been asked.
    package internal(set) var approvals: [Meeting] = []
}

extension Secretary {
    /// What she is asked about minutes that are not final.
    package func notesWaiting(for person: Key<Person>, _ snapshot: Snapshot) throws -> NotesWaiting {
        let (register, today) = (try snapshot.register(), WallTime(world.now()).day)
        var waiting = NotesWaiting()
        let shared = try snapshot.unapprovedMinutes().compactMap { minutes -> (Meeting, Minutes, Day)? in
            guard case .shared(_, _, _, let until) = minutes.state,
                let meeting = try snapshot.meeting(minutes.meeting), let whole = try snapshot.minutes(of: meeting.id)
            else { return nil }
            return (meeting, whole, until)
        }
        for (meeting, minutes, until) in shared.sorted(by: { $0.0.start > $1.0.start }) {
            let messages = try snapshot.messages(MessageFilter(meeting: meeting.id, person: person))
                .filter { $0.copyFor == nil && $0.hasLeft }
            let isApprover = register.approvers(of: meeting, minutes, on: today).contains { $0.id == person }
            if isApprover, until < today || messages.contains(where: { $0.kind == .approval }) {
                waiting.approvals.append(meeting)
            } else if until >= today, messages.contains(where: { $0.kind == .draft }) {
                waiting.drafts.append((meeting, until))
            }
        }
        return waiting
    }

    /// Nil where they have never been shared.
    package func ownNotes(
        of id: Key<Meeting>, for person: Key<Person>, _ snapshot: Snapshot
    ) throws -> OwnNotes? {
        guard let meeting = try snapshot.meeting(id) else { return nil }
        let sheet = try minutesSheet(of: meeting, snapshot)
        guard sheet.latest != nil else { return nil }
        let readers = try snapshot.minutesRecipients(of: meeting, try snapshot.register())
        return OwnNotes(
            sheet: sheet, comments: sheet.comments.filter { $0.person == person },
            isReader: readers.contains { $0.person.id == person && $0.kind == .called },
            isApprover: sheet.approvers.contains { $0.id == person })
    }
}
