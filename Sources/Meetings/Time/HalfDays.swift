extension SwedishCalendar {
    /// *Halvdag*: a day on which many stop working at noon or two o'clock by agreement; worth knowing, forbids nothing.
    package static func halfDay(on day: Day) -> String? {
        let (year, month, number) = day.civil
        if day.ordinal - easter(year).ordinal == -3 { return "skärtorsdagen" }
        if publicHoliday(on: day.adding(days: 1)) == "alla helgons dag" { return "allhelgonaafton" }
        return switch (month, number) {
        case (1, 5): "trettondagsafton"
        case (4, 30): "valborgsmässoafton"
        case (12, 23): "dagen före julafton"
        default: nil
        }
    }

    /// Whether work stops early or a weekday off follows: a poor day for a meeting, yet a possible one.
    package static func isBeforeDayOff(_ day: Day) -> Bool {
        let next = day.adding(days: 1)
        return isWorkingDay(day) && (halfDay(on: day) != nil || next.weekday <= 5 && !isWorkingDay(next))
    }
}
