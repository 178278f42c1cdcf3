import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct YearTests {
    @Test func `the year says how many meetings stand and how many chairs have yet to approve`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.plan(.example(number: 3, start: "2027-05-11T13:00", state: .proposed))

        let page = try await browser.get("/aret/2027")

        #expect(page.status == .ok)
        #expect(page.text.contains("<h1>Året 2027</h1>"))
        #expect(page.text.contains("Två möten i en grupp. Ett är förslag som ordföranden ska godkänna."))
        #expect(page.text.contains("href=\"/aret/2027/ordforande\">Skicka till ordförandena"))
    }

    @Test func `each meeting is a link in the drawing that says its state, body and day`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/aret/2027")

        #expect(page.text.contains("href=\"/aret/2027?grupp=lpo&amp;dag=2027-03-09#vald\""))
        #expect(page.text.contains("aria-label=\"Kallat: LPO Psykisk hälsa, tisdag 9 mars kl. 13.00\""))
        #expect(page.text.contains("fredag 26 mars: långfredagen"))
    }

    @Test func `a chosen meeting says why it lies there, what that costs, and why not on another day`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan(.example(start: "2027-04-13T13:00"))

        let page = try await browser.get("/aret/2027?grupp=lpo&dag=2027-04-13&inte=2027-03-26")

        #expect(page.text.contains("<h3>Varför den dagen</h3>\n<p>Alla kan komma.</p>"))
        #expect(page.text.contains("57 dagar in i remissfönstret från 15 februari."))
        #expect(page.text.contains("Varför inte 26 mars"))
        #expect(page.text.contains("26 mars är långfredagen."))
        #expect(page.text.contains("href=\"/moten/lpo/2027-2/flytta\">Välj en annan dag"))
    }

    @Test func `who only reads sees the days and not what keeps people`() async throws {
        let browser = try await Browser.signedIn("anna")
        try browser.plan()

        let page = try await browser.get("/aret/2027?grupp=lpo&dag=2027-03-09")
        let plan = try await browser.get("/aret/2028/planera")

        #expect(page.text.contains("Tisdag 9 mars"))
        #expect(!page.text.contains("Varför den dagen"))
        #expect(!page.text.contains("/planera"))
        #expect(plan.status == .forbidden)
    }

    @Test func `the table and the wheel hold what the drawing does`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let table = try await browser.get("/aret/2027/tabell")
        let wheel = try await browser.get("/aret/2027/arshjul")

        #expect(table.text.contains("<h1>Året 2027 som tabell</h1>"))
        #expect(table.text.contains(">tis 9 mars</a></th><td>kl. 13.00–15.00</td><td class=\"number\">10</td>"))
        #expect(table.text.contains("Långfredagen"))
        #expect(table.text.contains("15 feb–14 april"))
        #expect(wheel.text.contains("Årshjul 2027. Ett möte i en grupp. Samma uppgifter finns som tabell."))
    }

    @Test func `a year without meetings says what comes next`() async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.get("/aret/2028")

        #expect(page.text.contains("Inga möten är inlagda."))
        #expect(page.text.contains("href=\"/aret/2028/planera\">Planera 2028"))
        #expect(try await browser.get("/aret").location == "/aret/2027")
    }

    @Test(arguments: [
        "/aret/1999", "/aret/2101", "/aret/nittio", "/aret/20270", "/aret/%00", "/aret/..%2F2027", "/aret/2027/x",
    ])
    func `a year that cannot be shown is not found`(path: String) async throws {
        let browser = try await Browser.signedIn("bo")

        #expect(try await browser.get(path).status == .notFound)
    }

    @Test(arguments: [
        "?grupp=lpo&dag=9999-99-99", "?grupp=%3Cscript%3E&dag=2027-03-09", "?grupp=lpo&dag=2027-03-09&inte=%27;--",
        "?besked=%3Cscript%3E", "?grupp=lpo&grupp=x&dag=2027-03-09&inte=2031-01-01",
    ])
    func `an odd question shows the year all the same`(query: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/aret/2027\(query)")

        #expect(page.status == .ok)
        #expect(!page.text.contains("<script>"))
    }

    @Test func `nobody without a session sees a year, nor who only has settings`() async throws {
        let browser = try await Browser.signedIn("disa")

        let administrator = try await browser.get("/aret/2027")
        browser.forgetCookies()
        let stranger = try await browser.get("/aret/2027")

        #expect(administrator.status == .forbidden)
        #expect(stranger.location == "/logga-in")
    }

    @Test(arguments: [2011, 2012, 2015, 2020, 2026, 2027, 2032])
    func `every week that touches a year has a column of its own`(year: Int) {
        let scale = YearScale(year)

        let last = DaySpan.year(year).until
        #expect(scale.mondays.first == Day.newYear(year).monday)
        #expect(scale.mondays.last == last.monday)
        #expect(scale.x(last) < YearChart.right)
        #expect(scale.x(Day.newYear(year)) >= YearChart.left)
    }
}
