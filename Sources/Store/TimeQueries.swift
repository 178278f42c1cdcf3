import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What has been reported and stands, in the order of its days.
    package func timeEntries(from first: Day, through last: Day, of person: Key<Person>? = nil) throws -> [TimeEntry] {
        try rows(
            """
            SELECT * FROM timeEntry WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR person = ?3) AND \(stands)
            ORDER BY day, id
            """, [first.description, last.description, person?.text]
        ).map(timeEntry)
    }

    /// What somebody reported of a meeting, of one kind.
    package func timeEntry(of person: Key<Person>, for meeting: Key<Meeting>, _ kind: WorkKind) throws -> TimeEntry? {
        try rows(
            "SELECT * FROM timeEntry WHERE person = ? AND meeting = ? AND kind = ? AND \(stands)",
            [person.text, meeting.text, kind.rawValue]
        ).first.map(timeEntry)
    }

    /// An entry that stands, by its number.
    package func timeEntry(_ id: Int64) throws -> TimeEntry? {
        try rows("SELECT * FROM timeEntry WHERE id = ? AND \(stands)", [id]).first.map(timeEntry)
    }

    private func timeEntry(_ row: Row) throws -> TimeEntry {
        TimeEntry(
            id: row["id"], person: row.key("person"), body: row.key("body"), meeting: row.optionalKey("meeting"),
            day: try row.day("day"), kind: try row.choice("kind"), minutes: row["minutes"], note: row["note"],
            by: row["by"], at: row.moment("at"))
    }
}

extension Transaction {
    /// Adds a report of time, in place of an earlier one where there is one; the entry's own number is not used.
    @discardableResult package func add(_ entry: TimeEntry, inPlaceOf earlier: Int64?) throws -> Int64 {
        try insert(entry, minutes: entry.minutes, note: entry.note, inPlaceOf: earlier, by: entry.by, at: entry.at)
    }

    /// Takes back a report: what is known without it counts again.
    package func withdraw(_ entry: TimeEntry, by: String, at now: Date) throws {
        try insert(entry, minutes: nil, note: nil, inPlaceOf: entry.id, by: by, at: now)
    }

    @discardableResult private func insert(
        _ entry: TimeEntry, minutes: Int?, note: String?, inPlaceOf earlier: Int64?, by: String, at now: Date
    ) throws -> Int64 {
        try execute(
            """
            INSERT INTO timeEntry (person, body, meeting, day, kind, minutes, note, replaces, by, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.person.text, entry.body.text, entry.meeting?.text, entry.day.description, entry.kind.rawValue,
                minutes, note, earlier, by, now.milliseconds,
            ])
        return database.lastInsertedRowID
    }
}

/// Neither replaced nor taken back.
private let stands = """
    minutes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM timeEntry AS later WHERE later.replaces = timeEntry.id)
    """
