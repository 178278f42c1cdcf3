import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct WritingTests {
    @Test func `what is written stands, revision by revision, with one fact for the sitting`() async throws {
        let office = try await Office.atMeeting()

        let first = try office.write("Hanna gick igenom utkastet.", seen: 0)
        let second = try office.write("Hanna gick igenom utkastet, bilaga 2.", seen: 1)

        #expect(first.section.revision == 1 && second.section.revision == 2)
        #expect(try office.section?.text == "Hanna gick igenom utkastet, bilaga 2.")
        #expect(try office.facts("minutes written").count == 1)
    }

    @Test func `the same text sent again is saved once`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("Ett", seen: 0)

        let again = try office.write("Ett", seen: 0)

        let stands = try #require(try office.section)
        #expect(again == .saved(stands))
        #expect(try office.section?.revision == 1)
    }

    @Test func `two who write in lines of their own get both`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("Ett\nTvå\nTre", seen: 0)
        _ = try office.write("Ett!\nTvå\nTre", seen: 1, by: "Bo")

        let saved = try office.write("Ett\nTvå\nTre!", seen: 1, base: "Ett\nTvå\nTre", by: "Jonas")

        guard case .merged(let section) = saved else { throw Unexpected(saved) }
        #expect(section.text == "Ett!\nTvå\nTre!")
        #expect(section.revision == 3)
    }

    @Test func `two who write in the same line keep both texts, however often one of them tries`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("Ett", seen: 0)
        _ = try office.write("Ett eller två", seen: 1, by: "Bo")

        let saved = try office.write("Ett eller tre", seen: 1, base: "Ett", by: "Jonas")
        _ = try office.write("Ett eller tre", seen: 1, base: "Ett", by: "Jonas")

        guard case .apart(let section, let by, _) = saved else { throw Unexpected(saved) }
        #expect(section.text == "Ett eller två" && by == "Bo")
        #expect(try office.past.map(\.text).filter { $0 == "Ett eller tre" }.count == 1)
    }

    @Test func `a chosen text replaces the other, which is kept`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("Bos text", seen: 0)

        let saved = try office.secretary.save(
            WrittenSection(item: 1, seen: 1, text: "Jonas text", isChosen: true), of: "lpo/2027-1", by: "Jonas")

        #expect(saved.section.text == "Jonas text")
        #expect(try office.past.map(\.text) == ["Bos text"])
        #expect(try office.past.map(\.by) == ["Bo"])
    }

    @Test func `another writer's lines that are taken away are kept, and those that are only added to are not`()
        async throws
    {
        let office = try await Office.atMeeting()
        _ = try office.write("Ett", seen: 0, by: "Bo")
        _ = try office.write("Ett\nTvå", seen: 1, by: "Jonas")
        #expect(try office.past.isEmpty)

        _ = try office.write("Två", seen: 2, by: "Bo")

        #expect(try office.past.map(\.text) == ["Ett\nTvå"])
    }

    @Test func `one writer's own texts are kept every ten minutes`() async throws {
        let office = try await Office.atMeeting()
        for (step, time) in ["13:50", "13:55", "13:59", "14:01", "14:02"].enumerated() {
            try await office.run(until: "2027-03-02T\(time)")
            _ = try office.write("Text \(step)", seen: step)
        }

        #expect(try office.past.map(\.text) == ["Text 0", "Text 2"])
    }

    @Test func `åtgärder with owners and days are found while it is written, and keep who they are`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("- Påminna de åtta kommunerna – Cilla ansvarig", seen: 0)
        let before = try #require(try office.actions.first)

        _ = try office.write("Inledning.\n\n- Påminna de åtta kommunerna – Cilla ansvarig, klart 26 mars", seen: 1)
        let after = try office.actions

        #expect(before.owners == [.person(Key("cilla"))] && before.due == nil)
        #expect(after.map(\.id) == [before.id])
        let due = Day(iso: "2027-03-26").map { Due.day($0) }
        #expect(after.first?.due == due)
        #expect(after.first?.isProposed == true)
    }

    @Test func `a refused åtgärd does not come back with the next keystroke`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("- Cilla ansvarar för gapanalysen", seen: 0)

        try office.secretary.refuseAction(try #require(try office.actions.first).id, by: "Bo")
        _ = try office.write("- Cilla ansvarar för gapanalysen.", seen: 1)

        #expect(try office.actions.isEmpty)
    }

    @Test func `a settled åtgärd stays as it was worded, and the later of two who word it is told`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("- Cilla ansvarar för gapanalysen", seen: 0)
        let found = try #require(try office.actions.first)
        let words = WordedAction(text: "Gör gapanalysen klar", owners: [.person(Key("anna"))])

        _ = try office.secretary.settle(found.id, as: words, seen: found.words, by: "Bo")
        _ = try office.write("Allt är omskrivet.", seen: 1)

        #expect(try office.actions.map(\.words) == [words])
        #expect(throws: OfficeError.actionChanged(found.id.text)) {
            try office.secretary.settle(found.id, as: WordedAction(text: "Annat"), seen: found.words, by: "Jonas")
        }
    }

    @Test func `jäv and where an item goes stand beside its text, which keeps its writer`() async throws {
        let office = try await Office.atMeeting()
        _ = try office.write("Text", seen: 0, by: "Jonas")

        _ = try office.secretary.recuse("Cilla Öberg", from: 1, of: "lpo/2027-1", note: "Bror söker", by: "Bo")
        _ = try office.secretary.setOutcome(.lifted(to: "KSG-B"), for: 1, of: "lpo/2027-1", by: "Bo")
        _ = try office.write("Text två", seen: 1, by: "Jonas")
        let section = try #require(try office.section)

        #expect(section.recusals == [Recusal(person: Key("cilla"), note: "Bror söker")])
        #expect(section.outcome == .lifted(to: "KSG-B"))
        _ = try office.secretary.endRecusal(of: Key("cilla"), from: 1, of: "lpo/2027-1", by: "Bo")
        #expect(try office.section?.recusals.isEmpty == true)
        #expect(try office.facts("recusal noted").map(\.detail) == ["cilla"])
    }

    @Test(arguments: [99, -3]) func `nothing is written of an item that is not there`(item: Int) async throws {
        let office = try await Office.atMeeting()

        #expect(throws: OfficeError.noMinutesItem("\(item)", meeting: "lpo/2027-1")) {
            try office.secretary.save(WrittenSection(item: item, seen: 0, text: "x"), of: "lpo/2027-1", by: "Bo")
        }
    }

    @Test func `a passage of a book's length is kept unread, and what stands around it is found`() async throws {
        let office = try await Office.atMeeting()
        let long = String(repeating: "å och ä. ", count: 5_000)

        _ = try office.write("- Cilla ansvarar för gapanalysen\n\n\(long)\n- Anna ansvarar för remissen", seen: 0)

        #expect(try office.actions.map(\.owners) == [[.person(Key("cilla"))], [.person(Key("anna"))]])
    }

    @Test func `text of every kind comes back as it was written`() async throws {
        let office = try await Office.atMeeting()
        let text = "<script>alert(1)</script>\n\n'; DROP TABLE minutes; --\n👩‍⚕️ \u{202E}bakvänt\u{202C}\n\t- punkt\n"

        _ = try office.write(text, seen: 0)

        #expect(try office.section?.text == text)
    }
}

private struct Unexpected: Error {
    let saving: SectionSaving

    init(_ saving: SectionSaving) { self.saving = saving }
}

extension Office {
    /// The office in the middle of its meeting of 2 March, which has two items.
    fileprivate static func atMeeting() async throws -> Office {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        let agenda = [
            AgendaItem(title: "Gapanalys schizofreni", length: 20), AgendaItem(title: "Övriga frågor", length: 10),
        ]
        _ = try office.secretary.setAgenda(of: "lpo/2027-1", to: agenda, by: "Bo")
        try await office.run(until: "2027-03-02T13:30")
        return office
    }

    fileprivate func write(
        _ text: String, seen: Int, base: String? = nil, by: String = "Bo"
    ) throws -> SectionSaving {
        try secretary.save(
            WrittenSection(item: 1, seen: seen, base: base, text: text), of: "lpo/2027-1", by: by)
    }

    private var meeting: Key<Meeting> {
        get throws { try secretary.store.read { try #require(try $0.meetings().first).id } }
    }

    fileprivate var section: MinutesSection? {
        get throws {
            let meeting = try meeting
            return try secretary.store.read { try $0.section(1, of: meeting) }
        }
    }

    fileprivate var past: [PastText] {
        get throws {
            let meeting = try meeting
            return try secretary.store.read { try $0.pastTexts(of: 1, in: meeting) }
        }
    }

    fileprivate var actions: [Action] {
        get throws {
            let meeting = try meeting
            return try secretary.store.read { try $0.actions(of: meeting) }
        }
    }
}
