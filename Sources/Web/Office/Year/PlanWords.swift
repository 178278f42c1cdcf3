import Documents
import Foundation
import Meetings
import Secretariat

extension PlanReason {
    /// In a sentence about a meeting on a day.
    func words(on day: Day) -> String {
        switch self {
        case .stays(let stay): stay.words
        case .everybody: "Alla kan komma."
        case .absent(let absentee): "\(absentee.name) kan inte komma: \(absentee.cause.words(in: day.year))."
        case .inTime(let cause, let days): cause.inTime(on: day, days: days)
        case .tooLate(let cause): cause.tooLate(in: day.year)
        case .gap(let days, let ideal, let isUneven):
            "\(days) dagar efter mötet före\(isUneven ? ". Jämnt vore \(ideal)." : ".")"
        case .otherWeekday(let weekday, let usual):
            "Det är en \(weekday.weekdayName). Gruppen brukar mötas på \(usual.weekdayName)ar."
        case .otherStart(let minute, let usual):
            "Det börjar kl. \(minute.clockName). Gruppen brukar börja kl. \(usual.clockName)."
        case .schoolBreak(let week, let name, let kommuner):
            "Vecka \(week) är \(name) i \(kommuner.isEmpty ? "hela länet" : String.enumeration(kommuner))."
        case .bridgeDay: "Det är en klämdag."
        case .beforeDayOff(let name?): "Många slutar tidigt den dagen: det är \(name)."
        case .beforeDayOff(nil): "Dagen efter är ledig."
        case .crowded(let week, let count, let coordinator, let others):
            "Vecka \(week) blir tung för \(coordinator): \(count.word(one: "ett")) möten, med \(String.enumeration(others.map { "\($0.body) på \($0.day.weekdayName)en" }))."
        case .neighbour(let days, let body, let people):
            "\(Self.distance(days)) \(body) möts, där \(String.enumeration(people)) också sitter."
        case .moved(let from, _): "Mötet flyttas från \(from.day.asRead(in: day.year)) kl. \(from.clock)."
        }
    }

    private static func distance(_ days: Int) -> String {
        switch days {
        case 0: "Samma dag som"
        case 1: "Dagen efter att"
        case -1: "Dagen innan"
        default: days > 0 ? "Två dagar efter att" : "Två dagar innan"
        }
    }
}

extension PlanReason.Stay {
    fileprivate var words: String {
        switch self {
        case .held: "Mötet har hållits."
        case .over: "Mötet har varit."
        case .elsewhere: "Mötet är bokat i ett annat system och flyttas inte härifrån."
        case .before(let day): "Det ligger före \(day.inYear), så inget flyttar det."
        }
    }
}

extension FixedPoint.Cause {
    fileprivate func inTime(on day: Day, days: Int?) -> String {
        switch self {
        case .decision(let body, let decided):
            let count = days ?? decided.ordinal - day.ordinal
            return "\(count.days.capitalizedSentence) före \(body) \(decided.short)."
        case .consultation(let span):
            let count = day.ordinal - span.from.ordinal
            return count == 0
                ? "Första dagen i remissfönstret, som slutar \(span.until.short)."
                : "\(count.days.capitalizedSentence) in i remissfönstret från \(span.from.short)."
        }
    }

    fileprivate func tooLate(in year: Int) -> String {
        switch self {
        case .decision(let body, let decided): "Inget möte hinner före \(body) \(decided.short)."
        case .consultation(let span): "Inget möte ligger då i remissfönstret \(span.words)."
        }
    }

    /// “remissfönstret 15 september–14 november”, “HSN 29 november”.
    var words: String {
        switch self {
        case .decision(let body, let decided): "\(body) \(decided.short)"
        case .consultation(let span): "remissfönstret \(span.words)"
        }
    }
}

extension AbsenceCause {
    /// What follows a name and a colon.
    func words(in year: Int) -> String {
        switch self {
        case .meeting(let body): "är kallad till \(body) då"
        case .declined: "har tackat nej till tiden"
        case .hindrance(let obstacle): obstacle.words
        case .other: "har något annat då"
        }
    }
}

extension Meetings.Obstacle {
    fileprivate var words: String {
        let because = reason.map { " (\($0))" } ?? ""
        switch (source, extent) {
        case (.calendar, _): return "är upptagen i sin kalender"
        case (.poll, _): return "svarade nej till tiden i en datumförfrågan"
        case (.automaticReply, .days(let days)): return "är borta till och med \(days.upperBound.short)"
        case (_, .weekly(let weekday, let minutes, _, _)):
            let hours =
                minutes.count >= 1439 ? "" : " kl. \(minutes.lowerBound.clockName)–\(minutes.upperBound.clockName)"
            return "kan aldrig på \(weekday.weekdayName)ar\(hours)\(because)"
        case (_, .days(let days)):
            let span =
                days.lowerBound == days.upperBound
                ? days.lowerBound.short : "\(days.lowerBound.short)–\(days.upperBound.short)"
            return "är borta \(span)\(because)"
        case (_, .time): return "har något annat då\(because)"
        }
    }
}

extension Day {
    /// “9 mars”.
    var short: String { "\(day) \(monthName)" }
}

extension DaySpan {
    /// “15 september–14 november”.
    var words: String { "\(from.short)–\(until.short)" }
}

extension Int {
    /// “tisdag”, of an ISO weekday.
    var weekdayName: String { Day(ordinal: self - 4 + 7).weekdayName }

    /// “13.00”, of minutes since midnight.
    var clockName: String { WallTime(day: Day(ordinal: 0), minute: self % 1440)?.clock ?? "" }

    /// “tolv dagar”.
    var days: String { counted("dag", "dagar") }
}
