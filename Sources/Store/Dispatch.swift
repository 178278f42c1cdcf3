import Foundation
import GRDB

/// A message that has been claimed: it is marked as sending on the disk before anybody gets this.
package struct ClaimedMessage: Sendable {
    package let id: Int64
    package let recipient: String
    package let content: Data
    package let tries: Int
    package let firstTried: Date
}

/// What a try at sending came to.
package struct Settlement: Sendable {
    package let id: Int64
    package let attempt: Attempt
    package let state: OutboxMessage.State
    /// For a message that goes back into the queue.
    package let notBefore: Date?
    /// Whether the whole queue waits as long, since no server takes anything.
    package let holdsQueue: Bool

    package init(
        id: Int64, attempt: Attempt, state: OutboxMessage.State, notBefore: Date? = nil, holdsQueue: Bool = false
    ) {
        self.id = id
        self.attempt = attempt
        self.state = state
        self.notBefore = notBefore
        self.holdsQueue = holdsQueue
    }
}

extension Transaction {
    /// The next message that may go now: the most urgent, never two of one thread and recipient at once, in order.
    package func claim(at now: Date) throws -> ClaimedMessage? {
        let row = try database.cachedStatement(sql: Transaction.nextMessage).fetchRow(arguments: [now.milliseconds])
        guard let row else { return nil }
        let id: Int64 = row["id"]
        try database.cachedStatement(
            sql: """
                UPDATE message SET state = 'sending', stateSince = ?1, tries = tries + 1,
                firstTried = coalesce(firstTried, ?1) WHERE id = ?2
                """
        ).execute(arguments: [now.milliseconds, id])
        let firstTried = (row["firstTried"] as Int64?).map(Date.init(milliseconds:)) ?? now
        return ClaimedMessage(
            id: id, recipient: row["recipient"], content: row["bytes"], tries: (row["tries"] as Int) + 1,
            firstTried: firstTried)
    }

    package func settle(_ settlement: Settlement) throws {
        try record(settlement.attempt, at: settlement.id)
        try database.cachedStatement(
            sql: """
                UPDATE message SET state = ?1, stateSince = ?2, notBefore = coalesce(?3, notBefore),
                doubts = doubts + ?4 WHERE id = ?5
                """
        ).execute(arguments: [
            settlement.state.rawValue, settlement.attempt.at.milliseconds, settlement.notBefore?.milliseconds,
            settlement.attempt.outcome == .inDoubt ? 1 : 0, settlement.id,
        ])
        guard settlement.holdsQueue, let moment = settlement.notBefore?.milliseconds else { return }
        try database.execute(
            sql: "UPDATE message SET notBefore = ?1 WHERE state = 'queued' AND notBefore < ?1", arguments: [moment])
    }

    /// Queues again what an ended service left in the middle of sending: it may have arrived, and goes out with the same
    /// Message-ID. Only the one daemon may call this, before it sends.
    package func recoverInterrupted(at now: Date) throws -> Int {
        let interrupted = try Int64.fetchAll(database, sql: "SELECT id FROM message WHERE state = 'sending'")
        for id in interrupted {
            let attempt = Attempt(at: now, outcome: .inDoubt, reply: "the service ended before the server had answered")
            try settle(Settlement(id: id, attempt: attempt, state: .queued))
        }
        return interrupted.count
    }

    private static let nextMessage = """
        SELECT id, recipient, bytes, tries, firstTried
        FROM message AS candidate JOIN messageContent ON messageContent.message = candidate.id
        WHERE state = 'queued' AND notBefore <= ?1 AND NOT EXISTS (
            SELECT 1 FROM message AS earlier
            WHERE earlier.thread = candidate.thread AND earlier.recipient = candidate.recipient
            AND earlier.id < candidate.id
            AND (earlier.state = 'held' OR earlier.state = 'queued' OR earlier.state = 'sending'))
        ORDER BY urgency, id LIMIT 1
        """
}

extension Statement {
    func fetchRow(arguments: StatementArguments) throws -> Row? { try Row.fetchOne(self, arguments: arguments) }
}
