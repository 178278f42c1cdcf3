import Foundation
import GRDB
import Meetings

/// Whose it is.
struct OwnedPromise {
    let person: Key<Person>
    let promise: Promise
}

/// What answers to date polls, closed ones too, say of when people can.
extension Snapshot {
    func pollObstacles(from first: Day, through last: Day) throws -> [OwnedObstacle] {
        try pollWords(from: first, through: last).filter { $0.word != .yes }.map { answer in
            let obstacle = Obstacle(
                extent: .time(answer.span), source: .poll(answer.poll), isTentative: answer.word == .maybe,
                at: answer.at)
            return OwnedObstacle(person: answer.person, obstacle: obstacle)
        }
    }

    func pollPromises(from first: Day, through last: Day) throws -> [OwnedPromise] {
        try pollWords(from: first, through: last).filter { $0.word == .yes }.map { answer in
            OwnedPromise(
                person: answer.person, promise: Promise(span: answer.span, poll: answer.poll, at: answer.at))
        }
    }

    private struct PollWord {
        let person: Key<Person>
        let poll: String
        let span: TimeSpan
        let word: Poll.Word
        let at: Date
    }

    private func pollWords(from first: Day, through last: Day) throws -> [PollWord] {
        try rows(
            """
            SELECT pollAnswer.*, pollDate.start, poll.length, poll.body || '/p' || poll.number AS reference
            FROM pollAnswer JOIN pollDate USING (poll, number) JOIN poll ON poll.id = pollAnswer.poll
            WHERE pollDate.start >= ?1 AND pollDate.start < ?2 AND NOT EXISTS (
                SELECT 1 FROM pollAnswer AS later WHERE later.person = pollAnswer.person
                AND later.poll = pollAnswer.poll AND later.number = pollAnswer.number
                AND (coalesce(later.stamp, later.at), later.id) > (coalesce(pollAnswer.stamp, pollAnswer.at), pollAnswer.id))
            ORDER BY pollAnswer.id
            """, [first.description, last.adding(days: 1).description]
        ).compactMap { row in
            try TimeSpan(from: row.wallTime("start"), minutes: row["length"]).map {
                PollWord(
                    person: row.key("person"), poll: row["reference"], span: $0, word: try row.choice("word"),
                    at: row.moment("at"))
            }
        }
    }
}
