import Foundation
import GRDB
import Meetings

/// What the chair says of a meeting to which too few can come.
package struct QuorumWish: Hashable, Sendable {
    package let person: Key<Person>
    package let choice: Choice
    /// Her words beside it.
    package let comment: String?
    package let at: Date

    package init(person: Key<Person>, choice: Choice, comment: String?, at: Date) {
        self.person = person
        self.choice = choice
        self.comment = comment
        self.at = at
    }

    package enum Choice: String, Hashable, Sendable, CaseIterable {
        /// It is held all the same.
        case hold
        /// The samordnare looks for another time.
        case move
        case cancel
    }
}

extension Snapshot {
    /// The latest about the meeting's present time.
    package func quorumWish(for meeting: Meeting) throws -> QuorumWish? {
        try rows(
            "SELECT * FROM quorumWish WHERE meeting = ? AND generation = ? ORDER BY id DESC LIMIT 1",
            [meeting.id.text, meeting.generation]
        ).first.map { row in
            QuorumWish(
                person: row.key("person"), choice: try row.choice("choice"), comment: row["comment"],
                at: row.moment("at"))
        }
    }
}

extension Transaction {
    package func record(_ wish: QuorumWish, about meeting: Meeting) throws {
        try execute(
            "INSERT INTO quorumWish (meeting, generation, person, choice, comment, at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                meeting.id.text, meeting.generation, wish.person.text, wish.choice.rawValue, wish.comment,
                wish.at.milliseconds,
            ])
    }
}
