import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct ImportTests {
    static let list = """
        grupp;roll;namn;e-post;titel;från;till
        LPO Psykisk hälsa;ledamot;Cilla Öberg;cilla@regionen.example;MAS;;
        LPO Psykisk hälsa;ledamot;Nils Ny;nils@kommun.example;;2027-04-01;
        LPO Psykisk hälsa;ordförande;Anna Ek;anna@regionen.example;;;2027-12-31
        LPO Psykisk hälsa;samordnare;Bo Lind;bo@regionen.example;;;
        """

    @Test func `a list is shown row by row before anything changes, taken in once, and forgotten`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/personer/import")

        let kept = try await browser.upload(asked, "/personer/import", "ledamöter.csv", Self.list)
        let path = try #require(kept.location)
        let page = try await browser.get(path)
        let untouched = try browser.register()
        let sent = try await browser.fill(page, path, [("sett", page.seen)])
        let twice = try await browser.fill(page, path, [("sett", page.seen)])
        let gone = try await browser.get(path)

        #expect(page.text.contains("<h1>Läs in ledamöter.csv</h1>"))
        #expect(page.text.contains("4 rader: en ny, en ändrad, en avslutad och en oförändrad."))
        #expect(page.text.contains("Nils Ny blir ledamot i LPO Psykisk hälsa från 1 april 2027."))
        #expect(page.text.contains("Titeln blir MAS."))
        #expect(page.text.contains("Anna Ek slutar som ordförande i LPO Psykisk hälsa 31 december 2027."))
        #expect(page.text.contains("En person står inte i listan och är kvar"))
        #expect(untouched == .example())
        #expect([sent.location, twice.location].allSatisfy { $0 == "/personer?besked=importerat" })
        #expect(gone.status == .notFound)
        #expect(try browser.register().people.count == 5)
        #expect(try browser.facts("imported").map(\.by) == ["Bo Lind"])
    }

    @Test func `a register that has changed since is told of, and shown anew`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/personer/import")
        let path = try #require(try await browser.upload(asked, "/personer/import", "l.csv", Self.list).location)
        let page = try await browser.get(path)
        try browser.secretary.perform(.correct(Key("cilla"), address: "cilla@kommun.example"), by: "Eva")

        let late = try await browser.fill(page, path, [("sett", page.seen)])
        let again = try await browser.fill(late, path, [("sett", late.seen)])

        #expect(late.status == .conflict)
        #expect(late.text.contains("Registret har ändrats sedan du läste sidan."))
        #expect(again.location == "/personer?besked=importerat")
    }

    @Test func `every fault stands with its row, and nothing is taken in`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/personer/import")
        let list = "grupp;roll;namn;e-post\nLPO Påhitt;ledamot;A;a@b.example\nLPO Psykisk hälsa;<script>;B;fel"

        let path = try #require(try await browser.upload(asked, "/personer/import", "l.csv", list).location)
        let page = try await browser.get(path)
        let forced = try await browser.fill(page, path, [("sett", "x")])
        let dropped = try await browser.fill(page, "\(path)/bort")

        #expect(page.text.contains("<td>Rad 2</td>") && page.text.contains("”LPO Påhitt” finns inte som grupp."))
        #expect(page.text.contains("”&lt;script&gt;” finns inte som uppdrag."))
        #expect(page.text.contains("Skriv en mejladress, till exempel namn@kommun.example"))
        #expect(forced.status == .conflict || forced.status == .ok)
        #expect(dropped.location == "/personer?besked=kastat")
        #expect(try browser.register() == .example())
    }

    @Test(arguments: [
        ("l.xlsx", "PK\u{3}\u{4}"), ("l.csv", ""), ("../../etc/passwd", "root"), ("l.yaml", "region: x"), ("l", "a;b"),
    ])
    func `what is no list is refused at the field`(name: String, content: String) async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/personer/import")

        let page = try await browser.upload(asked, "/personer/import", name, content)

        #expect(page.status == .badRequest)
        #expect(page.text.contains("id=\"fil-fault\""))
    }

    @Test func `a workbook under a list's name, too large a file and a form of nobody's are turned away`() async throws
    {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/personer/import")

        let kept = try await browser.upload(asked, "/personer/import", "l.csv", "PK\u{3}\u{4}grupp;roll")
        let workbook = try await browser.get(try #require(kept.location))
        let huge = try await browser.upload(
            asked, "/personer/import", "l.csv", String(repeating: "x", count: 2_100_000))
        let forged = try await browser.upload(asked, "/personer/import", "l.csv", Self.list, token: "nothing")
        let plain = try await browser.fill(asked, "/personer/import", [("fil", "x")])

        #expect(workbook.text.contains("Spara den i Excel som CSV UTF-8"))
        #expect([huge.status, forged.status, plain.status] == [.contentTooLarge, .forbidden, .badRequest])
        #expect(huge.text.contains("2 MB"))
    }

    @Test func `a list is its owner's, and touches no body of others`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        let browser = try await Browser.signedIn("bo", register)
        let asked = try await browser.get("/personer/import")
        let list = "grupp;roll;namn;e-post\nRådet;ledamot;Nils;nils@kommun.example"
        let path = try #require(try await browser.upload(asked, "/personer/import", "l.csv", list).location)

        let page = try await browser.get(path)
        let forced = try await browser.fill(page, path, [("sett", try browser.register().mark)])
        try await browser.enter("anna")
        let chairs = try await browser.get(path)

        #expect(page.text.contains("Listan gäller också Rådet."))
        #expect(!page.text.contains("Läs in listan"))
        #expect([forced.status, chairs.status] == [.forbidden, .forbidden])
        #expect(try browser.register() == register)
    }

    @Test func `meetings are laid in the same way`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/personer/import")
        let list = "grupp;datum;start;slut\nLPO Psykisk hälsa;2027-05-11;13:00;15:00"

        let path = try #require(try await browser.upload(asked, "/personer/import", "m.csv", list).location)
        let page = try await browser.get(path)
        _ = try await browser.fill(page, path, [("sett", page.seen)])

        #expect(page.text.contains("LPO Psykisk hälsa, tisdag 11 maj kl. 13.00–15.00"))
        #expect(try browser.meeting(1)?.start == WallTime(iso: "2027-05-11T13:00"))
    }

    @Test func `a registerutdrag is a file to keep, recorded, and only for who arranges everything of hers`()
        async throws
    {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        let asked = try await browser.get("/personer/cilla/utdrag")

        let page = try await browser.fill(asked, "/personer/cilla/utdrag", [("som", "sida")])
        let json = try await browser.fill(asked, "/personer/cilla/utdrag", [("som", "json")])
        try await browser.enter("anna")
        let chairs = try await browser.get("/personer/cilla/utdrag")

        #expect(page.headers[.contentDisposition] == "attachment; filename=\"registerutdrag-2027-02-23.html\"")
        #expect(page.headers[.cacheControl] == "no-store")
        #expect(page.text.contains("<h1>Registerutdrag för Cilla Öberg</h1>"))
        #expect(page.text.contains("cilla@regionen.example"))
        #expect(!page.text.contains("anna@regionen.example"))
        #expect(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) is [String: Any])
        #expect(chairs.status == .forbidden)
        #expect(try browser.facts("person extracted").map(\.by) == ["Bo Lind", "Bo Lind"])
    }
}
