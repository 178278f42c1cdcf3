import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What the outbox holds, oldest first.
    package func messages(_ filter: MessageFilter = MessageFilter()) throws -> [OutboxMessage] {
        let (condition, arguments) = filter.condition
        // The plus keeps SQLite from reading the whole table in the order of its ids, where an index finds the few.
        return try rows("SELECT * FROM message WHERE \(condition) ORDER BY +id", arguments).map(message)
    }

    package func message(_ id: Int64) throws -> OutboxMessage? {
        try Row.fetchOne(database, sql: "SELECT * FROM message WHERE id = ?", arguments: [id]).map(message)
    }

    /// The message's bytes as they go on the wire; a letter's page.
    package func content(of id: Int64) throws -> Data? {
        try rows("SELECT * FROM messageContent WHERE message = ?", [id]).first.map { try wholeContent(of: id, $0) }
    }

    /// The same without the files that go with it.
    package func contentWithoutFile(of id: Int64) throws -> Data? {
        try rows("SELECT bytes FROM messageContent WHERE message = ?", [id]).first?["bytes"]
    }

    /// The last try at sending that came to this.
    package func lastAttempt(_ outcome: Attempt.Outcome) throws -> Attempt? {
        try rows("SELECT * FROM attempt WHERE outcome = ? ORDER BY id DESC LIMIT 1", [outcome.rawValue]).first.map {
            row in
            Attempt(at: row.moment("at"), outcome: outcome, code: row["code"], reply: row["reply"])
        }
    }

    package func attempts(at id: Int64) throws -> [Attempt] {
        try Row.fetchAll(database, sql: "SELECT * FROM attempt WHERE message = ? ORDER BY id", arguments: [id]).map {
            row in
            Attempt(at: row.moment("at"), outcome: try row.choice("outcome"), code: row["code"], reply: row["reply"])
        }
    }

    /// The messages of one thread, oldest first, copies included, with what each told.
    package func thread(_ thread: String) throws -> [(message: OutboxMessage, told: Told?)] {
        try rows("SELECT * FROM message WHERE thread = ? ORDER BY id", [thread]).map {
            (try message($0), try $0.optionalJSON("told"))
        }
    }

    /// The messages of all threads whose names begin with a word.
    package func messages(inThreadsOf word: String) throws -> [OutboxMessage] {
        try rows(
            "SELECT * FROM message WHERE thread > ?1 AND thread < ?2 ORDER BY thread, id", ["\(word) ", "\(word)!"]
        )
        .map(message)
    }

    /// An alert or a question to the chair tells nobody of a meeting she is called to.
    private static let untelling = "'alert', 'agenda', 'quorum'"

    /// Those for whom a message about a meeting still waits; here and below, papers ask nobody for an answer.
    package func waiting(for meeting: Key<Meeting>) throws -> Set<Key<Person>> {
        try people("meeting = ? AND kind NOT IN (\(Self.untelling), 'papers') AND \(isWaiting)", meeting)
    }

    /// Those for whom a message about a meeting has left, or may have.
    package func told(of meeting: Key<Meeting>) throws -> Set<Key<Person>> {
        try people(
            "meeting = ? AND kind NOT IN (\(Self.untelling)) AND (doubts > 0 OR state IN ('sending', 'accepted', 'refused', 'gaveUp', 'posted'))",
            meeting)
    }

    /// When the latest message about a meeting left for each person herself.
    package func heard(of meeting: Key<Meeting>) throws -> [Key<Person>: Date] {
        let rows = try rows(
            """
            SELECT person, max(stateSince) AS at FROM message
            WHERE meeting = ? AND kind NOT IN (\(Self.untelling), 'papers') AND copyFor IS NULL
                AND state IN ('accepted', 'posted') GROUP BY person
            """, [meeting.text])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.key("person"), $0.moment("at")) })
    }

    private func people(_ condition: String, _ meeting: Key<Meeting>) throws -> Set<Key<Person>> {
        Set(try rows("SELECT DISTINCT person FROM message WHERE \(condition)", [meeting.text]).map { $0.key("person") })
    }

    /// How many messages stand in each state.
    package func messageCounts() throws -> [OutboxMessage.State: Int] {
        let rows = try Row.fetchAll(database, sql: "SELECT state, count(*) AS count FROM message GROUP BY state")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.choice("state"), $0["count"]) })
    }

    /// When the next queued message may go that waits for no earlier one of its thread.
    package func nextSending(_ claims: Claims = .everything) throws -> Date? {
        let condition = claims == .everything ? Transaction.isFirst : Transaction.isSignIn
        return try Int64.fetchOne(
            database, sql: "SELECT min(notBefore) FROM message AS candidate WHERE state = 'queued' AND \(condition)"
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

    /// How many tries at sending have begun since a moment; what other servers say of them later is none.
    package func claims(since moment: Date) throws -> Int {
        let settled = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM attempt WHERE at > ? AND outcome NOT IN ('posted', 'bounced', 'delayed')",
            arguments: [moment.milliseconds])
        let underWay = try Int.fetchOne(database, sql: "SELECT count(*) FROM message WHERE state = 'sending'")
        return (settled ?? 0) + (underWay ?? 0)
    }

    func message(_ row: Row) throws -> OutboxMessage {
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

/// The states of `OutboxMessage.State.waiting`, as the partial index `messageWaiting` has them.
let isWaiting = "(state = 'held' OR state = 'queued' OR state = 'toPost')"

extension Snapshot {
    /// How many messages a server took on a day, and how many it refused or sent back.
    package func deliveries(on day: Day) throws -> (accepted: Int, refused: Int) {
        guard let midnight = WallTime(day: day, minute: 0), let next = WallTime(day: day.adding(days: 1), minute: 0)
        else {
            return (0, 0)
        }
        let counts = try rows(
            "SELECT outcome, count(*) AS count FROM attempt WHERE at >= ? AND at < ? GROUP BY outcome",
            [midnight.nearestMoment.milliseconds, next.nearestMoment.milliseconds]
        ).reduce(into: [String: Int]()) { $0[$1["outcome"]] = $1["count"] }
        let refused = (counts["refused"] ?? 0) + (counts["bounced"] ?? 0)
        return (max(0, (counts["accepted"] ?? 0) - (counts["bounced"] ?? 0)), refused)
    }
}
