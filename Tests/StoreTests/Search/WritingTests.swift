import Foundation
import GRDB
import Meetings
import Testing

@testable import Store

@Suite struct WritingTests {
    @Test(arguments: [
        ("mål", ["a"]), ("målet", ["a"]), ("MÅLEN", ["a"]), ("malet", ["b"]), ("mal", ["b"]), ("möten", ["c"]),
        ("mötena", ["c"]), ("ide", ["c"]), ("av", []), ("avtalen", ["b"]), ("mål av", []), ("åtgärderna", []),
    ]) func `words are found in whatever form they stand, and å ä ö are letters of their own`(
        words: String, expected: [String]
    ) throws {
        let store = try Store.withActions([
            ("a", "Målet är att fler får vård"), ("b", "Malet i avtalet ska bort"), ("c", "Idé: flytta mötet"),
        ])

        #expect(try store.found(words).map(\.subject) == expected)
    }

    @Test func `a stemmer leaves the same of every form of a word`() {
        let stemmer = Stemmer()
        let forms = [
            ["mål", "målet", "målen", "målens"], ["möte", "mötet", "möten", "mötena", "mötets"],
            ["ansvar", "ansvaret"], ["arbete", "arbetet", "arbeten"], ["beslut", "beslutet", "besluten"],
            ["paket", "paketet"], ["kommun", "kommunerna"], ["åtgärd", "åtgärderna"],
        ]

        for words in forms { #expect(Set(stemmer.stems(words[...])).count == 1, "\(words)") }
        #expect(stemmer.stem("mål") != stemmer.stem("malet"))
        #expect(stemmer.stem("") == "" && stemmer.stem("et") == "et")
        #expect(stemmer.stem(String(repeating: "ö", count: 100_000)).count == 60)
    }

    @Test func `what is written anew is found by its new words alone, and what is gone not at all`() throws {
        let store = try Store.withActions([])
        var section = MinutesSection(item: 1, text: "Vi talade om remissen.")
        try store.write { try $0.save(section, of: .first, by: "Bo", at: .t0) }
        #expect(try store.found("remiss").map(\.kind) == [.section])

        section.text = "Vi talade om vårdplanen."
        try store.write { try $0.save(section, of: .first, by: "Bo", at: .t0) }

        #expect(try store.read { try $0.unreadWritings() } == 1)
        #expect(try store.found("remiss").isEmpty)
        #expect(try store.found("vårdplan").map(\.text) == ["Vi talade om vårdplanen."])
        let decision = Decision(
            id: Key("d"), body: .lpo, meeting: .first, item: 1, text: "Remissen avslås", agreed: Day(ordinal: 20_800))
        try store.write { try $0.save(decision, at: 0) }
        #expect(try store.found("remisser").map(\.kind) == [.decision])
        try store.write { try $0.remove(decision.id) }
        #expect(try store.found("remisser").isEmpty)
    }

    @Test func `what is not final is found only where drafts may be read`() throws {
        let store = try Store.withActions([("a", "Bjud in elevhälsan")], state: .proposed)
        try store.write { try $0.save(MinutesSection(item: 1, text: "Elevhälsan"), of: .first, by: "Bo", at: .t0) }

        #expect(try store.found("elevhälsa", drafts: []).isEmpty)
        #expect(try store.found("elevhälsa").count == 2)
        var action = try #require(try store.read { try $0.action(Key("a")) })
        action.state = .open(since: .t0)
        try store.write { try $0.update(action) }
        #expect(try store.found("elevhälsa", drafts: []).map(\.kind) == [.action])
        #expect(try store.found("elevhälsa", bodies: [], drafts: []).isEmpty)
    }

    @Test func `approved minutes are found where their text has changed since, and only once where it has not`() throws
    {
        let store = try Store.withActions([])
        try store.write { transaction in
            try transaction.save(MinutesSection(item: 1, text: "Suicidprevention"), of: .first, by: "Bo", at: .t0)
            for (number, kind) in [(1, MinutesVersion.Kind.shared), (2, .approved)] {
                let people = #"{"people":[{"name":"Rut \#(kind)"}]}"#
                let content = #"{"approval":"told","items":[{"text":"Suicidprevention"}],"present":[\#(people)]}"#
                try transaction.add(
                    MinutesVersion(
                        meeting: .first, number: number, kind: kind, content: content, digest: "\(number)", by: "Bo",
                        at: .t0))
            }
        }

        #expect(try store.found("suicidpreventionen").map(\.kind) == [.section])
        #expect(try store.found("suicidpreventionen", drafts: []).map(\.kind) == [.version])
        #expect(try store.found("approved").map(\.kind) == [.version])
        #expect(try store.found("shared").isEmpty && store.found("told").isEmpty)
        let counted = try store.read {
            try $0.writingCount(WritingFilter(.init(.init("suicidprevention")), bodies: [.lpo], drafts: [.lpo]))
        }
        #expect(counted == 1)
    }

    @Test func `a year and a kind choose among what is found`() throws {
        let store = try Store.withActions([("a", "Bjud in elevhälsan")])
        let found = { (change: (inout WritingFilter) -> Void) in
            var filter = WritingFilter(SoughtStems(SoughtWords("elevhälsan")), bodies: [.lpo])
            change(&filter)
            return try store.read { try $0.countedWritings(filter, limit: 10).rows.count }
        }
        try store.write { _ = try $0.indexWritings(atMost: 100) }

        #expect(try found { $0.days = .newYear(2027)..<(.newYear(2028)) } == 1)
        #expect(try found { $0.days = .newYear(2026)..<(.newYear(2027)) } == 0)
        #expect(try found { $0.kinds = [.decision] } == 0)
        #expect(try found { $0.stems = SoughtStems(SoughtWords("\" OR *")) } == 0)
    }
}

extension Store {
    fileprivate func found(
        _ words: String, bodies: [Meetings.Key<Body>] = [.lpo], drafts: [Meetings.Key<Body>] = [.lpo]
    ) throws -> [Writing] {
        let filter = WritingFilter(SoughtStems(SoughtWords(words)), bodies: bodies, drafts: drafts)
        try write { _ = try $0.indexWritings(atMost: 100) }
        return try read { try $0.countedWritings(filter, limit: 10).rows }
    }

    /// One meeting, with åtgärder of these texts.
    fileprivate static func withActions(
        _ texts: [(String, String)], state: Action.State = .open(since: .t0)
    ) throws -> Store {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.save(Meeting.example())
            try transaction.save(Minutes(meeting: .first))
            for (position, (id, text)) in texts.enumerated() {
                let action = Action(
                    id: Key(id), body: .lpo, meeting: .first, item: 1, text: text, agreed: Day(ordinal: 20_800),
                    state: state)
                try transaction.save(action, at: position)
            }
        }
        return store
    }
}
