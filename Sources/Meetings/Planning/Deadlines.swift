/// The days by which things must be done for a meeting, counted back from it.
package struct Deadlines: Hashable, Codable, Sendable {
    package let nominations: Day
    package let agenda: Day
    package let notice: Day
    package let papers: Day

    /// A day on which no mail goes out moves to the last open one before it.
    package init(of day: Day, _ policy: MeetingPolicy) {
        let last = { policy.window.lastOpenDay(until: day.adding(days: -$0)) }
        nominations = last(policy.planning.nominationDays)
        agenda = last(policy.planning.agendaDays)
        notice = last(policy.noticeDays)
        papers = last(policy.papersDays)
    }
}
