import Foundation
import Meetings
import Store

/// Everything that the planner reads of the office, at one moment.
struct PlanningBasis {
    let year: Int
    let register: Register
    /// Those of the year, the two before and the one after, cancelled ones too, first first.
    let meetings: [Meeting]
    /// Who has declined which of the year's meetings at its present time.
    let declined: [Key<Meeting>: Set<Key<Person>>]
    let availability: [Key<Person>: Availability]
    let prices: PlanningPrices
    let now: Date

    init(_ year: Int, _ snapshot: Snapshot, _ prices: PlanningPrices, now: Date) throws {
        self.year = year
        register = try snapshot.register()
        meetings = try (year - 2...year + 1).flatMap { year in
            let span = DaySpan.year(year)
            return try snapshot.meetings(from: span.from, through: span.until)
        }
        declined = try PlanningBasis.declined(meetings.filter { $0.start.day.year == year && $0.isStanding }, snapshot)
        availability = try snapshot.availability(in: year)
        self.prices = prices
        self.now = now
    }

    var today: Day { WallTime(now).day }

    /// The standing meetings that lie in the year, first first.
    func standing(of body: Key<Body>? = nil) -> [Meeting] {
        meetings.filter { meeting in
            meeting.start.day.year == year && meeting.isStanding && (body.map { $0 == meeting.body } ?? true)
        }
    }

    private static func declined(
        _ meetings: [Meeting], _ snapshot: Snapshot
    ) throws -> [Key<Meeting>: Set<Key<Person>>] {
        try meetings.reduce(into: [:]) { declined, meeting in
            let people = try snapshot.invitations(to: meeting).filter { $0.isLive && $0.answer?.reply == .declined }
            if !people.isEmpty { declined[meeting.id] = Set(people.map(\.person)) }
        }
    }
}
