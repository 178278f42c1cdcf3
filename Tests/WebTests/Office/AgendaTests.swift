import Foundation
import Meetings
import Secretariat
import Store
import Testing

@testable import Web

@Suite struct AgendaTests {
    @Test func `an empty agenda is offered half written, and nothing is kept before it is looked at`() async throws {
        let browser = try await Browser.withMeeting()

        let page = try await browser.get("\(path)/dagordning")
        let added = try await browser.fill(
            page, "\(path)/dagordning", page.rows + [("punkt-5", "Remissen"), ("gor", "upp-5")])

        #expect(page.text.contains("Dagordningen är påbörjad åt dig") && page.text.contains("value=\"Övriga frågor\""))
        #expect(page.text.contains("<p class=\"small\">Stående punkt</p>"))
        #expect(added.status == .ok)
        #expect(
            added.titles.filter { !$0.isEmpty } == [
                "Dagordning och förra anteckningarna", "Aktuellt från och till nätverken", "Övriga frågor", "Remissen",
                "Nästa möte",
            ])
        #expect(try browser.meeting()?.agenda.isEmpty == true)
    }

    @Test func `a button reaches its own row though a new one stands before it`() async throws {
        let browser = try await Browser.withMeeting()
        let page = try await browser.get("\(path)/dagordning")
        let written = [("sett", page.seen)] + page.numbered + [("punkt-5", "Remissen")]

        let removed = try await browser.fill(page, "\(path)/dagordning", written + [("gor", "bort-4")])
        let raised = try await browser.fill(page, "\(path)/dagordning", written + [("gor", "upp-5")])
        let lowered = try await browser.fill(page, "\(path)/dagordning", written + [("gor", "ned-5")])

        let first = ["Dagordning och förra anteckningarna", "Aktuellt från och till nätverken"]
        #expect(removed.titles.filter { !$0.isEmpty } == first + ["Remissen", "Övriga frågor"])
        #expect(
            raised.titles.filter { !$0.isEmpty } == [first[0], "Remissen", first[1], "Övriga frågor", "Nästa möte"])
        #expect(lowered.titles.filter { !$0.isEmpty } == first + ["Övriga frågor", "Remissen", "Nästa möte"])
    }

    @Test func `rows keep their items while they move, and forged or doubled ids are nobody's`() async throws {
        let browser = try await Browser.withMeeting(["Aktuellt", "Remissen"])
        let page = try await browser.get("\(path)/dagordning")

        let given = try await browser.fill(
            page, "\(path)/dagordning",
            [
                ("sett", page.seen), ("nr-1", "2"), ("id-1", "1"), ("punkt-1", "Aktuellt"), ("nr-2", "1"),
                ("id-2", "2"), ("punkt-2", "Remissen 🎉"), ("nr-3", "3"), ("id-3", "1"), ("punkt-3", "Tvåa"),
                ("nr-4", "4"), ("id-4", "99"), ("punkt-4", "Påhittad"),
            ])
        let act = try browser.act(try #require(given.location))
        let review = try await browser.get(try #require(given.location))
        for _ in 1...2 {
            _ = try await browser.fill(
                review, "\(path)/gor", act.fields.map { ($0.field, $0.value) } + [("sett", review.seen)])
        }

        let agenda = try #require(try browser.meeting()?.agenda)
        #expect(agenda.map(\.id) == [2, 1, 3, 4])
        #expect(agenda.map(\.title) == ["Remissen 🎉", "Aktuellt", "Tvåa", "Påhittad"])
        #expect(try browser.facts("agenda set").count == 2)
        #expect(review.text.contains("Ny punkt 3: Tvåa."))
        let versions = try await browser.get("\(path)/dagordning/versioner")
        #expect(versions.text.contains("Version 2") && versions.text.contains("Ny punkt 4: Påhittad."))
    }

    @Test func `a presenter of the register is called to her item, another is not, and a namesake is asked about`()
        async throws
    {
        let browser = try await Browser.withMeeting(["Aktuellt"])
        let page = try await browser.get("\(path)/dagordning")
        let rows = [
            ("sett", page.seen), ("punkt-1", "Aktuellt"), ("foredragande-1", "Fia Lund"), ("punkt-2", "Remiss"),
            ("foredragande-2", "Okänd Gäst"), ("punkt-3", "Val"), ("foredragande-3", "Per Ek"),
            ("bakgrund-2", "Rad ett\nRad \u{202E}två"),
        ]

        let shown = try await browser.fill(page, "\(path)/dagordning", rows + [("gor", "ny")])
        let wrong = try await browser.fill(page, "\(path)/dagordning", rows)
        let large = try await browser.fill(
            page, "\(path)/dagordning",
            [("sett", page.seen), ("punkt-1", "A"), ("bakgrund-1", String(repeating: "x", count: 1_000_000))])

        #expect(shown.text.contains("Kallas till sin punkt"))
        #expect(shown.text.contains("Finns inte i registret och får ingen kallelse"))
        #expect(wrong.status == .badRequest)
        #expect(wrong.text.contains("Punkt 3: Flera heter Per Ek. Skriv mejladressen i stället"))
        #expect(wrong.text.contains("Punkt 2: Ta bort osynliga tecken ur bakgrunden"))
        #expect(large.status == .badRequest && large.text.contains("högst 4 000 tecken"))
        let given = try await browser.fill(
            page, "\(path)/dagordning",
            [("sett", page.seen), ("punkt-1", "Val"), ("foredragande-1", "per@regionen.example"), ("minuter-1", "200")])
        guard case .agenda(let items) = try browser.act(try #require(given.location)) else { return }
        #expect(items.map(\.presenter) == ["Per Ek"] && items[0].presenters == [Key("per")])
    }

    @Test func `an agenda longer than its meeting is said to be`() async throws {
        let browser = try await Browser.withMeeting(["Aktuellt"])
        let page = try await browser.get("\(path)/dagordning")

        let long = try await browser.fill(
            page, "\(path)/dagordning",
            [("punkt-1", "A"), ("minuter-1", "100"), ("punkt-2", "B"), ("minuter-2", "50"), ("gor", "ny")])

        #expect(long.text.contains("Punkterna tar 2 timmar 30 minuter av mötets två timmar."))
        #expect(long.text.contains("längre än mötet."))
        #expect(long.text.contains("<span class=\"clock\">14.40</span>"))
    }

    @Test func `the samordnare goes on without the chair only with a reason that is shown`() async throws {
        var register = Register.example()
        register.bodies[0].policy.modes[.notice] = .release
        let browser = try await Browser.signedIn("bo", register)
        try browser.plan()
        let page = try await browser.get("\(path)/dagordning/slapp")

        let silent = try await browser.fill(page, "\(path)/dagordning/slapp", [("sett", page.seen), ("skal", " ")])
        let said = try await browser.fill(
            page, "\(path)/dagordning/slapp", [("sett", page.seen), ("skal", "Anna är <i>sjuk</i>")])
        let meeting = try await browser.get(path)

        #expect(silent.status == .badRequest && silent.text.contains("Skriv varför ordföranden inte kan säga ja"))
        #expect(said.location == "\(path)?besked=slappt")
        #expect(meeting.text.contains("släppte dagordningen utan ordföranden: Anna är &lt;i&gt;sjuk&lt;/i&gt;"))
        #expect(try browser.meeting()?.release?.because == "Anna är <i>sjuk</i>")
    }

    @Test(arguments: ["dagordning/slapp", "dagordning"])
    func `nobody but the samordnare writes an agenda`(page: String) async throws {
        let browser = try await Browser.signedIn("anna")
        try browser.plan()

        #expect(try await browser.get("\(path)/\(page)").status == .forbidden)
        #expect(try await browser.get("\(path)/dagordning/versioner").status == .ok)
    }

    @Test func `standing items are set by line, and a wrong line is led to`() async throws {
        let browser = try await Browser.withMeeting()
        let settings = "/installningar/grupper/lpo/dagordning"
        let page = try await browser.get(settings)

        let wrong = try await browser.fill(
            page, settings, [("sett", page.seen), ("standingFirst", "Möte; 5000"), ("standingLast", "")])
        let given = try await browser.fill(
            page, settings,
            [("sett", page.seen), ("standingFirst", "Öppnande; information; 5"), ("standingLast", "")])

        #expect(wrong.status == .badRequest && wrong.text.contains("Först på dagordningen: skriv högst 20 rader"))
        #expect(given.status == .seeOther)
        #expect(try await browser.get("\(path)/dagordning").titles.filter { !$0.isEmpty } == ["Öppnande"])
    }

    private let path = "/moten/lpo/2027-2"
}

extension Browser {
    /// Bo is signed in; a meeting has these items. Fia is in the register, and two called Per Ek.
    fileprivate static func withMeeting(_ titles: [String] = []) async throws -> Browser {
        var register = Register.example()
        for (id, name) in [("fia", "Fia Lund"), ("per", "Per Ek"), ("par", "Per Ek")] {
            register.people.append(
                Person(id: Key(id), name: name, addresses: [Person.Address("\(id)@regionen.example")]))
        }
        let browser = try await Browser.signedIn("bo", register)
        var meeting = Meeting.example()
        meeting.agenda = []
        try browser.plan(meeting)
        if !titles.isEmpty {
            _ = try browser.secretary.setAgenda(
                of: "lpo/2027-2", to: titles.map { AgendaItem(title: $0) }, by: "Bo Lind")
        }
        return browser
    }
}

extension Page {
    /// What stands in the rows of an agenda.
    fileprivate var titles: [String] {
        text.matches(of: /name="punkt-\d+" value="([^"]*)"/).map { String($0.1) }
    }

    /// Every field of them as the page has it, and where each stands.
    fileprivate var numbered: [(String, String)] {
        text.matches(of: /name="((?:nr|punkt)-\d+)" value="([^"]*)"/).map { (String($0.1), String($0.2)) }
            .filter { $0.0.hasPrefix("nr-") || !$0.1.isEmpty }
    }

    /// The same as a form sends them, without those that are still empty.
    fileprivate var rows: [(String, String)] {
        [("sett", seen)] + titles.filter { !$0.isEmpty }.enumerated().map { ("punkt-\($0 + 1)", $1) }
    }
}
