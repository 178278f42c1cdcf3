import ArgumentParser
import Meetings
import Secretariat
import Store

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Shows the year's days off, bridge days, half days, school breaks and consultation periods.")

    @Argument(help: "The year.") var year: Int
    @OptionGroup var output: Output
    @OptionGroup var office: OfficeOptions

    func validate() throws {
        guard (1900...2999).contains(year) else { throw ValidationError("Name a year from 1900 to 2999.") }
    }

    func run() throws {
        let register = try office.secretary().store.read { try $0.register() }
        let sheet = CalendarSheet(YearCalendar(year, register), register)
        try output.print(sheet) { sheet.text }
    }
}

/// A year's notable days as they are printed.
struct CalendarSheet: Encodable {
    let year: Int
    let days: [Line]
    let schoolBreaks: [Break]
    let consultationPeriods: [DaySpan]

    struct Line: Encodable {
        let day: Day
        let week: Int
        let weekday: Int
        let kind: String
        let name: String?
    }

    struct Break: Encodable {
        let name: String
        let from: Day
        let until: Day
        /// By name; none means all.
        let municipalities: [String]
    }

    init(_ calendar: YearCalendar, _ register: Register) {
        year = calendar.year
        days = calendar.notableDays.map { notable in
            Line(
                day: notable.day, week: notable.day.week.number, weekday: notable.day.weekday, kind: notable.note.kind,
                name: notable.note.name)
        }
        schoolBreaks = calendar.schoolBreaks.map { pause in
            Break(
                name: pause.name, from: pause.from, until: pause.until,
                municipalities: pause.municipalities.map { register.authority($0)?.name ?? $0.text })
        }
        consultationPeriods = calendar.periods.map(\.span)
    }

    var text: String {
        let dayLines = days.map {
            "\($0.day)  w\($0.week)  \($0.day.shortWeekday)  \($0.name ?? "klämdag") (\($0.kind))"
        }
        let breakLines = schoolBreaks.map { pause in
            let place = pause.municipalities.isEmpty ? "all kommuner" : pause.municipalities.joined(separator: ", ")
            return "\(pause.from) to \(pause.until)  w\(pause.from.week.number)  \(pause.name) in \(place)"
        }
        return
            (dayLines + ["", "School breaks:"]
            + (breakLines.isEmpty ? ["none on record; add them to school_breaks in the region pack"] : breakLines)
            + ["", "Consultation periods (remiss):"] + consultationPeriods.map(\.description)).joined(separator: "\n")
    }
}

extension YearCalendar.Note {
    fileprivate var kind: String {
        switch self {
        case .mark(.publicHoliday): "public holiday"
        case .mark(.eve): "eve"
        case .mark(.bridgeDay): "bridge day"
        case .halfDay: "half day"
        }
    }

    fileprivate var name: String? {
        switch self {
        case .mark(.publicHoliday(let name)), .mark(.eve(let name)), .halfDay(let name): name
        case .mark(.bridgeDay): nil
        }
    }
}

extension Day {
    /// “Tue”.
    var shortWeekday: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1] }
}
