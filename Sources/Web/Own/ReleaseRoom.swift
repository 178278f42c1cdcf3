import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Dagordning*: the chair's release, from the link in its mail or from her own page.
struct ReleaseRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        door.open(
            "dagordning", on: router, for: { if case .agenda(let meeting) = $0 { meeting } else { nil } },
            show: { try page($0, $1) }, take: take)
    }

    private func take(_ form: Form, _ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> Response {
        guard try waiting(place, visit) != nil else { return .see(place.home ?? place.path) }
        switch form["svar"] {
        case "ja": break
        case "nej": return try page(place, visit, isNo: true)
        default: return try page(place, visit, fault: "Välj om dagordningen är klar")
        }
        let outcome = try door.secretary.release(place.subject, seen: form["sett"], by: visit)
        if outcome == .over, try waiting(place, visit) != nil {
            let fault = "Du skrev dagordningen senast. Någon annan behöver säga att den är klar."
            return try page(place, visit, fault: fault, status: .conflict)
        }
        guard outcome == .changed else { return .see(place.home ?? place.path) }
        let fault = "Dagordningen eller tiden har ändrats sedan du öppnade sidan. Läs igen och svara då."
        return try page(place, visit, fault: fault, status: .conflict)
    }

    private func waiting(_ place: OwnPlace<Meeting>, _ visit: LinkVisit) throws -> Meeting? {
        try door.secretary.store.read {
            try door.secretary.meetingsToRelease(by: visit.person.id, $0).first { $0.id == place.subject }
        }
    }

    private func page(
        _ place: OwnPlace<Meeting>, _ visit: LinkVisit, fault: String? = nil, isNo: Bool = false,
        status: HTTPResponse.Status = .badRequest
    ) throws -> Response {
        let waiting = try waiting(place, visit)
        // From her own page only what waits leads here.
        guard waiting != nil || place.home == nil else { throw WebProblem.notFound }
        let page = try door.secretary.store.read { snapshot -> ReleasePage? in
            let register = try snapshot.register()
            guard let meeting = try waiting ?? snapshot.meeting(place.subject), let body = register.body(meeting.body)
            else { return nil }
            let isChair = register.chair(of: body.id, on: meeting.start.day)?.id == visit.person.id
            return ReleasePage(
                meeting, body: body.name, standing: ReleasePage.Standing(meeting, isAsked: waiting != nil, isChair),
                name: visit.person.name, at: place, mark: door.secretary.mark(ofAgenda: meeting), fault: fault,
                isNo: isNo)
        }
        guard let page else { throw WebProblem.notFound }
        return try door.page(page, "Dagordning", fault == nil ? .ok : status)
    }
}

/// The page *Dagordning*.
struct ReleasePage: PageContent {
    static let template = "release"
    static let names: Set<String> = [
        "body", "when", "agenda", "hasAgenda", "title", "presenter", "kind", "mark", "path", "home", "releaseFault",
        "isNo", "isAsked", "isReleased", "isOff", "isNotChair", "isOver", "name", "releasedBy",
    ]

    let body: String
    let when: String
    let agenda: [Row]
    let hasAgenda: Bool
    let isAsked: Bool
    let isReleased: Bool
    /// Who released it, where it was not she.
    let releasedBy: String?
    let isOff: Bool
    let isNotChair: Bool
    let isOver: Bool
    let name: String
    let mark: String
    let path: String
    let home: String?
    let token: String
    let releaseFault: String?
    let faults: Faults?
    let isNo: Bool

    struct Row: Sendable {
        let title: String
        let presenter: String?
        let kind: String?
    }

    enum Standing: Equatable {
        case asked, released, off, notChair
        /// The kallelse needs no word of hers any more.
        case over

        init(_ meeting: Meeting, isAsked: Bool, _ isChair: Bool) {
            if isAsked {
                self = .asked
            } else if !isChair {
                self = .notChair
            } else if case .cancelled = meeting.state {
                self = .off
            } else {
                self = meeting.release == nil ? .over : .released
            }
        }
    }

    init(
        _ meeting: Meeting, body: String, standing: Standing, name: String, at place: OwnPlace<Meeting>, mark: String,
        fault: String?, isNo: Bool
    ) {
        self.body = body
        when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
        // Who is no longer chair reads no agenda here.
        let items = standing == .notChair ? [] : meeting.agenda
        agenda = items.map { Row(title: $0.title, presenter: $0.presenter, kind: $0.kind?.word) }
        hasAgenda = !agenda.isEmpty
        isAsked = standing == .asked
        isReleased = standing == .released
        releasedBy = meeting.release.flatMap { $0.by == name ? nil : $0.by }
        isOff = standing == .off
        isNotChair = standing == .notChair
        isOver = standing == .over
        self.name = name
        self.mark = mark
        path = place.path
        home = place.home
        token = place.token
        releaseFault = fault
        faults = Faults([Field("svar", label: "", fault: fault)])
        self.isNo = isNo
    }
}
