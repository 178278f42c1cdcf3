import Foundation
import Hummingbird
import Secretariat

/// Finds out who is signed in with the browser that asks.
struct Visitors: RouterMiddleware {
    let secretary: Secretary
    let cookies: CookieJar
    let proxy: TrustedProxy?

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let claim = proxy?.claim(in: request, from: context, at: secretary.world.now()) ?? .none
        if let secret = cookies.session(of: request), let visit = try known(secret, claim) {
            context.visit = visit
            context.secret = secret
        }
        guard context.visit == nil, case .user(let address) = claim, request.isForOffice,
            proxy?.mayEnter(address, at: secretary.world.now()) ?? false,
            let secret = try secretary.signIn(vouchedFor: address, device: request.device)
        else { return try await next(request, context) }
        // The same page again, with the cookie: what fails from here on leaves her signed in.
        var response = Response.see(request.uri.description)
        response.setCookie(cookies.session(secret))
        return response
    }

    /// Whose session it is; one that the proxy made counts only while the proxy says the same.
    private func known(_ secret: String, _ claim: TrustedProxy.Claim) throws -> Visit? {
        guard let visit = try secretary.visit(secret: secret) else { return nil }
        guard case .user(let address) = claim else { return visit.session.isVouched ? nil : visit }
        guard !secretary.isAddress(address, of: visit) else { return visit }
        try secretary.signOut(visit)
        return nil
    }
}

extension Request {
    /// Whether it asks for a page of the office, where whoever comes in by the proxy is signed in.
    fileprivate var isForOffice: Bool {
        guard method == .get || method == .head else { return false }
        let path = uri.path
        let rooms = Room.allCases.map(\.path) + ["/moten", "/datumfragor", "/logga-in"]
        return path == "/" || rooms.contains { path == $0 || path.hasPrefix("\($0)/") }
    }
}

/// The cookies of the service: the session, and the wish to sign in.
struct CookieJar: Sendable {
    /// Behind TLS they never travel without it, and no neighbouring host can set them.
    let isSecure: Bool

    func session(of request: Request) -> String? { request.cookies[sessionName]?.value }
    func asking(of request: Request) -> String? { request.cookies[askingName]?.value }

    func session(_ secret: String) -> Cookie { cookie(sessionName, secret, lasting: Int(SignInTerms.longest)) }
    func asking(_ secret: String) -> Cookie { cookie(askingName, secret, lasting: Int(SignInTerms.validity)) }
    var noSession: Cookie { cookie(sessionName, "", lasting: 0) }
    var noAsking: Cookie { cookie(askingName, "", lasting: 0) }

    private var sessionName: String { isSecure ? "__Host-samordna" : "samordna" }
    private var askingName: String { isSecure ? "__Host-samordna-in" : "samordna-in" }

    /// Lax, since the link in a mail must find its reader signed in; forms carry a token besides.
    private func cookie(_ name: String, _ value: String, lasting seconds: Int) -> Cookie {
        Cookie(name: name, value: value, maxAge: seconds, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
