import Foundation
import GRDB
import Meetings

/// What one person said of the dates of a poll.
package struct PollAnswer: Sendable {
    package let person: Key<Person>
    /// The date's number, from 1.
    package let number: Int
    package let word: Poll.Word
    package let channel: Answer.Channel
    /// Who said it in her place.
    package let by: String?
    package let at: Date

    package init(
        person: Key<Person>, number: Int, word: Poll.Word, channel: Answer.Channel, by: String?, at: Date
    ) {
        self.person = person
        self.number = number
        self.word = word
        self.channel = channel
        self.by = by
        self.at = at
    }
}

extension Snapshot {
    /// In the order in which they were opened.
    package func polls(of body: Key<Body>? = nil) throws -> [Poll] {
        try rows("SELECT * FROM poll WHERE (?1 IS NULL OR body = ?1) ORDER BY opened, id", [body?.text]).map(poll)
    }

    package func poll(_ id: Key<Poll>) throws -> Poll? {
        try rows("SELECT * FROM poll WHERE id = ?", [id.text]).first.map(poll)
    }

    /// The word of each person on each date that counts: the latest given.
    package func pollAnswers(to poll: Key<Poll>) throws -> [PollAnswer] {
        try rows(
            """
            SELECT * FROM pollAnswer WHERE poll = ? AND NOT EXISTS (
                SELECT 1 FROM pollAnswer AS later WHERE later.person = pollAnswer.person
                AND later.poll = pollAnswer.poll AND later.number = pollAnswer.number
                AND (coalesce(later.stamp, later.at), later.id)
                    > (coalesce(pollAnswer.stamp, pollAnswer.at), pollAnswer.id))
            ORDER BY person, number
            """, [poll.text]
        ).map { row in
            PollAnswer(
                person: row.key("person"), number: row["number"], word: try row.choice("word"),
                channel: try row.choice("channel"), by: row["by"], at: row.moment("at"))
        }
    }

    private func poll(_ row: Row) throws -> Poll {
        let starts = try rows("SELECT start FROM pollDate WHERE poll = ? ORDER BY number", [row["id"] as String])
        let outcome = (row["closedBy"] as String?).map { by in
            Poll.Outcome(chosen: row["chosen"], closed: Poll.Stamp(by: by, at: row.moment("closed")))
        }
        return Poll(
            id: row.key("id"), body: row.key("body"), number: row["number"],
            starts: try starts.map { try $0.wallTime("start") }, length: row["length"],
            deadline: try row.day("deadline"), opened: Poll.Stamp(by: row["openedBy"], at: row.moment("opened")),
            outcome: outcome)
    }
}

extension Transaction {
    package func add(_ poll: Poll) throws {
        try execute(
            "INSERT INTO poll (id, body, number, length, deadline, opened, openedBy) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                poll.id.text, poll.body.text, poll.number, poll.length, poll.deadline.description,
                poll.opened.at.milliseconds, poll.opened.by,
            ])
        for (index, start) in poll.starts.enumerated() {
            try execute(
                "INSERT INTO pollDate (poll, number, start) VALUES (?, ?, ?)",
                [poll.id.text, index + 1, start.description])
        }
    }

    package func close(_ poll: Key<Poll>, as outcome: Poll.Outcome) throws {
        try execute(
            "UPDATE poll SET closed = ?, closedBy = ?, chosen = ? WHERE id = ? AND closed IS NULL",
            [outcome.closed.at.milliseconds, outcome.closed.by, outcome.chosen, poll.text])
    }

    /// - Parameters:
    ///   - stamp: when it was given, where it tells; else its moment counts.
    ///   - incoming: the message that it came by.
    package func record(
        _ answer: PollAnswer, to poll: Key<Poll>, stamp: Date? = nil, incoming: Int64? = nil
    ) throws {
        try execute(
            """
            INSERT INTO pollAnswer (poll, number, person, word, channel, by, at, stamp, incoming)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                poll.text, answer.number, answer.person.text, answer.word.rawValue, answer.channel.rawValue, answer.by,
                answer.at.milliseconds, stamp?.milliseconds, incoming,
            ])
    }
}
