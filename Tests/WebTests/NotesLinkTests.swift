import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct NotesLinkTests {
    @Test func `a member reads the draft by her link and says what she thinks once, however often she presses`()
        async throws
    {
        let browser = try Browser.withSharedNotes()
        let link = try browser.mailed("synpunkter", to: "cilla@regionen.example")
        let page = try await browser.get(link)
        let words = "Fel <b>datum</b> \u{202E}"

        let said = try await browser.reply(page, link, [("punkt", "-1"), ("text", words)])
        _ = try await browser.reply(page, link, [("punkt", "-1"), ("text", words)])
        let empty = try await browser.reply(page, link, [("punkt", "-1"), ("text", " ")])
        let huge = try await browser.reply(
            page, link, [("punkt", ""), ("text", String(repeating: "å", count: 100_000))])
        let larger = try await browser.reply(
            page, link, [("punkt", ""), ("text", String(repeating: "a", count: 1_600_000))])

        #expect(page.text.contains("Vi talade &lt;om&gt; väntetider.") && page.text.contains("Sista dagen är"))
        #expect(said.location?.hasPrefix("\(link)#synpunkt-") == true)
        #expect(empty.status == .badRequest && empty.text.contains("Skriv vad du tycker"))
        #expect(huge.status == .badRequest && huge.text.contains("Korta den till högst 5000"))
        #expect(larger.status == .contentTooLarge)
        #expect(try browser.notes().comments.map(\.text) == ["Fel <b>datum</b>"])
        #expect(try await browser.get(link).text.contains("Fel &lt;b&gt;datum"))
    }

    @Test func `after the last day she may write all the same, and reads that it is late`() async throws {
        let browser = try Browser.withSharedNotes()
        let link = try browser.mailed("synpunkter", to: "cilla@regionen.example")
        browser.clock.turn(minutes: 12 * 24 * 60)
        let page = try await browser.get(link)

        _ = try await browser.reply(page, link, [("punkt", ""), ("text", "Sent men viktigt")])

        #expect(page.text.contains("Sista dagen var"))
        #expect(try browser.notes().comments.first?.isLate == true)
        #expect(try await browser.get(link).text.contains("efter sista dagen"))
    }

    @Test func `nobody comes in by another's link or from a page that is not hers`() async throws {
        let browser = try Browser.withSharedNotes()
        let link = try browser.mailed("synpunkter", to: "cilla@regionen.example")
        let (cilla, disa) = (try browser.ownPage("cilla"), try browser.ownPage("disa"))

        #expect(try await browser.get(link.replacing("synpunkter", with: "godkannande")).status == .notFound)
        #expect(try await browser.get("\(cilla)/synpunkter/meeting-2").status == .ok)
        #expect(try await browser.get("\(disa)/synpunkter/meeting-2").status == .notFound)
        #expect(try await browser.get("\(cilla)/godkannande/meeting-2").status == .notFound)
        #expect(try await browser.get("/synpunkter/gissning").status == .notFound)
    }

    @Test func `the chair approves in two steps exactly what she has read`() async throws {
        let browser = try Browser.withSharedNotes()
        let link = try browser.askChair()
        let page = try await browser.get(link)

        let nothing = try await browser.reply(page, link, [("sett", "1")])
        let first = try await browser.reply(page, link, [("sett", "1"), ("svar", "ja")])
        #expect(try browser.notes().finished == nil)
        let yes = try await browser.reply(page, link, [("sett", "1"), ("svar", "ja"), ("steg", "två")])
        let again = try await browser.reply(page, link, [("sett", "1"), ("svar", "ja"), ("steg", "två")])

        #expect(page.text.contains("Vi talade &lt;om&gt;") && !page.text.contains("checked"))
        #expect(nothing.status == .badRequest)
        #expect(first.text.contains("Godkänn version 1?"))
        #expect([yes, again].allSatisfy { $0.location == link })
        #expect(try browser.notes().versions.map(\.kind) == [.shared, .approved])
        #expect(try await browser.get(link).text.contains("Anna Ek godkände anteckningarna"))
        #expect(try browser.facts("minutes approved").count == 1)
    }

    @Test func `an older version is refused with what has changed, and a no reaches the samordnare`() async throws {
        let browser = try Browser.withSharedNotes()
        let link = try browser.askChair()
        let page = try await browser.get(link)
        let no = try await browser.reply(page, link, [("sett", "1"), ("svar", "nej"), ("text", "Punkt 1 är fel")])
        try browser.note("Vi talade länge.")

        let written = try await browser.reply(page, link, [("sett", "1"), ("svar", "ja"), ("steg", "två")])
        _ = try browser.secretary.askForApproval(of: "lpo/2027-2", by: "Bo Lind")
        let older = try await browser.reply(page, link, [("sett", "1"), ("svar", "ja"), ("steg", "två")])
        let newer = try await browser.get(link)
        let yes = try await browser.reply(newer, link, [("sett", "2"), ("svar", "ja"), ("steg", "två")])

        #expect(no.location == link)
        #expect(try browser.notes().comments.map(\.text) == ["Punkt 1 är fel"])
        #expect(written.status == .conflict && written.text.contains("Samordnaren skriver i dem nu"))
        #expect(older.status == .conflict && older.text.contains("<ins>") && older.text.contains("<del>"))
        #expect(yes.location == link)
        #expect(try browser.notes().finished != nil)
    }

    @Test func `who leads the group no more approves nothing`() async throws {
        let browser = try Browser.withSharedNotes()
        let link = try browser.askChair()
        let page = try await browser.get(link)
        var register = try browser.secretary.store.read { try $0.register() }
        register.mandates[0].until = Day(iso: "2027-03-01")
        try browser.secretary.store.write { try $0.save(register) }

        let sent = try await browser.reply(page, link, [("sett", "1"), ("svar", "ja"), ("steg", "två")])

        #expect(sent.location == link)
        #expect(try browser.notes().finished == nil)
        #expect(try await browser.get(link).text.contains("Frågan är inte din längre"))
    }
}

extension Browser {
    /// The meeting of 9 March has been, and its notes are shared.
    static func withSharedNotes() throws -> Browser {
        let browser = try Browser.withNotes()
        _ = try browser.secretary.shareMinutes(of: "lpo/2027-2", by: "Bo Lind")
        return browser
    }

    static func withNotes() throws -> Browser {
        let browser = try Browser()
        try browser.plan()
        browser.clock.turn(minutes: 14 * 24 * 60 + 6 * 60)
        try browser.secretary.decide()
        try browser.note("Vi talade <om> väntetider.")
        return browser
    }

    func note(_ text: String) throws {
        try secretary.store.write { transaction in
            let id = Key<Meeting>("meeting-2")
            if try transaction.snapshot.minutes(of: id) == nil { try transaction.save(Minutes(meeting: id)) }
            try transaction.save(
                MinutesSection(item: MinutesSection.otherMatters, text: text, revision: 1), of: id, by: "Bo Lind",
                at: clock.now)
        }
    }

    func notes() throws -> MinutesSheet {
        try secretary.store.read { try secretary.minutesSheet("lpo/2027-2", $0) }
    }

    func askChair() throws -> String {
        _ = try secretary.askForApproval(of: "lpo/2027-2", by: "Bo Lind")
        return try mailed("godkannande", to: "anna@regionen.example")
    }
}
