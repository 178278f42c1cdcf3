import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Årets dagar*: the chair's yes to what is proposed, by the link in her mail.
struct DatesRoom: Sendable {
    let door: LinkDoor

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("arets-dagar/:lank") { request, context in
            try door.admit(request, context) { visit, secret in try page(visit, secret, fault: nil) }
        }
        router.linkForm("arets-dagar/:lank") { form, request, context in
            try door.admit(request, context) { visit, secret in try take(form, visit, secret) }
        }
    }

    private func take(_ form: Form, _ visit: LinkVisit, _ secret: String) throws -> Response {
        let (body, year) = try subject(visit)
        switch form["svar"] {
        case "ja": break
        case "nej": return try page(visit, secret, fault: nil, isNo: true)
        default: return try page(visit, secret, fault: "Välj om dagarna passar")
        }
        let outcome = try door.secretary.approve(year, of: body, seen: form["dagar"], by: visit)
        if outcome == .changed {
            return try page(
                visit, secret, fault: "Dagarna har ändrats sedan du öppnade sidan. Läs dem igen och svara då.",
                status: .conflict)
        }
        return .see("/arets-dagar/\(secret)")
    }

    private func subject(_ visit: LinkVisit) throws -> (Key<Body>, Int) {
        guard case .dates(let body, let year) = visit.link.purpose else { throw WebProblem.notFound }
        return (body, year)
    }

    private func page(
        _ visit: LinkVisit, _ secret: String, fault: String?, isNo: Bool = false,
        status: HTTPResponse.Status = .badRequest
    ) throws -> Response {
        let (id, year) = try subject(visit)
        let page = try door.secretary.store.read { snapshot -> DatesPage? in
            guard let body = try snapshot.register().body(id) else { return nil }
            let waiting = try door.secretary.datesToApprove(year, of: id, by: visit.person.id, snapshot)
            let booked = try snapshot.meetings(of: id, year: year).filter(\.isBooked)
            return DatesPage(
                body: body, year: year, name: visit.person.name, waiting: waiting, booked: booked,
                mark: door.secretary.mark(of: waiting ?? []), path: "/arets-dagar/\(secret)",
                token: Form.token(for: secret), fault: fault, isNo: isNo)
        }
        guard let page else { throw WebProblem.notFound }
        return try door.page(page, "Mötesdagar \(year)", fault == nil ? .ok : status)
    }
}

/// The page *Årets dagar*.
struct DatesPage: PageContent {
    static let template = "dates"
    static let names: Set<String> = [
        "year", "body", "name", "isAsked", "isChair", "dates", "when", "where", "booked", "hasBooked", "mark", "path",
        "datesFault", "isNo", "number",
    ]

    let year: Int
    let body: String
    let name: String
    let isChair: Bool
    let isAsked: Bool
    let dates: [Row]
    let booked: [Row]
    let hasBooked: Bool
    let mark: String
    let path: String
    let token: String
    let datesFault: String?
    let faults: Faults?
    let isNo: Bool

    struct Row: Sendable {
        let when: String
        let `where`: String
    }

    init(
        body: Body, year: Int, name: String, waiting: [Meeting]?, booked: [Meeting], mark: String, path: String,
        token: String, fault: String?, isNo: Bool
    ) {
        self.year = year
        self.body = body.name
        self.name = name
        isChair = waiting != nil
        isAsked = !(waiting ?? []).isEmpty
        dates = (waiting ?? []).map { Row($0, in: body) }
        self.booked = booked.map { Row($0, in: body) }
        hasBooked = !booked.isEmpty
        self.mark = mark
        self.path = path
        self.token = token
        datesFault = fault
        faults = Faults([Field("svar", label: "", fault: fault)])
        self.isNo = isNo
    }
}

extension DatesPage.Row {
    init(_ meeting: Meeting, in body: Body) {
        when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
        `where` = meeting.effectivePlace(in: body).words.capitalizedSentence
    }
}

extension Meeting {
    fileprivate var isBooked: Bool {
        switch state {
        case .booked, .called: true
        default: false
        }
    }
}
