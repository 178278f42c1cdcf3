import Documents
import Foundation
import Meetings
import Secretariat

extension PlanObstacle {
    /// Why a meeting cannot lie there, in a sentence.
    var words: String {
        switch self {
        case .holiday(let day, let name): "\(day.short.capitalizedSentence) är \(name)."
        case .eve(let day, let name): "\(day.short.capitalizedSentence) är \(name)."
        case .weekend(let day): "\(day.short.capitalizedSentence) är en \(day.weekdayName)."
        case .outside(_, let year): "Dagen ligger inte i \(year)."
        case .barred: "Dagen är spärrad i det här förslaget."
        case .blockedWeek(let week, let body): "Vecka \(week) är stängd för \(body)."
        case .weekday(let weekday, let body, let allowed):
            "\(body) möts inte på \(weekday.weekdayName)ar, bara på \(String.enumeration(allowed.map { "\($0.weekdayName)ar" }))."
        case .start(let minute, let body, let allowed):
            "\(body) börjar inte kl. \(minute.clockName), bara kl. \(String.enumeration(allowed.map(\.clockName)))."
        case .quietWeeks(let notice, _):
            "Kallelsen skulle behöva gå ut redan \(notice.inYear), eftersom veckorna före är stängda för utskick."
        default: wordsOfPeople
        }
    }

    private var wordsOfPeople: String {
        switch self {
        case .taken(let role, nil): "\(role == .chair ? "Ordföranden" : "Samordnaren") kan inte komma."
        case .taken(let role, let absentee?):
            "\(role == .chair ? "Ordföranden" : "Samordnaren") \(absentee.person.name) kan inte komma: \(absentee.cause.words(in: 0))."
        case .quorum(let present, let needed, let absent):
            "Bara \(present.word(one: "en")) ledamöter kan, och \(needed.word(one: "en")) behövs. \(String.enumeration(absent)) kan inte komma."
        case .nobody(let body): "Ingen sitter i \(body)."
        default: wordsOfOrder
        }
    }

    private var wordsOfOrder: String {
        switch self {
        case .point(let number, let cause, let from, let until):
            "Möte \(number) ska hinna till \(cause?.words ?? "en fast punkt"), så det ska ligga \(from.short)–\(until.short)."
        case .tooEarly(let number, let after, let isOver):
            isOver
                ? "Möte \(number) kan bara ligga efter \(after.short): det som är förbi ändras inte."
                : "Möte \(number) ska ligga efter \(after.short), så att det inte kommer för tätt på det förra."
        case .noRoom(let number, let count, let least, let from, let until):
            "Det ska gå minst \(least) dagar mellan mötena, så möte \(number) av \(count) ska ligga \(from.short)–\(until.short)."
        case .stays(let number, let day): "Möte \(number) ligger fast \(day.inYear)."
        case .past(let day): "Bara dagar från \(day.short) kan ändras."
        case .gap(let days, let from, let to, let least, let most):
            "Det blir \(days) dagar mellan \(from.short) och \(to.short). Det ska vara \(least) till \(most)."
        case .doubleBooked(let name, let first, let second):
            "\(name) har \(first.body) kl. \(first.start.clock) och \(second.body) kl. \(second.start.clock) samma dag, för tätt på varandra."
        case .crowded(let name, let meetings, let week, let most):
            "\(name) får \(meetings.word(one: "ett")) möten vecka \(week). Högst \(most.word(one: "ett")) är tillåtna."
        case .missing(let number, let body): "Möte \(number) i \(body) får ingen dag."
        case .othersWithoutDates: "Då blir det inga dagar kvar till de andra grupperna."
        default: ""
        }
    }
}

extension PlanRefusal.Cause {
    /// Why a body has no dates, in a sentence.
    var words: String {
        switch self {
        case .closed: "Gruppen är avslutad."
        case .noSeats: "Gruppen har inga platser. Lägg in dess ledamöter först."
        case .nobody: "Ingen sitter i gruppen. Fyll en plats först."
        case .noMeetings: "Gruppen ska inte ha några möten enligt sina inställningar."
        case .notAmongThem: "Gruppen planeras inte."
        case .notFound: "Inga dagar hittades på den här tiden. Räkna om förslaget."
        case .rules(let meetings, let rules):
            "\(meetings) möten får inte plats: "
                + (rules.isEmpty ? "året har ingen dag för dem." : String.enumeration(rules.map(\.words)) + ".")
        case .others(let others, let isProven):
            "Gruppen och \(String.enumeration(others)) har ledamöter gemensamt och \(isProven ? "lämnar" : "verkar lämna") inga dagar åt varandra."
        case .noneBesideOthers: "Inga dagar blir kvar bredvid de andra grupperna."
        }
    }
}

extension PlanRefusal.Rule {
    fileprivate var words: String {
        switch self {
        case .nobody: "ingen sitter i gruppen"
        case .weekdays(let weekdays): "den möts bara på \(String.enumeration(weekdays.map { "\($0.weekdayName)ar" }))"
        case .starts(let starts): "den börjar bara kl. \(String.enumeration(starts.map(\.clockName)))"
        case .blockedWeeks(let weeks):
            "veckorna \(String.enumeration(weeks.map(String.init))) är stängda och kallelsen ska hinna ut"
        case .chair(let name): "ordföranden \(name) ska kunna"
        case .coordinator(let name): "samordnaren \(name) ska kunna"
        case .quorum(let needed): "\(needed.word(one: "en")) ledamöter ska kunna"
        case .window(let number, let cause, let from, let until):
            "möte \(number) ska ligga \(from.short)–\(until.short)\(cause.map { " för \($0.words)" } ?? "")"
        case .leastGap(let days): "det ska gå minst \(days) dagar mellan mötena"
        case .mostGap(let days): "det får gå högst \(days) dagar mellan mötena"
        case .past(let day): "det som ligger före \(day.short) ändras inte"
        }
    }
}

extension PlanChange {
    func words(_ register: Register) -> String {
        switch self {
        case .meetings(let body): "möten i \(register.body(body)?.name ?? "en grupp")"
        case .people: "vilka som sitter i grupperna"
        case .rules: "gruppernas inställningar"
        case .schoolBreaks: "skolloven"
        }
    }
}
