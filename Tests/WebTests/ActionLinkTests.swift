import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct ActionLinkTests {
    @Test func `opening the link shows the åtgärd and changes nothing`() async throws {
        let (browser, link) = try Browser.withAction()

        let page = try await browser.get(link)

        #expect(page.status == .ok)
        #expect(page.text.contains("<h1>Din åtgärd</h1>") && page.text.contains("Bjud in elevhälsan"))
        #expect(page.text.contains("Länken är till Cilla Öberg"))
        #expect(!page.text.contains(" checked"))
        #expect(try browser.action()?.isOpen == true)
    }

    @Test func `her page says of an åtgärd that it is late once its day is past`() async throws {
        let (browser, _) = try Browser.withAction()

        let before = try await browser.get(try browser.ownPage("cilla"))
        browser.clock.turn(minutes: 7 * 24 * 60)
        let after = try await browser.get(try browser.ownPage("cilla"))

        #expect(before.text.contains("Bjud in elevhälsan") && !before.text.contains("försenad"))
        #expect(after.text.contains("<strong>försenad</strong>"))
    }

    @Test func `she reports it done, which twice does nothing twice`() async throws {
        let (browser, link) = try Browser.withAction()
        let page = try await browser.get(link)
        let fields = [("sett", page.seen), ("val", "klart"), ("ord", "Inbjudan är skickad")]

        let sent = [try await browser.fill(page, link, fields), try await browser.fill(page, link, fields)]

        #expect(sent.map(\.location) == [link, link])
        #expect(try browser.facts("action done").map(\.by) == ["Cilla Öberg"])
        #expect(try await browser.get(link).text.contains("Du anmälde att det är klart"))
    }

    @Test func `a new day comes with a reason, and stands there afterwards`() async throws {
        let (browser, link) = try Browser.withAction()
        let page = try await browser.get(link)

        let sent = try await browser.fill(
            page, link, [("sett", page.seen), ("val", "dag"), ("dag", "2027-04-13"), ("ord", "Väntar på svar")])

        #expect(sent.location == link)
        let shown = try await browser.get(link)
        #expect(shown.text.contains("Du valde den nya dagen") && shown.text.contains("13 april"))
        #expect(try browser.action()?.postponements == 1)
    }

    @Test(arguments: [
        [], [("val", "<script>")], [("val", "dag")], [("val", "dag"), ("dag", "2027-02-01"), ("ord", "Sjuk")],
        [("val", "dag"), ("dag", "2027-04-13")], [("val", "dag"), ("dag", "31 april'--"), ("ord", "Sjuk")],
        [("val", "klart"), ("ord", String(repeating: "å", count: 1_001))],
    ]) func `what is no answer is asked again, and nothing is lost`(fields: [(String, String)]) async throws {
        let (browser, link) = try Browser.withAction()
        let page = try await browser.get(link)

        let sent = try await browser.fill(page, link, [("sett", page.seen)] + fields)

        #expect(sent.status == .badRequest)
        #expect(sent.text.contains("behöver rättas"))
        #expect(!sent.text.contains("<script>"))
        for (name, value) in fields where name == "ord" { #expect(sent.text.contains(value)) }
        #expect(try browser.action()?.isOpen == true && browser.action()?.postponements == 0)
    }

    @Test func `a page that is older than a change is shown anew, and one done meanwhile says by whom`() async throws {
        let (browser, link) = try Browser.withAction()
        let page = try await browser.get(link)
        let day = try #require(Day(iso: "2027-03-20"))
        try browser.secretary.change(action: Key("a1"), .postpone(to: day, because: nil), by: "Bo Lind")
        let fields = [("sett", page.seen), ("val", "klart")]

        let late = try await browser.fill(page, link, fields)
        try browser.secretary.change(action: Key("a1"), .done(note: nil), by: "Anna Ek")
        let done = try await browser.fill(page, link, fields)

        #expect(late.status == .conflict && late.text.contains("har ändrats sedan du öppnade sidan"))
        #expect(done.location == link)
        #expect(try await browser.get(link).text.contains("Anna Ek anmälde att det är klart"))
    }

    @Test func `not mine reaches the samordnare with her words, and asks no more of her`() async throws {
        let (browser, link) = try Browser.withAction()
        let page = try await browser.get(link)

        _ = try await browser.fill(
            page, link, [("sett", page.seen), ("val", "inte"), ("ord", "Fråga \u{202E}Anna<b>")])

        #expect(try await browser.get(link).text.contains("Samordnaren vet att åtgärden inte är rätt placerad"))
        try await browser.enter("bo")
        let today = try await browser.get("/idag")
        #expect(today.text.contains("behöver en ny ansvarig") && today.text.contains("Cilla Öberg säger"))
        let shown = try await browser.get("/atgarder/a1")
        #expect(shown.text.contains("Fråga Anna&lt;b&gt;"))
    }

    @Test func `a forged link and another's leads nowhere, and who has left reads no more of it`() async throws {
        let (browser, link) = try Browser.withAction()
        let page = try await browser.get(link)
        var register = try browser.secretary.store.read { try $0.register() }
        register.mandates[2].until = Day(iso: "2027-02-22")
        try browser.secretary.store.write { try $0.save(register) }

        let gone = try await browser.get(link)
        let sent = try await browser.fill(page, link, [("sett", page.seen), ("val", "klart")])
        let forged = try await browser.get("/atgard/\(String(repeating: "x", count: 43))")

        #expect(gone.text.contains("Åtgärden är inte din längre") && !gone.text.contains("elevhälsan"))
        #expect(sent.location == link)
        #expect(try browser.action()?.isOpen == true)
        #expect(forged.status == .notFound)
    }

    @Test func `her own page leads to what she has undertaken, and to nobody else's`() async throws {
        let (browser, _) = try Browser.withAction()
        let (own, others) = (try browser.ownPage("Cilla Öberg"), try browser.ownPage("Anna Ek"))

        let page = try await browser.get(own)

        #expect(page.text.contains("href=\"\(own)/atgard/a1\"") && page.text.contains("Bjud in elevhälsan"))
        #expect(try await browser.get("\(own)/atgard/a1").status == .ok)
        #expect(!(try await browser.get(others).text.contains("elevhälsan")))
        #expect(try await browser.get("\(others)/atgard/a1").status == .notFound)
    }

    @Test func `an assistant reports in her stead, and it stands under the assistant's name`() async throws {
        let (browser, _) = try Browser.withAction(.withAssistant())
        let link = try browser.mailed("atgard", to: "asta@regionen.example")
        let page = try await browser.get(link)

        _ = try await browser.fill(page, link, [("sett", page.seen), ("val", "klart")])

        #expect(page.text.contains("<h1>Åtgärd för Cilla Öberg</h1>"))
        #expect(try browser.facts("action done").map(\.by) == ["Asta Berg"])
    }
}

extension Browser {
    /// Cilla has been reminded of what she has to do by 1 March; the path of her link.
    fileprivate static func withAction(_ register: Register = .example()) throws -> (Browser, String) {
        let browser = try Browser(register)
        try browser.secretary.setModes(.automatic, by: "Bo Lind")
        try browser.agree([.example()])
        try browser.secretary.decide()
        try browser.deliverAll()
        return (browser, try browser.mailed("atgard", to: "cilla@regionen.example"))
    }

    func action(_ id: String = "a1") throws -> Action? { try secretary.store.read { try $0.action(Key(id)) } }

    /// The outcome of a meeting on 2 February.
    func agree(_ actions: [Action]) throws {
        try secretary.store.write { transaction in
            let meeting = Meeting.example(number: 1, start: "2027-02-02T13:00", state: .held(at: .distantPast))
            try transaction.save(meeting)
            for (position, action) in actions.enumerated() { try transaction.save(action, at: position) }
        }
    }
}

extension Action {
    static func example(
        _ id: String = "a1", text: String = "Bjud in elevhälsan", owners: [Owner] = [.person(Key("cilla"))],
        due: String? = "2027-03-01", state: State = .open(since: .distantPast)
    ) -> Action {
        Action(
            id: Key(id), body: Key("lpo"), meeting: Key("meeting-1"), item: 1, text: text, owners: owners,
            due: due.flatMap { Day(iso: $0) }.map { .day($0) }, agreed: Day(iso: "2027-02-02") ?? Day(ordinal: 20_851),
            state: state)
    }
}
