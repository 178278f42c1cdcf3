import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct FollowUpTests {
    @Test func `the room lists what is open with what is missing, and who answers for how many`() async throws {
        let browser = try await Browser.following("bo")

        let page = try await browser.get("/atgarder")

        #expect(page.status == .ok)
        #expect(page.text.contains("Tre åtgärder är öppna, en av dem försenad."))
        #expect(page.text.contains("Saknar ansvarig") && page.text.contains("Saknar datum"))
        #expect(page.text.contains("href=\"/atgarder?ansvarig=Cilla%20%C3%96berg\""))
        #expect(!page.text.contains("Redan gjord"))
        #expect(page.text.contains("<a href=\"/atgarder\" aria-current"))
    }

    @Test(arguments: [
        ("lage=forsenade", ["a2"]), ("lage=klara", ["a4"]), ("lage=alla", ["a1", "a2", "a3", "a4"]),
        ("lage=saknar-ansvarig", ["a3"]), ("lage=saknar-datum", ["a3"]), ("ansvarig=cilla", ["a1"]),
        ("ansvarig=mas", ["a2"]), ("senast=7", ["a1", "a2"]), ("grupp=nix", []), ("buret=1", []), ("ar=2026", []),
        ("lage=%27%3B--&senast=9999999999999&buret=x&sida=-1", ["a1", "a2", "a3"]),
    ]) func `the filters choose`(query: String, expected: [String]) async throws {
        let browser = try await Browser.following("bo")

        let page = try await browser.get("/atgarder?\(query)")

        let shown = Set(page.text.matches(of: /href="\/atgarder\/(a\d)"/).map { String($0.1) })
        #expect(shown == Set(expected))
        let file = try await browser.get("/atgarder/atgarder.csv?\(query)")
        #expect(file.text.split(separator: "\r\n").count == expected.count + 1)
    }

    @Test func `each way of changing one is kept with who did it, and its history tells`() async throws {
        let browser = try await Browser.following("bo")
        let steps: [[(String, String)]] = [
            [("steg", "dag"), ("dag", "2027-05-04"), ("orsak", "Väntar")],
            [("steg", "ansvarig"), ("ansvarig", "person:anna"), ("ansvarig", "grupp:lpo"), ("annan", "MAR")],
            [("steg", "klar"), ("anteckning", "Klart <b>nu</b>")],
        ]

        for step in steps {
            let page = try await browser.get("/atgarder/a1")
            let sent = try await browser.fill(page, "/atgarder/a1", [("sett", page.seen)] + step)
            #expect(sent.location == "/atgarder/a1")
        }

        let page = try await browser.get("/atgarder/a1")
        #expect(page.text.contains("Anna Ek, LPO Psykisk hälsa och MAR"))
        #expect(page.text.contains("Bo Lind anmälde att den är klar: Klart &lt;b&gt;nu&lt;/b&gt;"))
        #expect(page.text.contains("Bo Lind gav den till Anna Ek, LPO Psykisk hälsa och MAR"))
        #expect(page.text.contains("Bo Lind valde en ny dag, tisdag 4 maj: Väntar"))
        #expect(!page.text.contains("name=\"steg\""))
    }

    @Test(arguments: [
        [("steg", "dag"), ("dag", "2027-02-01")], [("steg", "dag"), ("dag", "aldrig")], [("steg", "stryk")],
        [("steg", "ansvarig")], [("steg", "ansvarig"), ("ansvarig", "person:nobody")],
        [("steg", "klar"), ("anteckning", String(repeating: "x", count: 1_200))], [("steg", "annat")], [],
    ]) func `what is wrong is said at its field`(fields: [(String, String)]) async throws {
        let browser = try await Browser.following("bo")
        let page = try await browser.get("/atgarder/a1")

        let sent = try await browser.fill(page, "/atgarder/a1", [("sett", page.seen)] + fields)

        #expect(sent.status == .badRequest)
        if fields.count > 0, fields[0].1 != "annat" { #expect(sent.text.contains("behöver rättas")) }
        #expect(try browser.action() == .example(due: "2027-03-01"))
    }

    @Test func `the later of two editors is told what the first did`() async throws {
        let browser = try await Browser.following("bo")
        let page = try await browser.get("/atgarder/a1")
        try browser.secretary.change(action: Key("a1"), .drop(because: "Inte aktuellt"), by: "Anna Ek")

        let sent = try await browser.fill(page, "/atgarder/a1", [("sett", page.seen), ("steg", "klar")])

        #expect(sent.status == .conflict)
        #expect(sent.text.contains("Anna Ek strök den"))
    }

    @Test func `a chair reads and changes nothing, a member and an administrator see none of it`() async throws {
        let browser = try await Browser.following("anna")
        let page = try await browser.get("/atgarder/a1")
        #expect(page.status == .ok && !page.text.contains("name=\"steg\""))
        let sent = try await browser.fill(
            try await browser.get("/idag"), "/atgarder/a1", [("steg", "klar"), ("sett", page.seen)])
        #expect(sent.status == .forbidden)

        try await browser.enter("disa")
        #expect(try await browser.get("/atgarder").status == .forbidden)
        #expect(try await browser.get("/atgarder/a1").status == .forbidden)
        browser.forgetCookies()
        #expect(try await browser.get("/atgarder").status != .ok)
    }

    @Test func `decisions stand in a list of their own`() async throws {
        let browser = try await Browser.following("bo")
        try browser.secretary.store.write { transaction in
            for (id, isFinal) in [("d1", true), ("d2", false)] {
                let decision = Decision(
                    id: Key(id), body: Key("lpo"), meeting: Key("meeting-1"), item: 1, text: "Beslut \(id)",
                    agreed: Day(iso: "2027-02-02") ?? Day(ordinal: 20_851), isFinal: isFinal)
                try transaction.save(decision, at: 0)
            }
        }

        let page = try await browser.get("/atgarder/beslut")

        #expect(page.text.contains("Beslut d1") && !page.text.contains("Beslut d2"))
        #expect(try await browser.get("/atgarder/beslut?ar=2026").text.contains("Inget stämmer med urvalet"))
    }

    @Test func `minutes are found by any form of a word, with the word marked`() async throws {
        let browser = try await Browser.following("bo")
        try browser.secretary.store.write { transaction in
            try transaction.save(Minutes(meeting: Key("meeting-1")))
            try transaction.save(
                MinutesSection(item: 1, text: "**Målet** är nått. Malet <i>också</i>."), of: Key("meeting-1"),
                by: "Bo", at: .distantPast)
        }

        let page = try await browser.get("/sok?ord=m%C3%A5l")
        let all = try await browser.get("/sok/anteckningar?ord=m%C3%A5len&grupp=lpo&ar=2027")

        #expect(page.text.contains("Anteckningar") && page.text.contains("<mark>Målet</mark>"))
        #expect(all.text.contains("<mark>Målet</mark> är nått. Malet &lt;i&gt;också&lt;/i&gt;."))
        #expect(all.text.contains("En träff"))
        #expect(try await browser.get("/sok/anteckningar?ord=m%C3%A5len&slag=beslut").text.contains("Inget stämmer"))
        #expect(try await browser.get("/sok?ord=elevh%C3%A4lsa").text.contains("href=\"/atgarder/a1\""))
    }
}

extension Browser {
    /// Cilla's is due on 1 March, one of somebody unknown was in February, one has neither owner nor day, one is done.
    fileprivate static func following(_ name: String) async throws -> Browser {
        let browser = try await Browser.signedIn(name)
        try browser.agree([
            .example(), .example("a2", text: "Skriv svar", owners: [.words("MAS")], due: "2027-02-19"),
            .example("a3", text: "Följ upp", owners: [], due: nil),
            .example("a4", text: "Redan gjord", state: .done(by: "Cilla Öberg", at: .distantPast, note: nil)),
        ])
        return browser
    }
}
