import Documents
import Foundation
import Hummingbird
import Secretariat

/// The door of the office: a mailed link or code instead of a password.
struct SignInRoom: Sendable {
    let secretary: Secretary
    let library: PageLibrary
    let cookies: CookieJar
    let sources: Sources
    private let perAddress = Limiter(limit: 5, window: 3600)
    private let perSource = Limiter(limit: 30, window: 3600)

    init(secretary: Secretary, library: PageLibrary, cookies: CookieJar, sources: Sources) {
        self.secretary = secretary
        self.library = library
        self.cookies = cookies
        self.sources = sources
    }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("logga-in") { request, context in try ask(request, context) }
        router.form("logga-in", secret: askingSecret) { form, request, context in try send(form, request, context) }
        router.get("logga-in/kod") { request, _ in try askForCode(request) }
        router.form("logga-in/kod", secret: askingSecret) { form, request, context in
            try enter(form, request, context)
        }
        router.get("logga-in/:link") { _, context in try confirm(context) }
        router.form("logga-in/:link", secret: { _, context in context.parameters.get("link") }) { _, request, context in
            try enterByLink(request, context)
        }
        router.get("utloggad") { _, _ in try page(SignedOutPage(), "Du är utloggad") }
        router.form("logga-ut") { _, _, context in try leave(context) }
    }

    private func askingSecret(_ request: Request, _ context: SiteContext) -> String? { cookies.asking(of: request) }

    /// The browser gets its first secret here: the form's token hangs on it.
    private func ask(_ request: Request, _ context: SiteContext) throws -> Response {
        guard context.visit == nil else { return .see("/idag") }
        let secret = cookies.asking(of: request) ?? secretary.world.newSecret()
        var response = try page(SignInPage(address: "", fault: nil, token: Form.token(for: secret)), "Logga in")
        response.setCookie(cookies.asking(secret))
        return response
    }

    /// The same answer whoever has the address, and whether a mail went.
    private func send(_ form: Form, _ request: Request, _ context: SiteContext) throws -> Response {
        let (now, address) = (secretary.world.now(), form["adress"].lowercased())
        guard perSource.allows(sources.source(of: request, context), at: now) else { throw WebProblem.tooOften }
        guard address.contains("@"), address.count <= 254, !address.contains(where: \.isWhitespace) else {
            let fault = "Skriv din mejladress, till exempel namn@regionen.example"
            let token = Form.token(for: cookies.asking(of: request) ?? "")
            return try page(SignInPage(address: form["adress"], fault: fault, token: token), "Logga in", .badRequest)
        }
        // Beyond the limit the page is the same: it must not tell that the address is known.
        let isAllowed = perAddress.allows(address, at: now)
        let secret = isAllowed ? try secretary.requestSignIn(address: address) : secretary.world.newSecret()
        var response = Response.see("/logga-in/kod")
        response.setCookie(cookies.asking(secret))
        return response
    }

    private func askForCode(_ request: Request) throws -> Response {
        guard let secret = cookies.asking(of: request) else { return .see("/logga-in") }
        return try page(SignInCodePage(fault: nil, token: Form.token(for: secret)), "Skriv koden")
    }

    private func enter(_ form: Form, _ request: Request, _ context: SiteContext) throws -> Response {
        guard let secret = cookies.asking(of: request) else { return .see("/logga-in") }
        guard perSource.allows(sources.source(of: request, context), at: secretary.world.now()) else {
            throw WebProblem.tooOften
        }
        let code = form["kod"].filter { $0.isASCII && $0.isNumber }
        guard code.count == 6 else {
            return try codePage("Skriv de sex siffrorna i mejlet", secret)
        }
        switch try secretary.signIn(code: code, browser: secret, device: request.device) {
        case .signedIn(let session): return welcome(session)
        case .wrongCode(0), .void: return try page(SignInOverPage(), "Be om ett nytt mejl", .forbidden)
        case .wrongCode: return try codePage("Koden stämmer inte, se efter i det senaste mejlet", secret)
        }
    }

    private func codePage(_ fault: String, _ secret: String) throws -> Response {
        try page(SignInCodePage(fault: fault, token: Form.token(for: secret)), "Skriv koden", .badRequest)
    }

    /// Opening the link changes nothing: programs that look through mail open every link.
    private func confirm(_ context: SiteContext) throws -> Response {
        let link = try context.parameters.require("link")
        guard try secretary.isUsable(signInLink: link) else {
            return try page(SignInOverPage(), "Be om ett nytt mejl", .gone)
        }
        return try page(SignInLinkPage(path: "/logga-in/\(link)", token: Form.token(for: link)), "Logga in")
    }

    private func enterByLink(_ request: Request, _ context: SiteContext) throws -> Response {
        let link = try context.parameters.require("link")
        guard case .signedIn(let session) = try secretary.signIn(link: link, device: request.device) else {
            return try page(SignInOverPage(), "Be om ett nytt mejl", .gone)
        }
        return welcome(session)
    }

    private func welcome(_ session: String) -> Response {
        var response = Response.see("/idag")
        response.setCookie(cookies.session(session))
        response.setCookie(cookies.noAsking)
        return response
    }

    private func leave(_ context: SiteContext) throws -> Response {
        if let visit = context.visit { try secretary.signOut(visit) }
        let isVouched = context.visit?.session.isVouched ?? false
        var response = Response.see(isVouched ? "/utloggad" : "/logga-in")
        response.setCookie(cookies.noSession)
        return response
    }

    private func page(
        _ content: some PageContent, _ title: String, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let region = try secretary.store.read { try $0.region() }
        return .privatePage(library.render(content, in: PageFrame(title: title, region: region)), status: status)
    }
}

/// Where a request comes from.
struct Sources: Sendable {
    /// Whether a reverse proxy stands before the service and tells whom it speaks for.
    let isProxied: Bool

    /// The last address the proxy added: those before it are what the client says of itself.
    func source(of request: Request, _ context: SiteContext) -> String {
        guard isProxied, let said = request.headers[.forwardedFor]?.split(separator: ",").last else {
            return context.peer
        }
        return said.trimmingCharacters(in: .whitespaces)
    }
}
