import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct NewLinkTests {
    @Test func `who holds a seat gets a new link by mail, and everybody the same answer`() async throws {
        let browser = try Browser()

        let known = try await browser.ask(link: "Cilla@regionen.example")
        let unknown = try await browser.ask(link: "nobody@regionen.example")
        let told = try await browser.get(try #require(known.location))

        #expect(known.location == unknown.location && known.status == unknown.status)
        #expect(told.text.contains("Om adressen finns hos oss"))
        #expect(try browser.mails().map(\.recipient) == ["cilla@regionen.example"])
        let link = try browser.mailed("din-sida", to: "cilla@regionen.example")
        #expect(try await browser.get(link).text.contains("<h1>Cilla Öberg</h1>"))
    }

    @Test func `only the address on record counts, and only of those who hold a seat`() async throws {
        var register = Register.example()
        register.people[2].addresses.append(
            Person.Address("cilla.gammal@regionen.example", until: Day(iso: "2026-12-31")))
        register.mandates[3].until = Day(iso: "2026-12-31")
        let browser = try Browser(register)

        _ = try await browser.ask(link: "cilla.gammal@regionen.example")
        _ = try await browser.ask(link: "disa@regionen.example")

        #expect(try browser.mails().isEmpty)
    }

    @Test func `an address gets three mails an hour, a source twenty tries`() async throws {
        let browser = try Browser()

        for _ in 1...5 { #expect(try await browser.ask(link: "cilla@regionen.example").status == .seeOther) }
        for number in 6...20 { _ = try await browser.ask(link: "n\(number)@regionen.example") }

        #expect(try await browser.ask(link: "anna@regionen.example").status == .tooManyRequests)
        #expect(try browser.facts("page link mailed").count == 3)
        #expect(try browser.mails([.queued]).count == 1)
    }

    @Test(arguments: ["", "cilla", "a b@x.example", "<script>@", "' OR 1=1 --"])
    func `what is no address is asked again`(address: String) async throws {
        let browser = try Browser()

        let sent = try await browser.ask(link: address)

        #expect(sent.status == (address == "<script>@" ? .seeOther : .badRequest))
        #expect(!sent.text.contains("<script>@"))
        #expect(try browser.mails().isEmpty)
    }

    @Test func `a link that is over leads to a new one`() async throws {
        let (browser, link) = try Browser.withLink()
        _ = try browser.secretary.revokeLinks(of: "cilla", by: "Bo Lind")

        let over = try await browser.get(link)

        #expect(over.status == .gone)
        #expect(over.text.contains("href=\"/ny-lank\""))
    }
}

extension Browser {
    fileprivate func ask(link address: String) async throws -> Page {
        try await fill(try await get("/ny-lank"), "/ny-lank", [("adress", address)])
    }
}
