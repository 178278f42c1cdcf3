import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct SendingCheckTests {
    @Test func `sharing shows what stops it, and asks why a named diagnosis is sent`() async throws {
        let browser = try Browser.withNotes()
        try await browser.enter("bo")
        try browser.note("Om 121212-1212.")
        let stopped = try await browser.get(dela)
        try browser.note("Kalle Svenssons diagnos togs upp.")
        let asked = try await browser.get(dela)
        let form = [("sett", asked.seen), ("blir", "1"), ("till-dag", asked.field("till-dag"))]

        let without = try await browser.fill(asked, dela, form)
        let again = try await browser.get(without.location ?? "")
        let shared = try await browser.fill(again, dela, form + [("trots", "Han har sagt ja")])

        #expect(stopped.text.contains("Ett personnummer står i anteckningarna. Ta bort det innan du skickar."))
        #expect(!stopped.text.contains("Dela och skicka utkastet"))
        #expect(stopped.text.contains("anteckningar/punkt/ovriga-fragor\">Ändra anteckningarna</a>"))
        #expect(asked.text.contains("Varför ska det skickas ändå?"))
        #expect(without.location?.hasPrefix("\(dela)?trots=saknas") == true)
        #expect(again.status == .badRequest && again.text.contains("Skriv varför det ska skickas ändå"))
        #expect(shared.location == "/moten/lpo/2027-2/anteckningar/lage?besked=delat")
    }

    @Test func `a correction shows a personnummer before it is saved, and refuses it`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")
        _ = try browser.secretary.approveMinutes(of: "lpo/2027-2", told: "Anna Ek", note: "i telefon", by: "Bo Lind")
        try browser.note("Om 121212-1212.")
        let path = "/moten/lpo/2027-2/anteckningar/ratta"
        let page = try await browser.get(path)

        let sent = try await browser.fill(page, path, [("sett", try browser.notes().present.mark), ("skal", "Nytt")])

        for said in [page.text, sent.text] {
            #expect(said.ranges(of: "Ett personnummer står").count == 1 && !said.contains("Ta bort det först"))
            #expect(said.contains("anteckningar/punkt/ovriga-fragor\">Ändra anteckningarna</a>"))
            #expect(!said.contains("Spara rättelsen"))
        }
        #expect(page.status == .ok && sent.status == .badRequest)
        #expect(try browser.notes().versions.map(\.kind) == [.shared, .approved])
    }

    @Test func `dead links and unread papers stand at the paper and in the review, and stop nothing`() async throws {
        let browser = try Browser()
        try browser.plan()
        try await browser.enter("bo")
        let gone = "https://teams.example/borta?a=1&b=<i>"
        let paper = NewPaper(.file(Data("%PDF-1.7 ett %%EOF\n".utf8), named: "Budget.pdf"))
        _ = try browser.secretary.addPaper(paper, to: "lpo/2027-2", by: "Bo Lind")
        let link = "https://teams.example/borta?a=1&b=2"
        _ = try browser.secretary.addPaper(NewPaper(.link(link), title: "Film"), to: "lpo/2027-2", by: "Bo Lind")
        try browser.secretary.store.write { transaction in
            for address in [link, gone] {
                try transaction.record(LinkLook(address: address, outcome: .dead(.gone(404)), at: browser.clock.now))
            }
        }
        try browser.secretary.decide()

        let papers = try await browser.get("/moten/lpo/2027-2/handlingar")
        let one = try await browser.get("/moten/lpo/2027-2/handlingar/2")
        let review = try await browser.get("/moten/lpo/2027-2/utskick/notice")

        let words = "Länken leder ingenstans: servern svarar att sidan inte finns (404)."
        #expect(papers.text.contains(words) && one.text.contains(words))
        #expect(review.text.contains("är inte genomgången.") && review.text.contains("Bilaga 1, Budget"))
        #expect(review.text.contains("teams.example/borta?a=1&amp;b=2 leder ingenstans"))
        #expect(review.text.contains("Skicka kallelsen"))
    }

    @Test func `din sida lists the draft with its last day, and the yes that is asked for`() async throws {
        let browser = try Browser.withSharedNotes()
        try browser.deliverAll()
        let cilla = try await browser.get(try browser.ownPage("cilla"))
        _ = try browser.askChair()
        try browser.deliverAll()
        let home = try browser.ownPage("anna")
        let anna = try await browser.get(home)

        #expect(cilla.text.contains("Läs och lämna synpunkter"))
        #expect(cilla.text.contains("/synpunkter/meeting-2") && cilla.text.contains("senast tisdag 16 mars"))
        #expect(anna.text.contains("väntar på att du godkänner dem.") && !anna.text.contains("lämna synpunkter"))
        let page = try await browser.get("\(home)/godkannande/meeting-2")
        #expect(page.status == .ok)
    }

    @Test func `attendance of approved minutes asks why it is corrected, and becomes a version`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")
        let path = "/moten/lpo/2027-2/narvaro"
        let first = try await browser.get(path)
        let everyone = ["anna", "bo", "cilla"].map { ("n-\($0)", "present") }
        _ = try await browser.fill(first, path, everyone + [("sett", first.seen)])
        _ = try browser.secretary.approveMinutes(of: "lpo/2027-2", told: "Anna Ek", note: "i telefon", by: "Bo Lind")
        let page = try await browser.get(path)
        let fields = Array(everyone.prefix(2)) + [("n-cilla", "absent"), ("sett", page.seen)]

        let without = try await browser.fill(page, path, fields)
        let corrected = try await browser.fill(page, path, fields + [("skal", "Cilla var <inte> med")])

        #expect(!first.text.contains("Varför rättas närvaron?") && page.text.contains("Varför rättas närvaron?"))
        #expect(without.status == .badRequest && without.text.contains("Skriv varför närvaron rättas"))
        #expect(corrected.location == "/moten/lpo/2027-2?besked=narvaro")
        #expect(try browser.notes().versions.map(\.kind) == [.shared, .approved, .correction])
        let version = try await browser.get("/moten/lpo/2027-2/anteckningar/versioner/3")
        #expect(version.text.contains("Cilla var &lt;inte&gt; med") && version.text.contains("<del>"))
    }

    private let dela = "/moten/lpo/2027-2/anteckningar/dela"
}
