import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// One section of a meeting's minutes; the others are not read.
    package func section(_ item: Int, of meeting: Key<Meeting>) throws -> MinutesSection? {
        let (text, arguments): (String, StatementArguments) = ("meeting = ? AND item = ?", [meeting.text, item])
        let recusals = try rows("SELECT * FROM recusal WHERE \(text) ORDER BY person", arguments) { row in
            Recusal(person: row.key("person"), note: row["note"])
        }
        return try rows("SELECT * FROM minutesSection WHERE \(text)", arguments) { row in
            MinutesSection(
                item: item, text: row["text"], revision: row["revision"], recusals: recusals,
                outcome: try row.optionalJSON("outcome"))
        }.first
    }

    /// When a text of a section was last kept.
    package func lastKeeping(of item: Int, in meeting: Key<Meeting>) throws -> Date? {
        try lastMoment("SELECT max(at) AS at FROM minutesPast WHERE meeting = ? AND item = ?", [meeting.text, item])
    }

    /// When somebody last did something of a kind to a meeting.
    package func lastFact(_ kind: String, about scope: String, by: String) throws -> Date? {
        try lastMoment(
            "SELECT max(at) AS at FROM fact WHERE scope = ? AND kind = ? AND by = ?", [scope, kind, by])
    }

    private func lastMoment(_ query: String, _ arguments: StatementArguments) throws -> Date? {
        try rows(query, arguments) { ($0["at"] as Int64?).map(Date.init(milliseconds:)) }.first.flatMap(\.self)
    }

    /// The text that was kept of a section under a revision.
    package func pastText(_ revision: Int, of item: Int, in meeting: Key<Meeting>) throws -> String? {
        try rows(
            "SELECT text FROM minutesPast WHERE meeting = ? AND item = ? AND revision = ? ORDER BY id DESC LIMIT 1",
            [meeting.text, item, revision]
        ) { $0["text"] as String }.first
    }

    /// What is kept of an item's åtgärder, each with its words in the notes.
    package func knownActions(of item: Int, in meeting: Key<Meeting>) throws -> [KnownAction] {
        try knownActions(in: meeting).filter { $0.action.item == item }
    }

    /// The same of all items of a meeting.
    package func knownActions(in meeting: Key<Meeting>) throws -> [KnownAction] {
        let sources = try rows(
            """
            SELECT actionSource.* FROM actionSource JOIN action ON action.id = actionSource.action
            WHERE action.meeting = ?
            """, [meeting.text]
        ) { (action: $0["action"] as String, text: $0["text"] as String) }
        let byAction = Dictionary(sources.map { ($0.action, $0.text) }, uniquingKeysWith: { first, _ in first })
        return try actions(of: meeting).map { KnownAction($0, source: byAction[$0.id.text]) }
    }

    /// What of an item somebody has said is no åtgärd, or no decision.
    package func refusedWords(_ kind: MinutesRefusal, of item: Int, in meeting: Key<Meeting>) throws -> [String] {
        try rows(
            "SELECT text FROM minutesRefusal WHERE meeting = ? AND item = ? AND kind = ? ORDER BY at, text",
            [meeting.text, item, kind.rawValue]
        ) { $0["text"] as String }
    }
}

/// What words in notes were taken for.
package enum MinutesRefusal: String, Sendable { case action, decision }

extension Transaction {
    /// Minutes to write in, where nobody has begun them.
    package func beginMinutes(of meeting: Key<Meeting>) throws {
        try execute(
            "INSERT INTO minutes (meeting, state) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [meeting.text, try json(Minutes.State.draft)])
    }

    package func setSource(_ text: String?, of action: Key<Action>) throws {
        guard let text else {
            return try execute("DELETE FROM actionSource WHERE action = ?", [action.text])
        }
        try execute(
            """
            INSERT INTO actionSource (action, text) VALUES (?, ?)
            ON CONFLICT (action) DO UPDATE SET text = excluded.text
            """, [action.text, text])
    }

    package func refuse(
        _ text: String, as kind: MinutesRefusal, of item: Int, in meeting: Key<Meeting>, by: String, at now: Date
    ) throws {
        try execute(
            """
            INSERT INTO minutesRefusal (meeting, item, kind, text, by, at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """, [meeting.text, item, kind.rawValue, text, by, now.milliseconds])
    }
}
