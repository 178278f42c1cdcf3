import Documents
import Meetings
import Secretariat

/// Asks what a meeting is about, item by item.
struct AgendaPage: EditPage {
    static let template = "agenda"
    static let names: Set<String> = Choice.names.union([
        "body", "when", "path", "rows", "number", "order", "id", "origin", "originWords", "itemTitle", "kinds",
        "presenter",
        "presenterNote", "length", "background", "hasBackground", "clock", "titleFault", "presenterFault",
        "lengthFault", "backgroundFault", "seen", "isStale", "items", "item", "isCalled", "releasedBy", "suggestions",
        "suggestion", "hasFault", "hasItems", "hasRow", "isFirst", "isLast", "isNew", "missing", "hasMissing",
        "why", "overrun", "name", "inside", "starts", "minutes", "total", "isMoved", "isUpMoved", "isDownMoved",
        "isFull",
    ])

    let title = "Ändra dagordningen"
    let body: String
    let when: String
    let path: String
    let rows: [Row]
    let isCalled: Bool
    /// Who has released what it was.
    let releasedBy: String?
    let isStale: Bool
    /// Nobody has written any yet, and the rows are proposed.
    let isNew: Bool
    /// The items as they stand, where somebody else has changed them meanwhile.
    let items: [Item]
    let hasItems: Bool
    /// What is proposed beside the rows.
    let missing: [Missing]
    let hasMissing: Bool
    let isFull: Bool
    /// “Punkterna tar 2 timmar och 10 minuter”.
    let total: String
    let overrun: String?
    /// When the meeting starts and how long it lasts, for the running clock.
    let starts: Int
    let minutes: Int
    let suggestions: [NameSuggestion]
    let seen: Int
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        /// Of its fields.
        let number: Int
        /// “Punkt 3”, “Ny punkt”.
        let name: String
        /// “punkt 3”, “den nya punkten”.
        let inside: String
        /// Where it stands.
        let order: Int
        let id: Int
        let origin: String
        let originWords: String?
        let itemTitle: String
        let kinds: [Choice]
        let presenter: String
        /// Whether a kallelse goes to the one who presents it.
        let presenterNote: String?
        let length: String
        let background: String
        let hasBackground: Bool
        let clock: String
        let titleFault: String?
        let presenterFault: String?
        let lengthFault: String?
        let backgroundFault: String?
        let hasFault: Bool
        /// Somebody has written something in it.
        let hasRow: Bool
        let isFirst: Bool
        let isLast: Bool
        /// It has just come here by a button, which gets the focus again.
        let isUpMoved: Bool
        let isDownMoved: Bool
        let isMoved: Bool
    }

    struct Item: Sendable {
        let item: String
    }

    struct Missing: Sendable {
        let number: Int
        let item: String
        let why: String
    }

    init(
        _ sheet: MeetingSheet, _ typed: TypedAgenda, _ missing: [AgendaItem], _ context: SiteContext,
        isTried: Bool = false, isStale: Bool = false, isNew: Bool = false, spares: Int = 1,
        landing: TypedAgenda.Landing? = nil
    ) {
        let meeting = sheet.meeting
        body = sheet.body.name
        when = meeting.start.inFull(minutes: meeting.length)
        path = meeting.path
        let faults = isTried ? typed.faults : [:]
        let spare = max(0, min(spares, TypedAgenda.most - typed.rows.count))
        let opening = typed.opening(sheet)
        let clocks = Self.clocks(typed.rows, from: meeting.start)
        // New rows stand where they belong, but their fields are numbered after those that are written.
        let numbers = typed.rows.indices.map { $0 + 1 }
        let order = numbers.prefix(opening) + (0..<spare).map { typed.rows.count + 1 + $0 } + numbers.dropFirst(opening)
        rows = order.enumerated().map { index, number in
            let isWritten = number <= typed.rows.count
            let row = isWritten ? typed.rows[number - 1] : TypedAgenda.Row()
            return Row(
                row, number: number, order: index + 1, of: typed.rows.count, clock: isWritten ? clocks[number - 1] : "",
                faults, note: Self.note(typed.presenters(row, sheet), sheet), landing: landing)
        }
        if case .called = meeting.state { isCalled = true } else { isCalled = false }
        releasedBy = meeting.release?.by
        self.isStale = isStale
        self.isNew = isNew
        items = isStale ? meeting.agenda.map { Item(item: $0.title) } : []
        hasItems = !items.isEmpty
        self.missing = missing.enumerated().map { index, item in
            Missing(number: index + 1, item: item.title, why: item.origin?.words ?? "")
        }
        hasMissing = !missing.isEmpty
        isFull = typed.rows.count >= TypedAgenda.most
        let sum = typed.rows.compactMap(\.minutes).reduce(0, +)
        total = sum == 0 ? "" : "Punkterna tar \(sum.lengthInWords) av mötets \(meeting.length.lengthInWords)."
        overrun = sum > meeting.length ? (sum - meeting.length).lengthInWords : nil
        starts = meeting.start.minute
        minutes = meeting.length
        suggestions = sheet.register.suggestions
        seen = sheet.changes
        self.faults = Faults(rows.flatMap(\.faultFields))
        token = context.token
    }

    /// When each row begins, as long as those before it say how long they take.
    private static func clocks(_ rows: [TypedAgenda.Row], from start: WallTime) -> [String] {
        var clock: WallTime? = start
        return rows.map { row in
            defer { clock = row.minutes.flatMap { clock?.adding(minutes: $0) } }
            return clock?.clock ?? ""
        }
    }

    private static func note(_ presenters: [Key<Person>]?, _ sheet: MeetingSheet) -> String? {
        guard let presenters else { return nil }
        guard !presenters.isEmpty else { return "Finns inte i registret och får ingen kallelse" }
        let whole = Set(sheet.invitees.filter { !$0.presentsOnly }.map(\.person.id))
        return presenters.allSatisfy(whole.contains) ? nil : "Kallas till sin punkt"
    }
}

extension AgendaPage.Row {
    fileprivate init(
        _ row: TypedAgenda.Row, number: Int, order: Int, of count: Int, clock: String, _ faults: [String: String],
        note: String?, landing: TypedAgenda.Landing?
    ) {
        let isWritten = number <= count
        self.number = number
        name = isWritten ? "Punkt \(number)" : "Ny punkt"
        inside = isWritten ? "punkt \(number)" : "den nya punkten"
        self.order = order
        id = row.id
        origin = row.origin?.code ?? ""
        originWords = row.origin?.words
        itemTitle = row.title
        kinds = [
            ("", "Ingen typ"), ("information", "Information"), ("discussion", "Diskussion"), ("decision", "Beslut"),
        ]
        .map { Choice($0, $1, isChosen: $0 == row.kind) }
        presenter = row.presenter
        presenterNote = note
        length = row.length
        background = row.background
        hasBackground = !row.background.isEmpty
        self.clock = clock
        titleFault = faults["punkt-\(number)"]
        presenterFault = faults["foredragande-\(number)"]
        lengthFault = faults["minuter-\(number)"]
        backgroundFault = faults["bakgrund-\(number)"]
        hasFault = [titleFault, presenterFault, lengthFault, backgroundFault].contains { $0 != nil }
        hasRow = isWritten
        isFirst = number == 1
        isLast = number == count
        isMoved = landing?.place == number
        isUpMoved = isMoved && landing?.isUp == true && number > 1
        isDownMoved = isMoved && !isUpMoved && number < count
    }

    fileprivate var faultFields: [Field] {
        [
            ("punkt", titleFault), ("foredragande", presenterFault), ("minuter", lengthFault),
            ("bakgrund", backgroundFault),
        ].map { Field("\($0)-\(number)", label: "", fault: $1.map { "Punkt \(number): \($0)" }) }
    }
}
