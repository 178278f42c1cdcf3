import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What the outbox holds, oldest first.
    package func messages(_ filter: MessageFilter = MessageFilter()) throws -> [OutboxMessage] {
        let (condition, arguments) = filter.condition
        return try Row.fetchAll(
            database, sql: "SELECT * FROM message WHERE \(condition) ORDER BY id", arguments: arguments
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

    /// The messages of one thread, oldest first, copies included, with what each told.
    package func thread(_ thread: String) throws -> [(message: OutboxMessage, told: Told?)] {
        try Row.fetchAll(database, sql: "SELECT * FROM message WHERE thread = ? ORDER BY id", arguments: [thread])
            .map { (try message($0), try $0.optionalJSON("told")) }
    }

    /// Those for whom a message about a meeting still waits.
    package func waiting(for meeting: Key<Meeting>) throws -> Set<Key<Person>> {
        try people("meeting = ? AND \(isWaiting)", meeting)
    }

    /// Those for whom a message about a meeting has left, or may have.
    package func told(of meeting: Key<Meeting>) throws -> Set<Key<Person>> {
        try people(
            "meeting = ? AND (doubts > 0 OR state IN ('sending', 'accepted', 'refused', 'gaveUp', 'posted'))", meeting)
    }

    /// When the latest message about a meeting left for each person herself.
    package func heard(of meeting: Key<Meeting>) throws -> [Key<Person>: Date] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT person, max(stateSince) AS at FROM message
                WHERE meeting = ? AND copyFor IS NULL AND state IN ('accepted', 'posted') GROUP BY person
                """,
            arguments: [meeting.text])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.key("person"), $0.moment("at")) })
    }

    private func people(_ condition: String, _ meeting: Key<Meeting>) throws -> Set<Key<Person>> {
        let people = try String.fetchAll(
            database, sql: "SELECT DISTINCT person FROM message WHERE \(condition)", arguments: [meeting.text])
        return Set(people.map { Key($0) })
    }

    /// How many messages stand in each state.
    package func messageCounts() throws -> [OutboxMessage.State: Int] {
        let rows = try Row.fetchAll(database, sql: "SELECT state, count(*) AS count FROM message GROUP BY state")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.choice("state"), $0["count"]) })
    }

    /// When the next queued message may go that waits for no earlier one of its thread.
    package func nextSending() throws -> Date? {
        try Int64.fetchOne(
            database,
            sql: "SELECT min(notBefore) FROM message AS candidate WHERE state = 'queued' AND \(Transaction.isFirst)"
        ).map(Date.init(milliseconds:))
    }

    /// When the oldest message that has not got through was first tried; a server that took nothing counts too.
    package func oldestTried() throws -> Date? {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT min(attempt.at) FROM message JOIN attempt ON attempt.message = message.id
                WHERE message.state = 'queued'
                """
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
            person: row.key("person"), copyFor: row["copyFor"],
            thread: row["thread"], recipient: row["recipient"], sequence: row["sequence"],
            subject: row["subject"], messageID: row["messageID"], composed: row.moment("composed"),
            urgency: Draft.Urgency(rawValue: row["urgency"]) ?? .change,
            deadline: (row["deadline"] as String?).flatMap { WallTime(iso: $0) }, state: try row.choice("state"),
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

extension MessageFilter {
    /// Only what is asked for, so that an index can serve it.
    fileprivate var condition: (String, StatementArguments) {
        var (parts, arguments): ([String], StatementArguments) = (["TRUE"], [])
        for (column, value) in [("body", body?.text), ("meeting", meeting?.text), ("person", person?.text)] {
            guard let value else { continue }
            parts.append("\(column) = ?")
            arguments += [value]
        }
        if let states { parts.append("state IN (\(states.map { "'\($0.rawValue)'" }.joined(separator: ", ")))") }
        return (parts.joined(separator: " AND "), arguments)
    }
}

/// The states of `OutboxMessage.State.waiting`, as the partial index `messageWaiting` has them.
let isWaiting = "(state = 'held' OR state = 'queued' OR state = 'toPost')"

extension Transaction {
    /// Puts a composed message in the outbox.
    @discardableResult package func add(_ draft: Draft, at now: Date) throws -> Int64 {
        let state: OutboxMessage.State =
            if draft.waitsFor != nil { .held } else if draft.recipient == nil { .toPost } else { .queued }
        try database.cachedStatement(
            sql: """
                INSERT INTO message (kind, body, meeting, person, copyFor, recipient, thread, sequence, subject, messageID,
                told, composed, urgency, deadline, state, stateSince, waitsFor, notBefore)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            draft.kind.rawValue, draft.body.text, draft.meeting?.text, draft.person.text, draft.copyFor,
            draft.recipient, draft.thread, draft.sequence, draft.subject, draft.messageID, try draft.told.map(json),
            now.milliseconds, draft.urgency.rawValue, draft.deadline?.description, state.rawValue, now.milliseconds,
            draft.waitsFor?.rawValue,
            draft.notBefore.milliseconds,
        ])
        let id = database.lastInsertedRowID
        try database.cachedStatement(sql: "INSERT INTO messageContent VALUES (?, ?)")
            .execute(arguments: [id, draft.content])
        return id
    }

    /// Takes out what a thread still has waiting, since something newer takes its place.
    package func supersede(_ thread: String, at now: Date) throws {
        try end("superseded", "thread = ?", [thread], at: now)
    }

    /// Takes out what a thread still has waiting, since it has become pointless.
    package func lapse(_ thread: String, at now: Date) throws {
        try end("lapsed", "thread = ?", [thread], at: now)
    }

    /// Takes out the reminders that wait to ask what has been answered.
    package func lapseReminders(_ thread: String, at now: Date) throws {
        try end("lapsed", "kind = 'reminder' AND thread = ?", [thread], at: now)
    }

    /// Takes out what would arrive after its meeting has begun, a cancellation a day later; how many.
    package func lapseBegun(at now: Date) throws -> Int {
        let (begun, yesterday) = (WallTime(now), WallTime(now).adding(minutes: -24 * 60))
        return try end(
            "lapsed",
            """
            meeting IN (SELECT id FROM meeting
                WHERE start <= iif(message.kind IN ('cancellation', 'farewell'), ?, ?))
            """,
            [yesterday.description, begun.description], at: now)
    }

    @discardableResult private func end(
        _ state: String, _ condition: String, _ arguments: StatementArguments, at now: Date
    ) throws -> Int {
        try database.execute(
            sql: "UPDATE message SET state = ?, stateSince = ?, waitsFor = NULL WHERE \(isWaiting) AND \(condition)",
            arguments: [state, now.milliseconds] + arguments)
        return database.changesCount
    }

    /// Lets a held message go, no sooner than a moment.
    package func press(_ id: Int64, urgency: Draft.Urgency, notBefore: Date, at now: Date) throws {
        try database.execute(
            sql: """
                UPDATE message SET state = iif(recipient IS NULL, 'toPost', 'queued'), stateSince = ?, waitsFor = NULL,
                urgency = ?, notBefore = ? WHERE id = ? AND state = 'held'
                """,
            arguments: [now.milliseconds, urgency.rawValue, notBefore.milliseconds, id])
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
}
