import Documents
import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct ExtractTests {
    @Test func `an extract holds what was sent, answered and recorded, each with why and how long`() async throws {
        let office = try await Office.told()
        _ = try office.secretary.record(
            .accepted, of: "Cilla Öberg", to: "lpo/2027-1", comment: "Kommer gärna.", by: "Bo")

        let extract = try office.secretary.extract(of: "Cilla Öberg", by: "Bo")
        let page = try ExtractTexts(directory: repository.appending(path: "Templates")).html(extract)
        let json = String(decoding: try extract.json, as: UTF8.self)

        #expect(
            Set(extract.sections.map(\.table)).isSuperset(of: [
                "person", "mandate", "invitation", "answer", "message", "attempt",
            ]))
        #expect(page.contains("Kommer gärna."))
        #expect(page.contains("Mejl och brev till dig"))
        #expect(
            page.contains(
                "Varför: För att veta vilka som kommer. Varifrån: Du själv, din assistent eller samordnaren åt dig."))
        #expect(page.contains("LPO Psykisk hälsa, tisdag 2 mars 2027 kl. 13.00–15.00"))
        #expect(json.contains("\"kept\" : \"Tills gallring är beslutad\""))
        #expect(try office.secretary.store.read { try $0.facts(about: "cilla") }.last?.kind == "person extracted")
    }

    @Test func `an extract of one is silent on others, and on what opens something`() async throws {
        let office = try await Office.told()
        _ = try office.secretary.openFeed(of: "Cilla Öberg", by: "Bo")
        let link = try office.secretary.newPageLink(for: "Cilla Öberg", by: "Bo")

        let json = String(decoding: try office.secretary.extract(of: "Cilla Öberg", by: "Bo").json, as: UTF8.self)

        #expect(json.contains("/svar/…"))
        #expect(!json.contains("/svar/id"))
        #expect(!json.contains("egon"))
        #expect(!json.contains("anna@regionen.example"))
        #expect(!json.contains(String(link.suffix(20))))
        #expect(!json.contains("\"digest\""))
    }

    @Test func `what an entry that was merged brought along is told too`() async throws {
        let office = try await Office.doubled()
        try office.merge("cilla2", into: "cilla")

        let extract = try office.secretary.extract(of: "cilla", by: "Bo")

        let addresses = extract.sections.first { $0.table == "person" }?.rows.count
        #expect(addresses == 2)
        #expect(extract.sections.first { $0.table == "invitation" }?.rows.count == 2)
    }
}

@Suite struct RegisterFaultWordsTests {
    @Test(arguments: [
        (RegisterFault.changed, "cannot change the register: it has changed since it was read; read it again"),
        (
            .seatHeld(by: "Eva", from: Day(ordinal: 20_000)),
            "cannot change the register: Eva holds the seat from 2024-10-04; end that mandate first"
        ),
        (
            .sits(name: "Eva", from: Day(ordinal: 20_000)),
            "cannot change the register: Eva holds the seat already, from 2024-10-04; end that mandate first"
        ),
        (
            .endsBeforeStart(Day(ordinal: 20_000), start: Day(ordinal: 20_001)),
            "cannot change the register: the mandate would end 2024-10-04, before it starts 2024-10-05; mend one of them"
        ),
        (.standInWithoutEnd, "cannot change the register: a stand-in is dated; give the last day"),
        (
            .notEnded(name: "Eva"),
            "cannot change the register: the mandate of Eva has no end; nothing is left to take back"
        ),
        (.noName, "cannot change the register: a person has a name; give it"),
        (
            .invisible("U+202E"),
            "cannot change the register: a text holds a line break or an invisible character (U+202E); write it again on one line"
        ),
        (
            .noAddress("eva"),
            "cannot change the register: “eva” is no address; expected one such as namn@kommun.example"
        ),
        (.tooLong(limit: 200), "cannot change the register: a text is longer than 200 characters; shorten it"),
        (.notTwo, "cannot change the register: expected two entries for one person; choose another"),
        (.mergedSince(name: "Eva"), "cannot change the register: Eva has been merged since; separate that first"),
        (.notMerged, "cannot change the register: the entry is not merged; nothing is left to separate"),
        (
            .foreign(bodies: ["Rådet"]),
            "cannot change the register: it is about Rådet, which others arrange for; take those rows out"
        ),
    ]) func `every refusal says what to do`(fault: RegisterFault, words: String) {
        #expect(fault.description == words)
    }
}
