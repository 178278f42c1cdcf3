import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct TrustedProxyTests {
    private let secret = "a-secret-of-the-proxy-and-ours"

    @Test func `whom the proxy names is signed in, and stays so with her cookie`() async throws {
        let browser = try proxied()

        let first = try await browser.get("/idag?a=b", headers: headers("Bo@Regionen.example"))
        let second = try await browser.get("/idag", headers: headers("bo@regionen.example"))

        #expect(first.location == "/idag?a=b")
        #expect(first.headers[.setCookie]?.contains("HttpOnly") == true)
        #expect(second.text.contains("Bo Lind"))
        #expect(second.headers[.setCookie] == nil)
        #expect(try browser.facts("signed in").map(\.detail) == ["vouched for by the proxy"])
    }

    @Test func `forms work, and stay bound to the session`() async throws {
        let browser = try proxied()
        let today = try await browser.enter(headers("bo@regionen.example"))

        let asked = try await browser.fill(today, "/utskick/start", headers: headers("bo@regionen.example"))

        #expect(asked.status == .ok)
    }

    @Test(arguments: [
        ["a-wrong-secret-of-the-same-ln"], [""], [], ["a-secret-of-the-proxy-and-ours", "x"],
        ["A-SECRET-OF-THE-PROXY-AND-OURS"],
    ])
    func `a name without the right secret is nobody's word`(secrets: [String]) async throws {
        let browser = try proxied()
        var forged = HTTPFields()
        forged[.user] = "bo@regionen.example"
        forged[values: .proof] = secrets

        let page = try await browser.get("/idag", headers: forged)

        #expect(page.location == "/logga-in")
        #expect(try browser.facts("signed in").isEmpty)
    }

    @Test func `two names are none, whichever the browser added`() async throws {
        let browser = try proxied()
        var double = headers("anna@regionen.example")
        double[values: .user] = ["bo@regionen.example", "anna@regionen.example"]

        #expect(try await browser.get("/idag", headers: double).location == "/logga-in")
    }

    @Test(arguments: [
        "cilla@regionen.example", "nobody@regionen.example", "", " ", "bo@regionen.example, anna@regionen.example",
        "' OR 1=1 --", String(repeating: "a", count: 300) + "@regionen.example",
    ])
    func `whoever has no role stays outside`(name: String) async throws {
        let browser = try proxied()

        let page = try await browser.get("/idag", headers: headers(name))

        #expect(page.location == "/logga-in")
    }

    @Test func `off by default, the fields say nothing`() async throws {
        let browser = try Browser()

        let page = try await browser.get("/idag", headers: headers("bo@regionen.example"))

        #expect(page.location == "/logga-in")
    }

    @Test func `another name takes the place of the first, whose session is over`() async throws {
        let browser = try proxied()
        _ = try await browser.enter(headers("bo@regionen.example"))

        let page = try await browser.enter(headers("anna@regionen.example"))

        #expect(page.text.contains("Anna Ek"))
        #expect(try browser.facts("signed out").map(\.by) == ["Bo Lind"])
        #expect(try browser.sessions() == 1)
    }

    @Test func `a session that the proxy made is worth nothing without its word`() async throws {
        let browser = try proxied()
        let today = try await browser.enter(headers("bo@regionen.example"))

        let page = try await browser.get("/idag")
        let form = try await browser.fill(today, "/utskick/start", [("steg", "start")])

        #expect(page.location == "/logga-in")
        #expect(form.status == .forbidden)
        #expect(try browser.pause() != nil)
    }

    @Test func `signing out says what is left, and does not sign in again by itself`() async throws {
        let browser = try proxied()
        let today = try await browser.enter(headers("bo@regionen.example"))

        let out = try await browser.fill(today, "/logga-ut", headers: headers("bo@regionen.example"))
        let told = try await browser.get("/utloggad", headers: headers("bo@regionen.example"))

        #expect(out.location == "/utloggad")
        #expect(told.text.contains("Din organisations inloggning gäller fortfarande."))
        #expect(told.headers[.setCookie] == nil)
        #expect(try browser.sessions() == 0)
    }

    @Test func `a browser that keeps no cookie is not let in for ever`() async throws {
        let browser = try proxied()

        var places: [String?] = []
        for _ in 1...61 {
            browser.forgetCookies()
            places.append(try await browser.get("/installningar", headers: headers("bo@regionen.example")).location)
        }

        #expect(places.count { $0 == "/installningar" } == 60)
        #expect(places.last == "/logga-in")
    }

    @Test func `a page for anybody and a personal link sign nobody in`() async throws {
        let browser = try proxied()

        for path in ["/tillganglighet", "/svar/finns-inte", "/utloggad"] {
            #expect(try await browser.get(path, headers: headers("bo@regionen.example")).headers[.setCookie] == nil)
        }
        #expect(try browser.sessions() == 0)
    }

    private func proxied() throws -> Browser {
        try Browser(
            isProxied: true,
            proxy: TrustedProxy(userHeader: "X-Samordna-User", secretHeader: "X-Samordna-Secret", secret: secret))
    }

    private func headers(_ name: String) -> HTTPFields { [.user: name, .proof: secret] }
}

extension HTTPFields.Element.Name {
    fileprivate static let user = Self("X-Samordna-User")!
    fileprivate static let proof = Self("X-Samordna-Secret")!
}

extension Browser {
    /// Asks as a browser that follows where it is sent.
    fileprivate func enter(_ headers: HTTPFields) async throws -> Page {
        _ = try await get("/idag", headers: headers)
        return try await get("/idag", headers: headers)
    }

    fileprivate func sessions() throws -> Int { try secretary.store.read { try secretary.openSessions($0).count } }
}
