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
