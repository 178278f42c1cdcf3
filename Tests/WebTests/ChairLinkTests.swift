import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct ChairLinkTests {
    @Test func `the chair releases by the link in her mail, and opening it changes nothing`() async throws {
        let (browser, link) = try Browser.askingForRelease()

        let page = try await browser.get(link)
        let pressed = try await browser.reply(page, link, [])
        #expect(try browser.meeting()?.release == nil)
        let yes = try await browser.reply(page, link, [("svar", "ja")])
        let again = try await browser.reply(page, link, [("svar", "ja")])

        #expect(page.text.contains("Aktuellt från nätverken") && page.text.contains("Länken är till Anna Ek"))
        #expect(pressed.status == .badRequest)
        #expect([yes, again].allSatisfy { $0.location == link })
        #expect(try browser.meeting()?.release?.by == "Anna Ek")
        #expect(try browser.facts("agenda released").count == 1)
        #expect(try await browser.get(link).text.contains("Du har sagt att dagordningen är klar."))
    }

    @Test func `the link tells who is chair no more, and of a meeting that is off, that nothing is asked`() async throws
    {
        let (browser, link) = try Browser.askingForRelease()
        var register = try browser.secretary.store.read { try $0.register() }
        let first = register
        register.mandates[0].until = Day(iso: "2027-02-28")
        try browser.secretary.store.write { try $0.save(register) }

        let former = try await browser.get(link)
        try browser.secretary.store.write { try $0.save(first) }
        _ = try browser.secretary.cancel("lpo/2027-2", because: "Sjukdom", by: "Bo Lind")
        let off = try await browser.get(link)

        #expect(former.text.contains("inte ordförande för mötet längre") && !former.text.contains("Aktuellt"))
        #expect(off.text.contains("Mötet är inställt") && !off.text.contains("<form"))
    }

    @Test func `the question to the chair waits for a press on I dag and on the meeting's page`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.releaseNotices()
        try browser.plan(.example(start: "2027-03-11T13:00"))

        let today = try await browser.get("/idag")
        let page = try await browser.get("/moten/lpo/2027-2")
        let review = try await browser.get("/moten/lpo/2027-2/utskick/agenda")

        #expect(today.text.contains("Fråga ordföranden för LPO Psykisk hälsa"))
        #expect(page.text.contains("Frågan om dagordningen är klar att skickas till en person."))
        #expect(review.text.contains("Är dagordningen klar?"))
    }

    @Test func `the chair says what she wants where too few can come, once she has chosen`() async throws {
        let (browser, link) = try Browser.withoutQuorum()
        let page = try await browser.get(link)

        let pressed = try await browser.reply(page, link, [("hälsning", "")])
        #expect(try browser.wish() == nil)
        let sent = try await browser.reply(
            page, link, [("val", "move"), ("hälsning", "Hellre <b>i april</b> \u{202E}")])
        let again = try await browser.reply(
            page, link, [("val", "move"), ("hälsning", "Hellre <b>i april</b> \u{202E}")])
        let stale = try await browser.reply(page, link, [("val", "cancel")])

        #expect(page.text.contains("Högst en av två ledamöter kan komma"))
        #expect(page.text.contains("Cilla Öberg") && !page.text.contains("checked"))
        #expect(pressed.status == .badRequest)
        #expect([sent, again].allSatisfy { $0.location == link })
        #expect(stale.status == .conflict)
        #expect(try browser.wish()?.choice == .move)
        #expect(try browser.facts("quorum answered").count == 1)
        let shown = try await browser.get(link)
        #expect(shown.text.contains("Du har bett om en ny tid") && shown.text.contains("&lt;b&gt;"))
        #expect(!shown.text.contains("\u{202E}"))
    }

    @Test func `the samordnare reads the chair's wish on I dag, and nothing where it is held all the same`()
        async throws
    {
        let (browser, link) = try Browser.withoutQuorum()
        let page = try await browser.get(link)
        _ = try await browser.reply(page, link, [("val", "cancel"), ("hälsning", "Vi tar det i maj.")])
        try await browser.enter("bo")

        let wished = try await browser.get("/idag")
        let meeting = try await browser.get("/moten/lpo/2027-2")
        let anew = try await browser.get(link)
        _ = try await browser.reply(anew, link, [("val", "hold")])
        let settled = try await browser.get("/idag")

        #expect(wished.text.contains("Anna Ek vill ställa in mötet.") && wished.text.contains("Vi tar det i maj."))
        #expect(meeting.text.contains("Anna Ek vill ställa in mötet, eftersom för få kan komma"))
        #expect(!settled.text.contains("För få kan komma till"))
    }

    @Test func `when enough can come again, or the meeting is off, nothing is asked`() async throws {
        let (browser, link) = try Browser.withoutQuorum()
        let page = try await browser.get(link)
        _ = try browser.secretary.record(.accepted, of: "Cilla Öberg", to: "lpo/2027-2", by: "Bo Lind")

        let regained = try await browser.get(link)
        let sent = try await browser.reply(page, link, [("val", "cancel")])
        _ = try browser.secretary.cancel("lpo/2027-2", because: "Sjukdom", by: "Bo Lind")
        let off = try await browser.get(link)

        #expect(regained.text.contains("Tillräckligt många kan komma nu"))
        #expect(sent.location == link)
        #expect(try browser.wish() == nil)
        #expect(off.text.contains("Mötet är inställt"))
    }

    @Test func `a member's own page opens no question to the chair`() async throws {
        let (browser, link) = try Browser.withoutQuorum()
        let own = try browser.ownPage("cilla")
        let chairs = try browser.ownPage("anna")

        #expect(try await browser.get("\(own)/beslutforhet/meeting-2").status == .notFound)
        #expect(try await browser.get("\(own)/dagordning/meeting-2").status == .notFound)
        #expect(try await browser.get("/moten/lpo/2027-2").location == "/logga-in")
        #expect(try await browser.get(link.replacing("beslutforhet", with: "dagordning")).status == .notFound)
        #expect(try await browser.get(chairs).text.contains("för få kan komma"))
        #expect(try await browser.get("\(chairs)/beslutforhet/meeting-2").status == .ok)
    }
}

extension Browser {
    /// The chair is asked to release the agenda of a meeting on 11 March; the path of her link.
    fileprivate static func askingForRelease() throws -> (Browser, String) {
        let browser = try Browser()
        try browser.secretary.setModes(.automatic, by: "Bo Lind")
        try browser.releaseNotices()
        try browser.plan(.example(start: "2027-03-11T13:00"))
        return (browser, try browser.mailed("dagordning", to: "anna@regionen.example"))
    }

    /// Of two members one has declined; the path of the chair's link.
    fileprivate static func withoutQuorum() throws -> (Browser, String) {
        var register = Register.example()
        register.bodies[0].policy.quorum.size = .members(2)
        let browser = try Browser(register)
        try browser.secretary.setModes(.automatic, by: "Bo Lind")
        try browser.plan()
        _ = try browser.secretary.record(
            .declined, of: "Cilla Öberg", to: "lpo/2027-2", comment: nil, by: "Bo Lind")
        try browser.secretary.decide()
        return (browser, try browser.mailed("beslutforhet", to: "anna@regionen.example"))
    }

    fileprivate func releaseNotices() throws {
        var register = try secretary.store.read { try $0.register() }
        register.bodies[0].policy.modes[.notice] = .release
        try secretary.store.write { try $0.save(register) }
    }

    fileprivate func wish() throws -> QuorumWish? {
        try secretary.store.read { snapshot in
            try snapshot.meeting(Key("meeting-2")).flatMap { try snapshot.quorumWish(for: $0) }
        }
    }
}
