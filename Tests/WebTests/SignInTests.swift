import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct SignInTests {
    @Test func `whoever may sign in does so by the code in her mail`() async throws {
        let browser = try Browser()
        let asked = try await browser.ask("bo@regionen.example")

        let entered = try await browser.fill(asked, "/logga-in/kod", [("kod", try browser.mailedCode())])

        #expect(entered.location == "/idag")
        #expect(try await browser.get("/idag").text.contains("Bo Lind"))
    }

    @Test func `opening the link changes nothing, its button signs in once`() async throws {
        let browser = try Browser()
        _ = try await browser.ask("bo@regionen.example")
        let link = try browser.mailedLink()
        browser.forgetCookies()

        let opened = [try await browser.get(link), try await browser.get(link)]
        let first = try await browser.fill(opened[1], link)
        browser.forgetCookies()
        let second = try await browser.fill(opened[1], link)

        #expect(opened.allSatisfy { $0.status == .ok })
        #expect(first.location == "/idag")
        #expect(second.status == .gone)
        #expect(try await browser.get("/idag").location == "/logga-in")
    }

    @Test(arguments: ["cilla@regionen.example", "nobody@example.com"])
    func `an address without a place in the office gets the same answer and no mail`(address: String) async throws {
        let browser = try Browser()
        let known = try await Browser().ask("bo@regionen.example")

        let asked = try await browser.ask(address)

        #expect(
            asked.text.replacing(/value="[0-9a-f]+"/, with: "") == known.text.replacing(/value="[0-9a-f]+"/, with: ""))
        #expect(try browser.secretary.store.read { try $0.messages() }.isEmpty)
        let tried = try await browser.fill(asked, "/logga-in/kod", [("kod", "123456")])
        #expect(tried.text.contains("Koden stämmer inte"))
    }

    @Test func `the code counts only in the browser that asked`() async throws {
        let (hers, another) = (try Browser(), try Browser())
        _ = try await hers.ask("bo@regionen.example")
        let asked = try await another.ask("nobody@example.com")

        let tried = try await another.fill(asked, "/logga-in/kod", [("kod", try hers.mailedCode())])

        #expect(tried.status == .badRequest)
    }

    @Test func `after five wrong codes the right one is void too`() async throws {
        let browser = try Browser()
        let asked = try await browser.ask("bo@regionen.example")
        let code = try browser.mailedCode()
        let wrong = code == "000000" ? "111111" : "000000"

        for _ in 1...5 { _ = try await browser.fill(asked, "/logga-in/kod", [("kod", wrong)]) }

        #expect(try await browser.fill(asked, "/logga-in/kod", [("kod", code)]).status == .forbidden)
    }

    @Test func `link and code are void after an hour`() async throws {
        let browser = try Browser()
        let asked = try await browser.ask("bo@regionen.example")
        let (link, code) = (try browser.mailedLink(), try browser.mailedCode())

        browser.clock.turn(minutes: 61)

        #expect(try await browser.get(link).status == .gone)
        #expect(try await browser.fill(asked, "/logga-in/kod", [("kod", code)]).status == .forbidden)
    }

    @Test func `at most five mails an hour go to one address, and nobody is told`() async throws {
        let browser = try Browser()

        for _ in 1...8 { #expect(try await browser.ask("bo@regionen.example").status == .ok) }

        #expect(try browser.secretary.store.read { try $0.messages() }.count == 5)
    }

    @Test func `one source tries thirty times an hour`() async throws {
        let browser = try Browser()
        for number in 1...30 { _ = try await browser.ask("nobody\(number)@example.com") }

        let page = try await browser.get("/logga-in")
        let refused = try await browser.fill(page, "/logga-in", [("adress", "bo@regionen.example")])
        browser.peer = "198.51.100.3"
        let another = try await browser.fill(page, "/logga-in", [("adress", "bo@regionen.example")])

        #expect(refused.status == .tooManyRequests)
        #expect(another.location == "/logga-in/kod")
    }

    @Test func `a form from elsewhere or without its token is refused`() async throws {
        let browser = try Browser()
        let page = try await browser.get("/logga-in")
        let fields = [("bevis", page.token ?? ""), ("adress", "bo@regionen.example")]

        let foreign = try await browser.post("/logga-in", fields, headers: [.origin: "https://elsewhere.example"])
        let crossSite = try await browser.post("/logga-in", fields, headers: [.secFetchSite: "cross-site"])
        let bare = try await browser.post("/logga-in", [("adress", "bo@regionen.example")])

        #expect([foreign, crossSite, bare].map(\.status) == [.forbidden, .forbidden, .forbidden])
        #expect(try browser.secretary.store.read { try $0.messages() }.isEmpty)
    }

    @Test func `who signs out is out, and the mail goes also while sending is held`() async throws {
        let browser = try Browser()
        _ = try await browser.ask("bo@regionen.example")
        let claimed = try browser.secretary.store.write { try $0.claim(.signIns, at: browser.clock.now) }
        let link = try browser.mailedLink()
        _ = try await browser.fill(try await browser.get(link), link)

        let left = try await browser.fill(try await browser.get("/idag"), "/logga-ut")

        #expect(claimed != nil)
        #expect(left.location == "/logga-in")
        #expect(try await browser.get("/idag").location == "/logga-in")
    }

    @Test func `a browser that has not been seen for a week is signed out`() async throws {
        let browser = try Browser()
        _ = try await browser.ask("bo@regionen.example")
        let link = try browser.mailedLink()
        _ = try await browser.fill(try await browser.get(link), link)

        browser.clock.turn(minutes: 6 * 24 * 60)
        #expect(try await browser.get("/idag").status == .ok)
        browser.clock.turn(minutes: 7 * 24 * 60 + 1)

        #expect(try await browser.get("/idag").location == "/logga-in")
    }

    @Test func `a form of a megabyte and a half is refused, and an unreadable one too`() async throws {
        let browser = try Browser()
        let page = try await browser.get("/logga-in")

        let large = try await browser.fill(page, "/logga-in", [("adress", String(repeating: "x", count: 1_600_000))])

        #expect(large.status == .contentTooLarge)
    }
}

extension Browser {
    /// Asks for a mail; the page that asks for the code.
    func ask(_ address: String) async throws -> Page {
        let page = try await get("/logga-in")
        let sent = try await fill(page, "/logga-in", [("adress", address)])
        return try await get(sent.location ?? "")
    }

    func mailedCode() throws -> String {
        let message = try #require(try secretary.store.read { try $0.messages() }.last)
        return message.subject.prefix(7).filter(\.isNumber)
    }

    func mailedLink() throws -> String {
        let mail = try secretary.store.read { snapshot in
            try snapshot.messages().last.flatMap { try snapshot.content(of: $0.id) }
        }
        let text = String(decoding: mail ?? Data(), as: UTF8.self).replacing("=\r\n", with: "")
        let match = try #require(text.firstMatch(of: /http:\/\/office.example(\/logga-in\/[A-Za-z0-9_-]+)/))
        return String(match.1)
    }
}
