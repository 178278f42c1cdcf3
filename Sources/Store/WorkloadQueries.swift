import Foundation
import GRDB
import Meetings

extension Snapshot {
    /// All that is on record of a year's work until a moment.
    package func workloadBook(_ year: Int, _ register: Register, until now: Date) throws -> WorkloadBook {
        let (first, last) = (Day.newYear(year), Day.newYear(year + 1).adding(days: -1))
        let time = WallTime(now)
        let sittings = try sittings(from: first, through: last) { $0.hasBeen(at: time) }
        let entries = try timeEntries(from: first, through: last)
        let named = Set(entries.compactMap(\.meeting)).subtracting(sittings.map(\.meeting.id))
        return WorkloadBook(
            year: year, register: register, sittings: sittings, entries: entries,
            others: try named.sorted().compactMap(meeting), through: min(last, time.day))
    }

    /// Meetings by the day on which they are held, whatever year they are numbered in.
    package func meetings(from first: Day, through last: Day) throws -> [Meeting] {
        try rows(
            "SELECT * FROM meeting WHERE start >= ? AND start < ? ORDER BY start, body",
            [first.description, last.adding(days: 1).description], as: meeting)
    }

    /// As many questions for a year's meetings as for one.
    private func sittings(
        from first: Day, through last: Day, where isWanted: (Meeting) -> Bool
    ) throws -> [Sitting] {
        let meetings = try meetings(from: first, through: last).filter(isWanted)
        guard !meetings.isEmpty else { return [] }
        let attendance = try attendance(from: first, through: last)
        let invitations = Dictionary(grouping: try invitations(from: first, through: last), by: \.meeting)
        let reading = try readingMatter(from: first, through: last)
        return meetings.map { meeting in
            Sitting(
                meeting: meeting, attendance: attendance[meeting.id] ?? [:], invitations: invitations[meeting.id] ?? [],
                reading: reading[meeting.id])
        }
    }

    /// The year of the first meeting there is; nil where there is none.
    package func firstYear() throws -> Int? {
        try rows("SELECT min(start) AS start FROM meeting").first
            .flatMap { $0["start"] as String? }.flatMap { WallTime(iso: $0)?.day.year }
    }

    package func sitting(_ meeting: Meeting) throws -> Sitting {
        Sitting(
            meeting: meeting, attendance: try attendance(at: meeting.id), invitations: try invitations(to: meeting),
            reading: try readingMatter(for: meeting.id))
    }
}

extension Meeting {
    fileprivate func hasBeen(at time: WallTime) -> Bool {
        guard start <= time else { return false }
        return switch state {
        case .cancelled: false
        // One that nobody ever booked here or elsewhere was only an idea.
        case .proposed: ownership == .elsewhere
        default: true
        }
    }
}
