import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Dagordning*: the chair's release, from her own page.
struct ReleaseRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("din-sida/:lank/dagordning/:mote") { request, context in
            try door.admit(request, context) { visit, secret in
                try page(try meeting(visit, context), visit, secret, fault: nil)
            }
        }
        router.linkForm("din-sida/:lank/dagordning/:mote") { form, request, context in
            try door.admit(request, context) { visit, secret in try take(form, visit, secret, context) }
        }
    }

    private func take(
        _ form: Form, _ visit: LinkVisit, _ secret: String, _ context: SiteContext
    ) throws -> Response {
        let home = "/din-sida/\(secret)"
        guard let meeting = try waiting(visit, context) else { return .see(home) }
        switch form["svar"] {
        case "ja": break
        case "nej": return try page(meeting, visit, secret, fault: nil, isNo: true)
        default: return try page(meeting, visit, secret, fault: "Välj om dagordningen är klar")
        }
        let outcome = try door.secretary.release(meeting.id, seen: form["sett"], by: visit)
        guard outcome == .changed else { return .see(home) }
        let fault = "Dagordningen eller tiden har ändrats sedan du öppnade sidan. Läs igen och svara då."
        return try page(meeting, visit, secret, fault: fault, status: .conflict)
    }

    private func meeting(_ visit: LinkVisit, _ context: SiteContext) throws -> Meeting {
        guard let meeting = try waiting(visit, context) else { throw WebProblem.notFound }
        return meeting
    }

    private func waiting(_ visit: LinkVisit, _ context: SiteContext) throws -> Meeting? {
        guard visit.link.purpose == .page else { throw WebProblem.notFound }
        let id = Key<Meeting>(try context.parameters.require("mote").removingPercentEncoding ?? "")
        return try door.secretary.store.read {
            try door.secretary.meetingsToRelease(by: visit.person.id, $0).first { $0.id == id }
        }
    }

    private func page(
        _ meeting: Meeting, _ visit: LinkVisit, _ secret: String, fault: String?, isNo: Bool = false,
        status: HTTPResponse.Status = .badRequest
    ) throws -> Response {
        let body = try door.secretary.store.read { try $0.register().body(meeting.body)?.name }
        let page = ReleasePage(
            meeting, body: body ?? "", home: "/din-sida/\(secret)", mark: door.secretary.mark(ofAgenda: meeting),
            token: Form.token(for: secret), fault: fault, isNo: isNo)
        return try door.page(page, "Dagordning", fault == nil ? .ok : status)
    }
}

/// The page *Dagordning*.
struct ReleasePage: PageContent {
    static let template = "release"
    static let names: Set<String> = [
        "body", "when", "agenda", "hasAgenda", "title", "presenter", "kind", "mark", "path", "home", "releaseFault",
        "isNo",
    ]

    let body: String
    let when: String
    let agenda: [Row]
    let hasAgenda: Bool
    let mark: String
    let path: String
    let home: String
    let token: String
    let releaseFault: String?
    let faults: Faults?
    let isNo: Bool

    struct Row: Sendable {
        let title: String
        let presenter: String?
        let kind: String?
    }

    init(
        _ meeting: Meeting, body: String, home: String, mark: String, token: String, fault: String?, isNo: Bool
    ) {
        self.body = body
        when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
        agenda = meeting.agenda.map { Row(title: $0.title, presenter: $0.presenter, kind: $0.kind?.word) }
        hasAgenda = !agenda.isEmpty
        self.mark = mark
        path = "\(home)/dagordning/\(meeting.id.text.inPath)"
        self.home = home
        self.token = token
        releaseFault = fault
        faults = Faults([Field("svar", label: "", fault: fault)])
        self.isNo = isNo
    }
}
