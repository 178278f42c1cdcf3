/// The Swedish days off: public holidays by statute (lag 1989:253), eves by custom, and bridge days.
package enum SwedishCalendar {
    /// Why a day is not an ordinary working day.
    package enum Mark: Hashable, Sendable {
        /// *Helgdag*, with its name.
        case publicHoliday(String)
        /// Midsummer's, Christmas and New Year's Eve: no public holidays, yet nobody works (semesterlagen 3 a §).
        case eve(String)
        /// *Klämdag*: a single weekday between days off.
        case bridgeDay
    }

    package static func mark(of day: Day) -> Mark? {
        if let name = publicHoliday(on: day) { return .publicHoliday(name) }
        if let name = eve(on: day) { return .eve(name) }
        return isBridgeDay(day) ? .bridgeDay : nil
    }

    /// Monday to Friday, neither holiday nor eve; bridge days are working days.
    package static func isWorkingDay(_ day: Day) -> Bool {
        day.weekday <= 5 && publicHoliday(on: day) == nil && eve(on: day) == nil
    }

    /// The day that lies this many working days later, or earlier where negative.
    package static func workingDay(_ count: Int, from day: Day) -> Day {
        var (current, left) = (day, abs(count))
        while left > 0 {
            current = current.adding(days: count < 0 ? -1 : 1)
            if isWorkingDay(current) { left -= 1 }
        }
        return current
    }

    /// Sundays are public holidays too (1 § lagen om allmänna helgdagar) but have no name of their own.
    package static func publicHoliday(on day: Day) -> String? {
        if let name = fixed[day.month * 100 + day.day] { return name }
        if let name = movable[day.ordinal - easter(day.year).ordinal] { return name }
        guard day.weekday == 6 else { return nil }
        switch (day.month, day.day) {
        case (6, 20...26): return "midsommardagen"
        case (10, 31), (11, 1...6): return "alla helgons dag"
        default: return nil
        }
    }

    package static func eve(on day: Day) -> String? {
        switch (day.month, day.day) {
        case (12, 24): "julafton"
        case (12, 31): "nyårsafton"
        case (6, 19...25) where day.weekday == 5: "midsommarafton"
        default: nil
        }
    }

    /// Easter Sunday, by the method of Meeus, Jones and Butcher.
    package static func easter(_ year: Int) -> Day {
        let (golden, century, rest) = (year % 19, year / 100, year % 100)
        let drift = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - drift + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let full = epact + sunday - 7 * ((golden + 11 * epact + 22 * sunday) / 451)
        return Day.newYear(year).adding(days: Day.length(of: 2, in: year) + 31 + full + 21)
    }

    private static func isBridgeDay(_ day: Day) -> Bool {
        isWorkingDay(day) && !isWorkingDay(day.adding(days: -1)) && !isWorkingDay(day.adding(days: 1))
    }

    private static let fixed = [
        101: "nyårsdagen", 106: "trettondedag jul", 501: "första maj", 606: "nationaldagen",
        1225: "juldagen", 1226: "annandag jul",
    ]

    /// Days from Easter Sunday.
    private static let movable = [
        -2: "långfredagen", 0: "påskdagen", 1: "annandag påsk", 39: "Kristi himmelsfärdsdag", 49: "pingstdagen",
    ]
}
