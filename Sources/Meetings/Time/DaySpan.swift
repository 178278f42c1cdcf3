/// Days in a row, the first and the last among them.
package struct DaySpan: Hashable, Codable, Sendable, CustomStringConvertible {
    package var from: Day
    package var until: Day

    /// Nothing where it would end before it begins.
    package init?(from: Day, until: Day) {
        guard from <= until else { return nil }
        self.from = from
        self.until = until
    }

    package static func year(_ year: Int) -> DaySpan {
        DaySpan(unchecked: Day.newYear(year), Day.newYear(year + 1).adding(days: -1))
    }

    private init(unchecked from: Day, _ until: Day) {
        self.from = from
        self.until = until
    }

    package func contains(_ day: Day) -> Bool { from <= day && day <= until }

    /// The days that are in both.
    package func clipped(to other: DaySpan) -> DaySpan? {
        DaySpan(from: max(from, other.from), until: min(until, other.until))
    }

    package var days: [Day] { (from.ordinal...until.ordinal).map { Day(ordinal: $0) } }

    package var description: String { "\(from) to \(until)" }
}
