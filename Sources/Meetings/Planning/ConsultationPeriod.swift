/// A time in which the country's new guidelines are out for consultation (*remissperiod*): a programme area that meets in it
/// can answer.
package struct ConsultationPeriod: Hashable, Sendable {
    /// First and last working day.
    package let span: DaySpan

    /// The four that end in a year: from 15 November the year before to 14 November.
    package static func ending(in year: Int) -> [ConsultationPeriod] {
        bounds.compactMap { bound in
            let first = Day(year: bound.from.month > bound.until.month ? year - 1 : year, bound.from)
            let last = Day(year: year, bound.until)
            guard let first, let last else { return nil }
            return DaySpan(from: inward(first, by: 1), until: inward(last, by: -1)).map { ConsultationPeriod(span: $0) }
        }
    }

    /// A beginning on a day off moves to the next working day, an end to the one before.
    private static func inward(_ day: Day, by step: Int) -> Day {
        SwedishCalendar.isWorkingDay(day) ? day : SwedishCalendar.workingDay(step, from: day)
    }

    private typealias MonthDay = (month: Int, day: Int)

    private static let bounds: [(from: MonthDay, until: MonthDay)] = [
        ((11, 15), (2, 14)), ((2, 15), (4, 14)), ((4, 15), (6, 14)), ((9, 15), (11, 14)),
    ]
}

extension Day {
    fileprivate init?(year: Int, _ monthDay: (month: Int, day: Int)) {
        self.init(year: year, month: monthDay.month, day: monthDay.day)
    }
}
