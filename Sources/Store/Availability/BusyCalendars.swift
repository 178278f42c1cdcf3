import Foundation
import GRDB
import Meetings

/// A calendar of somebody's of which the busy times are known: a file that she sent, or an address where it is published.
package struct BusyCalendar: Sendable, Identifiable {
    package let id: Int64
    package let person: Key<Person>
    /// The file's name, or the address's host: whoever has the whole address sees her calendar.
    package let name: String
    package let address: String?
    package let opened: Date
    package let openedBy: String
    /// The latest look at it that told anything, and the latest of all.
    package let read: Reading?
    package let latest: Reading?

    /// What one look at a calendar came to.
    package struct Reading: Sendable {
        package let at: Date
        package let outcome: Outcome
        /// The days that were read, and how many times were taken in them.
        package let days: ClosedRange<Day>?
        package let times: Int?
        /// What could not be understood, or why it could not be read.
        package let words: [String]
        package let marks: Marks

        package init(
            at: Date, outcome: Outcome, days: ClosedRange<Day>? = nil, times: Int? = nil, words: [String] = [],
            marks: Marks = Marks()
        ) {
            self.at = at
            self.outcome = outcome
            self.days = days
            self.times = times
            self.words = words
            self.marks = marks
        }

        package enum Outcome: String, Sendable { case read, unchanged, failed }
    }

    /// By what a server knows whether its calendar has changed (RFC 9110 §8.8).
    package struct Marks: Hashable, Sendable {
        package var etag: String?
        package var modified: String?

        package init(etag: String? = nil, modified: String? = nil) {
            self.etag = etag
            self.modified = modified
        }
    }
}

extension Snapshot {
    /// Those that are open, in the order in which they were opened.
    package func busyCalendars(of person: Key<Person>? = nil) throws -> [BusyCalendar] {
        try rows(
            "SELECT * FROM busyCalendar WHERE closed IS NULL AND (?1 IS NULL OR person = ?1) ORDER BY id",
            [person?.text]
        ).map(busyCalendar)
    }

    /// One that is open, by its number.
    package func busyCalendar(_ id: Int64) throws -> BusyCalendar? {
        try rows("SELECT * FROM busyCalendar WHERE id = ? AND closed IS NULL", [id]).first.map(busyCalendar)
    }

    /// One that is open, by what it was opened with.
    package func busyCalendar(of person: Key<Person>, name: String, address: String?) throws -> BusyCalendar? {
        try rows(
            "SELECT * FROM busyCalendar WHERE person = ? AND coalesce(address, name) = ? AND closed IS NULL",
            [person.text, address ?? name]
        ).first.map(busyCalendar)
    }

    /// The UIDs of the invitations that were sent to somebody.
    package func invitationUIDs(of person: Key<Person>) throws -> Set<String> {
        Set(try rows("SELECT uid FROM invitation WHERE person = ?", [person.text]).map { $0["uid"] })
    }

    private func busyCalendar(_ row: Row) throws -> BusyCalendar {
        BusyCalendar(
            id: row["id"], person: row.key("person"), name: row["name"], address: row["address"],
            opened: row.moment("opened"), openedBy: row["openedBy"],
            read: try reading("calendar = ? AND outcome = 'read'", row["id"]),
            latest: try reading("calendar = ?", row["id"]))
    }

    private func reading(_ condition: String, _ calendar: Int64) throws -> BusyCalendar.Reading? {
        try rows("SELECT * FROM busyReading WHERE \(condition) ORDER BY id DESC LIMIT 1", [calendar]).first.map { row in
            let (first, last) = (try row.optionalDay("from"), try row.optionalDay("through"))
            let days = first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
            return BusyCalendar.Reading(
                at: row.moment("at"), outcome: try row.choice("outcome"), days: days, times: row["times"],
                words: try row.json("words"), marks: BusyCalendar.Marks(etag: row["etag"], modified: row["modified"]))
        }
    }
}

extension Transaction {
    package func openBusyCalendar(
        of person: Key<Person>, name: String, address: String?, by: String, at now: Date
    ) throws -> Int64 {
        try execute(
            "INSERT INTO busyCalendar (person, name, address, opened, openedBy) VALUES (?, ?, ?, ?, ?)",
            [person.text, name, address, now.milliseconds, by])
        return database.lastInsertedRowID
    }

    /// Its times are forgotten with it.
    package func closeBusyCalendar(_ id: Int64, by: String, at now: Date) throws {
        try execute(
            "UPDATE busyCalendar SET closed = ?, closedBy = ?, address = NULL WHERE id = ? AND closed IS NULL",
            [now.milliseconds, by, id])
        try execute("DELETE FROM busyTime WHERE calendar = ?", [id])
    }

    /// - Parameter times: in the place of those that were there; nil where the look told nothing new.
    package func record(_ reading: BusyCalendar.Reading, of calendar: Int64, times: [BusyTime]? = nil) throws {
        try execute(
            """
            INSERT INTO busyReading (calendar, at, outcome, "from", through, times, words, etag, modified)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                calendar, reading.at.milliseconds, reading.outcome.rawValue, reading.days?.lowerBound.description,
                reading.days?.upperBound.description, reading.times, try json(reading.words), reading.marks.etag,
                reading.marks.modified,
            ])
        guard let times else { return }
        // What the calendar held before is nobody's business.
        try execute("DELETE FROM busyTime WHERE calendar = ?", [calendar])
        for time in times {
            try execute(
                "INSERT OR IGNORE INTO busyTime (calendar, start, \"end\", isTentative) VALUES (?, ?, ?, ?)",
                [calendar, time.span.start.description, time.span.end.description, time.isTentative])
        }
    }
}
