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
        let (year, month, number) = day.civil
        if let name = fixedHoliday(month, number) { return name }
        if (3...6).contains(month), let name = holiday(daysFromEaster: day.ordinal - easter(year).ordinal) {
            return name
        }
        guard day.weekday == 6 else { return nil }
        switch (month, number) {
        case (6, 20...26): return "midsommardagen"
        case (10, 31), (11, 1...6): return "alla helgons dag"
        default: return nil
        }
    }

    package static func eve(on day: Day) -> String? {
        let (_, month, number) = day.civil
        return switch (month, number) {
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

    private static func fixedHoliday(_ month: Int, _ day: Int) -> String? {
        switch (month, day) {
        case (1, 1): "nyårsdagen"
        case (1, 6): "trettondedag jul"
        case (5, 1): "första maj"
        case (6, 6): "nationaldagen"
        case (12, 25): "juldagen"
        case (12, 26): "annandag jul"
        default: nil
        }
    }

    private static func holiday(daysFromEaster days: Int) -> String? {
        switch days {
        case -2: "långfredagen"
        case 0: "påskdagen"
        case 1: "annandag påsk"
        case 39: "Kristi himmelsfärdsdag"
        case 49: "pingstdagen"
        default: nil
        }
    }
}
