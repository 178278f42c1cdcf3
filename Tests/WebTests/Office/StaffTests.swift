import Foundation
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct StaffTests {
    private let path = "/installningar/roller/lpo"

    @Test func `everybody with a role stands there with since when`() async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.get("/installningar/roller")

        #expect(page.text.contains("Bo Lind"))
        #expect(page.text.contains("samordnare"))
        #expect(page.text.contains("sedan 4 oktober 2024"))
        #expect(!page.text.contains("Cilla Öberg"))
    }

    @Test func `a second samordnare is given her role, and can sign in`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("\(path)/ny")

        let given = try await browser.fill(
            asked, "\(path)/ny", gift(role: "coordinator", address: "Eva@Regionen.example", name: "Eva Ny"))
        let again = try await browser.fill(
            asked, "\(path)/ny", gift(role: "coordinator", address: "eva@regionen.example", name: "Eva Ny"))
        let history = try await browser.get("/installningar/grupper/lpo")
        try await browser.enter("eva")
        let today = try await browser.get("/idag")

        #expect(given.location == "/installningar/roller?besked=given#lpo")
        #expect(again.text.contains("Eva Ny har redan rollen under den tiden"))
        #expect(history.text.contains("Bo Lind gav Eva Ny rollen samordnare från 23 februari 2027."))
        #expect(today.status == .ok)
    }

    @Test(arguments: [
        ("", "eva@regionen.example", "Eva Ny", "2027-02-23", "", "Välj en roll"),
        ("ordinary", "eva@regionen.example", "Eva Ny", "2027-02-23", "", "Välj en roll"),
        ("reader", "eva", "Eva Ny", "2027-02-23", "", "Skriv en mejladress"),
        ("reader", "eva@regionen.example\r\nBcc: x@y.example", "Eva", "2027-02-23", "", "Skriv en mejladress"),
        ("reader", "eva@regionen.example", "", "2027-02-23", "", "Skriv namnet också"),
        ("reader", "eva@regionen.example", "Eva\u{202E}Ny", "2027-02-23", "", "utan osynliga tecken"),
        ("reader", "eva@regionen.example", "Eva Ny", "23/2", "", "Välj den första dagen"),
        ("reader", "eva@regionen.example", "Eva Ny", "2027-02-23", "2027-02-22", "inte är före den första"),
        ("standIn", "eva@regionen.example", "Eva Ny", "2027-02-23", "", "Välj sista dagen"),
        ("chair", "eva@regionen.example", "Eva Ny", "2027-02-23", "", "Anna Ek är ordförande"),
    ])
    func `a bad gift is said at its field and changes nothing`(
        role: String, address: String, name: String, from: String, until: String, words: String
    ) async throws {
        let browser = try await Browser.signedIn("bo")
        let before = try browser.register()
        let asked = try await browser.get("\(path)/ny")

        let page = try await browser.fill(
            asked, "\(path)/ny",
            [("roll", role), ("adress", address), ("namn", name), ("fran", from), ("till", until)])

        #expect(page.status == .badRequest)
        #expect(page.text.contains(words))
        #expect(try browser.register() == before)
    }

    @Test func `an administrator gives roles, but none to herself`() async throws {
        let browser = try await Browser.signedIn("disa")
        let asked = try await browser.get("\(path)/ny")

        let own = try await browser.fill(
            asked, "\(path)/ny", gift(role: "reader", address: "disa@regionen.example", name: ""))
        let other = try await browser.fill(
            asked, "\(path)/ny", gift(role: "reader", address: "cilla@regionen.example", name: ""))

        #expect(own.text.contains("Du kan inte ge dig själv en roll."))
        #expect(other.status == .seeOther)
    }

    @Test func `a role ends with a day, and its holder is shut out after it`() async throws {
        let browser = try await Browser.signedIn("anna")
        let chair = try await browser.get("/idag")
        try await browser.enter("bo")
        let asked = try await browser.get("\(path)/mandate-anna")

        let ended = try await browser.fill(asked, "\(path)/mandate-anna", [("dag", "2027-02-22"), ("sett", "")])
        let again = try await browser.fill(asked, "\(path)/mandate-anna", [("dag", "2027-02-22"), ("sett", "")])
        let late = try await browser.fill(asked, "\(path)/mandate-anna", [("dag", "2027-03-01"), ("sett", "")])

        #expect(chair.status == .ok)
        #expect(
            [ended.location, again.location] == Array(repeating: "/installningar/roller?besked=avslutad#lpo", count: 2))
        #expect(late.status == .conflict)
        #expect(late.text.contains("Någon annan har ändrat rollen"))
        #expect(try browser.facts("role ended").count == 1)
        #expect(try await browser.get("/installningar/roller").text.contains("Anna Ek") == false)
    }

    @Test func `the last samordnare stays until somebody else has the role`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("\(path)/mandate-bo")

        let refused = try await browser.fill(asked, "\(path)/mandate-bo", [("dag", "2027-03-01"), ("sett", "")])

        #expect(refused.status == .badRequest)
        #expect(refused.text.contains("Gruppen skulle stå utan samordnare."))
        #expect(try browser.register().mandates.allSatisfy { $0.until == nil })
    }

    @Test func `a member's seat is none of these roles`() async throws {
        let browser = try await Browser.signedIn("disa")
        let asked = try await browser.get("\(path)/ny")

        let pages = try await [
            browser.get("\(path)/mandate-cilla"), browser.get("\(path)/finns-inte"),
            browser.fill(asked, "\(path)/mandate-cilla", [("dag", "2027-02-23")]),
        ]

        #expect(pages.map(\.status) == [.notFound, .notFound, .notFound])
    }

    private func gift(role: String, address: String, name: String) -> [(String, String)] {
        [("roll", role), ("adress", address), ("namn", name), ("fran", "2027-02-23"), ("till", "")]
    }
}
