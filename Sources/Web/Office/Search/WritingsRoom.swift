import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Sök i anteckningar*: all that stands in minutes, decisions and åtgärder, of a body and a year.
struct WritingsRoom: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("sok/anteckningar") { request, context in try search(request, context) }
    }

    private func search(_ request: Request, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .read)
        let query = try request.query
        let sought = SoughtWritings(
            SoughtWords(query["ord"].prefix(200)), body: query["grupp"].isEmpty ? nil : Key(query["grupp"]),
            year: Int(query["ar"]), kinds: WritingsPage.kinds(query["slag"]))
        let secretary = office.secretary
        // The schedule finds the rest: nobody waits for it.
        try secretary.indexWritings(atMost: 50)
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let find = { (page: Int) in
                try snapshot.findWritings(
                    sought, for: visit.clearance, register, limit: Pager.size, offset: (page - 1) * Pager.size)
            }
            let wanted = max(1, Int(query["sida"]) ?? 1)
            // No list is so long.
            var found = try find(min(wanted, 10_000))
            let page = Pager.page(query["sida"], of: found.count)
            if page != wanted { found = try find(page) }
            let rows = SearchRows(
                matter: SoughtMatter(query["ord"]), register: register, today: WallTime(secretary.world.now()).day,
                texts: [:])
            let years = try snapshot.meetingYears()
            let content = WritingsPage(
                found, rows, query, page: page, bodies: visit.clearance.bodies(.read, in: register), years: years)
            return try office.page(content, "Sök i anteckningar", in: .search, for: context, snapshot)
        }
    }
}

/// The page *Sök i anteckningar*.
struct WritingsPage: PageContent {
    static let template = "search-minutes"
    static let names: Set<String> = Set([
        "sought", "isAsked", "sentence", "kinds", "bodies", "hasBodies", "years", "rows", "hasRows", "path", "pieces",
        "detail", "excerpt", "pager", "back",
    ]).union(Piece.names).union(Choice.names).union(Pager.names)
    private static let fields = ["ord", "slag", "grupp", "ar"]

    let sought: String
    let isAsked: Bool
    let sentence: String
    let kinds: [Choice]
    let bodies: [Choice]
    let hasBodies: Bool
    let years: [Choice]
    let rows: [SearchPage.Row]
    let hasRows: Bool
    let pager: Pager?
    let back: String

    init(
        _ found: FoundWritings, _ rows: SearchRows, _ query: Form, page: Int, bodies: [Body], years: ClosedRange<Int>?
    ) {
        sought = String(query["ord"].prefix(200))
        isAsked = !rows.matter.isEmpty
        let count = found.count.word(one: "en").capitalizedSentence
        sentence =
            found.count == 0
            ? "Inget stämmer med urvalet."
            : "\(count) \(found.count == 1 ? "träff" : "träffar"), från det senaste mötet först."
        kinds = [("", "Allt"), ("anteckningar", "Anteckningar"), ("beslut", "Beslut"), ("atgarder", "Åtgärder")].map {
            Choice($0.0, $0.1, isChosen: query["slag"] == $0.0)
        }
        self.bodies =
            [Choice("", "Alla grupper", isChosen: query["grupp"].isEmpty)]
            + bodies.map { Choice($0.id.text, $0.name, isChosen: query["grupp"] == $0.id.text) }
        hasBodies = bodies.count > 1
        self.years =
            [Choice("", "Alla år", isChosen: query["ar"].isEmpty)]
            + (years.map(Array.init) ?? []).reversed().map {
                Choice("\($0)", "\($0)", isChosen: query["ar"] == "\($0)")
            }
        self.rows = found.rows.map(rows.row)
        hasRows = !found.rows.isEmpty
        pager =
            found.count > Pager.size
            ? Pager(page: page, of: found.count) {
                "/sok/anteckningar?" + query.query(Self.fields, but: [("sida", "\($0)")])
            } : nil
        back = "/sok?\(query.query(["ord"]))"
    }

    static func kinds(_ name: String) -> Set<Writing.Kind> {
        switch name {
        case "anteckningar": Writing.Kind.minutes
        case "beslut": [.decision]
        case "atgarder": [.action]
        default: Set(Writing.Kind.allCases)
        }
    }
}
