import Foundation
import GRDB
import Meetings

extension Transaction {
    /// Puts every SEQUENCE, in mails and in published calendars, above those that were seen after a backup was made; the
    /// marks of the last change of time and of the last invitation stay.
    package func raiseSequences(by step: Int) throws {
        // A meeting's revision above an invitation's is a change that is owed: what was owed stays so, and no more.
        try execute("UPDATE invitation SET sequence = sequence + ?, revision = revision + ?", [step, step])
        try execute("UPDATE meeting SET revision = revision + ?", [step])
    }

    /// Closes every calendar whose address is not among these; whose they were.
    package func closeFeeds(except open: Set<String>, by: String, at now: Date) throws -> [Key<Person>] {
        let feeds = try Row.fetchAll(
            database, sql: "SELECT person, digest FROM feed WHERE closed IS NULL ORDER BY person")
        let people: [Key<Person>] = feeds.filter { !open.contains($0["digest"]) }.map { $0.key("person") }
        for person in people { _ = try closeFeed(of: person, by: by, at: now) }
        return people
    }

    /// Holds what had not left when a backup was made: it may have left since. A printed letter stays where the
    /// samordnare finds it.
    package func doubtWaiting(at now: Date, reply: String) throws -> Doubtful {
        let waiting = "(\(isWaiting) OR state = 'sending')"
        try execute(
            """
            INSERT INTO attempt (message, at, outcome, reply)
            SELECT id, ?, ?, ? FROM message WHERE \(waiting) ORDER BY id
            """,
            [now.milliseconds, Attempt.Outcome.inDoubt.rawValue, reply])
        try execute(
            "UPDATE message SET doubts = doubts + 1, stateSince = ? WHERE \(waiting) AND state = 'toPost'",
            [now.milliseconds])
        let letters = database.changesCount
        try execute(
            """
            UPDATE message SET doubts = doubts + 1, stateSince = ?, state = 'held', waitsFor = coalesce(waitsFor, 'press')
            WHERE \(waiting) AND state <> 'toPost'
            """,
            [now.milliseconds])
        return Doubtful(mails: database.changesCount, letters: letters)
    }
}

/// How many messages may have left since a backup was made.
package struct Doubtful: Encodable, Equatable, Sendable {
    package let mails: Int
    package let letters: Int

    package init(mails: Int = 0, letters: Int = 0) {
        self.mails = mails
        self.letters = letters
    }
}
