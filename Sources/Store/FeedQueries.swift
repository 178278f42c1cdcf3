import Foundation
import GRDB
import Meetings

/// A member's own calendar under a secret address, of which only a digest is kept.
package struct Feed: Equatable, Sendable {
    package let person: Key<Person>
    package let opened: Stamp
    /// Nil while its address leads somewhere.
    package let closed: Stamp?

    package struct Stamp: Equatable, Sendable {
        package let by: String
        package let at: Date
    }
}

extension Snapshot {
    /// Those that are closed too, oldest first.
    package func feeds() throws -> [Feed] {
        try rows("SELECT * FROM feed ORDER BY id").map { row in
            Feed(
                person: row.key("person"), opened: Feed.Stamp(by: row["openedBy"], at: row.moment("opened")),
                closed: (row["closedBy"] as String?).map { Feed.Stamp(by: $0, at: row.moment("closed")) })
        }
    }

    /// Whose open feed has a secret with this digest.
    package func feedOwner(digest: String) throws -> Key<Person>? {
        try rows("SELECT person FROM feed WHERE digest = ? AND closed IS NULL", [digest]).first?.key("person")
    }

    /// The meetings that a person is or was invited to, in order of time.
    package func meetings(inviting person: Key<Person>) throws -> [(meeting: Meeting, invitation: Invitation)] {
        let ids = try rows("SELECT meeting FROM invitation WHERE person = ?", [person.text])
        let found = try ids.compactMap { row in
            try meeting(row.key("meeting")).flatMap { meeting in
                try invitation(of: person, to: meeting).map { (meeting: meeting, invitation: $0) }
            }
        }
        return found.sorted { ($0.meeting.start, $0.meeting.id) < ($1.meeting.start, $1.meeting.id) }
    }
}

extension Transaction {
    package func openFeed(of person: Key<Person>, digest: String, by: String, at now: Date) throws {
        try execute(
            "INSERT INTO feed (person, digest, opened, openedBy) VALUES (?, ?, ?, ?)",
            [person.text, digest, now.milliseconds, by])
    }

    /// Whether one was open.
    package func closeFeed(of person: Key<Person>, by: String, at now: Date) throws -> Bool {
        try execute(
            "UPDATE feed SET closed = ?, closedBy = ? WHERE person = ? AND closed IS NULL",
            [now.milliseconds, by, person.text])
        return database.changesCount == 1
    }
}
