import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct TodayTests {
    @Test func `an office without meetings says what comes next`() async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.get("/idag")

        #expect(page.status == .ok)
        #expect(page.text.contains("Inget behöver dig just nu."))
        #expect(page.text.contains("Lägg in årets möten"))
    }

    @Test func `mail that waits for the samordnare is to be done today, with how many get it`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/idag")

        #expect(page.text.contains("En sak behöver dig. Den ska vara klar i dag."))
        #expect(page.text.contains("Skicka kallelsen till LPO Psykisk hälsa"))
        #expect(page.text.contains("Tre personer får mejlet."))
        #expect(page.text.contains("href=\"/moten/lpo/2027-2#utskick\""))
    }

    @Test func `a lost quorum is said with who has declined, and no other row asks for the same`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        _ = try browser.secretary.record(.declined, of: "Anna Ek", to: "lpo/2027-2", by: "Bo Lind")

        let page = try await browser.get("/idag")

        #expect(page.text.contains("Ordföranden kan inte komma till LPO Psykisk hälsa"))
        #expect(page.text.contains("Anna Ek har tackat nej."))
        #expect(page.text.contains("href=\"/moten/lpo/2027-2/flytta\""))
        #expect(!page.text.contains("har inte svarat"))
    }

    @Test func `who only may see settings sees no meetings`() async throws {
        let browser = try await Browser.signedIn("disa")
        try browser.plan()

        let page = try await browser.get("/idag")

        #expect(page.status == .ok)
        #expect(!page.text.contains("LPO Psykisk hälsa"))
        #expect(!page.text.contains("Utskick är pausat.</strong>\nSamordna är nytt"))
    }

    @Test func `the chair is asked for her release and for the year's dates, not for the press`() async throws {
        var register = Register.example()
        register.bodies[0].policy.modes[.notice] = .release
        let browser = try await Browser.signedIn("anna", register)
        try browser.plan()
        try browser.plan(.example(number: 3, start: "2027-05-11T13:00", state: .proposed))

        let page = try await browser.get("/idag")

        #expect(page.text.contains("Släpp dagordningen för LPO Psykisk hälsa"))
        #expect(page.text.contains("Godkänn datumen för LPO Psykisk hälsa"))
        #expect(!page.text.contains("Skicka kallelsen"))
    }

    @Test func `attendance is asked for before minutes, each with the day on which it should have been done`()
        async throws
    {
        let browser = try await Browser.signedIn("bo")
        try browser.plan(.example(start: "2027-02-09T13:00"))

        let first = try await browser.get("/idag")
        _ = try browser.secretary.record(nil, others: .present, at: "lpo/2027-2", by: "Bo Lind")
        let then = try await browser.get("/idag")

        #expect(first.text.contains("Registrera närvaro för LPO Psykisk hälsa"))
        #expect(first.text.contains("Skulle ha varit klart onsdag 10 februari."))
        #expect(!first.text.contains("Skriv klart anteckningarna"))
        #expect(then.text.contains("Skriv klart anteckningarna från LPO Psykisk hälsa"))
        #expect(then.text.contains("Skulle ha varit klart tisdag 16 februari."))
    }

    @Test func `what somebody says of notes that are approved already is not forgotten`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")
        let link = try browser.mailed("synpunkter", to: "cilla@regionen.example")
        _ = try browser.secretary.approveMinutes(of: "lpo/2027-2", told: "Anna Ek", note: "på mötet", by: "Bo Lind")
        let before = try await browser.get("/idag")

        _ = try await browser.reply(try await browser.get(link), link, [("punkt", ""), ("text", "Fel datum")])
        let then = try await browser.get("/idag")
        let comment = try #require(try browser.notes().comments.first)
        try browser.secretary.settle(comment: comment.id, on: "lpo/2027-2", as: .left, by: "Bo Lind")

        #expect(!before.text.contains("synpunkt på anteckningarna"))
        #expect(then.text.contains("En synpunkt på anteckningarna från LPO Psykisk hälsa"))
        #expect(try await !browser.get("/idag").text.contains("synpunkt på anteckningarna"))
    }

    @Test func `what a stranger wrote stands as text`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.keepMail(subject: "<script>alert(1)</script> \u{202E}gnp.exe")

        let page = try await browser.get("/idag")

        #expect(page.text.contains("behöver läsas"))
        #expect(!page.text.contains("<script>alert"))
    }

    @Test func `sending is started after saying what then goes out, and paused at once, once each`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        _ = try browser.secretary.press(MessageFilter(), by: "Bo Lind")
        let today = try await browser.get("/idag")

        let asked = try await browser.fill(today, "/utskick/start")
        let isStillHeld = try browser.pause() != nil
        let started = try await browser.fill(asked, "/utskick/start", [("steg", "start")])
        let again = try await browser.fill(asked, "/utskick/start", [("steg", "start")])

        #expect(asked.text.contains("mejl väntar och börjar gå ut när du startar"))
        #expect(isStillHeld)
        #expect([started.location, again.location] == ["/idag", "/idag"])
        #expect(try browser.pause() == nil)
        #expect(try browser.facts("resumed").map(\.by) == ["Bo Lind"])

        _ = try await browser.fill(try await browser.get("/idag"), "/utskick/paus")
        _ = try await browser.fill(try await browser.get("/idag"), "/utskick/paus")

        #expect(try browser.facts("paused").map(\.by) == ["Bo Lind"])
        #expect(try await browser.get("/idag").text.contains("Bo Lind pausade i dag kl. 9.00."))
    }

    @Test(arguments: ["anna", "disa"])
    func `only who arranges pauses and starts`(name: String) async throws {
        let browser = try await Browser.signedIn(name)
        let today = try await browser.get("/idag")

        let started = try await browser.fill(today, "/utskick/start", [("steg", "start")])

        #expect(!today.text.contains("Starta utskick"))
        #expect(started.status == .forbidden)
        #expect(try browser.pause() != nil)
    }
}

extension Browser {
    func pause() throws -> SendingPause? { try secretary.store.read { try $0.pause() } }

    func facts(_ kind: String) throws -> [Fact] {
        try secretary.store.read { try $0.facts() }.filter { $0.kind == kind }
    }

    /// A message that waits for somebody's ruling.
    fileprivate func keepMail(subject: String) throws {
        try secretary.store.write { transaction in
            let id = try transaction.keep(Data("x".utf8), digest: "d", from: "mailbox", at: clock.now)
            try transaction.conclude(
                id ?? 0,
                as: Conclusion(
                    kind: "other", writer: "someone@example.org", subject: subject, outcome: .waiting,
                    reasons: [.noAttendee]), by: "samordna", at: clock.now)
        }
    }
}
