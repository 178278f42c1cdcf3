import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct PollLinkTests {
    @Test func `opening a poll's link shows its dates with nothing chosen, and changes nothing`() async throws {
        let (browser, link) = try Browser.withPoll()

        let page = try await browser.get(link)

        #expect(page.status == .ok)
        #expect(page.text.contains("<h1>Vilka datum kan du?</h1>"))
        #expect(page.text.contains("Tisdag 9 mars kl. 13.00–15.00") && page.text.contains("Torsdag 11 mars"))
        #expect(page.text.contains("Länken är till Cilla Öberg"))
        #expect(!page.text.contains("checked"))
        #expect(try browser.words(of: "cilla").isEmpty)
    }

    @Test func `all dates are answered in one sending, which twice does nothing twice`() async throws {
        let (browser, link) = try Browser.withPoll()
        let page = try await browser.get(link)
        let fields = [("datum-1", "yes"), ("datum-2", "maybe")]

        let sent = [try await browser.reply(page, link, fields), try await browser.reply(page, link, fields)]

        #expect(sent.map(\.location) == [link, link])
        #expect(try browser.words(of: "cilla") == [1: .yes, 2: .maybe])
        #expect(try browser.facts("poll answered").map(\.by) == ["Cilla Öberg"])
        let shown = try await browser.get(link)
        #expect(shown.text.contains("Du har svarat."))
        #expect(shown.text.matches(of: /checked/).count == 2)
    }

    @Test(arguments: [
        [], [("datum-1", "yes")], [("datum-1", "yes"), ("datum-2", "<script>")], [("datum-9", "yes")],
        [("datum-1", "yes'--"), ("datum-1", "no"), ("datum-2", "no")],
    ])
    func `what is not an answer to each date is asked again, with the choices kept`(
        fields: [(String, String)]
    ) async throws {
        let (browser, link) = try Browser.withPoll()
        let page = try await browser.get(link)

        let sent = try await browser.reply(page, link, fields)

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains("behöver rättas"))
        #expect(sent.text.contains("checked") == fields.contains { ["yes", "no"].contains($0.1) && $0.0 != "datum-9" })
        #expect(try browser.words(of: "cilla").isEmpty)
    }

    @Test func `an assistant answers by a link of her own, and who comes later is told first`() async throws {
        let (browser, link) = try Browser.withPoll()
        let assistants = try browser.mailed("datum", to: "asta@regionen.example")
        let page = try await browser.get(link)
        let opened = try await browser.get(assistants)
        _ = try await browser.reply(opened, assistants, [("datum-1", "no"), ("datum-2", "yes")])

        let late = try await browser.reply(page, link, [("datum-1", "yes"), ("datum-2", "yes")])
        let informed = try await browser.reply(late, link, [("datum-1", "yes"), ("datum-2", "yes")])

        #expect(opened.text.contains("Vilka datum kan Cilla?"))
        #expect(late.status == .conflict)
        #expect(late.text.contains("Asta Berg har svarat åt dig"))
        #expect(informed.location == link)
        #expect(try browser.words(of: "cilla") == [1: .yes, 2: .yes])
    }

    @Test func `a closed poll says what came of it and takes no answer`() async throws {
        let (browser, link) = try Browser.withPoll()
        let page = try await browser.get(link)
        _ = try browser.secretary.closePoll("lpo/p1", choosing: 2, by: "Bo Lind")

        let closed = try await browser.get(link)
        let sent = try await browser.reply(page, link, [("datum-1", "yes"), ("datum-2", "yes")])

        #expect(closed.text.contains("Det blev torsdag 11 mars 2027 kl. 9.00–11.00."))
        #expect(!closed.text.contains("<form"))
        #expect(sent.location == link)
        #expect(try browser.words(of: "cilla").isEmpty)
    }

    @Test func `after the last day the answer is taken all the same, and never for dates that have been`() async throws
    {
        let (browser, link) = try Browser.withPoll()
        browser.clock.turn(minutes: 60 * 24 * 15)

        let page = try await browser.get(link)
        let sent = try await browser.reply(page, link, [("datum-1", "yes"), ("datum-2", "no")])
        browser.clock.turn(minutes: 60 * 24 * 30)
        let over = try await browser.get(link)

        #expect(page.text.contains("svaret tas emot ändå"))
        #expect(page.text.contains("Datumet har varit."))
        #expect(sent.location == link)
        #expect(try browser.words(of: "cilla") == [2: .no])
        #expect(over.text.contains("Alla datum har varit"))
    }

    @Test func `when the last day has passed the samordnare is asked to choose, until a date is chosen`() async throws {
        let (browser, _) = try Browser.withPoll()
        try await browser.enter("bo")
        let before = try await browser.get("/idag")
        browser.clock.turn(minutes: 60 * 24 * 8)
        try await browser.enter("bo")

        let after = try await browser.get("/idag")
        _ = try browser.secretary.closePoll("lpo/p1", choosing: 2, by: "Bo Lind")
        let chosen = try await browser.get("/idag")

        #expect(!before.text.contains("Välj datum för"))
        #expect(after.text.contains("Välj datum för LPO Psykisk hälsa") && after.text.contains("/datumfragor/lpo/1"))
        #expect(!chosen.text.contains("Välj datum för"))
    }

    @Test func `a poll's link opens nothing else, a revoked one nothing, and her own page leads to it`() async throws {
        let (browser, link) = try Browser.withPoll()
        let secret = link.dropFirst("/datum/".count)

        for path in ["/din-sida/\(secret)", "/svar/\(secret)", "/dagordning/\(secret)", "/beslutforhet/\(secret)"] {
            #expect(try await browser.get(path).status == .notFound)
        }
        let own = try browser.ownPage("cilla")
        let page = try await browser.get(own)
        let leading = try #require(page.text.firstMatch(of: /href="([^"]+\/datum\/[^"]+)"/))
        #expect(try await browser.get(String(leading.1)).status == .ok)
        #expect(try await browser.get("\(own)/datum/poll-none").status == .notFound)
        _ = try browser.secretary.revokeLinks(of: "cilla", by: "Bo Lind")
        #expect(try await browser.get(link).status == .gone)
    }
}

extension Browser {
    /// An open poll of two dates whose mail has left; the path of Cilla's link.
    fileprivate static func withPoll() throws -> (Browser, String) {
        let browser = try Browser(.withAssistant())
        try browser.secretary.setModes(.automatic, by: "Bo Lind")
        _ = try browser.secretary.openPoll(
            of: "lpo", starts: [.at("2027-03-09T13:00"), .at("2027-03-11T09:00")], length: 120,
            deadline: Day(iso: "2027-03-02"), by: "Bo Lind")
        try browser.secretary.decide()
        try browser.deliverAll()
        return (browser, try browser.mailed("datum", to: "cilla@regionen.example"))
    }

    fileprivate func words(of person: String) throws -> [Int: Poll.Word] {
        try secretary.store.read { snapshot in
            let poll = try #require(try snapshot.polls().first)
            let own = try snapshot.pollAnswers(to: poll.id).filter { $0.person == Key(person) }
            return Dictionary(own.map { ($0.number, $0.word) }, uniquingKeysWith: { one, _ in one })
        }
    }
}

extension Browser {
    /// The path of somebody's own page.
    func ownPage(_ person: String) throws -> String {
        try secretary.newPageLink(for: person, by: "test").replacing("http://office.example", with: "")
    }
}
