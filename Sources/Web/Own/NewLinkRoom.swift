import Documents
import Hummingbird
import Secretariat

/// *Ny länk*: mails somebody a new link to her own page, at the address on record and nowhere else.
struct NewLinkRoom: Sendable {
    let door: LinkDoor
    private let perAddress = Limiter(limit: 3, window: 3600)
    private let perSource = Limiter(limit: 20, window: 3600)

    init(door: LinkDoor) { self.door = door }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("ny-lank") { request, _ in
            try page(OwnNewLinkPage(isSent: request.uri.queryParameters["skickat"] != nil))
        }
        // Whoever asks has no secret yet, and anybody may ask.
        router.form("ny-lank", secret: { _, _ in OwnNewLinkPage.secret }) { form, request, context in
            try send(form, request, context)
        }
    }

    /// The same answer whoever has the address, and whether a mail goes.
    private func send(_ form: Form, _ request: Request, _ context: SiteContext) throws -> Response {
        let address = form["adress"].lowercased()
        guard perSource.allows(door.sources.source(of: request, context), at: door.now) else {
            throw WebProblem.tooOften
        }
        guard address.contains("@"), address.count <= 254, !address.contains(where: \.isWhitespace) else {
            let fault = "Skriv din mejladress, till exempel namn@kommun.example"
            return try page(OwnNewLinkPage(value: form["adress"], fault: fault), .badRequest)
        }
        if perAddress.allows(address, at: door.now) { try door.secretary.mailPageLink(to: address) }
        return .see("/ny-lank?skickat=1")
    }

    private func page(_ page: OwnNewLinkPage, _ status: HTTPResponse.Status = .ok) throws -> Response {
        try door.page(page, page.isSent ? "Titta i din mejl" : "Få en ny länk", status)
    }
}

/// The page *Ny länk*.
struct OwnNewLinkPage: PageContent {
    static let template = "new-link"
    static let names: Set<String> = ["isSent", "address"]
    static let secret = "ny-lank"

    let isSent: Bool
    let address: Field
    let faults: Faults?
    let token: String

    init(isSent: Bool = false, value: String = "", fault: String? = nil) {
        self.isSent = isSent
        address = Field(
            "adress", label: "Din mejladress", hint: "Den adress som mejlen om mötena kommer till.", value: value,
            fault: fault, type: "email", autocomplete: "email")
        faults = Faults([address])
        token = Form.token(for: OwnNewLinkPage.secret)
    }
}
