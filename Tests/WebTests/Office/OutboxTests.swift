import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct OutboxTests {
    @Test func `the list says who got what and what became of it`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.send(refusing: "cilla@regionen.example")

        let page = try await browser.get("/utskick")
        let failed = try await browser.get("/utskick?lage=kom-tillbaka")
        let none = try await browser.get("/utskick?ar=2019")

        #expect(page.text.contains("<h1>Utskick</h1>"))
        #expect(page.text.contains("cilla@regionen.example"))
        #expect(page.text.contains("550 no such user"))
        #expect(failed.text.contains("cilla@regionen.example") && !failed.text.contains("anna@regionen.example"))
        #expect(none.text.contains("Inget stämmer med urvalet"))
    }

    @Test func `filters of body, person, kind, state, year and words narrow the list`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        for filter in [
            "grupp=lpo", "person=%C3%B6berg", "slag=notice", "lage=vantar", "ar=2027", "ord=aktuellt+n%C3%A4tverken",
        ] {
            #expect(try await browser.get("/utskick?\(filter)").text.contains("cilla@regionen.example"), "\(filter)")
        }
        for filter in [
            "grupp=annan", "person=obergg", "slag=minutes", "lage=togs-emot", "ar=2026", "ord=natverken",
            "ord=%22%22%22",
        ] {
            #expect(!(try await browser.get("/utskick?\(filter)").text.contains("cilla@regionen.example")), "\(filter)")
        }
    }

    @Test func `a mail is shown in a frame, as text and as calendar, without the secrets of its links`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        let message = try #require(try browser.mails().first { $0.person == Key("cilla") })

        let page = try await browser.get("/utskick/\(message.id)")
        let frame = try await browser.get("/utskick/\(message.id)/mejl")
        let text = try await browser.get("/utskick/\(message.id)?som=text")
        let meeting = try await browser.get("/moten/lpo/2027-2?till=cilla&som=text")

        #expect(page.text.contains("<dt>Message-ID</dt>") || page.text.contains("<dt>message-id</dt>"))
        #expect(frame.headers[.contentSecurityPolicy]?.hasPrefix("sandbox; default-src 'none'") == true)
        for shown in [frame, text, meeting] {
            #expect(shown.text.contains("/svar/…"))
            #expect(shown.text.firstMatch(of: /secret-\d/) == nil)
        }
    }

    @Test func `no page shows a code that signs somebody in`() async throws {
        let browser = try await Browser.signedIn("bo")
        let mail = try browser.secretary.store.read { try $0.messages() }.first { $0.kind == .signIn }
        let code = try #require(mail?.subject.prefix(7))
        let id = try #require(mail?.id)

        let pages = [
            try await browser.get("/utskick"), try await browser.get("/utskick/\(id)"),
            try await browser.get("/utskick/vem-fick-vad.csv"), try await browser.get("/sok?ord=inloggning"),
            try await browser.get("/sok?ord=\(code.prefix(3))"),
        ]
        let frame = try await browser.get("/utskick/\(id)/mejl")

        for page in pages { #expect(!page.text.contains(code) && page.text.firstMatch(of: /secret-\d/) == nil) }
        #expect(pages[0].text.contains("Inloggning"))
        #expect(frame.status == .notFound)
    }

    @Test func `who got what can be handed out as a file that Excel opens and that runs nothing`() async throws {
        var register = Register.example()
        register.add("=cmd|calc Öberg", .ordinary)
        register.people[register.people.count - 1].addresses = [Person.Address("formel@regionen.example")]
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()

        let file = try await browser.get("/utskick/vem-fick-vad.csv?slag=notice")

        #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(file.headers[.contentDisposition]?.contains("vem-fick-vad-2027-02-23.csv") == true)
        #expect(file.text.hasPrefix("\u{FEFF}nummer;slag;grupp;"))
        #expect(file.text.contains("'=cmd|calc Öberg;formel@regionen.example"))
        #expect(!file.text.contains("Inloggning"))
    }

    @Test func `what came back is sent again in its present form, once`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.send(refusing: "cilla@regionen.example")
        let message = try #require(try browser.mails([.refused]).first)
        let page = try await browser.get("/utskick/\(message.id)")

        let sent = try await browser.fill(page, "/utskick/\(message.id)/igen")
        _ = try await browser.fill(page, "/utskick/\(message.id)/igen")

        #expect(page.text.contains("Rätta adressen"))
        #expect(page.text.contains("550 no such user"))
        #expect(sent.location == "/utskick/\(message.id)?besked=igen")
        #expect(try browser.mails([.queued]).filter { $0.person == Key("cilla") }.count == 1)
        #expect(try browser.facts("resent").count == 1)
    }

    @Test func `a mail that waits is let be, and nobody who only reads can do that`() async throws {
        var register = Register.example()
        register.add("Fia Rask", .registrar)
        let browser = try await Browser.signedIn("fia", register)
        try browser.plan()
        let message = try #require(try browser.mails([.held]).first)
        let page = try await browser.get("/utskick/\(message.id)")
        let refused = try await browser.fill(page, "/utskick/\(message.id)/sluta")

        try await browser.enter("bo")
        let own = try await browser.get("/utskick/\(message.id)")
        _ = try await browser.fill(own, "/utskick/\(message.id)/sluta")
        _ = try await browser.fill(own, "/utskick/\(message.id)/sluta")

        #expect(page.status == .ok && refused.status == .forbidden)
        #expect(try browser.secretary.store.read { try $0.message(message.id) }?.state == .lapsed)
        #expect(try browser.facts("given up").map(\.by) == ["Bo Lind"])
    }

    @Test func `mail about no meeting that waits is looked at and sent together`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        var register = try browser.secretary.store.read { try $0.register() }
        register.add("Gun Dahl", .ordinary)
        try browser.secretary.store.write { try $0.save(register) }
        try browser.secretary.decide()
        let list = try await browser.get("/utskick")
        let path = try #require(list.text.firstMatch(of: /href="(\/utskick\/vantar\/lpo\/welcome)"/)).1

        let review = try await browser.get(String(path))
        let seen = try #require(review.text.firstMatch(of: /name="sett" value="(\d+)"/)).1
        let stale = try await browser.fill(review, String(path), [("sett", "1")])
        let sent = try await browser.fill(review, String(path), [("sett", String(seen))])

        #expect(review.text.contains("Granska välkomstmejlet"))
        #expect(stale.status == .conflict)
        #expect(sent.status == .seeOther)
        #expect(try browser.mails([.queued]).contains { $0.kind == .welcome })
    }

    @Test func `one mail that must be mended leads to where it is said what`() async throws {
        let browser = try await Browser.signedIn("bo", .withAssistant())
        var meeting = Meeting.example()
        meeting.agenda = [AgendaItem(title: "Ärendet 121212-1212")]
        try browser.plan(meeting)
        let held = try browser.mails([.held])
        let mail = try #require(held.first { $0.copyFor == nil })
        let copy = try #require(held.first { $0.copyFor != nil })
        let page = try await browser.get("/utskick/\(mail.id)")

        let stopped = try await browser.fill(page, "/utskick/\(mail.id)/skicka")
        let review = try await browser.get(stopped.location ?? "")
        let copied = try await browser.fill(page, "/utskick/\(copy.id)/skicka")
        let said = try await browser.get(copied.location ?? "")

        #expect(stopped.location == "/moten/lpo/2027-2/utskick/notice")
        #expect(review.text.contains("Ett personnummer står"))
        #expect(copied.location == "/utskick/\(copy.id)?besked=stoppat")
        #expect(said.text.contains("Mejlet kan inte skickas än.") && !said.text.contains("ändrat läge"))
    }

    @Test func `a letter on paper is printed and recorded as posted`() async throws {
        var register = Register.example()
        register.people[2].addresses = []
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        let letter = try #require(try browser.mails([.toPost]).first)
        let page = try await browser.get("/utskick/\(letter.id)")

        let posted = try await browser.fill(page, "/utskick/\(letter.id)/postat")
        _ = try await browser.fill(page, "/utskick/\(letter.id)/postat")

        #expect(page.text.contains("Öppna brevet för utskrift"))
        #expect(posted.location == "/utskick/\(letter.id)?besked=postat")
        #expect(try browser.facts("posted").count == 1)
    }
}

extension Browser {
    /// Presses all that waits and settles it: one address is refused, the rest are taken.
    func send(refusing address: String) throws {
        _ = try secretary.press(MessageFilter(), by: "Bo Lind")
        let now = clock.now.addingTimeInterval(3600)
        try secretary.store.write { transaction in
            while let claimed = try transaction.claim(at: now) {
                let isRefused = claimed.recipient == address
                let attempt = Attempt(
                    at: now, outcome: isRefused ? .refused : .accepted, code: isRefused ? 550 : 250,
                    reply: isRefused ? "no such user" : "ok")
                try transaction.settle(
                    Settlement(id: claimed.id, attempt: attempt, state: isRefused ? .refused : .accepted))
            }
        }
    }
}
