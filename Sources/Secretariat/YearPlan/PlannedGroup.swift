import Meetings
import Planning

/// A body as it stands in the planner's instance.
struct PlannedGroup {
    let body: Body
    let seats: [SeatInPlan]
    let vacancies: [Vacancy]
    /// What lies in the year already, by number from 0; nil where a meeting is still to be found.
    let meetings: [Meeting?]
    /// What its meetings should be in time for.
    let points: [FixedPoint]
    /// When it met last the year before.
    let previous: Day?
    let habit: Habit

    var count: Int { meetings.count }

    /// The attendee's number of its samordnare.
    var coordinator: Int? { seats.first { $0.role == .coordinator }?.attendee }

    /// The hour and weekday that a body is used to.
    struct Habit: Equatable {
        var weekday: Int?
        var start: Int?
    }
}

extension PlannedGroup.Habit {
    /// What its policy says, else what most of its meetings have been.
    init(_ policy: PlanningPolicy, _ meetings: [Meeting]) {
        weekday = policy.preferredWeekday ?? meetings.map(\.start.day.weekday).mostCommon
        start = policy.preferredStart ?? meetings.map(\.start.minute).mostCommon
    }
}

extension [Int] {
    /// The smallest of those that occur most often.
    fileprivate var mostCommon: Int? {
        let counts = reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
}

/// Why a body is not planned.
package struct PlanRefusal: Hashable, Codable, Sendable {
    package let body: Key<Body>
    package let name: String
    package let cause: Cause

    package init(_ body: Body, _ cause: Cause) {
        self.body = body.id
        name = body.name
        self.cause = cause
    }
}

/// The bodies that a plan is made for, and those for which none can be.
struct PlannedGroups {
    private(set) var groups: [PlannedGroup] = []
    private(set) var refusals: [PlanRefusal] = []
    private(set) var attendees = AttendeeTable()

    private let basis: PlanningBasis
    private let from: Day
    private let isOnlyPresent: Bool

    /// - Parameter isOnlyPresent: no more meetings than the register has.
    init(_ bodies: [Body], _ basis: PlanningBasis, from: Day, isOnlyPresent: Bool = false) {
        self.basis = basis
        self.from = from
        self.isOnlyPresent = isOnlyPresent
        for body in bodies { add(body) }
    }

    private mutating func add(_ body: Body) {
        guard body.state != .closed else {
            return refusals.append(PlanRefusal(body, .closed))
        }
        let span = DaySpan(from: max(from, .newYear(basis.year)), until: DaySpan.year(basis.year).until)
        let all = basis.register.seats.filter { $0.body == body.id && $0.role.attendance == .called }
        let held = all.compactMap { seat in
            span.flatMap { basis.register.attendee(on: seat, during: $0) }.map { (seat, $0) }
        }
        guard held.contains(where: { $0.0.role != .coordinator }) else {
            return refusals.append(PlanRefusal(body, all.isEmpty ? .noSeats : .nobody))
        }
        let meetings = meetings(of: body)
        guard !meetings.isEmpty else {
            return refusals.append(PlanRefusal(body, .noMeetings))
        }
        groups.append(
            PlannedGroup(
                body: body, seats: seats(held),
                vacancies: basis.register.vacancies(in: body.id, on: vacancyDay(span))
                    .filter { $0.seat.role.attendance == .called }, meetings: meetings,
                points: basis.register.fixedPoints(of: body, in: basis.year, meetings: basis.meetings),
                previous: basis.meetings.last { $0.body == body.id && $0.start.day.year < basis.year && $0.isStanding }?
                    .start.day, habit: habit(of: body)))
    }

    private func vacancyDay(_ span: DaySpan?) -> Day { span?.from ?? from }

    private func habit(of body: Body) -> PlannedGroup.Habit {
        PlannedGroup.Habit(
            body.policy.planning,
            basis.meetings.filter { meeting in
                // A proposal is no habit: planning again would follow its own steps.
                meeting.body == body.id && meeting.isStanding && meeting.state != .proposed
                    && meeting.start.day.year <= basis.year
            })
    }

    /// A person who holds several seats sits on the one that asks most of her.
    private mutating func seats(_ held: [(Seat, Attendee)]) -> [SeatInPlan] {
        let order: [Seat.Role] = [.chair, .coordinator, .ordinary, .coopted]
        let sorted = held.enumerated().sorted { one, other in
            (order.firstIndex(of: one.element.0.role) ?? 9, one.offset)
                < (order.firstIndex(of: other.element.0.role) ?? 9, other.offset)
        }
        var seats: [SeatInPlan] = []
        for (seat, attendee) in sorted.map(\.element) {
            let number = attendees.number(of: attendee)
            guard !seats.contains(where: { $0.attendee == number }) else { continue }
            let authority = seat.authority ?? attendee.terms.last?.person.authority
            seats.append(SeatInPlan(attendee: number, role: seat.role, authority: authority))
        }
        if !seats.contains(where: { $0.role == .coordinator }) {
            let nobody = attendees.number(of: Attendee(terms: []))
            seats.append(SeatInPlan(attendee: nobody, role: .coordinator, authority: nil))
        }
        return seats
    }

    /// What the year has already, and room for as many as the policy asks for; one that was cancelled is replaced only
    /// where there would be too few.
    private func meetings(of body: Body) -> [Meeting?] {
        let present = basis.standing(of: body.id)
        guard !isOnlyPresent else { return present }
        let policy = body.policy
        let cancelled = basis.meetings.count {
            $0.body == body.id && $0.year == basis.year && !$0.isStanding
        }
        let wanted = max(present.count, policy.fewestMeetings, policy.meetingsPerYear - cancelled)
        var meetings: [Meeting?] = present
        while meetings.count < wanted { meetings.insert(nil, at: widestGap(in: meetings)) }
        return meetings
    }

    /// Where one more meeting fits best, of the places that are still to come.
    private func widestGap(in meetings: [Meeting?]) -> Int {
        let span = DaySpan.year(basis.year)
        let gaps = (0...meetings.count).map { index -> (index: Int, days: Int) in
            let before = index == 0 ? span.from : meetings[index - 1]?.start.day
            let after = index == meetings.count ? span.until : meetings[index]?.start.day
            guard let before, let after else { return (index, 0) }
            return (index, after.ordinal - max(before, from).ordinal)
        }
        return gaps.max { ($0.days, -$0.index) < ($1.days, -$1.index) }?.index ?? meetings.count
    }
}
