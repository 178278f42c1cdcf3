import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// Who came to a meeting, as last recorded.
    package func attendance(at meeting: Key<Meeting>) throws -> [Key<Person>: Attendance] {
        let latest = try rows(
            """
            SELECT * FROM attendance WHERE presence IS NOT NULL AND id IN
            (SELECT max(id) FROM attendance WHERE meeting = ? GROUP BY person)
            """, [meeting.text])
        return Dictionary(uniqueKeysWithValues: try latest.map { (row) in (row.key("person"), try attendance(row)) })
    }

    /// The same for all meetings held on some days, by meeting.
    func attendance(from first: Day, through last: Day) throws -> [Key<Meeting>: [Key<Person>: Attendance]] {
        let latest = try rows(
            """
            SELECT * FROM attendance WHERE presence IS NOT NULL AND id IN (
                SELECT max(attendance.id) FROM meeting JOIN attendance ON attendance.meeting = meeting.id
                WHERE meeting.start >= ? AND meeting.start < ? GROUP BY attendance.meeting, attendance.person)
            """, [first.description, last.adding(days: 1).description]
        ) { row in (meeting: row.key("meeting") as Key<Meeting>, attendance: try attendance(row)) }
        return latest.reduce(into: [:]) { $0[$1.meeting, default: [:]][$1.attendance.person] = $1.attendance }
    }

    /// Every word on who came, oldest first; nil where one was taken back.
    package func attendanceHistory(of meeting: Key<Meeting>) throws -> [(
        person: Key<Person>, word: Attendance?, by: String, at: Date
    )] {
        try rows("SELECT * FROM attendance WHERE meeting = ? ORDER BY id", [meeting.text]).map { row in
            let isTakenBack = row["presence"] as String? == nil
            return (row.key("person"), isTakenBack ? nil : try attendance(row), row["by"], row.moment("at"))
        }
    }

    /// How much there was to read before a meeting: what its papers come to, or where it has none, what was last said.
    package func readingMatter(for meeting: Key<Meeting>) throws -> ReadingMatter? {
        if let counted = ReadingMatter(try papers(of: meeting)) { return counted }
        return try rows("SELECT * FROM readingMatter WHERE meeting = ? ORDER BY id DESC LIMIT 1", [meeting.text]).first
            .map(readingMatter)
    }

    /// The same for all meetings held on some days, by meeting.
    func readingMatter(from first: Day, through last: Day) throws -> [Key<Meeting>: ReadingMatter] {
        let latest = try rows(
            """
            SELECT * FROM readingMatter WHERE id IN (
                SELECT max(readingMatter.id) FROM meeting JOIN readingMatter ON readingMatter.meeting = meeting.id
                WHERE meeting.start >= ? AND meeting.start < ? GROUP BY readingMatter.meeting)
            """, [first.description, last.adding(days: 1).description])
        let said: [Key<Meeting>: ReadingMatter] = Dictionary(
            try latest.map { (row) in (row.key("meeting"), try readingMatter(row)) },
            uniquingKeysWith: { one, _ in one })
        let counted = try papers(from: first, through: last).compactMapValues { ReadingMatter($0) }
        return said.merging(counted) { _, counted in counted }
    }

    private func readingMatter(_ row: Row) throws -> ReadingMatter {
        ReadingMatter(amount: row["amount"], unit: try row.choice("unit"), by: row["by"], at: row.moment("at"))
    }

    private func attendance(_ row: Row) throws -> Attendance {
        Attendance(
            person: row.key("person"), presence: try presence(row), insteadOf: row.optionalKey("insteadOf"),
            by: row["by"], at: row.moment("at"))
    }

    private func presence(_ row: Row) throws -> Attendance.Presence {
        let word: PresenceWord = try row.choice("presence")
        return switch word {
        case .present: .present
        case .remote: .remote
        case .partial: .partial(minutes: row["minutes"])
        case .excused: .excused
        case .absent: .absent
        }
    }
}

extension Transaction {
    package func record(_ attendance: Attendance, at meeting: Key<Meeting>) throws {
        let minutes: Int? = if case .partial(let minutes) = attendance.presence { minutes } else { nil }
        try add(
            meeting, attendance.person, PresenceWord(attendance.presence), minutes: minutes,
            insteadOf: attendance.insteadOf, by: attendance.by, at: attendance.at)
    }

    /// Takes back what is on record of somebody's attendance: nothing is known of it any more.
    package func clearAttendance(of person: Key<Person>, at meeting: Key<Meeting>, by: String, at now: Date) throws {
        try add(meeting, person, nil, minutes: nil, insteadOf: nil, by: by, at: now)
    }

    package func record(_ matter: ReadingMatter, for meeting: Key<Meeting>) throws {
        try execute(
            "INSERT INTO readingMatter (meeting, amount, unit, by, at) VALUES (?, ?, ?, ?, ?)",
            [meeting.text, matter.amount, matter.unit.rawValue, matter.by, matter.at.milliseconds])
    }

    private func add(
        _ meeting: Key<Meeting>, _ person: Key<Person>, _ word: PresenceWord?, minutes: Int?, insteadOf: Key<Person>?,
        by: String, at now: Date
    ) throws {
        try execute(
            """
            INSERT INTO attendance (meeting, person, presence, minutes, insteadOf, by, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [meeting.text, person.text, word?.rawValue, minutes, insteadOf?.text, by, now.milliseconds])
    }
}

/// A presence as the column has it.
private enum PresenceWord: String {
    case present, remote, partial, excused, absent

    init(_ presence: Attendance.Presence) {
        self =
            switch presence {
            case .present: .present
            case .remote: .remote
            case .partial: .partial
            case .excused: .excused
            case .absent: .absent
            }
    }
}
