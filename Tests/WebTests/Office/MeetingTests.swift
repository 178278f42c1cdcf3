import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct MeetingTests {
    @Test func `the page says when, where and by whom, and who is missing before who comes`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        _ = try browser.secretary.record(
            .declined, of: "Cilla Öberg", to: "lpo/2027-2", comment: "Är på utbildning.", by: "Bo Lind")
        _ = try browser.secretary.record(.accepted, of: "Anna Ek", to: "lpo/2027-2", by: "Bo Lind")

        let page = try await browser.get("/moten/lpo/2027-2")

        #expect(page.text.contains("<h1>Tisdag 9 mars 2027 kl. 13.00–15.00</h1>"))
        #expect(page.text.contains("Ordförande Anna Ek"))
        #expect(page.text.contains("En kommer, en kommer inte och en har inte svarat."))
        #expect(page.text.contains("”<bdi>Är på utbildning.</bdi>”"))
        let missing = try #require(page.text.range(of: "Cilla Öberg</span>"))
        let coming = try #require(page.text.range(of: "Anna Ek</span>"))
        #expect(missing.lowerBound < coming.lowerBound)
    }

    @Test(arguments: ["/moten/lpo/2027-9", "/moten/nothing/2027-2", "/moten/..%2F..%2Fetc/passwd", "/moten/lpo/%00"])
    func `a meeting that does not exist is not found`(path: String) async throws {
        let browser = try await Browser.signedIn("bo")

        #expect(try await browser.get(path).status == .notFound)
    }

    @Test func `who has no place in the body sees nothing of it, and nobody without a session does`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        let browser = try await Browser.signedIn("bo", register)
        var meeting = Meeting.example()
        meeting = Meeting(
            id: Key("m"), body: Key("other"), year: 2027, number: 1, start: meeting.start, length: 120)
        try browser.plan(meeting)

        let foreign = try await browser.get("/moten/other/2027-1")
        browser.forgetCookies()
        let stranger = try await browser.get("/moten/other/2027-1")

        #expect(foreign.status == .forbidden)
        #expect(stranger.location == "/logga-in")
    }

    @Test func `the chair reads but gets neither forms nor others' mail`() async throws {
        let browser = try await Browser.signedIn("anna")
        try browser.plan()
        let message = try #require(try browser.mails().first)

        let page = try await browser.get("/moten/lpo/2027-2")
        let mail = try await browser.get("/moten/lpo/2027-2/mejl/\(message.id)")
        let moved = try await browser.fill(
            page, "/moten/lpo/2027-2/gor", [("sak", "flytta"), ("tid", "2027-03-11T13:00"), ("sett", "0")])

        #expect(page.status == .ok)
        #expect(!page.text.contains("Flytta mötet"))
        #expect(!page.text.contains("<iframe"))
        #expect(mail.status == .forbidden)
        #expect(moved.status == .forbidden)
        #expect(try browser.meeting()?.start == WallTime(iso: "2027-03-09T13:00"))
    }

    @Test func `a mail stands in a frame that runs nothing, with its text and its calendar beside`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/moten/lpo/2027-2?till=cilla")
        let frame = try #require(page.text.firstMatch(of: /<iframe src="([^"]+)"/))
        let mail = try await browser.get(String(frame.1))
        let text = try await browser.get("/moten/lpo/2027-2?till=cilla&som=text")
        let calendar = try await browser.get("/moten/lpo/2027-2?till=cilla&som=kalender")

        #expect(page.text.contains("cilla@regionen.example"))
        #expect(mail.headers[.contentSecurityPolicy]?.hasPrefix("sandbox; default-src 'none'") == true)
        #expect(mail.text.contains("Kallelse till möte"))
        #expect(text.text.contains("<pre tabindex=\"0\">"))
        #expect(calendar.text.contains("Lägger mötet i kalendern:"))
        #expect(calendar.text.contains("tisdag 9 mars 2027 kl. 13.00–15.00"))
    }

    @Test func `what is shown before sending is what is sent, and it can be taken back`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.secretary.resume(by: "Bo Lind")

        let review = try await browser.get("/moten/lpo/2027-2/utskick/notice")
        let seen = [("sett", review.seen)]
        let stale = try await browser.fill(review, "/moten/lpo/2027-2/utskick/notice", [("sett", "0")])
        let sent = try await browser.fill(review, "/moten/lpo/2027-2/utskick/notice", seen)
        _ = try await browser.fill(review, "/moten/lpo/2027-2/utskick/notice", seen)
        let page = try await browser.get("/moten/lpo/2027-2")

        #expect(review.text.contains("Tre personer får mejlet."))
        #expect(stale.status == .conflict)
        #expect(sent.location == "/moten/lpo/2027-2#utskick")
        #expect(try browser.mails([.queued]).count == 3)
        #expect(page.text.contains("Kallelsen skickas kl. 9.02 till tre personer"))
        #expect(page.text.contains("Bokat, kallelsen är på väg"))
        #expect(try browser.facts("pressed").map(\.by) == ["Bo Lind"])

        let undone = try await browser.fill(page, "/moten/lpo/2027-2/angra", [("slag", "notice")])
        let again = try await browser.fill(page, "/moten/lpo/2027-2/angra", [("slag", "notice")])

        #expect([undone.location, again.location].allSatisfy { $0 == "/moten/lpo/2027-2?besked=angrat" })
        #expect(try browser.mails([.held]).count == 3)
        #expect(try browser.facts("held back").count == 1)
    }

    @Test func `a kallelse is sent before its day after a look at each one's`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan(.example(start: "2027-04-13T13:00"))
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        let before = try browser.mails().count

        let page = try await browser.get("/moten/lpo/2027-2/kallelse")
        let review = try await browser.get(try #require(page.location))
        let frame = try #require(review.text.firstMatch(of: /<iframe src="([^"]+)"/))
        let mail = try await browser.get(String(frame.1).replacing("&amp;", with: "&"))
        let untouched = try browser.mails().count
        let sent = try await browser.fill(review, "/moten/lpo/2027-2/gor", [("sak", "kallelse"), ("sett", "0")])

        #expect(review.text.contains("Skicka kallelsen"))
        #expect(mail.text.contains("Kallelse till möte"))
        #expect(untouched == before)
        #expect(sent.location == "/moten/lpo/2027-2#utskick")
        #expect(try browser.mails([.queued]).count { $0.kind == .notice } == 3)
        #expect(try browser.facts("pressed").last?.by == "Bo Lind")
    }

    @Test(arguments: [
        (MeetingPolicy.Mode.press, "Kallelsen ska gå ut tisdag 30 mars."),
        (.automatic, "Kallelsen går ut av sig själv tisdag 30 mars."),
    ])
    func `a press is promised only where the kallelse waits for one`(
        mode: MeetingPolicy.Mode, words: String
    ) async throws {
        var register = Register.example()
        register.bodies[0].policy.modes[.notice] = mode
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan(.example(start: "2027-04-13T13:00"))

        let page = try await browser.get("/moten/lpo/2027-2")

        #expect(page.text.contains(words))
        #expect(page.text.contains("Inget mejl går ut förrän du skickar. Du kan") == (mode == .press))
        #expect(page.text.contains("Du kan granska och ändra den fram till dess") == (mode == .automatic))
    }

    @Test func `a kallelse that all get on paper is mailed to nobody`() async throws {
        let browser = try await Browser.signedIn("bo")
        var register = try browser.secretary.store.read { try $0.register() }
        for index in register.people.indices { register.people[index].addresses = [] }
        try browser.secretary.store.write { try $0.save(register) }
        try browser.plan()

        let page = try await browser.get("/moten/lpo/2027-2")
        let review = try await browser.get("/moten/lpo/2027-2/utskick/notice")

        #expect(page.text.contains("Kallelsen är klar att skickas.</strong>"))
        #expect(page.text.contains("Tre personer får brev på papper."))
        #expect(review.text.contains("Ingen får mejlet."))
    }

    @Test func `a meeting is moved once, with a mail to all that can be taken back`() async throws {
        let browser = try await Browser.called()
        let asked = try await browser.get("/moten/lpo/2027-2/flytta")

        let typed = try await browser.fill(
            asked, "/moten/lpo/2027-2/flytta", [("dag", "2027-03-11"), ("klockslag", "13.00"), ("langd", "120")])
        let review = try await browser.get(try #require(typed.location))
        let fields = [("sak", "flytta"), ("tid", "2027-03-11T13:00"), ("sett", "0")]
        let moved = try await browser.fill(review, "/moten/lpo/2027-2/gor", fields)
        let again = try await browser.fill(review, "/moten/lpo/2027-2/gor", fields)

        #expect(review.text.contains("Flytta mötet till torsdag 11 mars 2027 kl. 13.00–15.00"))
        #expect(review.text.contains("Tre personer får mejlet."))
        #expect([moved.status, again.status] == [.seeOther, .seeOther])
        #expect(try browser.meeting()?.start == WallTime(iso: "2027-03-11T13:00"))
        #expect(try browser.meeting()?.generation == 1)
        #expect(try browser.mails([.queued]).count { $0.kind == .change } == 3)
        #expect(try browser.facts("moved").map(\.by) == ["Bo Lind"])
    }

    @Test(arguments: [
        ("", "13:00", "120", "Välj en dag"), ("2027-02-22", "13:00", "120", "inte har varit"),
        ("2027-03-28", "02:30", "120", "Klockan ställs om"), ("2027-03-11", "25:00", "120", "när mötet börjar"),
        ("2027-03-11", "13:00", "-5", "Skriv längden"), ("2027-03-09", "13:00", "120", "ligger redan då"),
        ("'; DROP TABLE meeting; --", "<script>", "1e9", "Välj en dag"),
    ])
    func `a time that cannot be is told beside its field`(day: String, clock: String, length: String, words: String)
        async throws
    {
        let browser = try await Browser.called()
        let asked = try await browser.get("/moten/lpo/2027-2/flytta")

        let page = try await browser.fill(
            asked, "/moten/lpo/2027-2/flytta", [("dag", day), ("klockslag", clock), ("langd", length)])

        #expect(page.status == .badRequest)
        #expect(page.text.contains(words))
        #expect(page.text.contains("role=\"alert\""))
        #expect(!page.text.contains("<script>\""))
    }

    @Test func `the later of two who change a meeting is told, and changes nothing`() async throws {
        let browser = try await Browser.called()
        let review = try await browser.get("/moten/lpo/2027-2/granska?sak=installt&skal=Sjukdom")
        _ = try browser.secretary.move(
            "lpo/2027-2", to: try #require(WallTime(iso: "2027-03-16T13:00")), by: "Görel Ås")

        let late = try await browser.fill(
            review, "/moten/lpo/2027-2/gor", [("sak", "installt"), ("skal", "Sjukdom"), ("sett", "0")])

        #expect(late.status == .conflict)
        #expect(try browser.meeting()?.isOff == false)
    }

    @Test func `a meeting is cancelled with its reason, which stands as text`() async throws {
        let browser = try await Browser.called()
        let asked = try await browser.get("/moten/lpo/2027-2/stall-in")
        let reason = "<b>Flera</b> har 🤒 & kan inte"

        let bare = try await browser.fill(asked, "/moten/lpo/2027-2/stall-in", [("skal", " ")])
        let bent = try await browser.fill(asked, "/moten/lpo/2027-2/stall-in", [("skal", "x\u{202E}y")])
        let long = try await browser.fill(
            asked, "/moten/lpo/2027-2/stall-in", [("skal", String(repeating: "å", count: 501))])
        let typed = try await browser.fill(asked, "/moten/lpo/2027-2/stall-in", [("skal", reason)])
        let review = try await browser.get(try #require(typed.location))
        let fields = [("sak", "installt"), ("skal", reason), ("sett", "0")]
        let done = try await browser.fill(review, "/moten/lpo/2027-2/gor", fields)
        let again = try await browser.fill(review, "/moten/lpo/2027-2/gor", fields)
        let page = try await browser.get("/moten/lpo/2027-2")

        #expect([bare, bent, long].map(\.status) == [.badRequest, .badRequest, .badRequest])
        #expect(review.text.contains("Ställ in mötet och skicka mejlet"))
        #expect([done.status, again.status] == [.seeOther, .seeOther])
        #expect(try browser.mails([.queued]).count { $0.kind == .cancellation } == 3)
        #expect(page.text.contains("Mötet är inställt."))
        #expect(page.text.contains("&lt;b&gt;Flera&lt;/b&gt; har 🤒 &amp; kan inte"))
        #expect(!page.text.contains("Flytta mötet"))
    }

    @Test func `an answer told to the samordnare is recorded once with who answered`() async throws {
        let browser = try await Browser.called()
        let asked = try await browser.get("/moten/lpo/2027-2/svar")
        let fields = [("person", "cilla"), ("svar", "tentative"), ("kommentar", "Hör av mig"), ("genom", "Lena Gran")]

        let empty = try await browser.fill(asked, "/moten/lpo/2027-2/svar")
        let stranger = try await browser.fill(
            asked, "/moten/lpo/2027-2/svar", [("person", "disa"), ("svar", "accepted")])
        let done = try await browser.fill(asked, "/moten/lpo/2027-2/svar", fields)
        _ = try await browser.fill(asked, "/moten/lpo/2027-2/svar", fields)
        let page = try await browser.get("/moten/lpo/2027-2")

        #expect(empty.status == .badRequest)
        #expect(empty.text.contains("Två uppgifter behöver rättas"))
        #expect(stranger.status == .badRequest)
        #expect(done.location == "/moten/lpo/2027-2?besked=svar")
        #expect(try browser.facts("answered").count == 1)
        #expect(page.text.contains("”<bdi>Hör av mig</bdi>”"))
        #expect(page.text.contains("Svarat av Lena Gran."))
    }

    @Test func `attendance is everyone but those who declined until something else is said`() async throws {
        let browser = try await Browser.called()
        _ = try browser.secretary.record(.declined, of: "Cilla Öberg", to: "lpo/2027-2", by: "Bo Lind")
        browser.clock.turn(minutes: 14 * 24 * 60 + 6 * 60)
        try await browser.enter("bo")
        let asked = try await browser.get("/moten/lpo/2027-2/narvaro")
        let rest = [("n-anna", "present"), ("n-cilla", "excused"), ("sett", "0")]

        let wrong = try await browser.fill(
            asked, "/moten/lpo/2027-2/narvaro", [("n-bo", "partial"), ("m-bo", "999")] + rest)
        let done = try await browser.fill(
            asked, "/moten/lpo/2027-2/narvaro", [("n-bo", "partial"), ("m-bo", "60")] + rest)
        let again = try await browser.fill(
            asked, "/moten/lpo/2027-2/narvaro", [("n-bo", "partial"), ("m-bo", "60")] + rest)
        let late = try await browser.fill(
            asked, "/moten/lpo/2027-2/narvaro", [("n-bo", "absent"), ("m-bo", "")] + rest)
        let page = try await browser.get("/moten/lpo/2027-2")

        #expect(asked.text.contains("<option value=\"excused\" selected>"))
        #expect(wrong.status == .badRequest)
        #expect(wrong.text.contains("Skriv hur många minuter Bo Lind var med, från 1 till 119"))
        #expect([done.status, again.status, late.status] == [.seeOther, .seeOther, .conflict])
        #expect(try browser.facts("attendance recorded").count == 1)
        #expect(page.text.contains("Två var med."))
        #expect(page.text.contains("Var med 60 minuter"))
    }

    @Test func `what there was to read is kept, and nonsense is asked for again`() async throws {
        let browser = try await Browser.called()
        let page = try await browser.get("/moten/lpo/2027-2")

        let wrong = try await browser.fill(
            page, "/moten/lpo/2027-2/inlasning", [("mangd", "många"), ("enhet", "pages")])
        let much = try await browser.fill(
            page, "/moten/lpo/2027-2/inlasning", [("mangd", "99999999999999999999"), ("enhet", "pages")])
        for _ in 1...2 {
            _ = try await browser.fill(page, "/moten/lpo/2027-2/inlasning", [("mangd", "40"), ("enhet", "pages")])
        }

        #expect([wrong.status, much.status] == [.badRequest, .badRequest])
        let shown = try await browser.get("/moten/lpo/2027-2").text
        #expect(shown.contains("40 sidor att läsa inför mötet, ungefär en timme"))
        #expect(try browser.facts("reading set").count == 1)
    }

    @Test func `the chair releases the agenda once, and only she`() async throws {
        var register = Register.example()
        register.bodies[0].policy.modes[.notice] = .release
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()
        let hers = try await browser.get("/moten/lpo/2027-2")
        let refused = try await browser.fill(hers, "/moten/lpo/2027-2/slapp")
        try await browser.enter("anna")
        let page = try await browser.get("/moten/lpo/2027-2")

        for _ in 1...2 { _ = try await browser.fill(page, "/moten/lpo/2027-2/slapp") }

        #expect(hers.text.contains("väntar på att Anna Ek släpper dagordningen"))
        #expect(refused.status == .forbidden)
        #expect(page.text.contains("Släpp dagordningen"))
        #expect(try browser.facts("agenda released").map(\.by) == ["Anna Ek"])
        #expect(try browser.mails([.queued]).count == 3)
    }

    @Test func `the samordnare does not send what the chair is to release`() async throws {
        var register = Register.example()
        register.bodies[0].policy.modes[.notice] = .release
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan(.example(start: "2027-04-13T13:00"))

        let page = try await browser.get("/moten/lpo/2027-2")
        let review = try await browser.get("/moten/lpo/2027-2/granska?sak=kallelse")
        let sent = try await browser.fill(page, "/moten/lpo/2027-2/gor", [("sak", "kallelse"), ("sett", "0")])

        #expect(page.text.contains("när Anna Ek har släppt dagordningen."))
        #expect([review.status, sent.status] == [.forbidden, .forbidden])
        #expect(try !browser.mails().contains { $0.kind == .notice })
    }

    @Test func `a proposal is refused once, or accepted after a look at the mail`() async throws {
        let browser = try await Browser.called()
        let ids = try [browser.propose("2027-03-11T14:00"), browser.propose("2027-03-12T14:00")]
        let page = try await browser.get("/moten/lpo/2027-2/forslag/\(ids[0])")

        for _ in 1...2 { _ = try await browser.fill(page, "/moten/lpo/2027-2/forslag/\(ids[0])") }
        let review = try await browser.get("/moten/lpo/2027-2/granska?sak=forslag&nr=\(ids[1])")
        let accepted = try await browser.fill(
            review, "/moten/lpo/2027-2/gor", [("sak", "forslag"), ("nr", "\(ids[1])"), ("sett", "0")])

        #expect(page.text.contains("Cilla Öberg föreslår en annan tid"))
        #expect(review.text.contains("Flytta mötet till fredag 12 mars 2027 kl. 14.00–16.00"))
        #expect(accepted.status == .seeOther)
        #expect(try browser.meeting()?.start == WallTime(iso: "2027-03-12T14:00"))
        #expect(try browser.secretary.store.read { try $0.waitingIncoming() } == 0)
        #expect(try browser.mails().count { $0.kind == .refusal } == 1)
    }
}

extension Browser {
    /// Bo is signed in, and the kallelse of the example has reached all three.
    fileprivate static func called() async throws -> Browser {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        browser.clock.turn(minutes: 5)
        try browser.secretary.resume(by: "Bo Lind")
        while try browser.deliver() {}
        return browser
    }

    /// Cilla's mail with another time, which waits; the proposal's number.
    fileprivate func propose(_ start: String) throws -> Int64 {
        try secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meeting(Key("meeting-2")))
            let id = try #require(
                try transaction.keep(Data(start.utf8), digest: start, from: "mailbox", at: clock.now))
            let time = try #require(WallTime(iso: start))
            try transaction.addProposal(
                time, length: 120, comment: "Passar bättre", of: Key("cilla"), to: meeting, from: id, at: clock.now)
            try transaction.conclude(
                id,
                as: Conclusion(
                    kind: "counter", writer: "cilla@regionen.example", meeting: meeting.id, person: Key("cilla"),
                    outcome: .waiting, reasons: [.proposal(start: time, length: 120)]), by: "samordna", at: clock.now)
            return try #require(try transaction.snapshot.openProposals(of: id).first?.id)
        }
    }
}
