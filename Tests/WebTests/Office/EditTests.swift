import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct EditTests {
    @Test func `a new room is shown to its readers before it is sent, and sent once`() async throws {
        let browser = try await Browser.withCalled()
        let asked = try await browser.get("\(path)/plats")

        let given = try await browser.fill(
            asked, "\(path)/plats", [("sett", asked.seen), ("lank", "https://mote.example/lpo"), ("lokal", "Björken")])
        let review = try await browser.get(try #require(given.location))
        #expect(try browser.meeting()?.place.room == nil)
        let fields = [
            ("sak", "plats"), ("lank", "https://mote.example/lpo"), ("lokal", "Björken"), ("sett", review.seen),
        ]
        let done = [
            try await browser.fill(review, "\(path)/gor", fields),
            try await browser.fill(review, "\(path)/gor", fields),
        ]
        let page = try await browser.get(path)

        #expect(review.text.contains("Tre personer får mejlet.") && review.text.contains("Björken"))
        #expect(done.map(\.status) == [.seeOther, .seeOther])
        #expect(try browser.mails([.queued]).map(\.kind) == [.change, .change, .change])
        #expect(try browser.facts("changed").map(\.detail) == ["room"])
        #expect(page.text.contains("Bo Lind ändrade lokalen"))
    }

    @Test(arguments: [
        ("javascript:alert(1)", "Björken"), ("http://osaker.example", ""), ("https://", ""), ("mote.example/x", ""),
        ("", String(repeating: "å", count: 300)), ("https://mote.example/a b", ""), ("", "Bj\u{202E}örken"),
    ])
    func `what is no link or room is given back`(link: String, room: String) async throws {
        let browser = try await Browser.withCalled()
        let asked = try await browser.get("\(path)/plats")

        let sent = try await browser.fill(
            asked, "\(path)/plats", [("sett", asked.seen), ("lank", link), ("lokal", room)])

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains("behöver rättas"))
        #expect(try browser.facts("changed").isEmpty)
        #expect(try await browser.get("\(path)/granska?sak=plats&lank=javascript:alert(1)").status == .badRequest)
    }

    @Test func `of two who edit the agenda the later is told, and loses no text`() async throws {
        let browser = try await Browser.withCalled()
        let asked = try await browser.get("\(path)/dagordning")
        _ = try browser.secretary.setAgenda(of: "lpo/2027-2", to: [AgendaItem(title: "Budget")], by: "Görel")

        let late = try await browser.fill(
            asked, "\(path)/dagordning", [("sett", asked.seen), ("punkt-1", "Remissen <b>om vård</b>"), ("nr-1", "1")])
        let given = try await browser.fill(
            late, "\(path)/dagordning", [("sett", late.seen), ("punkt-1", "Remissen <b>om vård</b>"), ("nr-1", "1")])

        #expect(late.status == .conflict)
        #expect(late.text.contains("Någon annan har ändrat mötet") && late.text.contains("<li>Budget</li>"))
        #expect(late.text.contains("value=\"Remissen &lt;b&gt;om vård&lt;/b&gt;\""))
        #expect(given.status == .seeOther)
    }

    @Test func `an agenda is written, reordered and shortened, and goes to those who have the kallelse`() async throws {
        let browser = try await Browser.withCalled()
        let asked = try await browser.get("\(path)/dagordning")

        let given = try await browser.fill(
            asked, "\(path)/dagordning",
            [
                ("sett", asked.seen), ("nr-1", "3"), ("punkt-1", "Aktuellt från nätverken"), ("minuter-1", "20"),
                ("nr-2", "1"), ("punkt-2", "Remissen"), ("slag-2", "decision"), ("foredragande-2", "Hanna Stål"),
                ("nr-3", "2"), ("punkt-3", ""), ("slag-3", "information"),
            ])
        let review = try await browser.get(try #require(given.location))
        let act = try browser.act(try #require(given.location))
        let done = try await browser.fill(
            review, "\(path)/gor", act.fields.map { ($0.field, $0.value) } + [("sett", review.seen)])

        #expect(
            review.text.contains("Tre personer får mejlet.")
                && review.text.contains("Spara dagordningen och skicka mejlet"))
        #expect(done.status == .seeOther)
        #expect(
            try browser.meeting()?.agenda == [
                AgendaItem(id: 1, title: "Remissen", kind: .decision, presenter: "Hanna Stål"),
                AgendaItem(id: 2, title: "Aktuellt från nätverken", length: 20),
            ])
        #expect(try browser.mails([.queued]).count == 3)
    }

    @Test func `a fault in an agenda leads to its field, and everything stands there still`() async throws {
        let browser = try await Browser.withCalled()
        let asked = try await browser.get("\(path)/dagordning")

        let wrong = try await browser.fill(
            asked, "\(path)/dagordning",
            [
                ("sett", asked.seen), ("punkt-1", "Remissen"), ("minuter-1", "en kvart"), ("foredragande-2", "Hanna"),
                ("punkt-3", String(repeating: "x", count: 1_000_000)),
            ])

        #expect(wrong.status == .badRequest)
        #expect(wrong.text.contains("href=\"#minuter-1\"") && wrong.text.contains("href=\"#punkt-2\""))
        #expect(wrong.text.contains("value=\"en kvart\"") && wrong.text.contains("Korta punkten till högst 200 tecken"))
    }

    @Test func `an agenda changed before the kallelse sends nothing, and what waits for a press or the chair waits on`()
        async throws
    {
        var register = Register.example()
        register.bodies[0].policy.modes[.notice] = .release
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()
        let held = try browser.mails([.held]).count { $0.kind == .notice }
        let meeting = try #require(try browser.meeting())
        let act = MeetingAct.agenda(
            try browser.secretary.keepDraft([AgendaItem(title: "Budget")], of: meeting.id, by: "Bo Lind"))

        let review = try await browser.get(act.reviewPath(of: meeting))
        let done = try await browser.fill(
            review, "\(path)/gor", act.fields.map { ($0.field, $0.value) } + [("sett", review.seen)])

        #expect(held == 3)
        #expect(review.text.contains("Kallelsen väntar på ordföranden, så inget mejl går ut nu."))
        #expect(done.location == "\(path)?besked=andrat#utskick")
        #expect(try browser.mails([.queued]).isEmpty)
        let waiting = try browser.mails([.held]).filter { $0.kind == .notice }
        #expect(waiting.count == 3 && waiting.allSatisfy { $0.waitsFor == .release })
    }

    @Test func `a guest is invited and taken off again, after a look at the mail`() async throws {
        let browser = try await Browser.withCalled()
        let asked = try await browser.get("\(path)/gaster")

        let unknown = try await browser.fill(asked, "\(path)/gaster", [("namn", "Ingen Alls"), ("som", "called")])
        let member = try await browser.fill(asked, "\(path)/gaster", [("namn", "Cilla Öberg"), ("som", "called")])
        let given = try await browser.fill(asked, "\(path)/gaster", [("namn", "Fia Lund"), ("som", "called")])
        let review = try await browser.get(try #require(given.location))
        let fields = [("sak", "bjud-in"), ("person", "fia"), ("som", "called")]
        for _ in 1...2 {
            _ = try await browser.fill(review, "\(path)/gor", fields + [("sett", review.seen)])
        }
        let invited = try browser.mails([.queued])
        let listed = try await browser.get("\(path)/gaster")
        let removal = try #require(listed.text.firstMatch(of: /href="([^"]*sak=ta-bort[^"]*)"/))
        let again = try await browser.get(String(removal.1).replacing("&amp;", with: "&"))
        let off = try await browser.fill(
            again, "\(path)/gor", [("sak", "ta-bort"), ("person", "fia"), ("sett", again.seen)])

        #expect(unknown.status == .badRequest && unknown.text.contains("Ingen i registret heter så"))
        #expect(member.status == .badRequest && member.text.contains("Cilla Öberg är redan med"))
        #expect(review.text.contains("<h1>Bjud in Fia Lund</h1>") && review.text.contains("En person får mejlet."))
        #expect(invited.map(\.person) == [Key("fia")])
        #expect(listed.text.contains("Kallas och svarar"))
        #expect(off.status == .seeOther)
        #expect(try browser.meeting()?.guests.isEmpty == true)
    }

    @Test func `a meeting of another system is taken over after a look at what goes out`() async throws {
        let browser = try await Browser.signedIn("bo")
        var meeting = Meeting.example(start: "2027-05-11T13:00")
        meeting.ownership = .elsewhere
        try browser.plan(meeting)

        let page = try await browser.get(path)
        let review = try await browser.get("\(path)/granska?sak=ta-over")
        let done = try await browser.fill(review, "\(path)/gor", [("sak", "ta-over"), ("sett", review.seen)])

        #expect(page.text.contains("Ta över mötet"))
        #expect(review.text.contains("Tre personer får mejlet."))
        #expect(done.status == .seeOther)
        #expect(try browser.mails([.queued]).allSatisfy { $0.kind == .takeover })
        #expect(try browser.mails([.queued]).count == 3)
    }

    @Test(arguments: ["plats", "dagordning", "gaster", "granska?sak=ta-over"])
    func `nobody but the samordnare changes a meeting`(page: String) async throws {
        let browser = try await Browser.signedIn("anna")
        try browser.plan()

        #expect(try await browser.get("\(path)/\(page)").status == .forbidden)
        browser.forgetCookies()
        #expect(try await browser.get("\(path)/\(page)").location == "/logga-in")
    }

    private let path = "/moten/lpo/2027-2"
}

extension Browser {
    /// What a look at a new agenda asks about.
    func act(_ location: String) throws -> MeetingAct {
        let meeting = try #require(try meeting())
        let form = try Form(String(location.split(separator: "?")[1]))
        return try #require(
            try MeetingAct(form) { mark in try secretary.store.read { try $0.agendaDraft(mark, of: meeting.id) } })
    }

    /// Bo is signed in, and the kallelse has reached all three; Fia is in the register and holds no seat.
    fileprivate static func withCalled() async throws -> Browser {
        var register = Register.example()
        register.people.append(
            Person(id: Key("fia"), name: "Fia Lund", addresses: [Person.Address("fia@regionen.example")]))
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        try browser.deliverAll()
        return browser
    }
}
