/// What words say of a day or a period, before the meeting's day is known.
struct DueExpression: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case early, middle, late
    }

    enum Time: Hashable, Sendable {
        case day(year: Int?, month: Int, day: Int)
        case months(first: Int, last: Int, year: Int?, part: Part?)
        case weeks(first: Int, last: Int, year: Int?)
        case weekday(Int)
        case season(Season, year: Int?)
        case quarter(Int, year: Int?)
        case year(Int)
        /// Days from the meeting.
        case within(days: Int)
        case thisWeek, nextWeek, thisMonth, nextMonth, monthEnd
        case nextMeeting
        /// Words that no calendar knows: löpande, så snart som möjligt.
        case untold
    }

    enum Season: Hashable, Sendable {
        case spring, summer, autumn, winter, christmas, easter, newYear, midsummer
    }

    /// How the words place it: by a time, before it, after it.
    enum Placing: Hashable, Sendable {
        case at, before, after
    }

    var time: Time
    var placing = Placing.at

    func resolved(from meeting: Day, nextMeeting: Day?, words: String) -> Due? {
        if case .day(let year, let month, let day) = time {
            guard let found = DueCalendar(meeting).day(year, month, day) else { return nil }
            return .day(placing == .before ? found.adding(days: -1) : found)
        }
        if case .weekday(let weekday) = time {
            return .day(meeting.adding(days: (weekday - meeting.weekday - 1).modulo(7) + 1))
        }
        if case .nextMeeting = time { return nextMeeting.map { .day(placing == .before ? $0.adding(days: -1) : $0) } }
        if case .within(let days) = time, days <= 1 { return .day(meeting.adding(days: days)) }
        guard let span = DueCalendar(meeting).span(of: time) else { return nil }
        return placed(span, meeting).map { .period($0, words: words) }
    }

    private func placed(_ span: DaySpan, _ meeting: Day) -> DaySpan? {
        switch placing {
        case .at: span
        case .before: DaySpan(from: meeting, until: span.from.adding(days: -1))
        case .after: DaySpan(from: span.until.adding(days: 1), until: span.until.adding(days: 30))
        }
    }
}

/// Days and periods as they are meant at a meeting: the next such that has not ended.
struct DueCalendar {
    let meeting: Day

    init(_ meeting: Day) { self.meeting = meeting }

    func day(_ year: Int?, _ month: Int, _ day: Int) -> Day? {
        if let year { return Day(year: year, month: month, day: day) }
        // 29 February may have to wait for its year.
        return (meeting.year...meeting.year + 8).lazy.compactMap { Day(year: $0, month: month, day: day) }
            .first { $0 >= meeting }
    }

    func span(of time: DueExpression.Time) -> DaySpan? {
        switch time {
        case .months(let first, let last, let year, let part):
            next(year) { months(first, last, $0).flatMap { cut($0, part) } }
        case .weeks(let first, let last, let year): next(year) { weeks(first, last, $0) }
        case .season(let season, let year): next(year) { self.season(season, $0) }
        case .quarter(let number, let year): next(year) { months(number * 3 - 2, number * 3, $0) }
        case .year(let year): (1...9998).contains(year) ? DaySpan.year(year) : nil
        case .within(let days): DaySpan(from: meeting, until: meeting.adding(days: days))
        case .thisWeek: DaySpan(from: meeting, until: monday.adding(days: 6))
        case .nextWeek: DaySpan(from: monday.adding(days: 7), until: monday.adding(days: 13))
        case .thisMonth: months(meeting.month, meeting.month, meeting.year)
        case .nextMonth:
            months(meeting.month % 12 + 1, meeting.month % 12 + 1, meeting.year + (meeting.month == 12 ? 1 : 0))
        case .monthEnd: months(meeting.month, meeting.month, meeting.year).flatMap { cut($0, .late) }
        case .day, .weekday, .nextMeeting, .untold: nil
        }
    }

    private var monday: Day { meeting.adding(days: 1 - meeting.weekday) }

    private func next(_ year: Int?, _ span: (Int) -> DaySpan?) -> DaySpan? {
        if let year { return span(year) }
        // Last year's winter may go on.
        return (meeting.year - 1...meeting.year + 1).lazy.compactMap(span).first { $0.until >= meeting }
    }

    /// December/January reaches into the next year.
    private func months(_ first: Int, _ last: Int, _ year: Int) -> DaySpan? {
        let end = last < first ? year + 1 : year
        guard let from = Day(year: year, month: first, day: 1),
            let until = Day(year: end, month: last, day: Day.length(of: last, in: end))
        else { return nil }
        return DaySpan(from: from, until: until)
    }

    private func cut(_ span: DaySpan, _ part: DueExpression.Part?) -> DaySpan? {
        switch part {
        case .early: DaySpan(from: span.from, until: span.from.adding(days: 9))
        case .middle: DaySpan(from: span.from.adding(days: 9), until: span.from.adding(days: 19))
        case .late: DaySpan(from: span.until.adding(days: -9), until: span.until)
        case nil: span
        }
    }

    private func weeks(_ first: Int, _ last: Int, _ year: Int) -> DaySpan? {
        guard let fourth = Day(year: year, month: 1, day: 4) else { return nil }
        let start = fourth.adding(days: 1 - fourth.weekday)
        let from = start.adding(days: 7 * (first - 1))
        guard from.adding(days: 3).week.number == first else { return nil }
        return DaySpan(from: from, until: start.adding(days: 7 * last - 1))
    }

    private func season(_ season: DueExpression.Season, _ year: Int) -> DaySpan? {
        switch season {
        case .spring: months(3, 5, year)
        case .summer:
            midsummer(year).flatMap { DaySpan(from: $0, until: $0.adding(days: 0)) }
                .flatMap { eve in Day(year: year, month: 8, day: 15).flatMap { DaySpan(from: eve.from, until: $0) } }
        case .autumn: months(9, 11, year)
        case .winter: months(12, 2, year)
        case .midsummer: midsummer(year).flatMap { DaySpan(from: $0, until: $0.adding(days: 2)) }
        case .easter:
            DaySpan(
                from: SwedishCalendar.easter(year).adding(days: -2), until: SwedishCalendar.easter(year).adding(days: 1)
            )
        case .christmas: from(year, 12, 24, days: 14)
        case .newYear: from(year + 1, 1, 1, days: 0)
        }
    }

    private func from(_ year: Int, _ month: Int, _ day: Int, days: Int) -> DaySpan? {
        Day(year: year, month: month, day: day).flatMap { DaySpan(from: $0, until: $0.adding(days: days)) }
    }

    /// The eve, a Friday.
    private func midsummer(_ year: Int) -> Day? {
        (19...25).lazy.compactMap { Day(year: year, month: 6, day: $0) }.first { $0.weekday == 5 }
    }
}
