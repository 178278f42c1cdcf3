import Documents
import Meetings
import Secretariat
import Store

/// The page *Grupper*: every body that its reader may see, with how it stands.
struct BodiesPage: PageContent {
    static let template = "bodies"
    static let names: Set<String> = [
        "rows", "hasRows", "name", "path", "kind", "stateWord", "chair", "seats", "vacant", "next", "nextPath", "count",
        "charter", "lead", "isShort", "hasChair", "mayArrange", "of",
    ]

    let lead: String
    let rows: [Row]
    let hasRows: Bool
    let mayArrange: Bool

    struct Row: Sendable {
        let name: String
        let path: String
        let kind: String
        let stateWord: String?
        let chair: String
        let hasChair: Bool
        let seats: Int
        /// “två vakanta”.
        let vacant: String?
        let next: String?
        let nextPath: String
        let count: Int
        /// “av 4–6”.
        let of: String
        /// Fewer than the least are laid in.
        let isShort: Bool
        let charter: String?
    }

    init(_ bodies: [Body], _ register: Register, _ meetings: [Meeting], now: WallTime, mayArrange: Bool) {
        let byBody = Dictionary(grouping: meetings.filter { !$0.isOff }, by: \.body)
        rows = bodies.map { body in
            let own = (byBody[body.id] ?? []).sorted { $0.start < $1.start }
            return Row(body, register, own, now: now)
        }
        hasRows = !rows.isEmpty
        self.mayArrange = mayArrange
        let vacancies = bodies.reduce(0) { $0 + register.vacancies(in: $1.id, on: now.day).count }
        let groups = bodies.count.counted("grupp", "grupper").capitalizedSentence
        let empty =
            vacancies == 0
            ? "Alla platser är tillsatta."
            : "\(vacancies.counted("plats är vakant", "platser är vakanta").capitalizedSentence)."
        lead = bodies.isEmpty ? "" : "\(groups). \(empty)"
    }
}

extension BodiesPage.Row {
    fileprivate init(_ body: Body, _ register: Register, _ meetings: [Meeting], now: WallTime) {
        name = body.name
        path = body.path
        kind = body.kind.word
        stateWord = body.state.word
        let leader = register.chair(of: body.id, on: now.day)
        chair = leader?.name ?? "Saknas"
        hasChair = leader != nil
        seats = register.seats.count { $0.body == body.id }
        let empty = register.vacancies(in: body.id, on: now.day).count
        vacant = empty == 0 ? nil : empty.counted("vakant", "vakanta")
        let coming = meetings.first { $0.start > now }
        next = coming.map { "\($0.start.day.narrow) kl. \($0.start.clock)" }
        nextPath = coming?.path ?? ""
        count = meetings.count { $0.start.day.year == now.day.year }
        of = "av \(body.policy.span)"
        isShort = body.state == .active && count < body.policy.fewestMeetings
        charter = body.charter?.words
    }
}
