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
        let drafts = try snapshot.meetings(told: .draft, to: person)
        let asked = try snapshot.meetings(told: .approval, to: person)
        let shared = try snapshot.unapprovedMinutes().compactMap { minutes -> (Meeting, Minutes, Day)? in
            guard case .shared(_, _, _, let until) = minutes.state, let meeting = try snapshot.meeting(minutes.meeting)
            else { return nil }
            return (meeting, minutes, until)
        }
        for (meeting, minutes, until) in shared.sorted(by: { $0.0.start > $1.0.start }) {
            if until < today || asked.contains(meeting.id),
                try isApprover(person, of: meeting, minutes, register, on: today, snapshot)
            {
                waiting.approvals.append(meeting)
            } else if until >= today, drafts.contains(meeting.id) {
                waiting.drafts.append((meeting, until))
            }
        }
        return waiting
    }

    private func isApprover(
        _ person: Key<Person>, of meeting: Meeting, _ minutes: Minutes, _ register: Register, on today: Day,
        _ snapshot: Snapshot
    ) throws -> Bool {
        let isHer = { (minutes: Minutes) in
            register.approvers(of: meeting, minutes, on: today).contains { $0.id == person }
        }
        // Who stayed away from an item stands in the whole of them, which need not be read of others' minutes.
        return try isHer(minutes) && snapshot.minutes(of: meeting.id).map(isHer) ?? false
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

extension Snapshot {
    /// The meetings of which mail of a kind has gone to somebody herself.
    fileprivate func meetings(told kind: MeetingPolicy.Sending, to person: Key<Person>) throws -> Set<Key<Meeting>> {
        let sent = try messages(MessageFilter(person: person, kind: kind)).filter { $0.copyFor == nil && $0.hasLeft }
        return Set(sent.compactMap(\.meeting))
    }
}
