import Meetings
import Planning

/// A year as the planner's numbers, and what they stand for.
struct YearProblem {
    let basis: PlanningBasis
    /// Before this day nothing moves and nothing is placed.
    let from: Day
    let groups: [PlannedGroup]
    let attendees: [Attendee]
    let days: [Day]
    /// By attendee and day: what keeps her from coming.
    let engagements: [[Day: [Engagement]]]
    let bars: Set<PlanBar>
    var instance: Instance

    init(_ planned: PlannedGroups, _ basis: PlanningBasis, from: Day, bars: Set<PlanBar> = []) {
        self.basis = basis
        self.bars = bars
        self.from = from
        groups = planned.groups
        attendees = planned.attendees.attendees
        let days = YearProblem.days(of: planned.groups, basis)
        self.days = days
        let calendar = Engagements(planned.groups, basis)
        engagements = attendees.map { attendee in
            Dictionary(uniqueKeysWithValues: days.map { ($0, calendar.engagements(of: attendee, on: $0)) })
        }
        let indices = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
        let builder = InstanceBuilder(
            basis: basis, from: from, groups: groups, attendees: attendees, days: days, indices: indices,
            engagements: engagements, bars: bars)
        instance = builder.instance
    }

    /// Working days on which some body may meet, and those on which one does already.
    private static func days(of groups: [PlannedGroup], _ basis: PlanningBasis) -> [Day] {
        let present = Set(groups.flatMap { $0.meetings.compactMap { $0?.start.day } })
        return DaySpan.year(basis.year).days.filter { day in
            present.contains(day)
                || SwedishCalendar.isWorkingDay(day)
                    && groups.contains { !$0.body.policy.planning.blockedWeeks.contains(day.week.number) }
        }
    }
}
