import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Din åtgärd*: what has become of what somebody undertook, by a link of her own or from her own page.
struct ActionRoom: Sendable {
    let door: LinkDoor

    private var secretary: Secretary { door.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        door.open(
            "atgard", on: router, for: { if case .action(let action) = $0 { action } else { nil } },
            show: { try page($0, $1, ActionForm()) }, take: take)
    }

    private func take(_ form: Form, _ place: OwnPlace<Action>, _ visit: LinkVisit) throws -> Response {
        var typed = ActionForm(form)
        let today = WallTime(door.now).day
        typed.check(on: today)
        guard typed.fault == nil else { return try page(place, visit, typed) }
        let outcome: LinkOutcome =
            if let change = typed.change {
                try secretary.report(change, of: place.subject, seen: form["sett"], by: visit)
            } else {
                try secretary.disown(place.subject, comment: typed.comment, seen: form["sett"], by: visit)
            }
        guard outcome == .changed else { return .see(place.path) }
        typed.fault = "Åtgärden har ändrats sedan du öppnade sidan. Läs igen och svara då."
        return try page(place, visit, typed, status: .conflict)
    }

    private func page(
        _ place: OwnPlace<Action>, _ visit: LinkVisit, _ typed: ActionForm, status: HTTPResponse.Status = .badRequest
    ) throws -> Response {
        let own = try secretary.store.read { try secretary.ownAction(place.subject, of: visit.person.id, $0) }
        // From her own page only what is hers leads here.
        guard let own, place.home == nil || own.standing != .others else { throw WebProblem.notFound }
        let page = OwnActionPage(own, visit, at: place, typed, now: door.now)
        return try door.page(page, "Din åtgärd", typed.fault == nil ? .ok : status)
    }
}

/// What its owner has typed, and what is wrong with it.
struct ActionForm: Sendable {
    var choice = ""
    var comment = ""
    var day = ""
    var fault: String?
    var dayFault: String?
    var commentFault: String?

    init() {}

    init(_ form: Form) {
        choice = form["val"]
        comment = form["ord"]
        day = form["dag"]
    }

    /// Nil where it is not hers.
    var change: ActionChange? {
        switch choice {
        case "klart": .done(note: comment)
        case "dag": Day(iso: day).map { .postpone(to: $0, because: comment) }
        default: nil
        }
    }

    mutating func check(on today: Day) {
        switch choice {
        case "klart", "inte": break
        case "dag":
            let last = today.adding(days: 3_660)
            switch Day(iso: day) {
            case nil: dayFault = "Välj en ny dag"
            case .some(let day) where day < today: dayFault = "Den dagen har varit. Välj en dag framåt"
            case .some(let day) where day > last: dayFault = "Välj en dag inom tio år"
            default: break
            }
            if comment.isEmpty { commentFault = "Skriv varför det behövs mer tid" }
        default: fault = "Välj hur det går"
        }
        if comment.count > ActionFault.longest { commentFault = "Skriv högst \(ActionFault.longest) tecken" }
        fault = fault ?? dayFault ?? commentFault
    }
}

/// The page *Din åtgärd*.
struct OwnActionPage: PageContent {
    static let template = "own-action"
    static let names: Set<String> = [
        "body", "text", "agreed", "due", "isLate", "owner", "isOpen", "isDone", "isDropped", "isOthers", "isDisowned",
        "closedBy", "closedDay", "reason", "moved", "choices", "value", "label", "isChosen", "comment", "day",
        "firstDay", "choiceFault", "dayFault", "commentFault", "seen", "path", "home", "name", "isAssistant",
    ]

    let body: String
    let text: String
    let agreed: String
    let due: String?
    let isLate: Bool
    let owner: String?
    let isOpen: Bool
    let isDone: Bool
    let isDropped: Bool
    let isOthers: Bool
    let isDisowned: Bool
    let closedBy: String
    let closedDay: String
    let reason: String?
    /// That its day was moved, by whom and when.
    let moved: String?
    let choices: [Choice]
    let comment: String
    let day: String
    let firstDay: String
    let choiceFault: String?
    let dayFault: String?
    let commentFault: String?
    let faults: Faults?
    let seen: String
    let path: String
    let home: String?
    let name: String
    let isAssistant: Bool
    let token: String

    init(_ own: OwnAction, _ visit: LinkVisit, at place: OwnPlace<Action>, _ typed: ActionForm, now: Date) {
        let (action, today) = (own.action, WallTime(now).day)
        let isHers = own.standing != .others
        body = own.followed.body.name
        // Whoever it no longer concerns reads no more of it.
        text = isHers ? own.task : ""
        agreed = action.agreed.asRead(in: today.year)
        due = action.due?.inWords(year: today.year)
        isLate = action.isOverdue(on: today)
        owner = own.owner?.name
        isOpen = own.standing == .open
        isOthers = !isHers
        isDisowned = own.standing == .disowned
        var closing: (by: String, at: Date?, reason: String?) = ("", nil, nil)
        switch own.standing {
        case .done(let by, let at): closing = (by == visit.name ? "Du" : by, at, nil)
        case .dropped(let because, let at): closing = ("", at, because)
        default: break
        }
        isDone = !closing.by.isEmpty
        isDropped = closing.reason != nil
        closedBy = closing.by
        closedDay = closing.at.map { WallTime($0).day.asRead(in: today.year) } ?? ""
        reason = closing.reason
        moved = own.latest.flatMap { fact in
            guard own.standing == .open, fact.kind == "action postponed", let due = action.due else { return nil }
            let by = fact.by == visit.name ? "Du" : own.latestName ?? fact.by
            return
                "\(by) valde den nya dagen \(WallTime(fact.at).day.asRead(in: today.year)): \(due.inWords(year: today.year))."
        }
        choices = [("klart", "Det är klart"), ("dag", "Det behövs mer tid"), ("inte", "Det är inte min åtgärd")].map {
            Choice($0.0, $0.1, isChosen: typed.choice == $0.0)
        }
        (comment, day, firstDay) = (typed.comment, typed.day, "\(today)")
        choiceFault = typed.dayFault == nil && typed.commentFault == nil ? typed.fault : nil
        (dayFault, commentFault) = (typed.dayFault, typed.commentFault)
        faults = Faults([
            Field("val", label: "", fault: choiceFault), Field("dag", label: "", fault: dayFault),
            Field("ord", label: "", fault: commentFault),
        ])
        seen = own.mark
        path = place.path
        home = place.home
        name = visit.person.name
        isAssistant = visit.link.assistant != nil
        token = place.token
    }
}
