import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What came, newest first.
    package func incoming(
        outcomes: [IncomingMail.Outcome]? = nil, meeting: Key<Meeting>? = nil, limit: Int = 500
    ) throws -> [IncomingMail] {
        let chosen = outcomes.map { "outcome IN (\($0.map { "'\($0.rawValue)'" }.joined(separator: ", ")))" } ?? "TRUE"
        return try rows(
            "SELECT * FROM incoming WHERE \(chosen) AND (?1 IS NULL OR meeting = ?1) ORDER BY id DESC LIMIT ?2",
            [meeting?.text, limit]
        ).map(incoming)
    }

    package func incoming(_ id: Int64) throws -> IncomingMail? {
        try rows("SELECT * FROM incoming WHERE id = ?", [id]).first.map(incoming)
    }

    package func incoming(digest: String) throws -> IncomingMail? {
        try rows("SELECT * FROM incoming WHERE digest = ?", [digest]).first.map(incoming)
    }

    /// Those with a Message-ID that came before another.
    package func incoming(messageID: String, before id: Int64) throws -> [IncomingMail] {
        try rows("SELECT * FROM incoming WHERE messageID = ? AND id < ? ORDER BY id", [messageID, id]).map(incoming)
    }

    /// How many mails were passed on to people since a moment, from one writer or from all.
    package func forwardedMail(from writer: String? = nil, since: Date) throws -> Int {
        try rows(
            "SELECT count(*) AS count FROM incoming WHERE outcome = 'human' AND received > ?1 AND (?2 IS NULL OR writer = ?2)",
            [since.milliseconds, writer]
        ).first?["count"] ?? 0
    }

    /// What is stored and not concluded, oldest first.
    package func pendingMail() throws -> [Int64] {
        try rows(
            "SELECT id FROM incoming WHERE (outcome = 'pending' OR outcome = 'waiting') AND outcome = 'pending' ORDER BY id"
        ).map { $0["id"] }
    }

    /// How many messages wait for somebody's ruling.
    ///
    /// - Parameter bodies: only what is about their meetings or about none; nil is about all.
    package func waitingIncoming(about bodies: [Key<Body>]? = nil) throws -> Int {
        try rows(
            """
            SELECT count(*) AS count FROM incoming
            WHERE (outcome = 'pending' OR outcome = 'waiting') AND outcome = 'waiting'
            AND (?1 IS NULL OR meeting IS NULL
                OR meeting IN (SELECT id FROM meeting WHERE body IN (SELECT value FROM json_each(?1))))
            """, [bodies.map { list($0.map(\.text)) }]
        ).first?["count"] ?? 0
    }

    package func octets(of incoming: Int64) throws -> Data? {
        // Not as a row, which would copy them once more.
        let statement = try database.cachedStatement(sql: "SELECT bytes FROM incomingContent WHERE incoming = ?")
        return try Data.fetchOne(statement, arguments: [incoming])
    }

    /// Every outcome that a message had, oldest first.
    package func verdicts(on incoming: Int64) throws -> [(
        outcome: IncomingMail.Outcome, reasons: [IncomingMail.Reason], by: String, at: Date
    )] {
        try rows("SELECT * FROM verdict WHERE incoming = ? ORDER BY id", [incoming]).map { row in
            (try row.choice("outcome"), try row.json("reasons"), row["by"], row.moment("at"))
        }
    }

    /// Whose invitation to which meeting a UID names; some clients change its letters' case.
    package func invited(uid: String) throws -> (person: Key<Person>, meeting: Key<Meeting>)? {
        let query = "SELECT meeting, person FROM invitation WHERE uid = ?"
        let row = try rows(query, [uid]).first ?? rows(query, [uid.lowercased()]).first
        return row.map { ($0.key("person"), $0.key("meeting")) }
    }

    /// When the answer that counts was given, by its own word.
    package func answerMoment(of invitation: Invitation, _ meeting: Meeting) throws -> Date? {
        try rows(
            """
            SELECT max(coalesce(stamp, at)) AS moment FROM answer
            WHERE meeting = ? AND person = ? AND generation = ? AND at >= ?
            """,
            [meeting.id.text, invitation.person.text, meeting.generation, invitation.joinedAt.milliseconds]
        ).first.flatMap { ($0["moment"] as Int64?).map(Date.init(milliseconds:)) }
    }

    /// The message of ours with a Message-ID.
    package func message(messageID: String) throws -> OutboxMessage? {
        guard let id = try rows("SELECT id FROM message WHERE messageID = ?", [messageID]).first?["id"] as Int64? else {
            return nil
        }
        return try message(id)
    }

    func incoming(_ row: Row) throws -> IncomingMail {
        IncomingMail(
            id: row["id"], digest: row["digest"], source: row["source"], received: row.moment("received"),
            size: row["size"], writer: row["writer"], subject: row["subject"], kind: row["kind"],
            meeting: row.optionalKey("meeting"), person: row.optionalKey("person"), outcome: try row.choice("outcome"),
            reasons: try row.json("reasons"), since: row.moment("since"), by: row["by"])
    }
}

extension Transaction {
    /// Keeps a message before anything is concluded from it; nil where the same bytes are kept already.
    package func keep(_ octets: Data, digest: String, from source: String, at now: Date) throws -> Int64? {
        try execute(
            """
            INSERT INTO incoming (digest, source, received, size, outcome, reasons, since, by)
            VALUES (?, ?, ?, ?, 'pending', '[]', ?, 'samordna') ON CONFLICT DO NOTHING
            """,
            [digest, source, now.milliseconds, octets.count, now.milliseconds])
        guard database.changesCount == 1 else { return nil }
        let id = database.lastInsertedRowID
        try execute("INSERT INTO incomingContent VALUES (?, ?)", [id, octets])
        return id
    }

    /// Writes what became of a message; what it was before stays on record.
    package func conclude(_ id: Int64, as conclusion: Conclusion, by: String, at now: Date) throws {
        let reasons = try json(conclusion.reasons)
        try execute(
            """
            UPDATE incoming SET kind = ?, writer = ?, subject = ?, messageID = coalesce(?, messageID), meeting = ?, person = ?, outcome = ?,
            reasons = ?, since = ?, by = ? WHERE id = ?
            """,
            [
                conclusion.kind, conclusion.writer, conclusion.subject, conclusion.messageID, conclusion.meeting?.text,
                conclusion.person?.text, conclusion.outcome.rawValue, reasons, now.milliseconds, by, id,
            ])
        try execute(
            "INSERT INTO verdict (incoming, outcome, reasons, by, at) VALUES (?, ?, ?, ?, ?)",
            [id, conclusion.outcome.rawValue, reasons, by, now.milliseconds])
    }
}
