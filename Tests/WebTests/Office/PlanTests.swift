import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct PlanTests {
    @Test func `a year is planned beside the request, and the proposal is kept until it is put in`() async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.proposal()
        let year = try await browser.get("/aret/2028")
        let applied = try await browser.fill(page, "/aret/2028/forslag/lagg-in", [("sett", "0")])
        let again = try await browser.fill(page, "/aret/2028/forslag/lagg-in", [("sett", "0")])

        #expect(page.text.contains("<h1>Förslag 2028</h1>"))
        #expect(page.text.contains("Fem möten i en grupp: fem är nya."))
        #expect(year.text.contains("Ett förslag med fem möten väntar. Bo Lind räknade fram det"))
        #expect(applied.location == "/aret/2028?besked=inlagt")
        #expect(again.location == "/aret/2028")
        #expect(try browser.meetings(2028).count == 5)
        #expect(try browser.meetings(2028).allSatisfy { $0.state == .proposed })
        #expect(try browser.mails().isEmpty)
        #expect(try browser.facts("plan applied").map(\.by) == ["Bo Lind"])
    }

    @Test func `while it is reckoned the page says so and comes back by itself, unless it should be still`()
        async throws
    {
        let browser = try await Browser.signedIn("bo")
        let form = try await browser.get("/aret/2028/planera")

        let started = try await browser.fill(form, "/aret/2028/planera", [("grupp", "lpo"), ("fran", "2028-01-01")])
        let waiting = try await browser.get("/aret/2028/forslag")
        let still = try await browser.get("/aret/2028/forslag?stilla=ja")

        #expect(started.location == "/aret/2028/forslag")
        if waiting.text.contains("Räknar fram") { #expect(waiting.headers[.refresh] == "3") }
        if still.text.contains("Räknar fram") { #expect(still.headers[.refresh] == nil) }
        let stopped = try await browser.fill(form, "/aret/2028/forslag/stoppa")
        let done = try await browser.proposal(started: true)

        #expect(stopped.location == "/aret/2028/forslag")
        #expect(done.text.contains("<h1>Förslag 2028</h1>"))
    }

    @Test func `a meeting of a proposal is moved to a day that its rules allow, and stays there`() async throws {
        let browser = try await Browser.signedIn("bo")
        _ = try await browser.proposal()
        let first = try #require(try browser.draft()?.groups.first?.dates.first?.start)
        let day = first.day.adding(days: 1).weekday < 6 ? first.day.adding(days: 1) : first.day.adding(days: 3)
        let page = try await browser.get("/aret/2028/forslag?grupp=lpo&dag=\(first.day)&inte=\(day)&andra=ja")
        let time = try #require(page.text.firstMatch(of: /name="tid" value="([0-9T:-]+)"/)).1

        let fields = [("sett", "0"), ("grupp", "lpo"), ("nr", "1"), ("tid", String(time))]
        let moved = try await browser.fill(page, "/aret/2028/forslag/flytta", fields)
        let twice = try await browser.fill(page, "/aret/2028/forslag/flytta", fields)

        #expect(moved.location?.hasPrefix("/aret/2028/forslag?besked=flyttat&grupp=lpo&dag=") == true)
        #expect(twice.status == .conflict)
        #expect(try browser.draft()?.kept == [Key("lpo"): [0: try #require(WallTime(iso: time))]])
        #expect(try browser.facts("plan changed").map(\.by) == ["Bo Lind"])
    }

    @Test func `a day that breaks the rules is not taken`() async throws {
        let browser = try await Browser.signedIn("bo")
        let page = try await browser.proposal()

        for time in ["2028-12-25T13:00", "2028-07-05T13:00", "2027-05-11T13:00", "2028-03-26T02:30"] {
            let fields = [("sett", "0"), ("grupp", "lpo"), ("nr", "1"), ("tid", time)]
            let answer = try await browser.fill(page, "/aret/2028/forslag/flytta", fields)
            #expect([.conflict, .badRequest].contains(answer.status))
        }
        #expect(try browser.draft()?.revision == 0)
    }

    @Test func `a barred day is not used when the year is reckoned again`() async throws {
        let browser = try await Browser.signedIn("bo")
        let page = try await browser.proposal()
        let day = try #require(try browser.draft()?.groups.first?.dates.first?.start.day)

        let barred = try await browser.fill(
            page, "/aret/2028/forslag/sparra", [("sett", "0"), ("dag", "\(day)"), ("grupp", "")])
        let again = try await browser.proposal(keeping: true)

        #expect(barred.location == "/aret/2028/forslag?besked=sparrad")
        #expect(again.text.contains("Spärrade dagar"))
        #expect(try browser.draft()?.groups.first?.dates.contains { $0.start.day == day } == false)
    }

    @Test func `what has changed since is told, and nothing of the proposal is put in`() async throws {
        let browser = try await Browser.signedIn("bo")
        let page = try await browser.proposal()
        let time = try #require(WallTime(iso: "2028-03-07T13:00"))
        _ = try browser.secretary.addMeeting(of: "lpo", at: time, length: nil, place: Meeting.Place(), by: "Bo Lind")

        let applied = try await browser.fill(page, "/aret/2028/forslag/lagg-in", [("sett", "0")])
        let told = try await browser.get("/aret/2028/forslag")

        #expect(applied.location == "/aret/2028/forslag")
        #expect(told.status == .conflict)
        #expect(told.text.contains("<h1>Något har ändrats sedan förslaget gjordes</h1>"))
        #expect(told.text.contains("möten i LPO Psykisk hälsa"))
        #expect(try browser.meetings(2028).count == 1)
    }

    @Test func `a proposal is thrown away, and with it nothing else`() async throws {
        let browser = try await Browser.signedIn("bo")
        let page = try await browser.proposal()

        let stale = try await browser.fill(page, "/aret/2028/forslag/ta-bort", [("sett", "7")])
        let gone = try await browser.fill(page, "/aret/2028/forslag/ta-bort", [("sett", "0")])

        #expect(stale.status == .conflict)
        #expect(gone.location == "/aret/2028?besked=borttaget")
        #expect(try await browser.get("/aret/2028/forslag").location == "/aret/2028/planera")
    }

    @Test func `what the planner is asked is checked`() async throws {
        let browser = try await Browser.signedIn("bo")
        let form = try await browser.get("/aret/2028/planera")

        let none = try await browser.fill(form, "/aret/2028/planera", [("fran", "2028-01-01")])
        let past = try await browser.fill(form, "/aret/2028/planera", [("grupp", "lpo"), ("fran", "1700-01-01")])
        let foreign = try await browser.fill(form, "/aret/2028/planera", [("grupp", "<script>"), ("fran", "")])

        #expect([none, past, foreign].allSatisfy { $0.status == .badRequest })
        #expect(none.text.contains("Välj minst en grupp"))
        #expect(past.text.contains("Välj en kommande dag i 2028"))
        #expect(try await browser.get("/aret/2026/planera").status == .notFound)
    }

    @Test func `a proposal with another's bodies is neither seen nor replaced`() async throws {
        var register = Register.example()
        register.addOther()
        let browser = try await Browser.signedIn("ella", register)
        _ = try await browser.proposal(of: "other")
        try await browser.enter("bo")

        let form = try await browser.get("/aret/2028/planera")
        let seen = try await browser.get("/aret/2028/forslag")
        let started = try await browser.fill(form, "/aret/2028/planera", [("grupp", "lpo"), ("fran", "2028-01-01")])

        #expect(form.text.contains("Ett förslag för 2028 väntar redan."))
        #expect([seen, started].allSatisfy { $0.status == .forbidden })
    }

    @Test func `each chair is asked after a look at what she gets, and once`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan(.example(number: 3, start: "2027-05-11T13:00", state: .proposed))

        let page = try await browser.get("/aret/2027/ordforande")
        let frame = try #require(page.text.firstMatch(of: /<iframe src="([^"]+)"/))
        let mail = try await browser.get(String(frame.1))
        let stale = try await browser.fill(page, "/aret/2027/ordforande", [("sett", "x")])
        let sent = try await browser.fill(page, "/aret/2027/ordforande", [("sett", page.seen)])
        let again = try await browser.fill(page, "/aret/2027/ordforande", [("sett", page.seen)])

        #expect(page.text.contains("En ordförande får frågan om ett möte."))
        #expect(mail.text.contains("11\u{A0}maj"))
        #expect(stale.status == .conflict)
        #expect(sent.location == "/aret/2027?besked=fragat")
        #expect(again.location == "/aret/2027")
        #expect(try browser.mails().map(\.kind) == [.dates])
        #expect(try browser.facts("chair asked").map(\.by) == ["Bo Lind"])
        #expect(try await browser.get("/aret/2027/ordforande").text.contains("Redan frågade"))
    }

    @Test func `the question to the chairs is taken back from the year's page until it has left, and asked anew`()
        async throws
    {
        let browser = try await Browser.signedIn("bo")
        try browser.plan(.example(number: 3, start: "2027-05-11T13:00", state: .proposed))
        let asked = try await browser.get("/aret/2027/ordforande")
        _ = try await browser.fill(asked, "/aret/2027/ordforande", [("sett", asked.seen)])
        let year = try await browser.get("/aret/2027?besked=fragat")

        let undone = try await browser.fill(year, "/aret/2027/ordforande/angra")
        let twice = try await browser.fill(year, "/aret/2027/ordforande/angra")
        let open = try await browser.get("/aret/2027?besked=angrat")
        let states = try browser.mails().map(\.state)
        let anew = try await browser.get("/aret/2027/ordforande")
        _ = try await browser.fill(anew, "/aret/2027/ordforande", [("sett", anew.seen)])
        browser.clock.turn(minutes: 5)
        try browser.secretary.resume(by: "Bo Lind")
        // What signed her in goes before it.
        let claimed = try (1...2).compactMap { _ in
            try browser.secretary.store.write { try $0.claim(at: browser.clock.now) }
        }
        let late = try await browser.fill(year, "/aret/2027/ordforande/angra")

        #expect(year.text.contains("Ångra utskicket") && year.text.contains("Det gäller LPO Psykisk hälsa."))
        #expect([undone.location, twice.location].allSatisfy { $0 == "/aret/2027?besked=angrat" })
        #expect(open.text.contains("Utskicket är ångrat.") && !open.text.contains("ordforande/angra"))
        #expect(open.text.contains("href=\"/aret/2027/ordforande\">Skicka till ordförandena"))
        #expect(states == [.lapsed])
        #expect(try browser.facts("question taken back").map(\.by) == ["Bo Lind"])
        #expect(try browser.mails().map(\.state) == [.lapsed, .sending] && claimed.count == 2)
        #expect(late.location == "/aret/2027?besked=gick-ut")
    }

    @Test func `who does not arrange takes no question back`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan(.example(number: 3, start: "2027-05-11T13:00", state: .proposed))
        let asked = try await browser.get("/aret/2027/ordforande")
        _ = try await browser.fill(asked, "/aret/2027/ordforande", [("sett", asked.seen)])
        try await browser.enter("anna")
        let page = try await browser.get("/aret/2027")

        let refused = try await browser.fill(page, "/aret/2027/ordforande/angra")

        #expect(!page.text.contains("Ångra utskicket"))
        #expect(refused.status == .forbidden)
        #expect(try browser.mails([.queued]).count == 1)
    }
}

extension Browser {
    /// Has 2028 planned and answers with the proposal's page.
    @discardableResult func proposal(
        of body: String = "lpo", started: Bool = false, keeping: Bool = false
    ) async throws -> Page {
        if !started {
            let form = try await get("/aret/2028/planera")
            let fields = [("grupp", body), ("fran", "2028-01-01")] + (keeping ? [("behall", "ja")] : [])
            _ = try await fill(form, "/aret/2028/planera", fields)
        }
        await desk.stop(2028)
        await desk.finish(2028)
        return try await get("/aret/2028/forslag")
    }

    func draft() throws -> PlanDraft? { try secretary.store.read { try $0.planDraft(of: 2028) } }

    func meetings(_ year: Int) throws -> [Meeting] {
        try secretary.store.read { try $0.meetings(of: Key("lpo"), year: year) }
    }
}

extension Register {
    /// A working group of its own, whose samordnare is Ella.
    fileprivate mutating func addOther() {
        bodies.append(Body(id: Key("other"), kind: .workingGroup, name: "LAG Sömn"))
        for (name, role) in [("Ella Norr", Seat.Role.coordinator), ("Frej Dal", .chair)] {
            let id = String(name.prefix { $0 != " " }).lowercased()
            people.append(Person(id: Key(id), name: name, addresses: [Person.Address("\(id)@regionen.example")]))
            seats.append(Seat(id: Key("seat-\(id)"), body: Key("other"), role: role))
            mandates.append(
                Mandate(id: Key("mandate-\(id)"), seat: Key("seat-\(id)"), person: Key(id), from: Day(ordinal: 20_000)))
        }
    }
}
