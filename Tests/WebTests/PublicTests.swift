import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct PublicTests {
    @Test func `a body's page names its chair and samordnare, and counts the others by huvudman`() async throws {
        let (browser, _) = try Browser.withLink()

        let page = try await browser.get("/grupp/lpo")

        #expect(page.status == .ok)
        #expect(page.text.contains("Anna Ek"))
        #expect(page.text.contains("Bo Lind"))
        #expect(page.text.contains("Lunda kommun"))
        #expect(page.text.contains("http://office.example/kalender/lpo.ics"))
        #expect(page.headers[.robots] == nil)
    }

    @Test func `what anybody may read holds no member's name, no way in and no link of somebody's`() async throws {
        let (browser, _) = try Browser.withLink()
        try browser.editPerson("anna") { $0.isProtected = true }

        for path in ["/", "/grupp/lpo", "/kalender/lpo.ics", "/tillganglighet", "/personuppgifter"] {
            let page = try await browser.get(path)
            #expect(page.status == .ok)
            for secret in ["Anna Ek", "Cilla", "Asta", "@regionen.example\"", "mote.example", "/svar/", "/din-sida/"] {
                #expect(!page.text.replacing("lpo@regionen.example", with: "").contains(secret), "\(path) \(secret)")
            }
        }
    }

    @Test(arguments: ["/grupp/finns-inte", "/grupp/%3Cscript%3E", "/grupp/..%2F..%2Fetc"])
    func `a body that there is not is not found`(path: String) async throws {
        let page = try await Browser().get(path)

        #expect(page.status == .notFound)
        #expect(!page.text.contains("<script>"))
    }

    @Test func `what is only proposed is no news for anybody`() async throws {
        let browser = try Browser()
        _ = try browser.secretary.addMeeting(
            of: "lpo", at: .at("2027-03-09T13:00"), length: 120, place: Meeting.Place(), by: "Bo Lind")

        #expect(try await browser.get("/grupp/lpo").text.contains("Inga möten är bokade"))
    }

    @Test func `the pages on access and on personal data name who answers and are reached from every page`()
        async throws
    {
        let browser = try Browser()

        let pages = [try await browser.get("/tillganglighet"), try await browser.get("/personuppgifter")]

        #expect(pages.allSatisfy { $0.text.contains("Region Exempel") && $0.text.contains("lpo@regionen.example") })
        let start = try await browser.get("/").text
        #expect(start.contains("href=\"/tillganglighet\"") && start.contains("href=\"/personuppgifter\""))
    }
}
