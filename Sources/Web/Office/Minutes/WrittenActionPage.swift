import Documents
import Meetings
import Secretariat

/// The page on which an åtgärd is worded.
struct WrittenActionPage: PageContent {
    static let template = "minutes-action"
    static let names: Set<String> = [
        "itemPath", "itemTitle", "heading", "isChanged", "nowWords", "path", "seen", "textFault", "text", "ownerFault",
        "owners", "number", "value", "label", "isChosen", "other", "suggestions", "suggestion", "dueFault", "day",
        "period", "lastDay",
    ]
    /// Letters of its text.
    static let longest = 1000

    let itemPath: String
    let itemTitle: String
    let heading: String
    let isChanged: Bool
    let nowWords: String
    let path: String
    let seen: String
    let text: String
    let textFault: String?
    let owners: [OwnerChoice]
    let other: String
    let ownerFault: String?
    let suggestions: [NameSuggestion]
    let day: String
    let period: String
    let lastDay: String
    let dueFault: String?
    let faults: Faults?
    let token: String

    struct OwnerChoice: Sendable {
        let number: Int
        let value: String
        let label: String
        let isChosen: Bool
    }

    /// A new one.
    init(_ sheet: MeetingSheet, _ place: MinutesItem, typed: TypedAction, token: String) {
        self.init(
            sheet, place.id, heading: "Ny åtgärd", path: "\(sheet.meeting.path(toItem: place.id))/atgard", seen: "",
            now: nil, typed: typed, token: token)
    }

    init(_ sheet: MeetingSheet, _ action: Action, typed: TypedAction, isChanged: Bool = false, token: String) {
        self.init(
            sheet, action.item, heading: "Ändra åtgärden", path: action.path(in: sheet.meeting),
            seen: action.words.fingerprint, now: isChanged ? action : nil, typed: typed, token: token)
    }

    private init(
        _ sheet: MeetingSheet, _ item: Int, heading: String, path: String, seen: String, now: Action?,
        typed: TypedAction, token: String
    ) {
        itemPath = sheet.meeting.path(toItem: item)
        let place = sheet.meeting.minutesItems.first { $0.id == item }
        itemTitle = place?.numbered ?? "Anteckningarna"
        self.heading = heading
        isChanged = now != nil
        let owners = now?.owners.map { OwnerWords($0, sheet.register).name } ?? []
        nowWords =
            now.map {
                "\($0.text)\(owners.isEmpty ? "" : ", \(String.enumeration(owners))")"
                    + ($0.due.map { ", \($0.words(in: sheet.meeting.year))" } ?? "") + "."
            } ?? ""
        self.path = path
        self.seen = seen
        text = typed.text
        textFault = typed.textFault
        self.owners = Self.choices(sheet, typed.owners)
        other = typed.ownerFault == nil ? "" : typed.other
        ownerFault = typed.ownerFault
        suggestions = sheet.register.suggestions
        day = typed.day
        period = typed.period
        lastDay = typed.lastDay
        dueFault = typed.dueFault
        faults = Faults([
            Field("vad", label: "", fault: textFault), Field("annan", label: "", fault: ownerFault),
            Field("dag", label: "", fault: dueFault),
        ])
        self.token = token
    }

    /// Those who own it, those who were at the meeting, and its group.
    private static func choices(_ sheet: MeetingSheet, _ chosen: [Action.Owner]) -> [OwnerChoice] {
        let there = sheet.attendance.values.filter(\.presence.attended).map(\.person)
        let people = Set(sheet.invitees.filter { $0.kind == .called }.map(\.person.id) + there)
        let usual = people.compactMap { sheet.register.person($0) }.inSurnameOrder(of: \.name)
        let others = [Action.Owner.body(sheet.body.id)] + usual.map { .person($0.id) }
        let all = chosen + others.filter { !chosen.contains($0) }
        return all.enumerated().map { index, owner in
            OwnerChoice(
                number: index + 1, value: owner.typed, label: OwnerWords(owner, sheet.register).name,
                isChosen: chosen.contains(owner))
        }
    }
}

extension MinutesItem {
    /// “4. Gapanalys schizofreni”.
    var numbered: String { number.map { "\($0). \(title)" } ?? title }
}
