import Documents
import Foundation
import Hummingbird
import Meetings
import Store
import Testing

@testable import Web

@Suite struct DocumentTests {
    @Test func `a meeting's agenda and kallelse are read as pages`() async throws {
        let browser = try await Browser.signedIn("anna")
        try browser.plan()

        let agenda = try await browser.get("/moten/lpo/2027-2/dokument/dagordning")
        let notice = try await browser.get("/moten/lpo/2027-2/dokument/kallelse")

        #expect(agenda.text.contains("<h1>Dagordning</h1>"))
        #expect(notice.text.contains("<h1>Kallelse</h1>"))
        #expect(notice.text.contains("href=\"/moten/lpo/2027-2/dokument/kallelse/pdf\""))
    }

    @Test func `what has not left the samordnare is hers, and is escaped`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            try transaction.save(Minutes(meeting: meeting.id))
            try transaction.save(
                MinutesSection(item: MinutesSection.otherMatters, text: "<script>x</script> **fet**"),
                of: meeting.id, by: "Bo Lind", at: browser.clock.now)
        }

        let own = try await browser.get("/moten/lpo/2027-2/dokument/anteckningar")
        try await browser.enter("anna")
        let chair = try await browser.get("/moten/lpo/2027-2/dokument/anteckningar")

        #expect(own.text.contains("&lt;script&gt;x&lt;/script&gt; <strong>fet</strong>"))
        #expect(own.text.contains("Arbetsmaterial"))
        #expect(chair.status == .forbidden)
    }

    @Test(arguments: ["annat", "anteckningar/exe", "../x", "%00"])
    func `a document that does not exist is not found`(path: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        #expect(try await browser.get("/moten/lpo/2027-2/dokument/\(path)").status == .notFound)
    }

    @Test(arguments: ["pdf", "docx"])
    func `a program that is missing is told in a sentence, with the page instead`(format: String) async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/moten/lpo/2027-2/dokument/dagordning/\(format)")

        #expect(page.status == .serviceUnavailable)
        #expect(page.text.contains("Dokumentet blev inte klart"))
        #expect(page.text.contains("href=\"/moten/lpo/2027-2/dokument/dagordning\""))
    }

    @Test func `the page to keep is a file with a name`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()

        let page = try await browser.get("/moten/lpo/2027-2/dokument/dagordning/html")

        #expect(page.status == .ok)
        #expect(page.text.hasPrefix("<!DOCTYPE html>"))
        #expect(page.headers[.contentDisposition] == "attachment; filename=\"dagordning-lpo-2027-2.html\"")
    }
}
