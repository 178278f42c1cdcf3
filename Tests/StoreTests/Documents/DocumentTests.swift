import Foundation
import Meetings
import Testing

@testable import Store

@Suite struct DocumentTests {
    @Test func `an åtgärd comes back with its owners in their order`() throws {
        let store = try Store.withDocuments()
        let action = Action.example(owners: [.words("MAS"), .person(.cilla), .body(.lpo)])

        try store.write { try $0.save(action, at: 0) }

        #expect(try store.read { try $0.action(action.id) } == action)
        #expect(try store.read { try $0.agreedActions() } == [action])
    }

    @Test func `only what stands in notes that are not finished can be taken away`() throws {
        let store = try Store.withDocuments()
        let (proposed, open) = (Action.example("a", state: .proposed), Action.example("b"))
        try store.write { transaction in
            try transaction.save(proposed, at: 0)
            try transaction.save(open, at: 1)
        }

        try store.write { transaction in
            try transaction.remove(proposed.id)
            try transaction.remove(open.id)
        }

        #expect(try store.read { try $0.actions(of: .first) } == [open])
    }

    @Test func `minutes come back with sections, recusals and outcomes`() throws {
        let store = try Store.withDocuments()
        let section = MinutesSection(
            item: 2, text: "Vi talade.", revision: 3, recusals: [Recusal(person: .cilla, note: "egen ansökan")],
            outcome: .lifted(to: "KSG-B"))

        try store.write { try $0.save(section, of: .first, by: "Bo", at: .t0) }

        let minutes = try #require(try store.read { try $0.minutes(of: .first) })
        #expect(minutes.sections == [section])
        #expect(try store.read { try $0.unapprovedMinutes().map(\.meeting) } == [.first])
        #expect(try store.read { try $0.lastSaving(of: 2, in: .first)?.by } == "Bo")
    }

    @Test func `the highest item of all versions is known though it is gone`() throws {
        let store = try Store.withDocuments()
        var meeting = try #require(try store.read { try $0.meeting(.first) })
        meeting.agenda = [AgendaItem(id: 7, title: "Budget")]
        try store.write { try $0.addAgendaVersion(of: meeting, by: "Bo", at: .t0) }
        meeting.agenda = [AgendaItem(id: 1, title: "Remiss")]

        let versions = try store.write { transaction in
            try transaction.addAgendaVersion(of: meeting, by: "Bo", at: .t0)
            return try transaction.snapshot.agendaVersions(of: .first)
        }

        #expect(versions.map(\.number) == [1, 2])
        #expect(try store.read { try $0.lastAgendaItem(of: meeting) } == 7)
    }

    @Test func `a paper that nobody has counted waits to be counted`() throws {
        let store = try Store.withDocuments()
        let paper = Paper(
            id: Key("p1"), meeting: .first, annex: 1, title: "Underlag", content: .link("https://regionen.example/a"),
            size: .uncounted, by: "Bo", at: .t0)
        try store.write { try $0.save(paper) }
        var counted = paper
        counted.size = .counted(PaperCount(pages: 3, words: 800))

        #expect(try store.read { try $0.uncountedPapers() } == [paper])
        try store.write { try $0.save(counted) }

        #expect(try store.read { try $0.uncountedPapers() }.isEmpty)
        #expect(try store.read { try $0.papers(of: .first) } == [counted])
    }
}

extension Store {
    /// With one meeting whose notes are begun.
    fileprivate static func withDocuments() throws -> Store {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.save(Meeting.example())
            try transaction.save(Minutes(meeting: .first))
        }
        return store
    }
}

extension Action {
    fileprivate static func example(
        _ id: String = "a1", owners: [Owner] = [.person(.cilla)], state: State = .open(since: .t0)
    ) -> Action {
        Action(
            id: Key(id), body: .lpo, meeting: .first, item: 1, text: "Bjud in elevhälsan", owners: owners,
            due: Day(iso: "2027-03-20").map { .day($0) }, agreed: Day(ordinal: 20_800), state: state)
    }
}
