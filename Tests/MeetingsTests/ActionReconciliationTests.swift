import Foundation
import Meetings
import Testing

@Suite struct ActionReconciliationTests {
    @Test func `words that are written on keep the åtgärd that they were`() {
        let known = [Action.example("1", "Påminna de åtta kommuner"), .example("2", "Ta fram två mått")].map {
            $0.known
        }

        let outcome = ActionReconciliation.example(
            found: ["Påminna de åtta kommuner som inte svarat – Karin ansvarig", "Ta fram förslag på två mått"], known)

        #expect(outcome.actions.map(\.action.id.text) == ["1", "2"])
        #expect(outcome.actions[0].action.text == "Påminna de åtta kommuner som inte svarat – Karin ansvarig")
        #expect(outcome.removed.isEmpty)
    }

    @Test func `lines that change places keep their åtgärder, in the new order`() {
        let known = [Action.example("1", "Ringa kommunerna"), .example("2", "Skriva ett utkast")].map { $0.known }

        let outcome = ActionReconciliation.example(found: ["Skriva ett utkast", "Ringa kommunerna"], known)

        #expect(outcome.actions.map(\.action.id.text) == ["2", "1"])
    }

    @Test func `a proposed one whose words are gone is removed, and one that somebody has looked at stays`() {
        let settled = Action.example("2", "Skriva ett utkast", .settled(by: "Bo", at: .distantPast))
        let known = [Action.example("1", "Ringa kommunerna").known, settled.known]

        let outcome = ActionReconciliation.example(found: [], known)

        #expect(outcome.actions.map(\.action) == [settled])
        #expect(outcome.removed == [Key("1")])
    }

    @Test func `what somebody has worded herself stays so, and is not found once more`() {
        let settled = Action.example("1", "Skicka en påminnelse", .settled(by: "Bo", at: .distantPast))
        let known = [KnownAction(settled, source: "Påminna kommunerna – Karin ansvarig")]

        let outcome = ActionReconciliation.example(found: ["Påminna kommunerna – Karin ansvarig, klart i mars"], known)

        #expect(outcome.actions.map(\.action) == [settled])
        #expect(outcome.actions.map(\.source) == ["Påminna kommunerna – Karin ansvarig, klart i mars"])
    }

    @Test func `what somebody has said is no åtgärd does not come back, and what only resembles it does`() {
        let outcome = ActionReconciliation.example(
            found: ["Hanna ansvarar för gapanalysen", "Hanna ansvarar för remissen om ätstörningar"], [],
            refused: ["Hanna ansvarar för gapanalysen"])

        #expect(outcome.actions.map(\.action.text) == ["Hanna ansvarar för remissen om ätstörningar"])
    }

    @Test func `two equal lines are two åtgärder`() {
        let outcome = ActionReconciliation.example(found: ["Ringa", "Ringa"], [Action.example("1", "Ringa").known])

        #expect(outcome.actions.map(\.action.id.text) == ["1", "new 1"])
    }

    @Test func `a decision is found again too, and a final one stays`() {
        let known = [
            Decision(
                id: Key("1"), body: Key("lpo"), meeting: Key("m"), item: 4, text: "LPO ställer sig bakom", agreed: day),
            Decision(
                id: Key("2"), body: Key("lpo"), meeting: Key("m"), item: 4, text: "Remissen besvaras", agreed: day,
                isFinal: true),
        ]

        let outcome = DecisionReconciliation(
            found: ["LPO ställer sig bakom förslaget"], known: known, refused: []
        ) { Decision(id: Key("new"), body: Key("lpo"), meeting: Key("m"), item: 4, text: $0, agreed: day) }

        #expect(outcome.decisions.map(\.id.text) == ["1", "2"])
        #expect(outcome.decisions[0].text == "LPO ställer sig bakom förslaget")
    }

    private let day = Day(ordinal: 20_000)
}

@Suite struct DecisionLinesTests {
    @Test(arguments: [
        ("Beslut: LPO ställer sig bakom förslaget.", "LPO ställer sig bakom förslaget."),
        ("- **Beslut:** remissen besvaras  ", "remissen besvaras"),
        ("Gruppen beslutade att lyfta frågan.", "Gruppen beslutade att lyfta frågan."),
    ]) func `a line that says so is a decision`(line: String, words: String) throws {
        let text = "Först å och ä 👩‍⚕️.\n\(line)\nSedan mer."

        let found = try #require(DecisionLines(in: text).lines.first)

        #expect(found.text == words)
        #expect(String(decoding: Array(text.utf8)[found.range], as: UTF8.self).contains(words.prefix(8)))
    }

    @Test(arguments: ["Beslutsunderlaget skickas ut.", "Beslut:", "Inget beslut fattades.", ""])
    func `a line that only speaks of deciding is none`(line: String) {
        #expect(DecisionLines(in: line).lines.isEmpty)
    }
}

extension ActionReconciliation {
    fileprivate static func example(
        found: [String], _ known: [KnownAction], refused: [String] = []
    ) -> ActionReconciliation {
        var count = 0
        return ActionReconciliation(found: found.map { WordedAction(text: $0) }, known: known, refused: refused) {
            words in
            count += 1
            return .example("new \(count)", words.text)
        }
    }
}

extension Action {
    fileprivate static func example(_ id: String, _ text: String, _ state: State = .proposed) -> Action {
        Action(
            id: Key(id), body: Key("lpo"), meeting: Key("m"), item: 4, text: text, agreed: Day(ordinal: 20_000),
            state: state)
    }

    fileprivate var known: KnownAction { KnownAction(self, source: text) }
}
