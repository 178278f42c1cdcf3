import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What the outbox holds, oldest first.
    package func messages(_ filter: MessageFilter = MessageFilter()) throws -> [OutboxMessage] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM message WHERE (?1 IS NULL OR body = ?1) AND (?2 IS NULL OR meeting = ?2)
                AND (?3 IS NULL OR person = ?3) AND (?4 IS NULL OR state IN (SELECT value FROM json_each(?4))) ORDER BY id
                """,
            arguments: [
                filter.body?.text, filter.meeting?.text, filter.person?.text,
                try filter.states.map { try json($0.map(\.rawValue)) },
            ]
        ).map(message)
    }

    package func message(_ id: Int64) throws -> OutboxMessage? {
        try Row.fetchOne(database, sql: "SELECT * FROM message WHERE id = ?", arguments: [id]).map(message)
    }

    package func content(of id: Int64) throws -> Data? {
        try Data.fetchOne(database, sql: "SELECT bytes FROM messageContent WHERE message = ?", arguments: [id])
    }

    package func attempts(at id: Int64) throws -> [Attempt] {
        try Row.fetchAll(database, sql: "SELECT * FROM attempt WHERE message = ? ORDER BY id", arguments: [id]).map {
            row in
            Attempt(at: row.moment("at"), outcome: try row.choice("outcome"), code: row["code"], reply: row["reply"])
        }
    }

    /// The server's last words on a message.
    package func lastAttempt(at id: Int64) throws -> Attempt? { try attempts(at: id).last }

    /// The messages of one thread to the person herself, oldest first, with what each told.
    package func thread(_ thread: String) throws -> [(message: OutboxMessage, told: Told?)] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM message WHERE thread = ? AND copyFor IS NULL ORDER BY id", arguments: [thread]
        ).map { (try message($0), try $0.optionalJSON("told")) }
    }

    /// Those whose latest message about a meeting has not left.
    package func waiting(for meeting: Key<Meeting>) throws -> Set<Key<Person>> {
        let people = try String.fetchAll(
            database,
            sql: "SELECT DISTINCT person FROM message WHERE meeting = ? AND state IN ('held', 'queued', 'toPost')",
            arguments: [meeting.text])
        return Set(people.map { Key($0) })
    }

    /// How many messages stand in each state.
    package func messageCounts() throws -> [OutboxMessage.State: Int] {
        let rows = try Row.fetchAll(database, sql: "SELECT state, count(*) AS count FROM message GROUP BY state")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.choice("state"), $0["count"]) })
    }

    /// When the next queued message may go.
    package func nextSending() throws -> Date? {
        try Int64.fetchOne(database, sql: "SELECT min(notBefore) FROM message WHERE state = 'queued'")
            .map(Date.init(milliseconds:))
    }

    /// Since when the oldest message has been composed and due without having got through.
    package func oldestDue(at now: Date) throws -> Date? {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT min(coalesce(firstTried, notBefore)) FROM message
                WHERE state = 'queued' AND coalesce(firstTried, notBefore) <= ?
                """,
            arguments: [now.milliseconds]
        ).map(Date.init(milliseconds:))
    }

    /// How many tries at sending have begun since a moment.
    package func claims(since moment: Date) throws -> Int {
        let settled = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM attempt WHERE at > ? AND outcome <> 'posted'",
            arguments: [moment.milliseconds])
        let underWay = try Int.fetchOne(database, sql: "SELECT count(*) FROM message WHERE state = 'sending'")
        return (settled ?? 0) + (underWay ?? 0)
    }

    private func message(_ row: Row) throws -> OutboxMessage {
        OutboxMessage(
            id: row["id"], kind: try row.choice("kind"), body: row.key("body"), meeting: row.optionalKey("meeting"),
            person: row.key("person"), copyFor: row["copyFor"], recipient: row["recipient"], sequence: row["sequence"],
            subject: row["subject"], messageID: row["messageID"], composed: row.moment("composed"),
            urgency: Draft.Urgency(rawValue: row["urgency"]) ?? .change, state: try row.choice("state"),
            since: row.moment("stateSince"),
            waitsFor: (row["waitsFor"] as String?).flatMap(OutboxMessage.Hold.init), notBefore: row.moment("notBefore"),
            tries: row["tries"], doubts: row["doubts"])
    }
}

/// Which messages are meant; what is nil does not restrict.
package struct MessageFilter: Sendable {
    package var body: Key<Body>?
    package var meeting: Key<Meeting>?
    package var person: Key<Person>?
    package var states: [OutboxMessage.State]?

    package init(
        body: Key<Body>? = nil, meeting: Key<Meeting>? = nil, person: Key<Person>? = nil,
        states: [OutboxMessage.State]? = nil
    ) {
        self.body = body
        self.meeting = meeting
        self.person = person
        self.states = states
    }
}

extension Transaction {
    /// Puts a composed message in the outbox, in place of what its thread still has waiting for that recipient.
    @discardableResult package func add(_ draft: Draft, at now: Date) throws -> Int64 {
        try supersede(draft, at: now)
        let state: OutboxMessage.State =
            if draft.waitsFor != nil { .held } else if draft.recipient == nil { .toPost } else { .queued }
        try database.cachedStatement(
            sql: """
                INSERT INTO message (kind, body, meeting, person, copyFor, recipient, thread, sequence, subject, messageID,
                told, composed, urgency, state, stateSince, waitsFor, notBefore)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            draft.kind.rawValue, draft.body.text, draft.meeting?.text, draft.person.text, draft.copyFor,
            draft.recipient, draft.thread, draft.sequence, draft.subject, draft.messageID, try draft.told.map(json),
            now.milliseconds, draft.urgency.rawValue, state.rawValue, now.milliseconds, draft.waitsFor?.rawValue,
            draft.notBefore.milliseconds,
        ])
        let id = database.lastInsertedRowID
        try database.cachedStatement(sql: "INSERT INTO messageContent VALUES (?, ?)")
            .execute(arguments: [id, draft.content])
        return id
    }

    /// Takes what a thread still has waiting out of the outbox, since it has become pointless.
    package func lapse(thread: String, at now: Date) throws {
        try database.execute(
            sql: """
                UPDATE message SET state = 'lapsed', stateSince = ?, waitsFor = NULL
                WHERE thread = ? AND state IN ('held', 'queued', 'toPost')
                """,
            arguments: [now.milliseconds, thread])
    }

    /// Takes out what would arrive after its meeting has begun; how many.
    package func lapseBegun(at now: Date, wallTime: WallTime) throws -> Int {
        try database.execute(
            sql: """
                UPDATE message SET state = 'lapsed', stateSince = ?, waitsFor = NULL
                WHERE state IN ('held', 'queued', 'toPost') AND kind NOT IN ('cancellation', 'farewell')
                AND meeting IN (SELECT id FROM meeting WHERE start <= ?)
                """,
            arguments: [now.milliseconds, wallTime.description])
        return database.changesCount
    }

    /// Lets a held message go, no sooner than a moment.
    package func press(_ id: Int64, notBefore: Date, at now: Date) throws {
        try database.execute(
            sql: """
                UPDATE message SET state = iif(recipient IS NULL, 'toPost', 'queued'), stateSince = ?, waitsFor = NULL,
                notBefore = ? WHERE id = ? AND state = 'held'
                """,
            arguments: [now.milliseconds, notBefore.milliseconds, id])
    }

    /// Takes a message that has not left back for the samordnare's press (*ångra*); whether it was in time.
    package func hold(_ id: Int64, at now: Date) throws -> Bool {
        try database.execute(
            sql: """
                UPDATE message SET state = 'held', stateSince = ?, waitsFor = 'press'
                WHERE id = ? AND state IN ('queued', 'toPost')
                """,
            arguments: [now.milliseconds, id])
        return database.changesCount == 1
    }

    package func markPosted(_ id: Int64, at now: Date) throws -> Bool {
        try database.execute(
            sql: "UPDATE message SET state = 'posted', stateSince = ? WHERE id = ? AND state = 'toPost'",
            arguments: [now.milliseconds, id])
        guard database.changesCount == 1 else { return false }
        try record(Attempt(at: now, outcome: .posted, reply: ""), at: id)
        return true
    }

    func record(_ attempt: Attempt, at id: Int64) throws {
        try database.cachedStatement(
            sql: "INSERT INTO attempt (message, at, outcome, code, reply) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [id, attempt.at.milliseconds, attempt.outcome.rawValue, attempt.code, attempt.reply])
    }

    private func supersede(_ draft: Draft, at now: Date) throws {
        try database.execute(
            sql: """
                UPDATE message SET state = 'superseded', stateSince = ?1, waitsFor = NULL
                WHERE thread = ?2 AND person = ?3 AND state IN ('held', 'queued', 'toPost')
                AND iif(?4 IS NULL, copyFor IS NULL, copyFor IS NOT NULL AND recipient = ?5)
                """,
            arguments: [now.milliseconds, draft.thread, draft.person.text, draft.copyFor, draft.recipient])
    }
}
