import Documents
import Meetings
import Secretariat

/// Asks where a meeting is held.
struct PlacePage: EditPage {
    static let template = "place"
    static let names: Set<String> = ["body", "when", "path", "link", "room", "seen", "usual", "isStale", "now"]

    let title = "Ändra plats eller länk"
    let body: String
    let when: String
    let path: String
    let link: Field
    let room: Field
    /// What the body uses where a meeting has nothing of its own.
    let usual: String?
    /// Somebody else has changed the meeting meanwhile; what it says now.
    let isStale: Bool
    let now: String
    let seen: Int
    let faults: Faults?
    let token: String

    init(
        _ sheet: MeetingSheet, typed: Form? = nil, faults: [String: String] = [:], isStale: Bool = false, token: String
    ) {
        let meeting = sheet.meeting
        body = sheet.body.name
        when = meeting.start.inFull(minutes: meeting.length)
        path = meeting.path
        link = Field(
            "lank", label: "Länk till mötet", hint: "Lämna tomt för gruppens vanliga länk.",
            value: typed.map { $0["lank"] } ?? meeting.place.joinLink ?? "", fault: faults["lank"], inputmode: "url")
        room = Field(
            "lokal", label: "Lokal", hint: "Lämna tomt om mötet bara är digitalt.",
            value: typed.map { $0["lokal"] } ?? meeting.place.room ?? "", fault: faults["lokal"])
        usual = sheet.body.sender.joinLink
        self.isStale = isStale
        now = meeting.effectivePlace(in: sheet.body).words.capitalizedSentence
        seen = sheet.changes
        self.faults = Faults([link, room])
        self.token = token
    }
}

/// Asks what a meeting is about, item by item.
struct AgendaPage: EditPage {
    static let template = "agenda"
    static let names: Set<String> = [
        "body", "when", "path", "rows", "number", "itemTitle", "kinds", "value", "word", "isChosen", "presenter",
        "length", "titleFault", "presenterFault", "lengthFault", "seen", "isStale", "items", "item", "isCalled",
        "isReleased", "releasedBy", "suggestions", "suggestion", "hasFault", "hasItems",
    ]

    let title = "Ändra dagordningen"
    let body: String
    let when: String
    let path: String
    let rows: [Row]
    let isCalled: Bool
    /// Who has released what it was.
    let releasedBy: String?
    let isStale: Bool
    /// The items as they stand, where somebody else has changed them meanwhile.
    let items: [Item]
    let hasItems: Bool
    let suggestions: [NameSuggestion]
    let seen: Int
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        let number: Int
        let itemTitle: String
        let kinds: [Choice]
        let presenter: String
        let length: String
        let titleFault: String?
        let presenterFault: String?
        let lengthFault: String?
        let hasFault: Bool
    }

    struct Item: Sendable {
        let item: String
    }

    private static let empty = 4

    init(_ sheet: MeetingSheet, typed: TypedAgenda? = nil, isStale: Bool = false, token: String) {
        let meeting = sheet.meeting
        body = sheet.body.name
        when = meeting.start.inFull(minutes: meeting.length)
        path = meeting.path
        let known = typed?.rows ?? TypedAgenda(lines: meeting.agenda.map(\.line).joined(separator: "\n")).rows
        let faults = typed?.faults ?? [:]
        let spare = max(0, min(Self.empty, TypedAgenda.most - known.count))
        let all = known + [TypedAgenda.Row](repeating: TypedAgenda.Row(), count: spare)
        rows = all.enumerated().map { Row($1, number: $0 + 1, faults) }
        if case .called = meeting.state { isCalled = true } else { isCalled = false }
        releasedBy = meeting.release?.by
        self.isStale = isStale
        items = isStale ? meeting.agenda.map { Item(item: $0.title) } : []
        hasItems = !items.isEmpty
        suggestions = sheet.invitees.map(\.person.name).sorted(by: String.inSurnameOrder).map(NameSuggestion.init)
        seen = sheet.changes
        self.faults = Faults(
            rows.flatMap { row in
                [("punkt", row.titleFault), ("foredragande", row.presenterFault), ("minuter", row.lengthFault)]
                    .map { Field("\($0)-\(row.number)", label: "", fault: $1.map { "Punkt \(row.number): \($0)" }) }
            })
        self.token = token
    }
}

extension AgendaPage.Row {
    init(_ row: TypedAgenda.Row, number: Int, _ faults: [String: String]) {
        self.number = number
        itemTitle = row.title
        kinds = [
            ("", "Ingen typ"), ("information", "Information"), ("discussion", "Diskussion"), ("decision", "Beslut"),
        ]
        .map { Choice($0, $1, isChosen: $0 == row.kind) }
        presenter = row.presenter
        length = row.length
        titleFault = faults["punkt-\(number)"]
        presenterFault = faults["foredragande-\(number)"]
        lengthFault = faults["minuter-\(number)"]
        hasFault = titleFault != nil || presenterFault != nil || lengthFault != nil
    }
}

/// Asks who is invited to one meeting alone, and shows who is.
struct GuestsPage: EditPage {
    static let template = "guests"
    static let names: Set<String> = [
        "body", "when", "path", "guests", "hasGuests", "name", "how", "removal", "guest", "kinds", "value", "word",
        "isChosen", "kindFault", "suggestions", "suggestion",
    ]

    let title = "Föredragande och gäster"
    let body: String
    let when: String
    let path: String
    let guests: [Row]
    let hasGuests: Bool
    let guest: Field
    let kinds: [Choice]
    let kindFault: String?
    let suggestions: [NameSuggestion]
    let faults: Faults?
    let token: String

    struct Row: Sendable {
        let name: String
        let how: String
        /// Where it is looked at what taking her off sends.
        let removal: String
    }

    init(
        _ sheet: MeetingSheet, value: String = "", chosen: Invitee.Kind? = .called, fault: String? = nil,
        kindFault: String? = nil, token: String
    ) {
        let meeting = sheet.meeting
        body = sheet.body.name
        when = meeting.start.inFull(minutes: meeting.length)
        path = meeting.path
        guests = meeting.guests.compactMap { guest in
            sheet.register.person(guest.person).map { person in
                Row(
                    name: person.name, how: guest.kind == .called ? "Kallas och svarar" : "För kännedom",
                    removal: MeetingAct.uninvite(person.id).reviewPath(of: meeting))
            }
        }
        hasGuests = !guests.isEmpty
        guest = Field(
            "namn", label: "Namn eller mejladress", hint: "Den som bjuds in finns i registret.", value: value,
            fault: fault)
        kinds = [(Invitee.Kind.called, "Kallas och svarar om hen kommer"), (.informed, "Får kallelsen för kännedom")]
            .map { Choice($0.rawValue, $1, isChosen: $0 == chosen) }
        self.kindFault = kindFault
        suggestions = sheet.register.suggestions
        faults = Faults([guest, Field("som-called", label: "", fault: kindFault)])
        self.token = token
    }
}
