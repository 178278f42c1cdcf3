import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct PeopleTests {
    @Test func `the list is searched and narrowed by its address`() async throws {
        let browser = try await Browser.signedIn("bo", .withKommun())
        try browser.bounce("cilla@regionen.example", of: "cilla")

        let all = try await browser.get("/personer")
        let named = try await browser.get("/personer?sok=cilla+%C3%B6berg")
        let failing = try await browser.get("/personer?adress=fungerar-inte")
        let missing = try await browser.get("/personer?adress=saknas&sida=99999999999999999999")
        let hostile = try await browser.get("/personer?sok=%3Cscript%3E&grupp='--&kommun=%F0%9F%98%80&sida=-1")

        #expect(all.text.contains("Fyra personer."))
        #expect(named.text.contains("Cilla Öberg") && !named.text.contains(">Anna Ek<"))
        #expect(failing.text.contains("Cilla Öberg") && failing.text.contains("Fungerar inte"))
        #expect(missing.text.contains("Ingen passar in på urvalet."))
        #expect(hostile.status == .ok)
        #expect(hostile.text.contains("&lt;script&gt;"))
    }

    @Test func `a list that grows is paged`() async throws {
        var register = Register.example()
        for number in 1...60 {
            register.people.append(Person(id: Key("p\(number)"), name: "Person Zz\(number)"))
        }
        let browser = try await Browser.signedIn("bo", register)

        let first = try await browser.get("/personer")
        let second = try await browser.get("/personer?sida=2")

        #expect(first.text.contains("Sida 1 av 2") && first.text.contains("href=\"/personer?sida=2\""))
        #expect(second.text.contains("Sida 2 av 2") && second.text.contains("href=\"/personer\">Föregående sida"))
    }

    @Test func `a page tells seats, answers, attendance, hours and mail to whom each is for`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        _ = try browser.secretary.record(.accepted, of: "Cilla Öberg", to: "lpo/2027-2", by: "Bo Lind")

        let page = try await browser.get("/personer/cilla")
        try await browser.enter("anna")
        let chairs = try await browser.get("/personer/cilla")

        #expect(page.text.contains("<h1>Cilla Öberg</h1>"))
        #expect(page.text.contains("Kommer"))
        #expect(page.text.contains("Timmar 2027"))
        #expect(page.text.contains("/utskick?person=cilla"))
        #expect(chairs.text.contains("<h1>Cilla Öberg</h1>"))
        #expect(!chairs.text.contains("Timmar 2027"))
        #expect(!chairs.text.contains("/utskick?person=cilla"))
        #expect(!chairs.text.contains("Rätta adressen"))
    }

    @Test func `a corrected address is shown before it is kept, and what bounced is sent again`() async throws {
        let browser = try await Browser.signedIn("bo")
        try browser.plan()
        try browser.bounce("cilla@regionen.example", of: "cilla")
        let broken = try await browser.get("/personer/cilla")
        let asked = try await browser.get("/personer/cilla/adress")

        let wrong = try await browser.fill(asked, "/personer/cilla/adress", [("adress", "cilla kommun")])
        let review = try await browser.fill(asked, "/personer/cilla/adress", [("adress", "Cilla@Kommun.example")])
        let fields = [("adress", "Cilla@Kommun.example"), ("steg", "gor"), ("sett", review.seen)]
        let done = try await browser.fill(review, "/personer/cilla/adress", fields)
        _ = try await browser.fill(review, "/personer/cilla/adress", fields)

        #expect(broken.text.contains("Fungerar inte"))
        #expect(wrong.status == .badRequest)
        #expect(wrong.text.contains("Skriv en mejladress, till exempel namn@kommun.example"))
        #expect(review.text.contains("Mejl går till cilla@kommun.example, inte cilla@regionen.example"))
        #expect(done.location == "/personer/cilla?besked=adress")
        #expect(try browser.register().person(Key("cilla"))?.address == "cilla@kommun.example")
        #expect(try browser.facts("address corrected").map(\.by) == ["Bo Lind"])
    }

    @Test func `a person is added once, and told apart from who is there already`() async throws {
        let browser = try await Browser.signedIn("bo")
        let asked = try await browser.get("/personer/ny")
        let fields = [
            ("namn", "Cilla Öberg"), ("adress", "c@kommun.example"), ("titel", "<b>Chef</b>"),
            ("nytt", asked.field("nytt")),
        ]

        let review = try await browser.fill(asked, "/personer/ny", fields)
        let sent = fields + [("steg", "gor"), ("sett", review.seen)]
        let done = try await browser.fill(review, "/personer/ny", sent)
        _ = try await browser.fill(review, "/personer/ny", sent)
        let page = try await browser.get(try #require(done.location))

        #expect(review.text.contains("Finns redan: Cilla Öberg, cilla@regionen.example"))
        #expect(try browser.register().people.count == 5)
        #expect(page.text.contains("Personen är tillagd."))
        #expect(page.text.contains("&lt;b&gt;Chef&lt;/b&gt;"))
    }

    @Test func `assistants come and go, and protection is marked`() async throws {
        let browser = try await Browser.signedIn("bo")
        let page = try await browser.get("/personer/cilla")
        let typed = [("namn", "Asta Berg"), ("adress", "asta@kommun.example")]

        let added = try await browser.confirm(page, "/personer/cilla/assistent", typed)
        let removed = try await browser.confirm(
            page, "/personer/cilla/assistent/bort", [("adress", "asta@kommun.example")])
        let protected = try await browser.confirm(page, "/personer/cilla/skydd", [("skydd", "ja")])
        let public_ = try await browser.get("/grupp/lpo")

        #expect(added.location == "/personer/cilla?besked=assistent")
        #expect(removed.location == "/personer/cilla?besked=utan-assistent")
        #expect(protected.location == "/personer/cilla?besked=skydd")
        #expect(try browser.register().person(Key("cilla"))?.isProtected == true)
        #expect(!public_.text.contains("Cilla"))
        #expect(try browser.facts("assistant added").count == 1)
    }

    @Test func `a link that is asked for twice on one page is one, and on the next page another`() async throws {
        let browser = try await Browser.signedIn("bo")
        let pages = [try await browser.get("/personer/cilla"), try await browser.get("/personer/cilla")]
        let occasions = pages.map { $0.text.firstMatch(of: /name="gang" value="([^"]+)"/).map { String($0.1) } ?? "" }

        var links: [String] = []
        for (page, occasion) in [(pages[0], occasions[0]), (pages[0], occasions[0]), (pages[1], occasions[1])] {
            let made = try await browser.fill(page, "/personer/cilla/lank", [("gang", occasion)])
            links.append(made.text.firstMatch(of: /din-sida\/([^<]+)/).map { String($0.1) } ?? "")
        }
        _ = try await browser.fill(pages[0], "/personer/cilla/lank/aterkalla")
        let later = try await browser.fill(pages[0], "/personer/cilla/lank", [("gang", occasions[0])])

        #expect(links[0] == links[1])
        #expect(links[1] != links[2])
        #expect(try browser.facts("page link made").count == 3)
        #expect(later.status == .ok)
        #expect(!later.text.contains(links[0]))
    }

    @Test func `a link is shown once, and all are revoked`() async throws {
        let browser = try await Browser.signedIn("bo")
        let page = try await browser.get("/personer/cilla")

        let made = try await browser.fill(page, "/personer/cilla/lank")
        let link = try #require(made.text.firstMatch(of: /http:\/\/office\.example(\/din-sida\/[^<]+)/))
        let own = try await browser.get(String(link.1))
        let revoked = try await browser.fill(page, "/personer/cilla/lank/aterkalla")
        let over = try await browser.get(String(link.1))
        let after = try await browser.get("/personer/cilla")

        #expect(own.status == .ok)
        #expect(revoked.location == "/personer/cilla?besked=lankar")
        #expect(!over.text.contains("Cilla Öberg"))
        #expect(after.text.contains("Inga länkar gäller nu."))
        #expect(!after.text.contains(String(link.1)))
    }

    @Test func `two entries are made one and two again, each after a look`() async throws {
        var register = Register.example()
        register.people.append(
            Person(id: Key("c2"), name: "Cilla B Öberg", addresses: [Person.Address("c2@kommun.example")]))
        register.seats.append(Seat(id: Key("s2"), body: Key("lpo"), role: .informed))
        register.mandates.append(Mandate(id: Key("m2"), seat: Key("s2"), person: Key("c2"), from: Day(ordinal: 20_000)))
        let browser = try await Browser.signedIn("bo", register)
        let page = try await browser.get("/personer/cilla/sla-ihop")

        let none = try await browser.fill(page, "/personer/cilla/sla-ihop", [("post", "")])
        let merged = try await browser.confirm(page, "/personer/cilla/sla-ihop", [("post", "c2")])
        let gone = try await browser.get("/personer/c2")
        let one = try browser.register()
        let separated = try await browser.confirm(page, "/personer/cilla/dela", [("post", "c2")])

        #expect(none.text.contains("Välj vilken post som är samma person"))
        #expect(merged.location == "/personer/cilla?besked=ihop")
        #expect(gone.location == "/personer/cilla")
        #expect(one.people.count == 4)
        #expect(one.mandates.first { $0.id == Key("m2") }?.person == Key("cilla"))
        #expect(separated.location == "/personer/cilla?besked=delad")
        #expect(try browser.register() == register)
    }

    @Test func `who arranges for one of a person's bodies only does not merge her`() async throws {
        var register = Register.example()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        register.people.append(Person(id: Key("c2"), name: "Cilla Öberg", addresses: []))
        register.seats.append(Seat(id: Key("s2"), body: Key("other"), role: .ordinary))
        register.mandates.append(Mandate(id: Key("m2"), seat: Key("s2"), person: Key("c2"), from: Day(ordinal: 20_000)))
        let browser = try await Browser.signedIn("bo", register)
        let page = try await browser.get("/personer/cilla/sla-ihop")

        let refused = try await browser.fill(
            page, "/personer/cilla/sla-ihop", [("post", "c2"), ("steg", "gor"), ("sett", "")])
        let foreign = try await browser.get("/personer/c2")

        #expect([refused.status, foreign.status] == [.forbidden, .forbidden])
        #expect(!page.text.contains("value=\"c2\""))
        #expect(try browser.register() == register)
    }
}

extension Browser {
    /// A mail server has said that an address does not work.
    func bounce(_ address: String, of person: String) throws {
        let now = clock.now
        try secretary.store.write { transaction in
            let incoming = try #require(try transaction.keep(Data("x".utf8), digest: address, from: "test", at: now))
            let fault = AddressFault(
                address: address, person: Key(person), message: nil, severity: "permanent", isOurs: false,
                status: "5.1.1", words: "no such user", at: now)
            try transaction.add(fault, from: incoming)
        }
    }

    /// Asks, and says yes to what is shown.
    func confirm(_ page: Page, _ path: String, _ fields: [(String, String)]) async throws -> Page {
        let review = try await fill(page, path, fields)
        return try await fill(review, path, fields + [("steg", "gor"), ("sett", review.seen)])
    }
}
