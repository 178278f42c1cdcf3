import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct BodiesTests {
    @Test func `the list says how each body stands, and holds only those that one may read`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        register.seats.append(Seat(id: Key("empty"), body: Key("lpo"), role: .ordinary))
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()

        let page = try await browser.get("/grupper")

        #expect(page.status == .ok)
        #expect(page.text.contains("<h1>Grupper</h1>"))
        #expect(page.text.contains("En grupp. En plats är vakant."))
        #expect(page.text.contains("tis 9 mars kl. 13.00"))
        #expect(page.text.contains("av 4–6, för få"))
        #expect(!page.text.contains("Rådet"))
    }

    @Test func `the administrator and strangers see nothing of it`() async throws {
        let browser = try await Browser.signedIn("disa")

        let paths = ["/grupper", "/grupper/lpo", "/personer", "/personer/cilla", "/personer/cilla/adress"]
        for path in paths { #expect(try await browser.get(path).status == .forbidden) }
        browser.forgetCookies()

        for path in paths { #expect(try await browser.get(path).location == "/logga-in") }
    }

    @Test func `a body's page says whose turn it is to nominate, and since when a seat is empty`() async throws {
        let browser = try await Browser.signedIn("bo", .withKommun())

        let page = try await browser.get("/grupper/lpo")

        #expect(page.text.contains("Vakant sedan 1 februari 2027"))
        #expect(page.text.contains("Falu kommun ska utse"))
        #expect(page.text.contains("Slutar om 36 dagar"))
        #expect(page.text.contains("http://office.example/kalender/lpo.ics"))
        #expect(page.text.contains("href=\"/grupp/lpo\""))
        #expect(page.text.contains("4–6 om året, 2 timmar digitalt"))
    }

    @Test func `the chair reads, but finds no forms and may use none`() async throws {
        let browser = try await Browser.signedIn("anna")

        let page = try await browser.get("/grupper/lpo")
        let form = try await browser.get("/grupper/lpo/plats/seat-cilla")
        let sent = try await browser.fill(
            page, "/grupper/lpo/uppdrag/mandate-cilla/avsluta", [("dag", "2027-06-30"), ("steg", "gor")])

        #expect(page.status == .ok)
        #expect(!page.text.contains("Byt person"))
        #expect([form.status, sent.status] == [.forbidden, .forbidden])
        #expect(try browser.mandate("mandate-cilla")?.until == nil)
    }

    @Test func `a seat is given after a look at what it means, once however often it is sent`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.secretary.perform(
            .add(Person(id: Key("frida"), name: "Frida Lund", addresses: [Person.Address("frida@kommun.example")])),
            by: "Bo Lind")

        let asked = try await browser.get("/grupper/lpo/plats/seat-cilla")
        let fields = [
            ("person", "frida"), ("fran", "2027-03-01"), ("nytt", asked.field("nytt")),
            ("ny-plats", asked.field("ny-plats")),
        ]
        let review = try await browser.fill(asked, "/grupper/lpo/plats/seat-cilla", fields)
        let untouched = try browser.register().mandates.count
        let again = fields + [("steg", "gor"), ("sett", review.seen)]
        let done = try await browser.fill(review, "/grupper/lpo/plats/seat-cilla", again)
        let twice = try await browser.fill(review, "/grupper/lpo/plats/seat-cilla", again)
        let page = try await browser.get(try #require(done.location))

        #expect(review.text.contains("Frida Lund blir ledamot i LPO Psykisk hälsa från 1 mars 2027"))
        #expect(review.text.contains("Cilla Öberg slutar som ledamot i LPO Psykisk hälsa 28 februari 2027"))
        #expect(review.text.contains("till Frida Lund"))
        #expect(untouched == 4)
        #expect([done.location, twice.location].allSatisfy { $0 == "/grupper/lpo?besked=tillsatt" })
        #expect(try browser.register().mandates.count == 5)
        #expect(page.text.contains("Platsen är tillsatt."))
        #expect(page.text.contains("Bo Lind gav Frida Lund plats från 1 mars 2027"))
    }

    @Test func `what is wrong is said at its field, and what was typed stays`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/grupper/lpo/plats/seat-cilla")

        let empty = try await browser.fill(asked, "/grupper/lpo/plats/seat-cilla", [("utsedd", "<script>x</script>")])
        let backward = try await browser.fill(
            asked, "/grupper/lpo/plats/seat-cilla",
            [("person", "anna"), ("fran", "2027-03-01"), ("till", "2027-02-01"), ("nytt", "n1"), ("ny-plats", "n2")])
        let same = try await browser.fill(
            asked, "/grupper/lpo/plats/seat-cilla",
            [("person", "cilla"), ("fran", "2027-03-01"), ("nytt", "n1"), ("ny-plats", "n2")])

        #expect(empty.status == .badRequest)
        #expect(empty.text.contains("Två uppgifter behöver rättas"))
        #expect(empty.text.contains("&lt;script&gt;x&lt;/script&gt;"))
        #expect(backward.text.contains("Välj en sista dag som inte är före den första"))
        #expect(same.text.contains("Cilla Öberg har redan platsen"))
    }

    @Test(arguments: [
        [("fran", "2027-13-45"), ("person", "anna")], [("fran", "'; DROP TABLE mandate; --"), ("person", "anna")],
        [("person", "\u{202E}anna"), ("fran", "2027-03-01")], [("person", String(repeating: "x", count: 1_000_000))],
    ])
    func `bad input changes nothing and is answered in Swedish`(fields: [(String, String)]) async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/grupper/lpo/plats/seat-cilla")

        let page = try await browser.fill(
            asked, "/grupper/lpo/plats/seat-cilla", fields + [("nytt", "n1"), ("ny-plats", "n2"), ("steg", "gor")])

        #expect(page.status == .badRequest)
        #expect(try browser.register() == .example())
    }

    @Test func `the later of two editors is told, and an end is taken back`() async throws {
        let browser = try await Browser.signedIn("bo")
        let path = "/grupper/lpo/uppdrag/mandate-cilla/avsluta"
        let asked = try await browser.get(path)
        let review = try await browser.fill(asked, path, [("dag", "2027-06-30"), ("skal", "Ny tjänst i Borlänge")])
        try browser.secretary.perform(
            .end(Key("mandate-cilla"), on: try #require(Day(iso: "2027-04-30")), because: nil), by: "Eva")

        let late = try await browser.fill(
            review, path,
            [("dag", "2027-06-30"), ("skal", "Ny tjänst i Borlänge"), ("steg", "gor"), ("sett", review.seen)])
        let back = try await browser.get("/grupper/lpo/uppdrag/mandate-cilla/oppna")
        let reopened = try await browser.fill(
            back, "/grupper/lpo/uppdrag/mandate-cilla/oppna", [("steg", "gor"), ("sett", back.seen)])
        let twice = try await browser.fill(
            back, "/grupper/lpo/uppdrag/mandate-cilla/oppna", [("steg", "gor"), ("sett", back.seen)])

        #expect(late.status == .conflict)
        #expect(late.text.contains("Ny tjänst i Borlänge"))
        #expect(back.text.contains("Cilla Öberg är kvar som ledamot"))
        #expect(reopened.location == "/grupper/lpo?besked=oppnat")
        #expect(twice.status == .seeOther || twice.status == .conflict)
        #expect(try browser.mandate("mandate-cilla")?.until == nil)
    }

    @Test func `a mandate given by mistake is taken back from the page that ends it, once, until mail has left`()
        async throws
    {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.secretary.perform(
            .add(Person(id: Key("frida"), name: "Frida Lund", addresses: [Person.Address("frida@kommun.example")])),
            by: "Bo Lind")
        let seat = try #require(try browser.register().seat(Key("seat-cilla")))
        let from = try #require(Day(iso: "2027-03-01"))
        try browser.secretary.perform(
            .give(Mandate(id: Key("fel"), seat: seat.id, person: Key("frida"), from: from), on: seat), by: "Bo Lind")
        let path = "/grupper/lpo/uppdrag/fel/ta-tillbaka"

        let end = try await browser.get("/grupper/lpo/uppdrag/fel/avsluta")
        let review = try await browser.get(path)
        let untouched = try browser.mandate("fel")
        let sent = [("steg", "gor"), ("sett", review.seen)]
        let done = try await browser.fill(review, path, sent)
        let twice = try await browser.fill(review, path, sent)
        let page = try await browser.get(try #require(done.location))

        #expect(end.text.contains("href=\"\(path)\""))
        #expect(review.text.contains("Uppdraget för Frida Lund som ledamot i LPO Psykisk hälsa tas tillbaka"))
        #expect(review.text.contains("Cilla Öberg är kvar som ledamot"))
        #expect(untouched != nil)
        #expect([done.location, twice.location].allSatisfy { $0 == "/grupper/lpo?besked=taget" })
        #expect(try browser.mandate("fel") == nil && browser.mandate("mandate-cilla")?.until == nil)
        #expect(page.text.contains("Bo Lind tog tillbaka ett uppdrag: Frida Lund från 1 mars 2027"))
        #expect(try await browser.get("/grupper/lpo/uppdrag/okant/ta-tillbaka").status == .notFound)
        #expect(try await !browser.get("/grupper/lpo/uppdrag/mandate-cilla/avsluta").text.contains("ta-tillbaka"))
        let settled = try await browser.get("/grupper/lpo/uppdrag/mandate-cilla/ta-tillbaka")
        #expect(settled.status == .conflict && settled.text.contains("Avsluta uppdraget i stället"))
    }

    @Test func `a seat is added, and a stand-in is asked for her last day`() async throws {
        let browser = try await Browser.signedIn("bo", .withKommun())
        let asked = try await browser.get("/grupper/lpo/ny-plats")
        let fields = [
            ("roll", "ordinary"), ("huvudman", "falun"), ("profil", "socialchef"), ("nytt", asked.field("nytt")),
        ]
        let review = try await browser.fill(asked, "/grupper/lpo/ny-plats", fields)

        let added = try await browser.fill(
            review, "/grupper/lpo/ny-plats", fields + [("steg", "gor"), ("sett", review.seen)])
        let undated = try await browser.fill(
            asked, "/grupper/lpo/ersattare",
            [("person", "anna"), ("fran", "2027-03-01"), ("nytt", "n1"), ("ny-plats", "n2")])

        #expect(review.text.contains("En plats läggs till i LPO Psykisk hälsa: ledamot för Falu kommun, socialchef"))
        #expect(added.location == "/grupper/lpo?besked=plats")
        #expect(try browser.register().seats.last?.profile == "socialchef")
        #expect(undated.status == .badRequest)
    }

    @Test(arguments: [
        "/grupper/nothing", "/grupper/lpo/plats/nothing", "/grupper/lpo/uppdrag/%00/avsluta", "/personer/..%2Fx",
    ])
    func `what is not there is not found`(path: String) async throws {
        let browser = try await Browser.signedIn("bo")

        #expect(try await browser.get(path).status == .notFound)
    }
}

extension Browser {
    func register() throws -> Register { try secretary.store.read { try $0.register() } }

    func mandate(_ id: String) throws -> Mandate? { try register().mandates.first { $0.id == Key(id) } }
}

extension Register {
    /// A seat of Falun that has been empty since February, and Cilla's mandate near its end.
    static func withKommun() -> Register {
        var register = Register.example()
        register.authorities = [Authority(id: Key("falun"), name: "Falu kommun", kind: .municipality)]
        register.seats.append(
            Seat(
                id: Key("falu-seat"), body: Key("lpo"), role: .ordinary, profile: "socialchef", authority: Key("falun"))
        )
        register.mandates.append(
            Mandate(
                id: Key("past"), seat: Key("falu-seat"), person: Key("disa"), from: Day(ordinal: 20_000),
                until: Day(iso: "2027-01-31")))
        if let index = register.mandates.firstIndex(where: { $0.id == Key("mandate-cilla") }) {
            register.mandates[index].until = Day(iso: "2027-03-31")
        }
        return register
    }
}
