import Foundation
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct WorkloadRoomTests {
    @Test func `a year without meetings says what comes next`() async throws {
        let browser = try await Browser.signedIn("bo")

        let page = try await browser.get("/arbetsinsats")

        #expect(page.status == .ok)
        #expect(page.text.contains("<h1>Arbetsinsats 2027</h1>"))
        #expect(page.text.contains("Inga timmar är noterade för 2027."))
        #expect(page.text.contains("När ett möte har varit och närvaron är noterad står timmarna här."))
        #expect(page.text.contains("aria-current=\"page\">Arbetsinsats"))
    }

    @Test func `the kommuner's members are shown beside their norm, in words, bars and figures`() async throws {
        let browser = try await Browser.working("bo")

        let page = try await browser.get("/arbetsinsats")

        #expect(page.text.contains("har tio kommunledamöter lagt 20 timmar"))
        #expect(page.text.contains("Mot 15–20"))
        #expect(page.text.contains("15–20 timmar</li>"))
        #expect(page.text.contains("Timmar i LPO Psykisk hälsa"))
        #expect(page.text.contains("<th scope=\"row\">Ledamot Ett1<"))
        #expect(!page.text.contains("<th scope=\"row\">Anna Ek"))
        #expect(page.text.contains("<option value=\"kommunerna\" selected>Kommunerna</option>"))
    }

    @Test func `what is folded is shown where the address asks for it`() async throws {
        let browser = try await Browser.working("bo", members: 14)
        let folded = try await browser.get("/arbetsinsats?huvudman=kommunerna")

        let page = try await browser.get("/arbetsinsats?huvudman=kommunerna&visa=alla")

        #expect(
            folded.text.contains(
                "Sex ledamöter med 2 timmar. <a href=\"/arbetsinsats?huvudman=kommunerna&amp;visa=alla#timmar\">"))
        #expect(page.text.contains("Visa dem") == false)
        #expect(page.text.components(separatedBy: "<th scope=\"row\">").count - 1 == 14)
    }

    @Test func `filters narrow both the rows and what the sentence says`() async throws {
        let browser = try await Browser.working("bo")

        let kommun = try await browser.get("/arbetsinsats?kommun=lindesta")
        let person = try await browser.get("/arbetsinsats?person=ledamot-1")
        let all = try await browser.get("/arbetsinsats?huvudman=alla&visa=alla")
        let nobody = try await browser.get("/arbetsinsats?kommun=lindesta&person=ledamot-1")

        #expect(kommun.text.contains("har fem kommunledamöter lagt tio timmar"))
        #expect(!kommun.text.contains("<th scope=\"row\">Ledamot Ett1<"))
        #expect(person.text.contains("har Ledamot Ett1 lagt två timmar"))
        #expect(all.text.contains("<th scope=\"row\">Anna Ek"))
        #expect(nobody.text.contains("Ingen stämmer in på det du har valt."))
    }

    @Test func `a sum opens what it consists of, with who noted it`() async throws {
        let browser = try await Browser.working("bo")
        let path = "/arbetsinsats?visa=alla&underlag=ledamot-1~lpo~granberga"

        let page = try await browser.get(path)

        #expect(page.text.contains("id=\"underlag\""))
        #expect(page.text.contains("Vad summan 2,00 timmar består av: Ledamot Ett1, LPO Psykisk hälsa"))
        #expect(page.text.contains("noterad av Bo Lind 23 februari 2027"))
        #expect(page.text.contains("#timmar\">Dölj</a>"))
    }

    @Test func `a chair reads sums without names but her own, and none over fewer than five`() async throws {
        let browser = try await Browser.working("anna")

        let page = try await browser.get(
            "/arbetsinsats?kommun=granberga&person=ledamot-1&underlag=ledamot-1~lpo~granberga")
        let file = try await browser.get("/arbetsinsats/hamta/csv?person=ledamot-1")

        #expect(page.status == .ok)
        #expect(!page.text.contains("Ledamot Ett1"))
        #expect(page.text.contains("Anna Ek"))
        #expect(page.text.contains("<h2 id=\"kommuner\""))
        #expect(!page.text.contains("name=\"person\""))
        #expect(page.text.contains("Summor för färre än fem visas inte."))
        #expect(!file.text.contains("Ledamot Ett1"))
    }

    @Test func `an administrator has no such room`() async throws {
        let browser = try await Browser.working("disa")

        let pages = try await [browser.get("/arbetsinsats"), browser.get("/arbetsinsats/hamta/json")]
        let today = try await browser.get("/idag")

        #expect(pages.map(\.status) == [.forbidden, .forbidden])
        #expect(!today.text.contains("href=\"/arbetsinsats\""))
    }

    @Test func `the files carry the same filter, and one without names names nobody`() async throws {
        let browser = try await Browser.working("bo")

        let csv = try await browser.get("/arbetsinsats/hamta/csv?kommun=lindesta")
        let html = try await browser.get("/arbetsinsats/hamta/html?kommun=lindesta")
        let json = try await browser.get("/arbetsinsats/hamta/json")
        let nameless = try await browser.get("/arbetsinsats/hamta/csv?namn=nej")

        #expect(csv.headers[.contentDisposition] == "attachment; filename=\"arbetsinsats-2027.csv\"")
        #expect(csv.text.contains("Ledamot Ett6") && !csv.text.contains("Ledamot Ett1;"))
        #expect(html.text.contains("Ledamot Ett6") && !html.text.contains("Anna Ek"))
        #expect(json.headers[.contentType] == "application/json")
        #expect(nameless.headers[.contentDisposition] == "attachment; filename=\"arbetsinsats-2027-utan-namn.csv\"")
        #expect(!nameless.text.contains("Ledamot Ett"))
        #expect(nameless.headers[.cacheControl] == "no-store")
    }

    @Test func `where the renderer is missing the page says what to do instead`() async throws {
        let browser = try await Browser.working("bo")

        let page = try await browser.get("/arbetsinsats/hamta/pdf?kommun=lindesta")

        #expect(page.status == .serviceUnavailable)
        #expect(page.text.contains("Programmet som gör PDF:er svarar inte."))
        #expect(page.text.contains("href=\"/arbetsinsats/hamta/html?kommun=lindesta\""))
        #expect(!page.text.contains("/nonexistent"))
    }

    @Test(arguments: [
        "?ar=abc", "?ar=1", "?ar=9999", "?ar=99999999999999999999", "?grupp=finns-inte", "?grupp=%27%20OR%201%3D1--",
    ])
    func `an address of nothing there is is no page`(query: String) async throws {
        let browser = try await Browser.working("bo")

        let page = try await browser.get("/arbetsinsats\(query)")

        #expect(page.status == .notFound)
    }

    @Test(arguments: [
        "?kommun=%3Cscript%3E&person=%E2%80%AE", "?underlag=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "?huvudman=x&huvudman=y&visa=%F0%9F%8E%89", "?kommun=\(String(repeating: "a", count: 5000))",
    ])
    func `strange filters are kept as text`(query: String) async throws {
        let browser = try await Browser.working("bo")

        let page = try await browser.get("/arbetsinsats\(query)")

        #expect(page.status == .ok)
        #expect(!page.text.contains("<script>"))
    }

    @Test func `what the figures lack leads to where it is noted`() async throws {
        let browser = try await Browser.working("bo")
        try browser.plan(.example(number: 3, start: "2027-02-09T13:00"))

        let page = try await browser.get("/arbetsinsats")

        #expect(page.text.contains("Ingen närvaro är noterad tisdag 9 februari."))
        #expect(page.text.contains("href=\"/moten/lpo/2027-3/narvaro\""))
        #expect(page.text.contains("href=\"/moten/lpo/2027-3#inlasning\""))
    }
}

extension Browser {
    /// Signed in to an office where a meeting of two hours has been, with every member there.
    fileprivate static func working(_ name: String, members: Int = 10) async throws -> Browser {
        let browser = try await Browser.signedIn(name, .working(members))
        try browser.plan(.example(number: 1, start: "2027-01-12T13:00"))
        _ = try browser.secretary.record(nil, others: .present, at: "lpo/2027-1", by: "Bo Lind")
        return browser
    }
}

extension Register {
    /// Members of two kommuner, as many of each.
    fileprivate static func working(_ members: Int) -> Register {
        var register = Register.example()
        register.bodies[0].norms = [Norm(amount: .hours(least: 15, most: 20))]
        register.authorities = [
            Authority(id: Key("region"), name: "Region Exempel", kind: .region),
            Authority(id: Key("granberga"), name: "Granberga", kind: .municipality),
            Authority(id: Key("lindesta"), name: "Lindesta", kind: .municipality),
        ]
        for number in 1...members {
            let kommun: Key<Authority> = number <= members / 2 ? Key("granberga") : Key("lindesta")
            register.people.append(
                Person(
                    id: Key("ledamot-\(number)"), name: "Ledamot Ett\(number)",
                    addresses: [Person.Address("ledamot-\(number)@kommun.example")]))
            register.seats.append(
                Seat(id: Key("plats-\(number)"), body: Key("lpo"), role: .ordinary, authority: kommun))
            register.mandates.append(
                Mandate(
                    id: Key("uppdrag-\(number)"), seat: Key("plats-\(number)"), person: Key("ledamot-\(number)"),
                    from: Day(ordinal: 20_000)))
        }
        return register
    }
}
