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

/// What may be sent at a moment.
package enum Claims: Sendable {
    case nothing
    /// While sending is held: mail that signs in whoever is to let it go.
    case signIns
    case everything
}

extension Transaction {
    /// The next message that may go now: the most urgent, never two of one thread and recipient at once, in order.
    package func claim(_ claims: Claims = .everything, at now: Date) throws -> ClaimedMessage? {
        guard claims != .nothing else { return nil }
        let question = claims == .everything ? Transaction.nextMessage : Transaction.nextSignIn
        guard let row = try snapshot.rows(question, [now.milliseconds]).first else { return nil }
        let id: Int64 = row["id"]
        try execute("UPDATE message SET state = 'sending', stateSince = ? WHERE id = ?", [now.milliseconds, id])
        let firstTried = (row["firstTried"] as Int64?).map(Date.init(milliseconds:)) ?? now
        return ClaimedMessage(
            id: id, recipient: row["recipient"], content: try snapshot.wholeContent(of: id, row),
            tries: (row["tries"] as Int) + 1,
            firstTried: firstTried)
    }

    /// Records what came of a try. A message that would go back into the queue gives way to a newer one of its thread;
    /// a try that no server took is none of the message's.
    package func settle(_ settlement: Settlement) throws {
        try record(settlement.attempt, at: settlement.id)
        let isTry = settlement.attempt.outcome != .unavailable
        try execute(
            """
            UPDATE message SET state = ?1, stateSince = ?2, notBefore = coalesce(?3, notBefore),
            doubts = doubts + ?4, tries = tries + ?5, firstTried = iif(?5, coalesce(firstTried, ?2), firstTried)
            WHERE id = ?6
            """,
            [
                settlement.state.rawValue, settlement.attempt.at.milliseconds, settlement.notBefore?.milliseconds,
                settlement.attempt.outcome == .inDoubt ? 1 : 0, isTry ? 1 : 0, settlement.id,
            ])
        guard settlement.state == .queued else { return }
        try giveWay(settlement.id)
        guard settlement.holdsQueue, let moment = settlement.notBefore?.milliseconds else { return }
        try execute(
            "UPDATE message SET notBefore = ?1 WHERE state = 'queued' AND notBefore < ?1",
            [moment])
    }

    /// Queues again what was left in the middle of sending: it may have arrived, and goes out with the same Message-ID.
    /// Only the one daemon may call this, while it sends nothing.
    package func recoverInterrupted(at now: Date) throws -> Int {
        let interrupted = try Int64.fetchAll(database, sql: "SELECT id FROM message WHERE state = 'sending'")
        for id in interrupted {
            let attempt = Attempt(at: now, outcome: .inDoubt, reply: "nobody noted what the server answered")
            try settle(Settlement(id: id, attempt: attempt, state: .queued))
        }
        return interrupted.count
    }

    private func giveWay(_ id: Int64) throws {
        try execute(
            """
            UPDATE message SET state = 'superseded' WHERE id = ?1 AND EXISTS (
                SELECT 1 FROM message AS newer WHERE newer.thread = message.thread AND newer.id > ?1
                AND newer.kind <> 'reminder' AND newer.copyFor IS message.copyFor
                AND (message.copyFor IS NULL OR newer.recipient = message.recipient)
                AND newer.state IN ('held', 'queued', 'toPost'))
            """,
            [id])
    }

    /// No earlier message of its thread to the same recipient is open.
    static let isFirst = """
        NOT EXISTS (
            SELECT 1 FROM message AS earlier
            WHERE earlier.thread = candidate.thread AND earlier.recipient = candidate.recipient
            AND earlier.id < candidate.id
            AND (earlier.state = 'held' OR earlier.state = 'queued' OR earlier.state = 'sending'))
        """

    /// A test is asked for by hand, and tells whether the server takes anything.
    static let isSignIn = "(candidate.kind = 'signIn' OR candidate.kind = 'test')"

    private static let nextMessage = next(where: isFirst)
    private static let nextSignIn = next(where: isSignIn)

    private static func next(where condition: String) -> String {
        """
        SELECT id, recipient, bytes, tries, firstTried
        FROM message AS candidate JOIN messageContent ON messageContent.message = candidate.id
        WHERE state = 'queued' AND notBefore <= ?1 AND \(condition)
        ORDER BY urgency, id LIMIT 1
        """
    }
}
