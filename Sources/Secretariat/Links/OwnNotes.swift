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

extension Secretary {
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
