import Foundation
import Hummingbird
import Secretariat

/// Finds out who is signed in with the browser that asks.
struct Visitors: RouterMiddleware {
    let secretary: Secretary
    let cookies: CookieJar

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let secret = cookies.session(of: request), let visit = try secretary.visit(secret: secret) {
            context.visit = visit
            context.secret = secret
        }
        return try await next(request, context)
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
