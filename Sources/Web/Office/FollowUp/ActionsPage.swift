import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The page *Åtgärder*: the list, and who answers for how many.
struct ActionsPage: PageContent {
    static let template = "actions"
    static let names: Set<String> = Set([
        "sentence", "bodies", "hasBodies", "owner", "states", "dueChoices", "carriedChoices", "years", "rows",
        "hasRows", "isFiltered", "filePath", "pager", "text", "path", "body", "owners", "hasOwners", "troubles",
        "trouble", "due", "state", "isLate", "carried", "agreed", "isOpen", "register", "hasRegister", "name",
        "count", "late", "registerPath", "isMissing",
    ]).union(Choice.names).union(Pager.names)

    let sentence: String
    let bodies: [Choice]
    let hasBodies: Bool
    let owner: String
    let states: [Choice]
    let dueChoices: [Choice]
    let carriedChoices: [Choice]
    let years: [Choice]
    let rows: [Row]
    let hasRows: Bool
    let isFiltered: Bool
    let filePath: String
    let register: [Line]
    let hasRegister: Bool
    let pager: Pager?

    struct Row: Sendable {
        let text: String
        let path: String
        let body: String
        let agreed: String
        let owners: String
        let hasOwners: Bool
        let troubles: [Trouble]
        let due: String?
        let state: String
        let isOpen: Bool
        let isLate: Bool
        let carried: String?
    }

    struct Trouble: Sendable { let trouble: String }

    /// How many somebody answers for.
    struct Line: Sendable {
        let name: String
        let count: Int
        let late: String?
        let registerPath: String
        let isMissing: Bool
    }

    init(_ list: ActionList, years: ClosedRange<Int>?) {
        let query = list.query
        isFiltered = !query.query(ActionList.fields).isEmpty
        sentence = Self.sentence(list)
        bodies =
            [Choice("", "Alla grupper", isChosen: query["grupp"].isEmpty)]
            + list.bodies.map { Choice($0.id.text, $0.name, isChosen: query["grupp"] == $0.id.text) }
        hasBodies = list.bodies.count > 1
        owner = query["ansvarig"]
        states = ActionState.all.map { Choice($0.name, $0.word, isChosen: $0.name == query["lage"]) }
        dueChoices = [("", "När som helst"), ("7", "Inom en vecka"), ("30", "Inom 30 dagar"), ("90", "Inom 90 dagar")]
            .map {
                Choice($0.0, $0.1, isChosen: query["senast"] == $0.0)
            }
        carriedChoices = [("", "Oavsett"), ("1", "Minst ett möte"), ("2", "Minst två möten"), ("3", "Minst tre möten")]
            .map {
                Choice($0.0, $0.1, isChosen: query["buret"] == $0.0)
            }
        self.years =
            [Choice("", "Alla år", isChosen: query["ar"].isEmpty)]
            + (years.map(Array.init) ?? []).reversed().map {
                Choice("\($0)", "\($0)", isChosen: query["ar"] == "\($0)")
            }
        let page = Pager.page(query["sida"], of: list.followed.count)
        rows = list.followed.dropFirst((page - 1) * Pager.size).prefix(Pager.size).map { Self.row($0, list) }
        hasRows = !rows.isEmpty
        let rest = query.query(ActionList.fields)
        filePath = "/atgarder/atgarder.csv\(rest.isEmpty ? "" : "?\(rest)")"
        register = Self.register(list)
        hasRegister = !register.isEmpty
        pager =
            list.followed.count > Pager.size
            ? Pager(page: page, of: list.followed.count) {
                "/atgarder?" + query.query(ActionList.fields, but: [("sida", "\($0)")])
            } : nil
    }

    /// “Tolv åtgärder är öppna, tre av dem försenade.”
    private static func sentence(_ list: ActionList) -> String {
        let late = list.open.count { $0.action.isOverdue(on: list.today) }
        guard !list.open.isEmpty else { return "Inga åtgärder är öppna." }
        let count = list.open.count
        let lead =
            count.counted("åtgärd är öppen", "åtgärder är öppna").capitalizedSentence
        switch (late, count) {
        case (0, _): return "\(lead)."
        case (1, 1): return "\(lead) och försenad."
        case (_, late): return "\(lead), alla försenade."
        default: return "\(lead), \(late.word(one: "en")) av dem \(late == 1 ? "försenad" : "försenade")."
        }
    }

    private static func row(_ followed: FollowedAction, _ list: ActionList) -> Row {
        let words = ActionWords(followed: followed, register: list.register, today: list.today)
        let action = followed.action
        return Row(
            text: String(action.task(in: list.register).prefix(300)), path: "/atgarder/\(action.id.text.inAddress)",
            body: followed.body.name, agreed: action.agreed.asListed(on: list.today), owners: words.owners,
            hasOwners: !action.owners.isEmpty, troubles: words.troubles.map { Trouble(trouble: $0) }, due: words.due,
            state: words.state, isOpen: action.isOpen, isLate: action.isOverdue(on: list.today), carried: words.carried)
    }

    /// Open ones per owner, those without any first.
    private static func register(_ list: ActionList) -> [Line] {
        var counts: [Action.Owner: (count: Int, late: Int)] = [:]
        for followed in list.open {
            for owner in Set(followed.action.owners) {
                counts[owner, default: (0, 0)].count += 1
                if followed.action.isOverdue(on: list.today) { counts[owner]?.late += 1 }
            }
        }
        let missing = [
            ("Saknar ansvarig", "saknar-ansvarig", list.open.count { $0.action.owners.isEmpty }),
            ("Saknar datum", "saknar-datum", list.open.count { $0.action.due == nil }),
        ].filter { $0.2 > 0 }.map {
            Line(name: $0.0, count: $0.2, late: nil, registerPath: "/atgarder?lage=\($0.1)", isMissing: true)
        }
        let owners = counts.map { (name: list.register.name(of: $0.key), counts: $0.value) }
            .sorted { ($0.counts.count, $1.name) > ($1.counts.count, $0.name) }
        return missing
            + owners.prefix(100).map { name, counts in
                Line(
                    name: name, count: counts.count,
                    late: counts.late == 0 ? nil : "\(counts.late) \(counts.late == 1 ? "försenad" : "försenade")",
                    registerPath: "/atgarder?ansvarig=\(name.inAddress)", isMissing: false)
            }
    }
}

/// The page *Beslut*.
struct DecisionsPage: PageContent {
    static let template = "decisions"
    static let names: Set<String> = Set([
        "sentence", "bodies", "hasBodies", "years", "rows", "hasRows", "isFiltered", "pager", "text", "path", "body",
        "day", "item",
    ]).union(Choice.names).union(Pager.names)

    let sentence: String
    let bodies: [Choice]
    let hasBodies: Bool
    let years: [Choice]
    let rows: [Row]
    let hasRows: Bool
    let isFiltered: Bool
    let pager: Pager?

    struct Row: Sendable {
        let text: String
        let path: String
        let body: String
        let day: String
        let item: String?
    }

    init(_ query: Form, _ clearance: Clearance, _ secretary: Secretary, _ snapshot: Snapshot) throws {
        let register = try snapshot.register()
        let today = WallTime(secretary.world.now()).day
        let chosen: Set<Key<Body>>? = query["grupp"].isEmpty ? nil : [Key(query["grupp"])]
        let found = try secretary.followedDecisions(in: chosen, year: Int(query["ar"]), for: clearance, snapshot)
        let own = clearance.bodies(.read, in: register)
        isFiltered = !query.query(["grupp", "ar"]).isEmpty
        sentence =
            found.isEmpty ? "" : "\(found.count.word(one: "ett").capitalizedSentence) beslut, det senaste först."
        bodies =
            [Choice("", "Alla grupper", isChosen: query["grupp"].isEmpty)]
            + own.map { Choice($0.id.text, $0.name, isChosen: query["grupp"] == $0.id.text) }
        hasBodies = own.count > 1
        years =
            [Choice("", "Alla år", isChosen: query["ar"].isEmpty)]
            + (try snapshot.meetingYears().map(Array.init) ?? []).reversed().map {
                Choice("\($0)", "\($0)", isChosen: query["ar"] == "\($0)")
            }
        let page = Pager.page(query["sida"], of: found.count)
        rows = try found.dropFirst((page - 1) * Pager.size).prefix(Pager.size).map { decision in
            let meeting = try snapshot.meeting(decision.meeting)
            return Row(
                text: decision.text, path: meeting?.path ?? "/grupper", body: register.body(decision.body)?.name ?? "",
                day: decision.agreed.asListed(on: today),
                item: meeting?.agenda.first { $0.id == decision.item }?.title)
        }
        hasRows = !rows.isEmpty
        pager =
            found.count > Pager.size
            ? Pager(page: page, of: found.count) {
                "/atgarder/beslut?" + query.query(["grupp", "ar"], but: [("sida", "\($0)")])
            } : nil
    }
}
