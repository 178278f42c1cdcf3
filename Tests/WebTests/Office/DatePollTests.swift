import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct DatePollTests {
    @Test func `a poll is made, seen as each one gets it, and sent once`() async throws {
        let browser = try await Browser.signedIn("bo")

        let made = try await browser.makePoll()
        let page = try await browser.get("/datumfragor/lpo/1")
        let frame = try #require(page.text.firstMatch(of: /<iframe src="([^"]+)"/))
        let mail = try await browser.get(String(frame.1))
        let stale = try await browser.fill(page, "/datumfragor/lpo/1/skicka", [("sett", "0")])
        let sent = try await browser.fill(page, "/datumfragor/lpo/1/skicka", [("sett", page.seen)])
        let again = try await browser.fill(page, "/datumfragor/lpo/1/skicka", [("sett", page.seen)])

        #expect(made.location == "/datumfragor/lpo/1")
        #expect(page.text.contains("Ingen av tre har svarat."))
        #expect(mail.text.contains("Vilka datum kan du?") || mail.text.contains("11 maj"))
        #expect(stale.status == .conflict)
        #expect(sent.location == "/datumfragor/lpo/1?besked=skickat")
        #expect(again.location == "/datumfragor/lpo/1")
        #expect(try browser.facts("poll pressed").map(\.by) == ["Bo Lind"])
    }

    @Test(arguments: [(MeetingPolicy.Mode.press, true), (.automatic, false)])
    func `a press is promised only where the mails wait for one`(mode: MeetingPolicy.Mode, waits: Bool) async throws {
        var register = Register.example()
        register.bodies[0].policy.modes = [.poll: mode, .pollOutcome: mode]
        let browser = try await Browser.signedIn("bo", register)

        let asked = try await browser.get("/datumfragor/lpo/ny")
        _ = try await browser.makePoll()
        let page = try await browser.get("/datumfragor/lpo/1")

        #expect(asked.text.contains("Inget mejl går ut förrän du har sett det och skickar det.") == waits)
        #expect(asked.text.contains("Mejlen går ut av sig själva när du har skapat förfrågan.") != waits)
        #expect(page.text.contains("Beskedet till dem som tillfrågades ser du innan det går ut.") == waits)
    }

    @Test func `making the same poll twice makes one`() async throws {
        let browser = try await Browser.signedIn("bo")

        _ = try await browser.makePoll()
        let again = try await browser.makePoll()

        #expect(again.location == "/datumfragor/lpo/1")
        #expect(try browser.polls().count == 1)
    }

    @Test func `closing books the chosen day, once, and the answers stand beside it`() async throws {
        let browser = try await Browser.signedIn("bo")
        _ = try await browser.makePoll()
        let page = try await browser.get("/datumfragor/lpo/1")
        let answer = [("person", "cilla"), ("d1", "yes"), ("d2", "no")]

        let answered = try await browser.fill(page, "/datumfragor/lpo/1/svar", answer)
        let closed = try await browser.fill(page, "/datumfragor/lpo/1/stang", [("val", "1"), ("mote", "")])
        let again = try await browser.fill(page, "/datumfragor/lpo/1/stang", [("val", "2"), ("mote", "")])
        let after = try await browser.get("/datumfragor/lpo/1")
        let list = try await browser.get("/aret/2027/datumfragor")

        #expect(answered.location == "/datumfragor/lpo/1?besked=svar")
        #expect(closed.location == "/datumfragor/lpo/1?besked=stangd")
        #expect(again.location == "/datumfragor/lpo/1")
        #expect(try browser.meetings(2027).map(\.start) == [WallTime(iso: "2027-05-11T13:00")])
        #expect(after.text.contains("Det blev tisdag 11 maj 2027 kl. 13.00–15.00. Bo Lind stängde förfrågan."))
        #expect(after.text.contains("Kan: Cilla Öberg"))
        #expect(list.text.contains("Det blev tisdag 11 maj 2027"))
    }

    @Test func `a day on which the body meets already is not booked twice`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan(.example(start: "2027-05-11T09:00"))
        _ = try await browser.makePoll()
        let page = try await browser.get("/datumfragor/lpo/1")

        let refused = try await browser.fill(page, "/datumfragor/lpo/1/stang", [("val", "1"), ("mote", "")])
        let moved = try await browser.fill(page, "/datumfragor/lpo/1/stang", [("val", "1"), ("mote", "lpo/2027-2")])

        #expect(refused.location == "/datumfragor/lpo/1?besked=finns-redan#stang")
        #expect(moved.location == "/datumfragor/lpo/1?besked=stangd")
        #expect(try browser.meetings(2027).map(\.start) == [WallTime(iso: "2027-05-11T13:00")])
    }

    @Test(arguments: [
        ([("dag1", ""), ("tid1", "")], "Fyll i minst en dag med klockslag"),
        ([("dag1", "2027-05-11"), ("tid1", "halv tre")], "Skriv klockslaget som 13.00"),
        ([("dag1", "<script>"), ("tid1", "13.00")], "Välj en dag på rad 1"),
        ([("dag1", "2027-01-11"), ("tid1", "13.00")], "Välj kommande dagar. Måndag 11 januari har varit"),
        ([("dag1", "2027-02-24"), ("tid1", "13.00")], "Den första dagen är för nära."),
        ([("dag1", "2027-05-11"), ("tid1", "13.00"), ("langd", "🙂")], "Skriv mötets längd i minuter"),
    ])
    func `a poll that cannot be made says why beside its field`(fields: [(String, String)], words: String) async throws
    {
        let browser = try await Browser.signedIn("bo")
        let form = try await browser.get("/datumfragor/lpo/ny")

        let rest = fields.contains { $0.0 == "langd" } ? [] : [("langd", "120")]
        let page = try await browser.fill(form, "/datumfragor/lpo/ny", fields + rest)

        #expect(page.status == .badRequest)
        #expect(page.text.contains(words))
        #expect(try browser.polls().isEmpty)
    }

    @Test func `who does not arrange sees no polls`() async throws {
        let browser = try await Browser.signedIn("bo")
        _ = try await browser.makePoll()
        try await browser.enter("anna")

        let own = try await browser.get("/datumfragor/lpo/1")
        let list = try await browser.get("/aret/2027/datumfragor")
        browser.forgetCookies()
        let stranger = try await browser.get("/datumfragor/lpo/1")

        #expect([own, list].allSatisfy { $0.status == .forbidden })
        #expect(stranger.location == "/logga-in")
        try await browser.enter("bo")
        #expect(try await browser.get("/datumfragor/lpo/9").status == .notFound)
        #expect(try await browser.get("/datumfragor/%3Cx%3E/1").status == .notFound)
    }
}

extension Browser {
    /// Asks LPO Psykisk hälsa about two days in May.
    fileprivate func makePoll() async throws -> Page {
        let form = try await get("/datumfragor/lpo/ny")
        return try await fill(
            form, "/datumfragor/lpo/ny",
            [
                ("dag1", "2027-05-11"), ("tid1", "13.00"), ("dag2", "2027-05-18"), ("tid2", "9:30"), ("langd", "120"),
                ("senast", ""),
            ])
    }

    fileprivate func polls() throws -> [Poll] { try secretary.store.read { try $0.polls() } }
}
