import Foundation

extension Docket {
    /// Days before the kallelse on which the chair is asked to release its agenda.
    static let askingDays = 4

    /// When the chair is asked to release the agenda: on an open day, in time for the kallelse.
    package var askingMoment: Date {
        let day = policy.window.lastOpenDay(until: WallTime(noticeMoment).day.adding(days: -Docket.askingDays))
        return WallTime(day: day, minute: policy.window.opens)?.nearestMoment ?? noticeMoment
    }

    /// Whether the kallelse is the chair's to release, and the day to ask her has come; an empty agenda waits longer.
    package func isToBeReleased(at now: Date) -> Bool {
        guard case .booked = meeting.state, policy.mode(of: .notice) == .release else { return false }
        return now >= noticeMoment || !meeting.agenda.isEmpty && now >= askingMoment
    }
}
