import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct LinkTests {
    @Test func `opening the link of a mail says whose it is and changes nothing`() async throws {
        let (browser, link) = try Browser.withLink()

        let pages = [try await browser.get(link), try await browser.get(link)]

        #expect(pages.allSatisfy { $0.status == .ok && $0.text.contains("Länken är till Cilla Öberg") })
        #expect(pages.allSatisfy { !$0.text.contains("checked") })
        #expect(try browser.given(by: "cilla") == nil)
        #expect(pages[0].headers[.cacheControl] == "no-store")
        #expect(pages[0].headers[.robots] == "noindex, nofollow")
    }

    @Test func `an answer is recorded as given on the web, and pressing twice does nothing twice`() async throws {
        let (browser, link) = try Browser.withLink()
        let page = try await browser.get(link)
        let fields = [("svar", "accepted"), ("hälsning", "Kommer <b>senare</b> \u{202E}🙂")]

        let sent = [try await browser.reply(page, link, fields), try await browser.reply(page, link, fields)]

        #expect(sent.map(\.location) == [link, link])
        let answer = try #require(try browser.given(by: "cilla"))
        #expect(answer.reply == .accepted)
        #expect(answer.channel == .web)
        #expect(answer.by == nil)
        #expect(try browser.facts("answered").map(\.by) == ["Cilla Öberg"])
        let shown = try await browser.get(link)
        #expect(shown.text.contains("Du har svarat att du kommer"))
        #expect(shown.text.contains("&lt;b&gt;"))
        #expect(!shown.text.contains("\u{202E}"))
    }

    @Test func `a program that presses the button answers nothing`() async throws {
        let (browser, link) = try Browser.withLink()
        let page = try await browser.get(link)

        let pressed = try await browser.reply(page, link, [("hälsning", "")])

        #expect(pressed.status == .badRequest)
        #expect(pressed.text.contains("Välj om du kommer"))
        #expect(try browser.given(by: "cilla") == nil)
    }

    @Test(arguments: ["yes", "accepted'--", "", "<script>"])
    func `what is no answer is asked again, with the words kept`(reply: String) async throws {
        let (browser, link) = try Browser.withLink()
        let page = try await browser.get(link)

        let sent = try await browser.reply(page, link, [("svar", reply), ("hälsning", "Jag ringer")])

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains("Jag ringer"))
        #expect(try browser.given(by: "cilla") == nil)
    }

    @Test func `a meeting that was moved meanwhile is shown anew before it is answered`() async throws {
        let (browser, link) = try Browser.withLink()
        let page = try await browser.get(link)
        _ = try browser.secretary.move("lpo/2027-1", to: .at("2027-03-11T09:00"), by: "Bo Lind")

        let sent = try await browser.reply(page, link, [("svar", "accepted")])

        #expect(sent.status == .conflict)
        #expect(sent.text.contains("har ändrats"))
        #expect(sent.text.contains("11 mars"))
        #expect(try browser.given(by: "cilla") == nil)
    }

    @Test func `of two who answer at once the later one is told first`() async throws {
        let (browser, link) = try Browser.withLink()
        let assistants = try browser.mailed("svar", to: "asta@regionen.example")
        let page = try await browser.get(link)
        _ = try await browser.reply(try await browser.get(assistants), assistants, [("svar", "declined")])

        let late = try await browser.reply(page, link, [("svar", "accepted"), ("hälsning", "Jag kommer lite senare")])
        let informed = try await browser.reply(late, link, [("svar", "accepted")])

        #expect(late.status == .conflict)
        #expect(late.text.contains("svarat av Asta Berg") && late.text.contains("Jag kommer lite senare"))
        #expect(informed.location == link)
        #expect(try browser.given(by: "cilla")?.reply == .accepted)
    }

    @Test func `an assistant answers by a link of her own, and it shows`() async throws {
        let (browser, _) = try Browser.withLink()
        let link = try browser.mailed("svar", to: "asta@regionen.example")
        let page = try await browser.get(link)

        _ = try await browser.reply(page, link, [("svar", "declined")])

        #expect(page.text.contains("svarar åt Cilla Öberg"))
        #expect(try browser.given(by: "cilla")?.by == "Asta Berg")
        #expect(try await browser.get(link).text.contains("svarat av Asta Berg"))
    }

    @Test func `who is no longer the assistant answers no more`() async throws {
        let (browser, _) = try Browser.withLink()
        let link = try browser.mailed("svar", to: "asta@regionen.example")
        try browser.editPerson("cilla") { $0.assistants = [] }

        #expect(try await browser.get(link).status == .gone)
    }

    @Test func `after the meeting has begun, and when it is off, there is nothing to answer`() async throws {
        let (browser, link) = try Browser.withLink()
        let page = try await browser.get(link)
        _ = try browser.secretary.cancel("lpo/2027-1", because: "För få kan", by: "Bo Lind")

        let off = try await browser.get(link)
        let sent = try await browser.reply(page, link, [("svar", "accepted")])

        #expect(off.text.contains("Mötet är inställt"))
        #expect(!off.text.contains("<form"))
        #expect(sent.status == .seeOther)
        #expect(try browser.given(by: "cilla") == nil)
    }

    @Test func `a revoked link is gone, and a forged one is not found`() async throws {
        let (browser, link) = try Browser.withLink()
        #expect(try browser.secretary.revokeLinks(of: "cilla", by: "Bo Lind") == 2)

        #expect(try await browser.get(link).status == .gone)
        #expect(try await browser.get("/svar/forged").status == .notFound)
        #expect(try await browser.get("/svar/%2e%2e%2f").status == .notFound)
        #expect(try await browser.get("/din-sida/\(link.dropFirst(6))").status == .gone)
    }

    @Test func `a link opens only what it is for`() async throws {
        let (browser, link) = try Browser.withLink()
        let secret = link.dropFirst("/svar/".count)

        for path in ["/din-sida/\(secret)", "/din-sida/\(secret)/timmar", "/arets-dagar/\(secret)"] {
            #expect(try await browser.get(path).status == .notFound)
        }
    }

    @Test func `sixty guesses an hour are answered, and those with a link are not shut out`() async throws {
        let (browser, link) = try Browser.withLink()

        for number in 1...60 { #expect(try await browser.get("/svar/guess\(number)").status == .notFound) }

        #expect(try await browser.get("/svar/guess61").status == .tooManyRequests)
        #expect(try await browser.get(link).status == .ok)
    }

    @Test func `a form without the token of its link is refused`() async throws {
        let (browser, link) = try Browser.withLink()

        let bare = try await browser.post(link, [("svar", "accepted")])
        let large = try await browser.fill(
            try await browser.get(link), link, [("hälsning", String(repeating: "x", count: 1_600_000))])

        #expect(bare.status == .forbidden)
        #expect(large.status == .contentTooLarge)
        #expect(try browser.given(by: "cilla") == nil)
    }

    @Test func `the register keeps no secret, and a mail sent again keeps both links`() async throws {
        let (browser, link) = try Browser.withLink()
        _ = try browser.secretary.resend("lpo/2027-1", to: "cilla", by: "Bo Lind")

        let second = try browser.mailed("svar", to: "cilla@regionen.example")

        #expect(second != link)
        #expect(try await browser.get(link).status == .ok)
        #expect(try await browser.get(second).status == .ok)
    }

    @Test func `without an address on the web no mail has a link`() throws {
        let browser = try Browser(.withAssistant(), webAddress: nil)
        try browser.call()

        let mails = try browser.mails(to: "cilla@regionen.example")

        #expect(!mails.isEmpty)
        #expect(mails.allSatisfy { !$0.contains("/svar/") && !$0.contains("/tillganglighet") })
    }
}

extension Browser {
    /// A body whose meeting of 9 March has been booked and called; the path of Cilla's link in its latest mail.
    static func withLink() throws -> (Browser, String) {
        let browser = try Browser(.withAssistant())
        try browser.call()
        return (browser, try browser.mailed("svar", to: "cilla@regionen.example"))
    }

    func call(room: String? = nil) throws {
        try secretary.setModes(.automatic, by: "Bo Lind")
        _ = try secretary.addMeeting(
            of: "lpo", at: .at("2027-03-09T13:00"), length: 120,
            place: Meeting.Place(joinLink: "https://mote.example/hemlig", room: room), by: "Bo Lind")
        _ = try secretary.approve(2027, of: "lpo", by: "Anna Ek")
        _ = try secretary.notice("lpo/2027-1", by: "Bo Lind")
    }

    /// The path of the latest link of this kind in mail to an address.
    func mailed(_ kind: String, to address: String) throws -> String {
        let mails = try mails(to: address)
        let found = mails.flatMap { $0.matches(of: /http:\/\/office.example(\/[a-z-]+\/[A-Za-z0-9_-]+)/) }
        return String(try #require(found.last { $0.1.hasPrefix("/\(kind)/") }).1)
    }

    func mails(to address: String) throws -> [String] {
        try secretary.store.read { snapshot in
            try snapshot.messages().filter { $0.recipient == address }.map { message in
                String(decoding: try snapshot.content(of: message.id) ?? Data(), as: UTF8.self)
                    .replacing("=\r\n", with: "").replacing("=3D", with: "=")
            }
        }
    }

    /// Fills in the form on an answer's page, as it was seen.
    func reply(_ page: Page, _ path: String, _ fields: [(String, String)]) async throws -> Page {
        let seen = page.text.firstMatch(of: /name="sett" value="([^"]*)"/).map { String($0.1) }
        return try await fill(page, path, [("sett", seen ?? "")] + fields)
    }

    func given(by person: String) throws -> Answer? {
        try secretary.store.read { snapshot in
            let meeting = try #require(try snapshot.meetings(of: Key("lpo"), year: 2027).first)
            return try snapshot.invitation(of: Key(person), to: meeting)?.answer
        }
    }

    func editPerson(_ id: String, _ change: (inout Person) -> Void) throws {
        var register = try secretary.store.read { try $0.register() }
        for index in register.people.indices where register.people[index].id == Key(id) {
            change(&register.people[index])
        }
        try secretary.store.write { try $0.save(register) }
    }
}

extension Register {
    /// Cilla sits for a kommun and has an assistant.
    static func withAssistant() -> Register {
        var register = Register.example()
        register.authorities = [Authority(id: Key("lunda"), name: "Lunda kommun", kind: .municipality)]
        for index in register.people.indices where register.people[index].id == Key("cilla") {
            register.people[index].assistants = [Person.Assistant(name: "Asta Berg", address: "asta@regionen.example")]
            register.people[index].authority = Key("lunda")
        }
        register.bodies[0].norms = [Norm(amount: .hours(least: 15, most: 20))]
        return register
    }
}

extension WallTime {
    static func at(_ text: String) -> WallTime { WallTime(iso: text) ?? WallTime(.distantPast) }
}
