import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct MinutesRoomTests {
    @Test func `a file is laid in, looked at, sent once, and taken back in time`() async throws {
        let browser = try await Browser.afterHeldMeeting()
        let asked = try await browser.get(path)

        let kept = try await browser.upload(asked, path, pdf("ett"), named: "Anteckningar 9 mars.pdf")
        let again = try await browser.upload(asked, path, pdf("ett"), named: "Anteckningar 9 mars.pdf")
        #expect(try browser.minutes([.held]).count == 3)
        let review = try await browser.get("/moten/lpo/2027-2/utskick/minutes")
        let sent = try await browser.fill(review, "/moten/lpo/2027-2/utskick/minutes", [("sett", review.seen)])
        let page = try await browser.get("/moten/lpo/2027-2")
        let known = try await browser.upload(asked, path, pdf("ett"), named: "Anteckningar 9 mars.pdf")
        let undone = try await browser.fill(page, "/moten/lpo/2027-2/angra", [("slag", "minutes")])

        #expect([kept, again].allSatisfy { $0.location == "/moten/lpo/2027-2/utskick/minutes" })
        #expect(known.location == "/moten/lpo/2027-2?besked=alla-har")
        #expect(review.text.contains("Tre personer får mejlet.") && review.text.contains("Anteckningar 9 mars.pdf"))
        #expect(sent.status == .seeOther)
        #expect(undone.location == "/moten/lpo/2027-2?besked=angrat")
        #expect(try browser.minutes([.held]).count == 3)
        #expect(page.text.contains("Bo Lind lade in minnesanteckningarna"))
    }

    @Test func `a new file takes the place of one that waits, and of a sent one as a correction`() async throws {
        let browser = try await Browser.afterHeldMeeting()
        let asked = try await browser.get(path)
        _ = try await browser.upload(asked, path, pdf("ett"), named: "A.pdf")

        _ = try await browser.upload(asked, path, pdf("två"), named: "B.pdf")
        #expect(try browser.minutes([.held]).count == 3)
        #expect(try browser.minutes([.superseded]).count == 3)
        _ = try browser.secretary.press(MessageFilter(kind: .minutes), by: "Bo Lind")
        try browser.deliverAll()
        try await browser.enter("bo")
        let anew = try await browser.get(path)
        _ = try await browser.upload(anew, path, pdf("tre"), named: "C.pdf")
        let listed = try await browser.get(path)

        #expect(anew.text.contains("Har gått ut till tre personer."))
        #expect(listed.text.contains("Väntar på att du skickar.") && listed.text.contains("Gick inte ut."))
    }

    @Test(arguments: [
        (Data(), "x.pdf", "Filen är tom"), (Data("MZ program".utf8), "x.pdf", "varken PDF eller Word"),
        (Data("%PDF-1.7 halv".utf8), "x.pdf", "Filen är inte hel"), (Data("%PDF-1.7 %%EOF".utf8), "", "Välj en fil"),
    ])
    func `what is no finished file is refused with what to do`(file: Data, name: String, words: String) async throws {
        let browser = try await Browser.afterHeldMeeting()
        let asked = try await browser.get(path)

        let sent = try await browser.upload(asked, path, file, named: name)

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains(words))
        #expect(try browser.minutes([.held]).isEmpty)
    }

    @Test func `a file that is too large, from elsewhere or from a stranger is not read`() async throws {
        let browser = try await Browser.afterHeldMeeting()
        let asked = try await browser.get(path)

        let large = try await browser.upload(
            asked, path, Data(repeating: 65, count: 10_200_000), named: "stor.pdf")
        let broken = try await browser.post(path, [("bevis", asked.token ?? "")])
        let forged = try await browser.upload(try await browser.get("/health"), path, pdf("x"), named: "x.pdf")
        browser.forgetCookies()
        let stranger = try await browser.upload(asked, path, pdf("x"), named: "x.pdf")

        #expect(large.status == .contentTooLarge)
        #expect(broken.status == .badRequest)
        #expect(forged.status == .forbidden)
        #expect(stranger.location == "/logga-in")
        #expect(try browser.minutes([.held]).isEmpty)
    }

    @Test func `a file is opened where there is a turn left, and is kept where there is none`() async throws {
        let browser = try await Browser.afterHeldMeeting()
        try browser.opensFiles()
        let asked = try await browser.get(path)

        let first = try await browser.upload(asked, path, pdf("ett"), named: "A.pdf")
        let opened = try browser.unopened()
        while browser.site.turns.begin() {}
        let second = try await browser.upload(asked, path, pdf("två"), named: "B.pdf")

        #expect([first, second].allSatisfy { $0.location == "/moten/lpo/2027-2/utskick/minutes" })
        #expect(opened.isEmpty)
        #expect(try browser.unopened().count == 1)
    }

    @Test func `a member reads on her page what she was sent, and nobody else's`() async throws {
        let browser = try await Browser.afterHeldMeeting()
        let asked = try await browser.get(path)
        let (cilla, disa) = (try browser.ownPage("cilla"), try browser.ownPage("disa"))
        _ = try await browser.upload(asked, path, pdf("ett"), named: "Anteckningar «9» mars.pdf")
        let before = try await browser.get("\(cilla)/anteckningar")
        _ = try browser.secretary.press(MessageFilter(kind: .minutes), by: "Bo Lind")
        try browser.deliverAll()

        let listed = try await browser.get("\(cilla)/anteckningar")
        let link = try #require(listed.text.firstMatch(of: /href="[^"]*(\/mote\/[^"]*\/anteckningar)"/)).1
        let page = try await browser.get("\(cilla)\(link)")
        let file = try await browser.get("\(cilla)\(link)/hamta")
        let others = try await browser.get("\(disa)\(link)/hamta")
        let none = try await browser.get("\(disa)/anteckningar")

        #expect(before.text.contains("Inga anteckningar är skickade till dig än."))
        #expect(page.text.contains("Anteckningar «9» mars.pdf") && page.text.contains("Hämta filen för att läsa dem"))
        #expect(file.text.hasPrefix("%PDF-1.7 ett"))
        #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename*=UTF-8''Anteckningar%20") == true)
        #expect(file.headers[.xContentTypeOptions] == "nosniff" && file.headers[.cacheControl] == "no-store")
        #expect(others.status == .notFound)
        #expect(none.text.contains("Inga anteckningar"))
    }

    private let path = "/moten/lpo/2027-2/anteckningar/som-fil"

    private func pdf(_ text: String) -> Data { Data("%PDF-1.7 \(text) %%EOF\n".utf8) }
}

extension Browser {
    fileprivate func unopened() throws -> [String] {
        try secretary.store.read { try $0.unreadMinutesFiles() }
    }

    fileprivate func minutes(_ states: [OutboxMessage.State]) throws -> [OutboxMessage] {
        try mails(states).filter { $0.kind == .minutes }
    }
}
