import Foundation
import GRDB

extension Snapshot {
    package func setting(_ name: String) throws -> String? {
        try rows("SELECT value FROM setting WHERE name = ?", [name]).first?["value"]
    }

    /// Why nothing is sent at present; nil while sending is on. A new database is paused.
    package func pause() throws -> SendingPause? {
        guard let text = try setting("sending") else {
            return SendingPause(reason: .new, by: "samordna", at: .distantPast)
        }
        // Asked before every message, where the decoder would cost more than the query.
        guard text != "null" else { return nil }
        return try JSONDecoder().decode(SendingPause.self, from: Data(text.utf8))
    }

    /// The number of the latest fact: unchanged while nothing has happened.
    package func latestFact() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(id) FROM fact") ?? 0
    }

    /// What has happened to something, oldest first.
    package func facts(about scope: String? = nil) throws -> [Fact] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM fact WHERE ?1 IS NULL OR scope = ?1 ORDER BY id", arguments: [scope])
        return rows.map { row in
            Fact(at: row.moment("at"), by: row["by"], kind: row["kind"], scope: row["scope"], detail: row["detail"])
        }
    }
}

extension Transaction {
    package func set(_ name: String, to value: String) throws {
        try execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value])
    }

    package func set(_ pause: SendingPause?) throws { try set("sending", to: try json(pause)) }

    package func record(_ fact: Fact) throws {
        try execute(
            "INSERT INTO fact (at, by, kind, scope, detail) VALUES (?, ?, ?, ?, ?)",
            [fact.at.milliseconds, fact.by, fact.kind, fact.scope, fact.detail])
    }
}

/// That sending is held, with who holds it and why.
package struct SendingPause: Codable, Equatable, Sendable {
    package let reason: Reason
    package let by: String
    package let at: Date

    package init(reason: Reason, by: String, at: Date) {
        self.reason = reason
        self.by = by
        self.at = at
    }

    package enum Reason: Codable, Equatable, Sendable {
        /// Nobody has started sending from this database yet.
        case new
        case asked
        /// One round would have sent far more than usual.
        case surge(messages: Int, limit: Int)
        /// The machine's clock moved this many seconds while the service ran.
        case clock(seconds: Double)
        case restored
    }
}

/// Something that happened: who did what to what, and when; never overwritten.
package struct Fact: Equatable, Sendable {
    package let at: Date
    package let by: String
    /// A verb in the past: “moved”, “cancelled”, “imported”.
    package let kind: String
    /// The identifier of what it happened to.
    package let scope: String
    package let detail: String

    package init(at: Date, by: String, kind: String, scope: String, detail: String = "") {
        self.at = at
        self.by = by
        self.kind = kind
        self.scope = scope
        self.detail = detail
    }
}
