import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct HybridTests {
    @Test func `where there are a room and a link she says in one question how she comes`() async throws {
        let (browser, link) = try Browser.withHybridLink()
        let page = try await browser.get(link)

        let sent = try await browser.reply(page, link, [("svar", "accepted-room")])
        let shown = try await browser.get(link)
        _ = try await browser.reply(shown, link, [("svar", "accepted-remote")])

        #expect(page.text.contains("Ja, jag kommer till rummet") && page.text.contains("Ja, jag är med digitalt"))
        #expect(!page.text.contains("Ja, jag kommer</span>") && !page.text.contains("checked"))
        #expect(sent.location == link)
        #expect(shown.text.contains("Du har svarat att du kommer till rummet"))
        #expect(try await browser.get(link).text.contains("Du har svarat att du är med digitalt"))
        #expect(try browser.given(by: "cilla")?.way == .remote)
        #expect(try browser.facts("answered").map(\.detail) == ["cilla accepted room", "cilla accepted remote"])
    }

    @Test func `a meeting by link alone has no such choice, and keeps none`() async throws {
        let (browser, link) = try Browser.withLink()
        let page = try await browser.get(link)

        _ = try await browser.reply(page, link, [("svar", "accepted-room")])

        #expect(!page.text.contains("till rummet"))
        #expect(try browser.given(by: "cilla")?.reply == .accepted)
        #expect(try browser.given(by: "cilla")?.way == nil)
    }

    @Test(arguments: ["accepted-", "accepted-teams", "declined-room", "accepted-room-room", "-room"])
    func `what is no way is asked again`(reply: String) async throws {
        let (browser, link) = try Browser.withHybridLink()
        let page = try await browser.get(link)

        let sent = try await browser.reply(page, link, [("svar", reply)])

        #expect(sent.status == .badRequest)
        #expect(try browser.given(by: "cilla") == nil)
    }

    @Test func `the meeting's page says who comes to the room, and attendance begins with it`() async throws {
        let (browser, _) = try Browser.withHybridLink()
        try await browser.enter("bo")
        let asked = try await browser.get("/moten/lpo/2027-1/svar")
        for (person, reply) in [("anna", "accepted-room"), ("cilla", "accepted-remote"), ("bo", "accepted")] {
            let done = try await browser.fill(
                asked, "/moten/lpo/2027-1/svar", [("person", person), ("svar", reply)])
            #expect(done.status == .seeOther)
        }

        let page = try await browser.get("/moten/lpo/2027-1")
        let anew = try await browser.get("/moten/lpo/2027-1/svar")
        browser.clock.turn(minutes: 16 * 24 * 60)
        try await browser.enter("bo")
        let attendance = try await browser.get("/moten/lpo/2027-1/narvaro")

        #expect(
            page.text.contains(
                "En kommer till rummet: Anna Ek. En är med digitalt. En kommer utan att ha sagt hur."))
        #expect(page.text.contains("Kommer, digitalt") && anew.text.contains("Cilla Öberg, kommer, digitalt"))
        #expect(page.text.contains("antecknade att Anna Ek kommer till rummet"))
        #expect(attendance.chosen(for: "cilla") == "remote")
        #expect(attendance.chosen(for: "anna") == "present")
        #expect(attendance.text.contains("<small>Sa sig vara med digitalt</small>"))
    }
}

extension Browser {
    /// As `withLink`, where the meeting has a room as well.
    fileprivate static func withHybridLink() throws -> (Browser, String) {
        let browser = try Browser(.withAssistant())
        try browser.call(room: "Björken")
        return (browser, try browser.mailed("svar", to: "cilla@regionen.example"))
    }
}

extension Page {
    /// Which line of a person's list of attendance is chosen.
    fileprivate func chosen(for person: String) -> String? {
        let list = text.components(separatedBy: "<select id=\"n-\(person)\"").dropFirst().first
        let end = list?.components(separatedBy: "</select>").first ?? ""
        return end.firstMatch(of: /<option value="([a-z]+)" selected>/).map { String($0.1) }
    }
}
