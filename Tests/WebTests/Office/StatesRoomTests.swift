import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct StatesRoomTests {
    @Test func `notes are shared once with what each gets shown first, and taken back in time`() async throws {
        let browser = try Browser.withNotes()
        try await browser.enter("bo")
        let states = try await browser.get(path("lage"))
        let review = try await browser.get(path("dela"))
        let mail = try await browser.get("\(path("dela"))/mejl?till=cilla")
        let form = [("sett", review.seen), ("blir", "1"), ("till-dag", review.field("till-dag"))]

        let shared = try await browser.fill(review, path("dela"), form)
        let again = try await browser.fill(review, path("dela"), form)
        let after = try await browser.get(path("lage"))
        let undone = try await browser.fill(after, "/moten/lpo/2027-2/angra", [("slag", "draft")])

        #expect(states.text.contains("Granska och dela"))
        #expect(review.text.contains("Tre personer får mejlet.") && mail.text.contains("synpunkter"))
        #expect([shared, again].allSatisfy { $0.location == "\(path("lage"))?besked=delat" })
        #expect(try browser.notes().versions.count == 1)
        #expect(after.text.contains("Utkastet är på väg ut."))
        #expect(undone.location == "/moten/lpo/2027-2?besked=angrat")
    }

    @Test func `sharing what somebody has changed meanwhile, or until a day gone by, is refused`() async throws {
        let browser = try Browser.withNotes()
        try await browser.enter("bo")
        let review = try await browser.get(path("dela"))
        let gone = try await browser.get("\(path("dela"))?till-dag=2027-01-01")
        try browser.note("Något annat.")

        let stale = try await browser.fill(
            review, path("dela"), [("sett", review.seen), ("blir", "1"), ("till-dag", "2027-03-20")])

        #expect(gone.status == .badRequest && gone.text.contains("Välj en dag från i dag"))
        #expect(stale.status == .conflict)
        #expect(try browser.notes().versions.isEmpty)
    }

    @Test func `what keeps notes from being shared stands above the page unless it is the day`() async throws {
        let browser = try Browser.withNotes()
        try await browser.enter("bo")
        let review = try await browser.get(path("dela"))
        let form = [("sett", review.seen), ("blir", "1"), ("till-dag", "2027-03-20")]
        try browser.note("")

        let asked = try await browser.get(path("dela"))
        let sent = try await browser.fill(review, path("dela"), form)

        for page in [asked, sent] {
            #expect(page.status == .badRequest && !page.text.contains("till-dag-fault"))
            #expect(page.text.contains("role=\"alert\"><span>Anteckningarna är tomma. Skriv dem först.</span>"))
        }
    }

    @Test func `the chosen day stays where a personnummer keeps the notes`() async throws {
        let browser = try Browser.withNotes()
        try await browser.enter("bo")
        let review = try await browser.get(path("dela"))
        try browser.note("Om 121212-1212.")
        let mark = try browser.notes().present.mark

        let sent = try await browser.fill(
            review, path("dela"), [("sett", mark), ("blir", "1"), ("till-dag", "2027-03-20")])

        #expect(sent.location == "\(path("dela"))?till-dag=2027-03-20")
    }

    @Test func `comments stand beside the text and are taken in or left`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")
        let page = try await browser.get(path("synpunkter"))

        let told = try await browser.fill(
            page, path("synpunkter"), [("vem", "cilla"), ("punkt", "-1"), ("text", "Stryk <i>detta</i>")])
        let none = try await browser.fill(page, path("synpunkter"), [("vem", ""), ("text", "x")])
        let id = try #require(try browser.notes().comments.first?.id)
        let today = try await browser.get("/idag")
        let open = try await browser.get(path("synpunkter"))
        _ = try await browser.fill(page, "\(path("synpunkter"))/\(id)", [("vad", "left")])
        let left = try await browser.get(path("synpunkter"))
        let taken = try await browser.fill(page, "\(path("synpunkter"))/\(id)", [("vad", "taken")])
        let unknown = try await browser.fill(page, "\(path("synpunkter"))/999", [("vad", "taken")])
        let shown = try await browser.get(path("synpunkter"))

        #expect(told.location == path("synpunkter"))
        #expect(none.status == .badRequest && none.text.contains("href=\"#vem\"") && none.text.contains("vem-fault"))
        #expect(today.status == .ok)
        #expect(open.text.contains("Ta ställning till den.") && open.text.contains(">Ta inte med<"))
        #expect(left.text.contains("Inte medtagen. Bo Lind") && !left.text.contains(">Ta inte med<"))
        #expect(taken.location == "\(path("synpunkter"))#synpunkt-\(id)")
        #expect(unknown.status == .notFound)
        #expect(shown.text.contains("Stryk &lt;i&gt;detta") && shown.text.contains("Tagit med. Bo Lind"))
    }

    @Test func `a told yes is recorded once, and a correction shows what is new and asks why`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")
        let asked = try await browser.get(path("godkann"))
        let without = try await browser.fill(
            asked, path("godkann"), [("sett", asked.seen), ("vem", "anna"), ("hur", "")])
        let nobody = try await browser.fill(
            asked, path("godkann"), [("sett", asked.seen), ("vem", ""), ("hur", "i telefon")])
        let form = [("sett", asked.seen), ("vem", "anna"), ("hur", "i telefon")]
        let yes = try await browser.fill(asked, path("godkann"), form)
        let again = try await browser.fill(asked, path("godkann"), form)
        let same = try await browser.get(path("ratta"))
        let editor = try await browser.get(path("punkt/ovriga-fragor"))
        try browser.note("Vi talade om vårdtider.")
        let changed = try await browser.get(path("ratta"))
        let unreasoned = try await browser.fill(
            changed, path("ratta"), [("sett", changed.seen), ("skal", "")])
        let corrected = try await browser.fill(
            changed, path("ratta"), [("sett", changed.seen), ("skal", "Fel ord")])
        let version = try await browser.get(path("versioner/3"))

        #expect(without.status == .badRequest && without.text.contains("Skriv något"))
        #expect(without.text.contains("href=\"#hur\""))
        #expect(nobody.status == .badRequest && nobody.text.contains("href=\"#vem\""))
        #expect([yes, again].allSatisfy { $0.location == "\(path("lage"))?besked=godkant" })
        #expect(same.text.contains("densamma"))
        #expect(editor.text.contains("ratta\">Rätta anteckningarna</a>") && !editor.text.contains("Dela och godkänn"))
        #expect(changed.text.contains("<del>") && changed.text.contains("<ins>"))
        #expect(unreasoned.status == .badRequest)
        #expect(corrected.location == "\(path("lage"))?besked=rattat")
        #expect(try browser.notes().versions.map(\.kind) == [.shared, .approved, .correction])
        #expect(version.text.contains("Fel ord") && version.text.contains("Skillnad mot version 2"))
        #expect(try await browser.get(path("versioner/9")).status == .notFound)
    }

    @Test func `minutes that go by themselves are said to, and taken back where they stand`() async throws {
        let browser = try Browser.withSharedNotes()
        try browser.secretary.setModes(.automatic, by: "Bo Lind")
        try await browser.enter("bo")
        let asked = try await browser.get(path("godkann"))
        _ = try browser.secretary.approveMinutes(of: "lpo/2027-2", told: "Anna Ek", note: "i telefon", by: "Bo Lind")
        let unmade = try await browser.get(path("lage"))
        try browser.make("%PDF-1.7 ett %%EOF\n")
        let queued = try await browser.get(path("lage"))

        let undone = try await browser.fill(queued, "/moten/lpo/2027-2/angra", [("slag", "minutes")])
        let held = try await browser.get(path("lage"))
        try browser.note("Vi talade om vårdtider.")
        _ = try browser.secretary.correctMinutes(of: "lpo/2027-2", because: "Fel ord", by: "Bo Lind")
        let corrected = try await browser.get(path("lage"))

        #expect(asked.text.contains("anteckningarna går ut av sig själva."))
        #expect(unmade.text.contains("Sedan går anteckningarna ut av sig själva."))
        #expect(queued.text.contains("Minnesanteckningarna skickas") && queued.text.contains("Ångra utskicket"))
        #expect(undone.location == "/moten/lpo/2027-2?besked=angrat")
        #expect(held.text.contains("Minnesanteckningarna är klara att skickas."))
        #expect(!held.text.contains("Ångra utskicket"))
        #expect(corrected.text.contains("Sedan kan du granska och skicka anteckningarna."))
    }

    @Test func `the chair has been asked once the question has left`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")
        let page = try await browser.get(path("lage"))

        let asked = try await browser.fill(page, path("fraga"))
        let queued = try await browser.get(asked.location ?? "")
        try browser.deliverAll()
        let left = try await browser.get(path("lage"))

        #expect(queued.text.contains("Frågan till Anna Ek är på väg.") && !queued.text.contains("har fått frågan"))
        #expect(left.text.contains("Anna Ek har fått frågan.") && !left.text.contains("är på väg."))
    }

    @Test func `what was sent is a page and a file for who keeps the ledger, and nobody else's`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")

        let page = try await browser.get("/utskick/anteckningar/2027")
        let file = try await browser.get("/utskick/anteckningar/2027/lista.csv")
        let none = try await browser.get("/utskick/anteckningar/xx")
        browser.forgetCookies()

        #expect(page.text.contains("Utkast, delat för synpunkter"))
        #expect(file.text.contains("lpo/2027-2;2027-03-09;Utkast;1;"))
        #expect(none.status == .notFound)
        #expect(try await browser.get(path("lage")).location == "/logga-in")
        #expect(try await browser.get("/utskick/anteckningar/2027").location == "/logga-in")
    }

    @Test func `the markup of notes is read wherever they stand`() async throws {
        let browser = try Browser.withSharedNotes()
        try await browser.enter("bo")
        try browser.note("## Bakgrund\n\n- **alla** <b>\n- [planen](https://x.example/plan)")
        _ = try browser.secretary.approveMinutes(of: "lpo/2027-2", told: "Anna Ek", note: "på mötet", by: "Bo Lind")
        var register = try browser.secretary.store.read { try $0.register() }
        register.bodies[0].policy.publishesMinutes = true
        try browser.secretary.store.write { try $0.save(register) }
        try browser.make("%PDF-1.7 ett %%EOF\n")
        try browser.deliverAll()

        for path in [path("synpunkter"), path("versioner/2"), "/grupp/lpo/anteckningar/2027-2"] {
            let page = try await browser.get(path)
            // Below a heading of the page, or below one of the document.
            #expect(page.text.contains(/<h[34] dir="auto">Bakgrund<\/h[34]>/), "\(path)")
            #expect(page.text.contains("<li dir=\"auto\"><strong>alla</strong> &lt;b&gt;</li>"), "\(path)")
            #expect(page.text.contains("<a href=\"https://x.example/plan\" rel=\"noreferrer\">planen</a>"), "\(path)")
        }
    }

    @Test func `approved notes are for everybody only where the body publishes them`() async throws {
        let browser = try Browser.withSharedNotes()
        _ = try browser.secretary.approveMinutes(
            of: "lpo/2027-2", told: "Anna Ek", note: "på mötet", by: "Bo Lind")
        let hidden = try await browser.get("/grupp/lpo/anteckningar/2027-2")
        var register = try browser.secretary.store.read { try $0.register() }
        register.bodies[0].policy.publishesMinutes = true
        try browser.secretary.store.write { try $0.save(register) }
        try browser.make("%PDF-1.7 ett %%EOF\n")
        let unsent = try await browser.get("/grupp/lpo/anteckningar/2027-2")
        try browser.deliverAll()

        let page = try await browser.get("/grupp/lpo/anteckningar/2027-2")
        let body = try await browser.get("/grupp/lpo")

        #expect(hidden.status == .notFound)
        #expect(unsent.status == .notFound)
        #expect(page.text.contains("Vi talade &lt;om&gt; väntetider."))
        #expect(body.text.contains("/grupp/lpo/anteckningar/2027-2"))
        #expect(try await browser.get("/grupp/lpo/anteckningar/2027-9").status == .notFound)
    }

    private func path(_ page: String) -> String { "/moten/lpo/2027-2/anteckningar/\(page)" }
}
