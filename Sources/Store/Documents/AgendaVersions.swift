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
