import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What has been reported and stands, in the order of its days; time for a meeting belongs to the meeting's day.
    package func timeEntries(from first: Day, through last: Day, of person: Key<Person>? = nil) throws -> [TimeEntry] {
        try rows(
            """
            SELECT * FROM \(dated) WHERE worked BETWEEN ?1 AND ?2 AND (?3 IS NULL OR person = ?3) ORDER BY worked, id
            """, [first.description, last.description, person?.text]
        ).map(timeEntry)
    }

    /// What somebody reported of a meeting, of one kind.
    package func timeEntry(of person: Key<Person>, for meeting: Key<Meeting>, _ kind: WorkKind) throws -> TimeEntry? {
        try rows(
            "SELECT * FROM \(dated) WHERE person = ? AND meeting = ? AND kind = ?",
            [person.text, meeting.text, kind.rawValue]
        ).first.map(timeEntry)
    }

    /// An entry that stands, by its number.
    package func timeEntry(_ id: Int64) throws -> TimeEntry? {
        try rows("SELECT * FROM \(dated) WHERE id = ?", [id]).first.map(timeEntry)
    }

    /// Whether the same was reported before, word for word, whatever has become of it since.
    package func hasReported(_ entry: TimeEntry) throws -> Bool {
        try !rows(
            """
            SELECT 1 FROM timeEntry WHERE person = ? AND body = ? AND meeting IS ? AND kind = ? AND minutes = ?
            AND note IS ? AND (meeting IS NOT NULL OR day = ?) LIMIT 1
            """,
            [
                entry.person.text, entry.body.text, entry.meeting?.text, entry.kind.rawValue, entry.minutes, entry.note,
                entry.day.description,
            ]
        ).isEmpty
    }

    private func timeEntry(_ row: Row) throws -> TimeEntry {
        TimeEntry(
            id: row["id"], person: row.key("person"), body: row.key("body"), meeting: row.optionalKey("meeting"),
            day: try row.day("worked"), kind: try row.choice("kind"), minutes: row["minutes"], note: row["note"],
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

/// The entries that were neither replaced nor taken back, each with the day that it counts on.
private let dated = """
    (SELECT timeEntry.*, coalesce(substr(meeting.start, 1, 10), day) AS worked
    FROM timeEntry LEFT JOIN meeting ON meeting.id = timeEntry.meeting
    WHERE minutes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM timeEntry AS later WHERE later.replaces = timeEntry.id))
    """
