import Foundation
import GRDB
import Meetings

/// A mail that went out, with the last that was said of it.
package struct LedgerEntry: Sendable {
    package let message: OutboxMessage
    package let last: Attempt?
    package let meeting: Meeting?

    /// It came back, from the first server or from one further on.
    package var hasFailed: Bool {
        [.refused, .gaveUp].contains(message.state) || message.state == .accepted && last?.outcome == .bounced
    }
}

extension Snapshot {
    /// Newest first.
    package func ledger(_ filter: LedgerFilter, limit: Int, offset: Int = 0) throws -> [LedgerEntry] {
        let (condition, arguments) = filter.condition
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT message.*, last.at AS lastAt, last.outcome AS lastOutcome, last.code AS lastCode,
                last.reply AS lastReply
                FROM (SELECT * FROM message WHERE \(condition) ORDER BY id DESC LIMIT ? OFFSET ?) AS message
                LEFT JOIN attempt AS last
                ON last.id = (SELECT max(id) FROM attempt WHERE attempt.message = message.id)
                ORDER BY message.id DESC
                """, arguments: arguments + [limit, offset])
        var meetings: [Key<Meeting>: Meeting] = [:]
        return try rows.map { try entry($0, &meetings) }
    }

    package func ledgerCount(_ filter: LedgerFilter) throws -> Int {
        let (condition, arguments) = filter.condition
        return try Int.fetchOne(
            database, sql: "SELECT count(*) FROM message WHERE \(condition)", arguments: arguments) ?? 0
    }

    package func ledgerEntry(_ id: OutboxMessage.ID) throws -> LedgerEntry? {
        guard let message = try message(id) else { return nil }
        return LedgerEntry(
            message: message, last: try attempts(at: id).last, meeting: try message.meeting.flatMap(meeting))
    }

    /// The first and the last year in which mail was composed.
    package func ledgerYears() throws -> ClosedRange<Int>? {
        let row = try rows("SELECT min(composed) AS first, max(composed) AS last FROM message").first
        guard let first = row?["first"] as Int64?, let last = row?["last"] as Int64? else { return nil }
        return WallTime(Date(milliseconds: first)).day.year...WallTime(Date(milliseconds: last)).day.year
    }

    /// What waits first, then the newest.
    package func inbox(_ filter: InboxFilter, limit: Int, offset: Int = 0) throws -> [IncomingMail] {
        let (condition, arguments) = filter.condition
        return try Row.fetchAll(
            database,
            sql:
                "SELECT * FROM incoming WHERE \(condition) ORDER BY outcome = 'waiting' DESC, id DESC LIMIT ? OFFSET ?",
            arguments: arguments + [limit, offset]
        ).map(incoming)
    }

    package func inboxCount(_ filter: InboxFilter) throws -> Int {
        let (condition, arguments) = filter.condition
        return try Int.fetchOne(
            database, sql: "SELECT count(*) FROM incoming WHERE \(condition)", arguments: arguments) ?? 0
    }

    /// The people whom anything was sent to in some bodies.
    package func correspondents(of bodies: [Key<Body>]) throws -> Set<Key<Person>> {
        let rows = try rows(
            "SELECT DISTINCT person FROM message WHERE body IN (SELECT value FROM json_each(?))",
            [list(bodies.map(\.text))])
        return Set(rows.map { $0.key("person") })
    }

    private func entry(_ row: Row, _ meetings: inout [Key<Meeting>: Meeting]) throws -> LedgerEntry {
        let message = try message(row)
        let last = try (row["lastAt"] as Int64?).map { at in
            Attempt(
                at: Date(milliseconds: at), outcome: try row.choice("lastOutcome"), code: row["lastCode"],
                reply: row["lastReply"])
        }
        if let id = message.meeting, meetings[id] == nil { meetings[id] = try meeting(id) }
        return LedgerEntry(message: message, last: last, meeting: message.meeting.flatMap { meetings[$0] })
    }
}

extension Transaction {
    /// Takes out a message that waits, for good; whether it was in time.
    package func abandon(_ id: OutboxMessage.ID, at now: Date) throws -> Bool {
        // What was tried may have arrived: it is not said to have never left.
        try execute(
            """
            UPDATE message SET state = iif(tries > 0, 'gaveUp', 'lapsed'), stateSince = ?, waitsFor = NULL
            WHERE id = ? AND \(isWaiting)
            """, [now.milliseconds, id])
        return database.changesCount == 1
    }

    /// Puts a message that came back in the queue once more, as if it had never been tried; whether it was one.
    package func requeue(_ id: OutboxMessage.ID, notBefore: Date, at now: Date) throws -> Bool {
        try execute(
            """
            UPDATE message SET state = 'queued', stateSince = ?1, notBefore = ?2, tries = 0, firstTried = NULL
            WHERE id = ?3 AND recipient IS NOT NULL AND (state IN ('refused', 'gaveUp')
                OR state = 'accepted' AND EXISTS (
                    SELECT 1 FROM attempt WHERE attempt.message = message.id AND attempt.outcome = 'bounced'))
            """, [now.milliseconds, notBefore.milliseconds, id])
        return database.changesCount == 1
    }
}
