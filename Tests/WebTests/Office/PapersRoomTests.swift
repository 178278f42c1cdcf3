import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct PapersRoomTests {
    @Test func `a paper is laid in, changed, replaced, sent for, and taken back`() async throws {
        let browser = try await Browser.beforeMeeting()
        let asked = try await browser.get(path)

        let kept = try await browser.upload(asked, path, pdf("ett"), named: "../Budget <b>🙂.pdf")
        let listed = try await browser.get(path)
        let paper = try await browser.get("\(path)/1")
        let named = try await browser.fill(
            paper, "\(path)/1", [("titel", "Budgeten"), ("lastid", "30"), ("punkt", "")])
        let replaced = try await browser.upload(paper, "\(path)/1/ersatt", pdf("två"), named: "Ny.pdf")
        let after = try await browser.get("\(path)/1")
        let file = try await browser.get("\(path)/1/hamta")
        let old = try await browser.get("\(path)/1/hamta?version=1")
        let gone = try await browser.fill(after, "\(path)/1/dra-tillbaka")
        let twice = try await browser.fill(after, "\(path)/1/dra-tillbaka")

        #expect(asked.text.contains("Lägg in en handling"))
        // The counter is not there: the paper is kept, and that is said.
        #expect(kept.status == .ok && kept.text.contains("Handlingar kan inte räknas på den här servern just nu."))
        #expect(listed.text.contains("Budget b🙂") && listed.text.contains("Den är inte räknad än."))
        #expect(named.location == "\(path)#bilaga-1")
        #expect(replaced.status == .ok)
        #expect(after.text.contains("Tidigare versioner") && after.text.contains("Budgeten"))
        #expect(file.text.contains("två") && old.text.contains("ett"))
        #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename*=UTF-8''Bilaga%201") == true)
        #expect(file.headers[.xContentTypeOptions] == "nosniff")
        #expect([gone, twice].allSatisfy { $0.location == path })
        #expect(try await browser.get("\(path)/1").status == .notFound)
        #expect(try await browser.get(path).text.contains("Tillbakadragna handlingar"))
        #expect(try browser.papers().map(\.version) == [2])
    }

    @Test func `a paper whose reading time is told can be asked to be looked through`() async throws {
        let browser = try await Browser.beforeMeeting()
        try browser.opensFiles()
        let paper = NewPaper(.file(pdf("ett"), named: "Plan.pdf"), minutes: 30)
        _ = try browser.secretary.addPaper(paper, to: "lpo/2027-2", by: "Bo Lind")
        let review = try await browser.get("/moten/lpo/2027-2/utskick/notice")

        let listed = try await browser.get(path)
        let counted = try await browser.fill(listed, "\(path)/rakna")

        #expect(review.text.contains("Bilaga 1, Plan, är inte genomgången. Räkna om den under Handlingar"))
        #expect(listed.text.contains("Räkna det som inte är räknat"))
        #expect(counted.location == path)
        #expect(try !(await browser.get(path)).text.contains("Räkna det som inte är räknat"))
        #expect(try browser.papers().map(\.size) == [.told(minutes: 30, by: "Bo Lind")])
        #expect(try browser.secretary.store.read { try $0.unreadPapers() }.isEmpty)
    }

    @Test(arguments: [
        (Data(), "x.pdf", "Filen är tom"), (Data("MZ program".utf8), "x.pdf", "varken PDF, Word"),
        (Data("%PDF-1.7 halv".utf8), "x.pdf", "Filen är inte hel"), (Data("%PDF-1.7 %%EOF".utf8), "", "Välj en fil"),
        (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), "x.docx", "låst med lösenord"),
    ])
    func `what is no paper is refused with what to do`(file: Data, name: String, words: String) async throws {
        let browser = try await Browser.beforeMeeting()
        let asked = try await browser.get(path)

        let sent = try await browser.upload(asked, path, file, named: name)

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains(words))
        #expect(try browser.papers().isEmpty)
    }

    @Test func `a file beyond all measure is not read, and strangers and readers lay nothing in`() async throws {
        let browser = try await Browser.beforeMeeting()
        let asked = try await browser.get(path)

        let large = try await browser.upload(asked, path, Data(repeating: 65, count: 3_200_000), named: "stor.pdf")
        let forged = try await browser.upload(try await browser.get("/health"), path, pdf("x"), named: "x.pdf")
        try await browser.enter("disa")
        let administrator = try await browser.get(path)
        browser.forgetCookies()
        let stranger = try await browser.upload(asked, path, pdf("x"), named: "x.pdf")

        #expect(large.status == .contentTooLarge)
        #expect(forged.status == .forbidden)
        #expect(administrator.status == .forbidden)
        #expect(stranger.location == "/logga-in")
        #expect(try browser.papers().isEmpty)
    }

    @Test func `the kallelse's link shows its reader the agenda and her papers`() async throws {
        let browser = try await Browser.beforeMeeting()
        _ = try await browser.upload(try await browser.get(path), path, pdf("ett"), named: "Plan.pdf")
        _ = try browser.secretary.notice("lpo/2027-2", by: "Bo Lind")
        let mail = try #require(try browser.mails(to: "cilla@regionen.example").last)
        let link = "/mote/" + (try #require(mail.firstMatch(of: /office\.example\/mote\/([a-z0-9-]+)/))).1
        browser.forgetCookies()

        let page = try await browser.get(link)
        let file = try await browser.get("\(link)/bilaga/1")
        let none = try await browser.get("\(link)/bilaga/2")
        let wrong = try await browser.get("/svar/\(link.dropFirst(6))")
        let unknown = try await browser.get("/mote/hittepa")

        #expect(page.status == .ok && page.text.contains("Bilaga 1. <bdi>Plan</bdi>"))
        #expect(page.text.contains("Aktuellt från nätverken") && page.text.contains("Länken är till Cilla Öberg."))
        #expect(page.headers[.cacheControl] == "no-store" && page.headers[.robots] == "noindex, nofollow")
        #expect(file.text.contains("ett") && file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        #expect([none, wrong, unknown].allSatisfy { $0.status == .notFound })
    }

    @Test func `what comes later is looked at, sent, and no longer offered`() async throws {
        let browser = try await Browser.beforeMeeting()
        _ = try browser.secretary.notice("lpo/2027-2", by: "Bo Lind")
        try browser.deliverAll()
        try await browser.enter("bo")
        _ = try await browser.upload(try await browser.get(path), path, pdf("ett"), named: "Plan.pdf")

        let listed = try await browser.get(path)
        let review = try await browser.get("/moten/lpo/2027-2/granska?sak=handlingar")
        let sent = try await browser.fill(
            review, "/moten/lpo/2027-2/gor", [("sett", review.seen), ("sak", "handlingar")])
        let after = try await browser.get(path)
        let again = try await browser.get("/moten/lpo/2027-2/granska?sak=handlingar")

        #expect(listed.text.contains("Alla har inte fått bilaga 1."))
        #expect(
            review.text.contains("Granska de kompletterande handlingarna")
                && review.text.contains("Tre personer får mejlet."))
        #expect(sent.status == .seeOther)
        #expect(try browser.mails([.queued]).filter { $0.kind == .papers }.count == 3)
        #expect(!after.text.contains("Alla har inte fått"))
        #expect(again.status == .ok)
    }

    @Test func `the review stops a personnummer, and asks why a named diagnosis is sent`() async throws {
        let browser = try await Browser.beforeMeeting()
        let review = "/moten/lpo/2027-2/utskick/notice"
        try browser.setAgenda([AgendaItem(title: "121212-1212")])
        let stopped = try await browser.get(review)
        let seen = try browser.latestHeld()
        let forced = try await browser.fill(try await browser.get(path), review, [("sett", seen)])
        let held = try browser.mails([.held]).filter { $0.kind == .notice }

        try browser.setAgenda([AgendaItem(title: "Kalle Svensson, demens", kind: .decision)])
        let warned = try await browser.get(review)
        let unexplained = try await browser.fill(warned, review, [("sett", warned.seen)])
        let asked = try await browser.get(unexplained.location ?? "")
        let sent = try await browser.fill(asked, review, [("sett", asked.seen), ("trots", "Han har sagt ja")])

        #expect(stopped.text.contains("Ett personnummer står på dagordningen, punkt 1."))
        #expect(!stopped.text.contains("Skicka kallelsen</button>"))
        #expect(forced.location == review && held.count == 3)
        #expect(warned.text.contains("står bredvid en diagnos") && warned.text.contains("har ingen handling"))
        #expect(asked.text.contains("Skriv varför det ska skickas ändå"))
        #expect(sent.status == .seeOther)
        #expect(try browser.mails([.queued]).count { $0.kind == .notice } == 3)
    }

    private let path = "/moten/lpo/2027-2/handlingar"

    private func pdf(_ text: String) -> Data { Data("%PDF-1.7 \(text) %%EOF\n".utf8) }
}

extension Browser {
    /// Bo is signed in three weeks before the meeting of 9 March.
    fileprivate static func beforeMeeting() async throws -> Browser {
        let browser = try Browser()
        try browser.plan()
        try await browser.enter("bo")
        return browser
    }

    fileprivate func setAgenda(_ items: [AgendaItem]) throws {
        _ = try secretary.setAgenda(of: "lpo/2027-2", to: items, by: "Bo Lind")
        try secretary.decide()
    }

    fileprivate func latestHeld() throws -> String {
        let latest = try mails([.held]).filter { $0.kind == .notice }.map(\.id).max()
        return "\(try #require(latest))"
    }

    fileprivate func papers() throws -> [Paper] {
        try secretary.store.read { try $0.papers(of: Key("meeting-2")) }
    }
}
