/// A year's days as whoever plans it needs to see them: what is off, what is half off, and where school is out.
package struct YearCalendar: Sendable {
    package let year: Int
    /// Those that touch the year, first first.
    package let schoolBreaks: [SchoolBreak]
    package let periods: [ConsultationPeriod]

    package init(_ year: Int, _ register: Register) {
        self.year = year
        let span = DaySpan.year(year)
        schoolBreaks = register.schoolBreaks.filter { $0.span?.clipped(to: span) != nil }
            .sorted { ($0.from, $0.name) < ($1.from, $1.name) }
        periods = ConsultationPeriod.ending(in: year)
    }

    package func schoolBreaks(on day: Day) -> [SchoolBreak] {
        schoolBreaks.filter { $0.from <= day && day <= $0.until }
    }

    /// The days that are not like others, in order; Saturdays and Sundays without a name are left out.
    package var notableDays: [NotableDay] {
        DaySpan.year(year).days.flatMap { day in
            // A bridge day may be a half day as well.
            let halfDay = day.weekday <= 5 ? SwedishCalendar.halfDay(on: day) : nil
            let notes = [SwedishCalendar.mark(of: day).map(Note.mark), halfDay.map(Note.halfDay)]
            return notes.compactMap(\.self).map { NotableDay(day: day, note: $0) }
        }
    }

    /// A day with what is special about it.
    package struct NotableDay: Hashable, Sendable {
        package let day: Day
        package let note: Note
    }

    package enum Note: Hashable, Sendable {
        case mark(SwedishCalendar.Mark)
        case halfDay(String)
    }
}

extension SchoolBreak {
    package var span: DaySpan? { DaySpan(from: from, until: until) }
}
