import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// Oldest first.
    package func agendaVersions(of meeting: Key<Meeting>) throws -> [AgendaVersion] {
        try rows("SELECT * FROM agendaVersion WHERE meeting = ? ORDER BY number", [meeting.text]) { row in
            AgendaVersion(
                meeting: row.key("meeting"), number: row["number"], items: try row.jsonList("items"), by: row["by"],
                at: row.moment("at"))
        }
    }

    /// The highest id that an item of a meeting's agenda has ever had; 0 where there was none.
    package func lastAgendaItem(of meeting: Meeting) throws -> Int {
        let past = try Int.fetchOne(
            database,
            sql: """
                SELECT max(item.value ->> 'id') FROM agendaVersion, json_each(items) AS item WHERE meeting = ?
                """, arguments: [meeting.id.text])
        return max(past ?? 0, meeting.agenda.map(\.id).max() ?? 0)
    }
}

/// Agendas that somebody has written and not yet said yes to, and those that named an entry which became another's.
let agendaDraftSchema = """
    CREATE TABLE agendaDraft (
        meeting TEXT NOT NULL REFERENCES meeting,
        mark TEXT NOT NULL,
        items TEXT NOT NULL CHECK (json_valid(items)),
        by TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (meeting, mark)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mergedAgenda (
        merging INTEGER NOT NULL REFERENCES merging,
        meeting TEXT NOT NULL REFERENCES meeting,
        item INTEGER NOT NULL,
        before TEXT NOT NULL CHECK (json_valid(before)),
        after TEXT NOT NULL CHECK (json_valid(after)),
        PRIMARY KEY (merging, meeting, item)
    ) STRICT, WITHOUT ROWID;
    """

extension Snapshot {
    /// What somebody wrote for a meeting and has not yet said yes to.
    package func agendaDraft(_ mark: String, of meeting: Key<Meeting>) throws -> [AgendaItem]? {
        try rows("SELECT items FROM agendaDraft WHERE meeting = ? AND mark = ?", [meeting.text, mark]).first
            .map { try $0.jsonList("items") }
    }

    /// Every id that an item of a meeting has had.
    package func agendaItemIDs(of meeting: Meeting) throws -> Set<Int> {
        let past = try Int.fetchAll(
            database,
            sql: "SELECT DISTINCT item.value ->> 'id' FROM agendaVersion, json_each(items) AS item WHERE meeting = ?",
            arguments: [meeting.id.text])
        return Set(past).union(meeting.agenda.map(\.id)).subtracting([0])
    }
}

extension Transaction {
    /// The same agenda kept twice is one; what nobody has said yes to in a week is gone.
    package func keepDraft(
        _ items: [AgendaItem], as mark: String, of meeting: Key<Meeting>, by: String, at now: Date
    ) throws {
        try execute("DELETE FROM agendaDraft WHERE at < ?", [now.addingTimeInterval(-7 * 86_400).milliseconds])
        try execute(
            "INSERT INTO agendaDraft VALUES (?, ?, ?, ?, ?) ON CONFLICT (meeting, mark) DO UPDATE SET at = excluded.at",
            [meeting.text, mark, try json(items), by, now.milliseconds])
    }
}

extension Transaction {
    /// Keeps a meeting's agenda as it now stands.
    package func addAgendaVersion(of meeting: Meeting, by: String, at now: Date) throws {
        try execute(
            """
            INSERT INTO agendaVersion (meeting, number, items, by, at)
            SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 FROM agendaVersion WHERE meeting = ?1
            """, [meeting.id.text, try json(meeting.agenda), by, now.milliseconds])
    }
}
