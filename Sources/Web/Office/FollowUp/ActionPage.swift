import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// What the samordnare has typed on an åtgärd's page, and what is wrong with it.
struct ActionSteps: Sendable {
    var step = ""
    var note = ""
    var day = ""
    var reason = ""
    var owners: [String] = []
    var ownerWords = ""
    var dropReason = ""
    /// By the field's name.
    var faults: [String: String] = [:]
    /// What keeps all of it from being done.
    var refusal: String?

    init() {}

    init(_ form: Form) {
        step = form["steg"]
        note = form["anteckning"]
        day = form["dag"]
        reason = form["orsak"]
        owners = form.all("ansvarig").filter { !$0.isEmpty }
        ownerWords = form["annan"]
        dropReason = form["skal"]
    }

    /// Nil where something is wrong, which is noted.
    mutating func change(of body: Body, _ register: Register) throws -> ActionChange? {
        switch step {
        case "klar": return .done(note: note)
        case "dag":
            guard let day = Day(iso: day) else {
                faults["dag"] = "Välj en ny dag"
                return nil
            }
            return .postpone(to: day, because: reason)
        case "ansvarig":
            var chosen = owners.compactMap { Action.Owner(field: $0) }
            if !ownerWords.isEmpty { chosen.append(.words(ownerWords)) }
            if chosen.isEmpty { faults["ansvarig"] = "Välj vem som ansvarar" }
            return chosen.isEmpty ? nil : .assign(chosen)
        case "stryk":
            if dropReason.isEmpty { faults["skal"] = "Skriv varför den stryks" }
            return dropReason.isEmpty ? nil : .drop(because: dropReason)
        default: throw WebProblem.unreadable
        }
    }

    mutating func refuse(because fault: ActionFault, on today: Day) {
        switch fault {
        case .past: faults["dag"] = "Den dagen har varit. Välj en dag framåt"
        case .farOff: faults["dag"] = "Välj en dag inom tio år"
        case .noReason: faults["skal"] = "Skriv varför den stryks"
        case .noOwner: faults["ansvarig"] = "Välj vem som ansvarar"
        case .unknownOwner: faults["ansvarig"] = "Välj någon i listan, eller skriv ett namn på högst 100 tecken"
        case .tooLong(let limit):
            let field = ["klar": "anteckning", "dag": "orsak", "stryk": "skal"][step] ?? "anteckning"
            faults[field] = "Skriv högst \(limit) tecken"
        case .changed: refusal = "Någon annan har ändrat åtgärden sedan du öppnade sidan. Läs igen och gör om."
        case .isDone(let by, let at):
            refusal = "\(by) anmälde att den är klar \(Self.moment(at, today)). Inget är ändrat."
        case .isDropped(let by, let at): refusal = "\(by) strök den \(Self.moment(at, today)). Inget är ändrat."
        case .notAgreed: refusal = "Anteckningarna är inte godkända än. Ändra åtgärden där."
        }
    }

    private static func moment(_ moment: Date, _ today: Day) -> String { moment.asListed(on: today) }
}

/// The page of one åtgärd: its facts, what can be done, and what has happened.
struct ActionPage: PageContent {
    static let template = "action"
    static let names: Set<String> = Set([
        "text", "body", "bodyPath", "meeting", "meetingPath", "item", "owners", "hasOwners", "troubles", "trouble",
        "due", "state", "isLate", "isOpen", "carried", "closing", "mayChange", "path", "seen", "refusal", "note",
        "noteFault", "day", "dayFault", "firstDay", "reason", "reasonFault", "people", "bodies", "ownerFault",
        "ownerWords", "dropReason", "dropFault", "isDoing", "isMoving", "isAssigning", "isDropping", "history",
        "hasHistory", "moment", "sentence", "hasTroubles",
    ]).union(Choice.names)

    let text: String
    let body: String
    let bodyPath: String
    let meeting: String?
    let meetingPath: String?
    let item: String?
    let owners: String
    let hasOwners: Bool
    let troubles: [ActionsPage.Trouble]
    let hasTroubles: Bool
    let due: String?
    let state: String
    let isLate: Bool
    let isOpen: Bool
    let carried: String?
    /// What was said when it was closed.
    let closing: String?
    let mayChange: Bool
    let path: String
    let seen: String
    let refusal: String?
    let note: String
    let noteFault: String?
    let day: String
    let dayFault: String?
    let firstDay: String
    let reason: String
    let reasonFault: String?
    let people: [Choice]
    let bodies: [Choice]
    let ownerFault: String?
    let ownerWords: String
    let dropReason: String
    let dropFault: String?
    let isDoing: Bool
    let isMoving: Bool
    let isAssigning: Bool
    let isDropping: Bool
    let faults: Faults?
    let history: [HistoryRow]
    let hasHistory: Bool
    let token: String

    init(
        _ followed: FollowedAction, _ steps: ActionSteps, _ register: Register, _ facts: [Fact], mayArrange: Bool,
        mark: String, today: Day, token: String
    ) {
        let action = followed.action
        let words = ActionWords(followed: followed, register: register, today: today)
        text = action.task(in: register)
        body = followed.body.name
        bodyPath = "/grupper/\(followed.body.id.text.inAddress)"
        meeting = followed.meeting?.start.day.asRead(in: today.year)
        meetingPath = followed.meeting?.path
        item = followed.item?.title
        owners = words.owners
        hasOwners = !action.owners.isEmpty
        troubles = words.troubles.map { ActionsPage.Trouble(trouble: $0) }
        hasTroubles = !words.troubles.isEmpty
        due = words.due
        state = words.state
        isLate = action.isOverdue(on: today)
        isOpen = action.isOpen
        carried = words.carried
        switch action.state {
        case .done(let by, _, let note): closing = "\(by)\(note.map { ": \($0)" } ?? "")"
        case .dropped(let because, let by, _): closing = "\(by): \(because)"
        case .proposed, .settled, .open: closing = nil
        }
        mayChange = mayArrange && action.isOpen
        path = "/atgarder/\(action.id.text.inAddress)"
        seen = mark
        refusal = steps.refusal
        (note, noteFault) = (steps.note, steps.faults["anteckning"])
        (day, dayFault, firstDay) = (steps.day, steps.faults["dag"], "\(today)")
        (reason, reasonFault) = (steps.reason, steps.faults["orsak"])
        let chosen = steps.step == "ansvarig" ? Set(steps.owners) : Set(action.owners.map(\.field))
        people = Self.people(of: followed, register, today).map {
            Choice("person:\($0.id)", $0.name, isChosen: chosen.contains("person:\($0.id)"))
        }
        bodies = register.bodies.filter { $0.state != .closed || chosen.contains("grupp:\($0.id)") }.map {
            Choice("grupp:\($0.id)", $0.name, isChosen: chosen.contains("grupp:\($0.id)"))
        }
        ownerFault = steps.faults["ansvarig"]
        ownerWords = steps.step == "ansvarig" ? steps.ownerWords : Self.words(of: action)
        (dropReason, dropFault) = (steps.dropReason, steps.faults["skal"])
        let isFaulty = !steps.faults.isEmpty
        isDoing = isFaulty && steps.step == "klar"
        isMoving = isFaulty && steps.step == "dag"
        isAssigning = isFaulty && steps.step == "ansvarig" || !isFaulty && followed.needsOwner
        isDropping = isFaulty && steps.step == "stryk"
        faults = Faults(
            ["anteckning", "dag", "orsak", "ansvarig", "skal"].map { Field($0, label: "", fault: steps.faults[$0]) })
        history = facts.reversed().compactMap { ActionHistory(register: register, today: today).row($0) }
        hasHistory = !history.isEmpty
        self.token = token
    }

    /// Those of the body today, and whoever owns it.
    private static func people(of followed: FollowedAction, _ register: Register, _ today: Day) -> [Person] {
        var people = register.holders(in: followed.body.id, on: today).map(\.person)
        for case .person(let id) in followed.action.owners { people += register.person(id).map { [$0] } ?? [] }
        var seen: Set<Key<Person>> = []
        return people.filter { seen.insert($0.id).inserted }.inSurnameOrder(of: \.name)
    }

    private static func words(of action: Action) -> String {
        action.owners.compactMap { if case .words(let words) = $0 { words } else { nil } }.joined(separator: ", ")
    }
}

/// What has happened to an åtgärd, in sentences.
struct ActionHistory {
    let register: Register
    let today: Day

    func row(_ fact: Fact) -> HistoryRow? {
        sentence(fact).map { HistoryRow(moment: fact.at.asListed(on: today), sentence: $0) }
    }

    private func sentence(_ fact: Fact) -> String? {
        let detail = fact.detail.isEmpty ? "" : ": \(fact.detail)"
        switch fact.kind {
        case "action done": return "\(fact.by) anmälde att den är klar\(detail)"
        case "action dropped": return "\(fact.by) strök den\(detail)"
        case "action declined": return "\(fact.by) sa att den inte är rätt placerad\(detail)"
        case "action postponed":
            let parts = fact.detail.split(separator: " ", maxSplits: 1)
            let day = parts.first.flatMap { Day(iso: $0) }?.asRead(in: today.year) ?? ""
            return "\(fact.by) valde en ny dag, \(day)\(parts.count > 1 ? ": \(parts[1])" : "")"
        case "action assigned":
            let names = [Action.Owner](detail: fact.detail).map(register.name)
            return "\(fact.by) gav den till \(String.enumeration(names))"
        default: return nil
        }
    }
}

extension Action.Owner {
    /// As a form names it; words have a field of their own.
    fileprivate init?(field: String) {
        let halves = field.split(separator: ":", maxSplits: 1).map(String.init)
        switch (halves.first, halves.count) {
        case ("person", 2): self = .person(Key(halves[1]))
        case ("grupp", 2): self = .body(Key(halves[1]))
        default: return nil
        }
    }

    fileprivate var field: String {
        switch self {
        case .person(let person): "person:\(person)"
        case .body(let body): "grupp:\(body)"
        case .words: ""
        }
    }
}
