import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// What people can during a year, by all that is known but the meetings in the register, which are left to who asks:
    /// the planner moves some of them. Who is not among the keys has nothing known of her.
    package func availability(of people: [Key<Person>]? = nil, in year: Int) throws -> [Key<Person>: Availability] {
        try availability(of: people, from: Day.newYear(year), through: Day.newYear(year + 1).adding(days: -1))
    }

    package func availability(
        of people: [Key<Person>]? = nil, from first: Day, through last: Day
    ) throws -> [Key<Person>: Availability] {
        let asked = people.map(Set.init)
        let sources = [
            try recordedObstacles(from: first, through: last), try absenceObstacles(from: first, through: last),
            try busyObstacles(from: first, through: last), try pollObstacles(from: first, through: last),
        ]
        let obstacles = Dictionary(grouping: sources.joined(), by: \.person)
        let promises = Dictionary(grouping: try pollPromises(from: first, through: last), by: \.person)
        let known = Set(obstacles.keys).union(promises.keys).filter { asked?.contains($0) ?? true }
        return Dictionary(
            uniqueKeysWithValues: known.map { person in
                let availability = Availability(
                    obstacles: obstacles[person, default: []].map(\.obstacle),
                    promises: promises[person, default: []].map(\.promise))
                return (person, availability)
            })
    }
}

/// Whose it is.
struct OwnedObstacle {
    let person: Key<Person>
    let obstacle: Obstacle
}

extension Snapshot {
    private func recordedObstacles(from first: Day, through last: Day) throws -> [OwnedObstacle] {
        try rows(
            """
            SELECT * FROM obstacle WHERE takenBack IS NULL
            AND ("from" IS NULL OR "from" <= ?2) AND (through IS NULL OR through >= ?1) ORDER BY id
            """, [first.description, last.description]
        ).map { OwnedObstacle(person: $0.key("person"), obstacle: try recordedObstacle($0).obstacle) }
    }

    /// From the day of the automatic reply through its last day away, or until the next one came: that knows better.
    private func absenceObstacles(from first: Day, through last: Day) throws -> [OwnedObstacle] {
        let notes = try rows("SELECT * FROM absence ORDER BY person, id").map { row in
            AbsenceNote(person: row.key("person"), until: row["until"], back: row["back"], at: row.moment("at"))
        }
        return notes.enumerated().compactMap { index, note in
            let next =
                notes.indices.contains(index + 1) && notes[index + 1].person == note.person ? notes[index + 1] : nil
            guard let days = note.days(before: next), days.lowerBound <= last, days.upperBound >= first else {
                return nil
            }
            return OwnedObstacle(
                person: note.person, obstacle: Obstacle(extent: .days(days), source: .automaticReply, at: note.at))
        }
    }

    /// What her calendar says, without the meetings that we put there ourselves.
    private func busyObstacles(from first: Day, through last: Day) throws -> [OwnedObstacle] {
        let own = try invitedSpans(from: first, through: last)
        return try rows(
            """
            SELECT busyTime.*, busyCalendar.person, busyCalendar.name, (SELECT max(at) FROM busyReading
                WHERE calendar = busyCalendar.id AND outcome <> 'failed') AS at
            FROM busyTime JOIN busyCalendar ON busyCalendar.id = busyTime.calendar
            WHERE closed IS NULL AND start < ?2 AND "end" >= ?1 ORDER BY start, "end"
            """, [first.description, last.adding(days: 1).description]
        ).flatMap { row in
            let person: Meetings.Key<Person> = row.key("person")
            let span = TimeSpan(from: try row.wallTime("start"), until: try row.wallTime("end"))
            return (span?.without(own[person, default: []]) ?? []).map { rest in
                let obstacle = Obstacle(
                    extent: .time(rest), source: .calendar(row["name"]), isTentative: row["isTentative"],
                    at: row.moment("at"))
                return OwnedObstacle(person: person, obstacle: obstacle)
            }
        }
    }

    private func invitedSpans(from first: Day, through last: Day) throws -> [Key<Person>: [TimeSpan]] {
        let invited = try rows(
            """
            SELECT invitation.person, meeting.start, meeting.length FROM invitation
            JOIN meeting ON meeting.id = invitation.meeting
            WHERE stage <> 'withdrawn' AND meeting.start >= ?1 AND meeting.start < ?2
            """, [first.description, last.adding(days: 1).description])
        return try invited.reduce(into: [:]) { spans, row in
            guard let span = TimeSpan(from: try row.wallTime("start"), minutes: row["length"]) else { return }
            spans[row.key("person"), default: []].append(span)
        }
    }
}

extension AbsenceNote {
    /// A year at most: who has left writes no automatic replies about coming back.
    fileprivate func days(before next: AbsenceNote?) -> ClosedRange<Day>? {
        let said = until.flatMap { Day(iso: $0) } ?? back.flatMap { Day(iso: $0) }?.adding(days: -1)
        let first = WallTime(at).day
        let ends = [said, next.map { WallTime($0.at).day.adding(days: -1) }, first.adding(days: 366)].compactMap { $0 }
        guard said != nil, let end = ends.min(), first <= end else { return nil }
        return first...end
    }
}
