import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct InboxTests {
    @Test func `what waits for a decision stands first, with its reason in Swedish`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        let doubtful = try browser.receivesDoubtfulAnswer()
        try browser.receives("Vem tar över efter mig?")

        let page = try await browser.get("/inkorg")

        #expect(page.text.contains("Ett mejl väntar på ditt beslut."))
        #expect(page.text.contains("<h1>Inkorg</h1>"))
        #expect(page.text.contains("Kom från cilla.privat@mejl.example, som inte är en känd adress"))
        #expect(page.text.contains("Skickat vidare till bo@regionen.example"))
        let waiting = try #require(page.text.range(of: "/inkorg/\(doubtful.id)"))
        let other = try #require(page.text.range(of: "En fråga"))
        #expect(waiting.lowerBound < other.lowerBound)
    }

    @Test func `the list is chosen by outcome, person, day and words`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.receives("Vem tar över efter mig?", subject: "Byte av tjänst")
        try browser.receives("Hej", from: "Dag <dag@kommun.example>", subject: "Parkering")

        let byPerson = try await browser.get("/inkorg?person=%C3%B6berg")
        let byAddress = try await browser.get("/inkorg?person=kommun.ex")
        let byOutcome = try await browser.get("/inkorg?visa=vantar")
        let byDay = try await browser.get("/inkorg?fran=2027-02-24")
        let byWord = try await browser.get("/inkorg?ord=tj%C3%A4n")
        let folded = try await browser.get("/inkorg?ord=tjan")

        #expect(byPerson.text.contains("Byte av tjänst") && !byPerson.text.contains("Parkering"))
        #expect(byAddress.text.contains("Parkering") && !byAddress.text.contains("Byte av tjänst"))
        #expect(byWord.text.contains("Byte av tjänst") && !byWord.text.contains("Parkering"))
        for empty in [byOutcome, byDay, folded] { #expect(empty.text.contains("Inget stämmer med urvalet")) }
    }

    @Test func `pages hold fifty`() async throws {
        let browser = try await Browser.signedIn("bo")
        for number in 1...51 { try browser.receives("Nummer \(number)", from: "a\(number)@kommun.example") }

        let first = try await browser.get("/inkorg")
        let second = try await browser.get("/inkorg?sida=2")
        let beyond = try await browser.get("/inkorg?sida=9999999999999999999")

        #expect(first.text.contains("1–50 av 51") && first.text.contains("/inkorg?sida=2"))
        #expect(second.text.contains("51–51 av 51"))
        #expect(beyond.status == .ok)
    }

    @Test func `a mail is shown as words: nothing in it runs, and secrets of links in it are left out`() async throws {
        let browser = try await Browser.signedIn("bo")
        let mail = try browser.receives(
            "<script>alert(1)</script> \u{202E}gnirps http://office.example/svar/abcDEF-123_x och\n> https://office.example/din-sida/hemlig-1",
            subject: "<b>Hej</b>")

        let page = try await browser.get("/inkorg/\(mail.id)")

        #expect(!page.text.contains("<script>alert"))
        #expect(page.text.contains("&lt;script&gt;alert(1)"))
        #expect(page.text.contains("&lt;b&gt;Hej&lt;/b&gt;"))
        #expect(page.text.contains("/svar/…") && page.text.contains("/din-sida/…"))
        #expect(!page.text.contains("abcDEF-123_x") && !page.text.contains("hemlig-1"))
    }

    @Test func `files are named with their size and not opened`() async throws {
        let browser = try await Browser.signedIn("bo")
        let file = Data(repeating: 7, count: 4_000).base64EncodedString(options: .lineLength76Characters)
        let octets = """
            From: Cilla Öberg <cilla@regionen.example>\r
            Subject: Underlag\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=x\r
            \r
            --x\r
            Content-Type: text/plain\r
            \r
            Se filen.\r
            --x\r
            Content-Type: application/pdf\r
            Content-Disposition: attachment; filename="underlag.pdf"\r
            Content-Transfer-Encoding: base64\r
            \r
            \(file)\r
            --x--\r

            """
        let mail = try browser.secretary.receive(Data(octets.utf8), from: "test")

        let page = try await browser.get("/inkorg/\(mail.id)")

        #expect(page.text.contains("underlag.pdf</bdi> <span>4 kB"))
        #expect(page.text.contains("Bifogat, inte öppnat"))
    }

    @Test func `an answer from an unknown address is taken and the address remembered, once`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        let mail = try browser.receivesDoubtfulAnswer()
        let page = try await browser.get("/inkorg/\(mail.id)")
        let fields = [("beslut", "ta-emot"), ("kom-ihag", "ja")]

        let taken = try await browser.fill(page, "/inkorg/\(mail.id)/avgor", fields)
        let again = try await browser.fill(page, "/inkorg/\(mail.id)/avgor", fields)

        #expect(page.text.contains("Kom ihåg cilla.privat@mejl.example som en adress till Cilla Öberg"))
        #expect([taken.location, again.location].allSatisfy { $0 == "/inkorg/\(mail.id)?besked=avgjort" })
        #expect(try browser.incoming(mail.id)?.outcome == .applied)
        let person = try browser.secretary.store.read { try $0.register() }.person(Key("cilla"))
        #expect(person?.addresses.map(\.text) == ["cilla@regionen.example", "cilla.privat@mejl.example"])
        #expect(try browser.facts("address remembered").map(\.by) == ["Bo Lind"])
    }

    @Test func `of two who settle one mail the later is told`() async throws {
        var register = Register.example()
        register.add("Eva Lund", .standIn)
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()
        let mail = try browser.receivesDoubtfulAnswer()
        try browser.secretary.ignore(mail.id, by: "Eva Lund")

        let page = try await browser.get("/inkorg")
        let late = try await browser.fill(page, "/inkorg/\(mail.id)/avgor", [("beslut", "ta-emot")])

        #expect(late.status == .conflict)
        #expect(try browser.incoming(mail.id)?.outcome == .nothing)
    }

    @Test func `a mail is answered after a look, with its thread, and is settled`() async throws {
        let browser = try await Browser.signedIn("bo")
        let mail = try browser.receives(
            "Vem tar över?", headers: ["Message-ID: <m2@mejl.example>", "References: <m1@mejl.example>"])
        let page = try await browser.get("/inkorg/\(mail.id)")

        let written = try await browser.fill(
            page, "/inkorg/\(mail.id)/svar",
            [("sett", "0"), ("amne", "Sv: En fråga"), ("svar", "Hej Cilla\n\nDet gör Eva.\nHälsar Bo")])
        let again = try await browser.fill(
            page, "/inkorg/\(mail.id)/svar",
            [("sett", "0"), ("amne", "Sv: En fråga"), ("svar", "Hej Cilla\n\nDet gör Eva.\nHälsar Bo")])
        let path = try #require(written.location)
        let review = try await browser.get(path)
        let before = try browser.mails([.queued]).filter { $0.kind == .reply }
        let sent = try await browser.fill(review, path)
        let twice = try await browser.fill(review, path)

        #expect(page.text.contains("value=\"Sv: En fråga\""))
        #expect(again.location == path)
        #expect(review.text.contains("Så ser det ut"))
        #expect(before.isEmpty)
        #expect([sent.location, twice.location].allSatisfy { $0 == "/inkorg/\(mail.id)?besked=svarat" })
        let replies = try browser.mails([.queued]).filter { $0.kind == .reply }
        let reply = try #require(replies.first)
        #expect(replies.count == 1)
        #expect(reply.recipient == "cilla@regionen.example")
        let text = String(
            decoding: try browser.secretary.store.read { try $0.content(of: reply.id) } ?? Data(), as: UTF8.self)
        #expect(text.contains("In-Reply-To: <m2@mejl.example>"))
        #expect(text.contains("References: <m1@mejl.example> <m2@mejl.example>"))
        #expect(text.contains("From: LPO") || text.contains("lpo@regionen.example"))
        #expect(text.contains("Auto-Submitted") == false)
        #expect(try browser.incoming(mail.id)?.reasons.last == .ruled("answered", by: "Bo Lind"))
        #expect(try browser.facts("replied").map(\.by) == ["Bo Lind"])
    }

    @Test func `a sent answer can be undone, waits while sending is held, and shows on its mail`() async throws {
        let browser = try await Browser.signedIn("bo")
        let (mail, path) = try await browser.hasDrafted("Det gör Eva.")
        let review = try await browser.get(path)
        _ = try await browser.fill(review, path)
        let id = try #require(try browser.mails([.queued]).last { $0.kind == .reply }?.id)

        let page = try await browser.get("/utskick/\(id)")
        let undone = try await browser.fill(page, "/utskick/\(id)/angra")
        let shown = try await browser.get("/inkorg/\(mail.id)")

        #expect(review.text.contains("Utskick är pausat"))
        #expect(undone.location == "/utskick/\(id)?besked=angrat")
        #expect(shown.text.contains("Ett svar som Bo Lind har skrivit är inte skickat."))
        #expect(shown.text.contains(">Det gör Eva.</textarea>"))
    }

    @Test func `two who answer the same mail: the later keeps her text and is told`() async throws {
        var register = Register.example()
        register.add("Eva Lund", .standIn)
        let browser = try await Browser.signedIn("bo", register)
        let (mail, _) = try await browser.hasDrafted("Det gör Eva.")
        try await browser.enter("eva")
        let page = try await browser.get("/inkorg/\(mail.id)")

        let late = try await browser.fill(
            page, "/inkorg/\(mail.id)/svar", [("sett", "0"), ("amne", "Sv: Hej"), ("svar", "Ett annat svar helt")])

        #expect(late.status == .conflict)
        #expect(late.text.contains("Ett annat svar helt"))
    }

    @Test(arguments: [
        ("", "Hej", "Skriv ett ämne"), ("Sv: Hej", "", "Skriv ett svar"),
        (String(repeating: "a", count: 201), "Hej", "högst 200"),
        ("Sv: Hej", String(repeating: "å", count: 20_001), "högst 20 000"),
    ])
    func `what cannot be sent is said, and the text stays`(subject: String, text: String, fault: String) async throws {
        let browser = try await Browser.signedIn("bo")
        let mail = try browser.receives("Hej")
        let page = try await browser.get("/inkorg/\(mail.id)")

        let answer = try await browser.fill(
            page, "/inkorg/\(mail.id)/svar", [("sett", "0"), ("amne", subject), ("svar", text)])

        #expect(answer.status == .badRequest)
        #expect(answer.text.contains(fault))
        #expect(text.isEmpty || answer.text.contains(text))
    }

    @Test func `script, line breaks and emoji in an answer stay words`() async throws {
        let browser = try await Browser.signedIn("bo")
        let mail = try browser.receives("Hej")
        let page = try await browser.get("/inkorg/\(mail.id)")

        let written = try await browser.fill(
            page, "/inkorg/\(mail.id)/svar",
            [
                ("sett", "0"), ("amne", "Sv: Hej\r\nBcc: alla@regionen.example"),
                ("svar", "# Rubrik\n> citat\n<script>x</script> 🙂 \u{202E}baklänges\n--\n| a | b"),
            ])
        let frame = try await browser.get("\(try #require(written.location))/mejl")

        #expect(frame.text.contains("&lt;script&gt;x&lt;/script&gt; 🙂 baklänges"))
        #expect(frame.text.contains("<br>&gt; citat"))
        #expect(frame.headers[.contentSecurityPolicy]?.hasPrefix("sandbox; default-src 'none'") == true)
        let message = try #require(try browser.mails([.held]).last { $0.kind == .reply })
        #expect(message.subject == "Sv: Hej Bcc: alla@regionen.example")
    }

    @Test func `a stranger who wrote is answered too`() async throws {
        let browser = try await Browser.signedIn("bo")
        let mail = try browser.receives("Hej", from: "Dag Ås <dag@kommun.example>")
        let page = try await browser.get("/inkorg/\(mail.id)")

        let written = try await browser.fill(
            page, "/inkorg/\(mail.id)/svar", [("sett", "0"), ("amne", "Sv: Hej"), ("svar", "Hej Dag")])
        let list = try await browser.get("/utskick?person=kommun.example")

        #expect(written.status == .seeOther)
        #expect(try browser.mails([.held]).last?.recipient == "dag@kommun.example")
        #expect(list.text.contains("dag@kommun.example") && !list.text.contains("<td>Bo Lind"))
    }

    @Test func `earlier mail of the same person about the same meeting stands beside, and nobody else's`() async throws
    {
        let browser = try await Browser.signedIn("bo")
        try browser.receives("Hej", subject: "Cillas första")
        try browser.receives("Hej", from: "Dag <dag@kommun.example>", subject: "Dags fråga")
        let mail = try browser.receives("Hej igen", subject: "Cillas andra")

        let page = try await browser.get("/inkorg/\(mail.id)")

        #expect(page.text.contains("Från Cilla Öberg: Cillas första"))
        #expect(!page.text.contains("Dags fråga"))
    }

    @Test func `a machine is not answered`() async throws {
        let browser = try await Browser.signedIn("bo")
        let mail = try browser.receives("Jag är borta.", headers: ["Auto-Submitted: auto-replied"])

        let page = try await browser.get("/inkorg/\(mail.id)")

        #expect(page.status == .ok)
        #expect(!page.text.contains("<textarea"))
    }

    @Test(arguments: ["0", "999999", "-1", "abc", "99999999999999999999", "1%27%20OR%201=1", "%00"])
    func `a mail that does not exist is not found`(id: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.receives("Hej")

        #expect(try await browser.get("/inkorg/\(id)").status == .notFound)
        #expect(try await browser.get("/utskick/\(id)").status == .notFound)
    }

    @Test func `another body's mail is as if it were not there, and who has no ledger sees none`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        register.add("Eva Lund", .coordinator, in: "other")
        let browser = try await Browser.signedIn("eva", register)
        try browser.plan()
        let mail = try browser.receivesDoubtfulAnswer()
        let sent = try #require(try browser.mails().first)

        let list = try await browser.get("/inkorg")
        let hers = try await browser.get("/inkorg/\(mail.id)")
        let theirs = try await browser.get("/utskick/\(sent.id)")
        let frame = try await browser.get("/utskick/\(sent.id)/mejl")
        let settled = try await browser.fill(list, "/inkorg/\(mail.id)/avgor", [("beslut", "at-sidan")])
        try await browser.enter("disa")
        let closed = [
            try await browser.get("/inkorg"), try await browser.get("/utskick"), try await browser.get("/sok"),
        ]

        #expect(!list.text.contains("cilla.privat"))
        #expect([hers, theirs, frame, settled].map(\.status) == [.notFound, .notFound, .notFound, .notFound])
        #expect(closed.map(\.status) == [.forbidden, .forbidden, .forbidden])
    }

    @Test func `a registrator sees what came and changes nothing`() async throws {
        var register = Register.example()
        register.add("Fia Rask", .registrar)
        let browser = try await Browser.signedIn("fia", register)
        try browser.plan()
        let mail = try browser.receivesDoubtfulAnswer()
        let stranger = try browser.receives("Hemligt ärende", from: "Dag <dag@kommun.example>")

        let page = try await browser.get("/inkorg/\(mail.id)")
        let closed = try await browser.get("/inkorg/\(stranger.id)")
        let refused = try await browser.fill(page, "/inkorg/\(mail.id)/avgor", [("beslut", "nej")])
        let guessed = [try await browser.get("/sok?ord=hemligt"), try await browser.get("/inkorg?ord=hemligt")]

        #expect(page.status == .ok && !page.text.contains("/avgor"))
        #expect(refused.status == .forbidden)
        #expect(closed.status == .ok && !closed.text.contains("Hemligt ärende"))
        #expect(guessed.allSatisfy { $0.text.contains("Inget stämmer med") })
        #expect(try browser.incoming(mail.id)?.outcome == .waiting)
    }
}

extension Browser {
    /// A mail of Cilla's, and the path of an answer to it that is written and not sent.
    func hasDrafted(_ text: String) async throws -> (mail: IncomingMail, path: String) {
        let mail = try receives("Vem tar över?")
        let page = try await get("/inkorg/\(mail.id)")
        let written = try await fill(
            page, "/inkorg/\(mail.id)/svar", [("sett", "0"), ("amne", "Sv: En fråga"), ("svar", text)])
        return (mail, try #require(written.location))
    }
}

extension Register {
    mutating func add(_ name: String, _ role: Seat.Role, in body: String = "lpo") {
        let id = String(name.prefix { $0 != " " }).lowercased()
        people.append(Person(id: Key(id), name: name, addresses: [Person.Address("\(id)@regionen.example")]))
        seats.append(Seat(id: Key("seat-\(id)"), body: Key(body), role: role))
        let until = role == .standIn ? Day(iso: "2027-12-31") : nil
        mandates.append(
            Mandate(
                id: Key("mandate-\(id)"), seat: Key("seat-\(id)"), person: Key(id), from: Day(ordinal: 20_000),
                until: until))
    }
}
