import Foundation
import Meetings
import Secretariat

/// An åtgärd as a form says it, or as the form is filled in before.
struct TypedAction {
    let text: String
    let owners: [Action.Owner]
    let other: String
    let day: String
    let period: String
    let lastDay: String
    private(set) var words: WordedAction?
    private(set) var textFault: String?
    private(set) var ownerFault: String?
    private(set) var dueFault: String?

    init(_ action: WordedAction, _ sheet: MeetingSheet) {
        text = action.text
        owners = action.owners
        other = ""
        switch action.due {
        case .day(let due): (day, period, lastDay) = (due.description, "", "")
        case .period(let span, let said): (day, period, lastDay) = ("", said, span.until.description)
        case nil: (day, period, lastDay) = ("", "", "")
        }
        words = action
    }

    init(_ form: Form, _ sheet: MeetingSheet) {
        text = form["vad"].onOneLine
        other = form["annan"].onOneLine
        (day, period, lastDay) = (form["dag"], form["tid"].onOneLine, form["senast"])
        let ticked = form.all("vem").compactMap { Action.Owner(typed: $0, sheet) }
        var owners = ticked.reduce(into: [Action.Owner]()) { kept, one in if !kept.contains(one) { kept.append(one) } }
        if !other.isEmpty {
            let owner = TypedAction.owner(other, sheet)
            if let owner, !owners.contains(owner) { owners.append(owner) }
            if owner == nil { ownerFault = "Korta namnet till högst 100 tecken" }
        }
        self.owners = owners
        let due = due(from: sheet.meeting.start.day)
        if text.isEmpty { textFault = "Skriv vad som ska göras" }
        if text.count > WrittenActionPage.longest { textFault = "Korta texten till högst 1000 tecken" }
        if text.invisibleCharacter { textFault = "Texten har osynliga tecken. Skriv den på nytt" }
        guard textFault == nil, ownerFault == nil, dueFault == nil else { return }
        words = WordedAction(text: text, owners: owners, due: due)
    }

    /// Who is in the register, by name, address or the group's name; else the words.
    private static func owner(_ name: String, _ sheet: MeetingSheet) -> Action.Owner? {
        if let person = TypedPerson(name, sheet.register).person { return .person(person.id) }
        if let body = sheet.register.body(named: name) { return .body(body.id) }
        return name.count > 100 || name.invisibleCharacter ? nil : .words(name)
    }

    private mutating func due(from meeting: Day) -> Due? {
        if !day.isEmpty {
            guard let day = Day(iso: day) else {
                dueFault = "Skriv datumet som år-månad-dag, till exempel 2027-03-26"
                return nil
            }
            return .day(day)
        }
        guard !period.isEmpty || !lastDay.isEmpty else { return nil }
        guard !period.isEmpty, !period.invisibleCharacter, let last = Day(iso: lastDay),
            let span = DaySpan(from: min(meeting, last), until: last)
        else {
            dueFault = "Skriv både hur ni sade och den sista dagen"
            return nil
        }
        return .period(span, words: String(period.prefix(100)))
    }
}

extension Action.Owner {
    /// What stands for it in a form.
    var typed: String {
        switch self {
        case .person(let person): "p-\(person)"
        case .body(let body): "g-\(body)"
        case .words(let words): "o-\(words)"
        }
    }

    fileprivate init?(typed: String, _ sheet: MeetingSheet) {
        let rest = String(typed.dropFirst(2))
        switch typed.prefix(2) {
        case "p-" where sheet.register.person(Key(rest)) != nil: self = .person(Key(rest))
        case "g-" where sheet.register.body(Key(rest)) != nil: self = .body(Key(rest))
        case "o-" where !rest.isEmpty && rest.count <= 100 && !rest.invisibleCharacter: self = .words(rest)
        default: return nil
        }
    }
}

extension String {
    /// Whether it holds something that nobody sees.
    fileprivate var invisibleCharacter: Bool {
        unicodeScalars.contains { [.control, .format].contains($0.properties.generalCategory) }
    }
}

extension WordedAction {
    /// What a form carries to tell whether somebody has changed it since.
    var fingerprint: String { "\(text)|\(owners.map(\.typed))|\(due.map { "\($0)" } ?? "")".fingerprint }
}
