import Foundation
import GRDB
import Meetings

/// What a samordnare answered a mail, as she wrote it.
package struct Reply: Sendable, Equatable {
    /// The mail of ours that it went out as.
    package let message: OutboxMessage.ID
    package let incoming: IncomingMail.ID
    package let subject: String
    package let text: String
    package let by: String
    package let at: Date

    package init(
        message: OutboxMessage.ID, incoming: IncomingMail.ID, subject: String, text: String, by: String, at: Date
    ) {
        self.message = message
        self.incoming = incoming
        self.subject = subject
        self.text = text
        self.by = by
        self.at = at
    }
}

extension Snapshot {
    /// Oldest first; those that were written anew before they left too.
    package func replies(to incoming: IncomingMail.ID) throws -> [Reply] {
        try rows("SELECT * FROM reply WHERE incoming = ? ORDER BY message", [incoming]).map(Reply.init)
    }

    package func reply(sentAs message: OutboxMessage.ID) throws -> Reply? {
        try rows("SELECT * FROM reply WHERE message = ?", [message]).first.map(Reply.init)
    }
}

extension Transaction {
    package func add(_ reply: Reply) throws {
        try execute(
            "INSERT INTO reply (message, incoming, subject, text, by, at) VALUES (?, ?, ?, ?, ?, ?)",
            [reply.message, reply.incoming, reply.subject, reply.text, reply.by, reply.at.milliseconds])
    }
}

extension Reply {
    fileprivate init(_ row: Row) {
        self.init(
            message: row["message"], incoming: row["incoming"], subject: row["subject"], text: row["text"],
            by: row["by"], at: row.moment("at"))
    }
}
