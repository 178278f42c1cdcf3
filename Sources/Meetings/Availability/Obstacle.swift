import Foundation

/// A time at which somebody cannot come, and how that is known (*förhinder*).
package struct Obstacle: Hashable, Sendable {
    package let extent: Extent
    package let source: Source
    /// In the words of who said it; a calendar never gives one.
    package let reason: String?
    /// She may come all the same: a tentative entry in her calendar, or «kanske» in a poll.
    package let isTentative: Bool
    /// When it became known.
    package let at: Date

    package init(extent: Extent, source: Source, reason: String? = nil, isTentative: Bool = false, at: Date) {
        self.extent = extent
        self.source = source
        self.reason = reason
        self.isTentative = isTentative
        self.at = at
    }

    package enum Extent: Hashable, Sendable {
        /// The same minutes every week; from a day and through a day where it does not hold for good.
        case weekly(weekday: Int, minutes: Range<Int>, from: Day? = nil, through: Day? = nil)
        /// Whole days.
        case days(ClosedRange<Day>)
        case time(TimeSpan)
    }

    package enum Source: Hashable, Sendable {
        /// Recorded by hand or from a list, under this number.
        case recorded(Int64, by: String)
        /// An automatic reply to a mail of ours.
        case automaticReply
        /// Her calendar, by its name.
        case calendar(String)
        /// Her answer to a date poll, by its reference.
        case poll(String)
    }

    /// The minutes of a day that it takes; empty where it does not touch the day.
    package func minutes(on day: Day) -> Range<Int> {
        switch extent {
        case .weekly(let weekday, let minutes, let from, let through):
            guard day.weekday == weekday, from.map({ $0 <= day }) ?? true, through.map({ day <= $0 }) ?? true
            else { return 0..<0 }
            return minutes
        case .days(let days): return days.contains(day) ? 0..<dayLength : 0..<0
        case .time(let span): return span.minutes(on: day)
        }
    }
}
