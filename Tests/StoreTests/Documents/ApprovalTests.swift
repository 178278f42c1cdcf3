import Foundation
import Meetings
import Testing

@testable import Store

@Suite struct ApprovalTests {
    @Test func `with the yes what was agreed becomes binding, and what is done or dropped stays so`() throws {
        let store = try Store.prepared()
        let states: [Action.State] = [
            .proposed, .settled(by: "Bo", at: .t0), .done(by: "Bo", at: .t0, note: nil),
            .dropped(because: "gjort", by: "Bo", at: .t0),
        ]
        try store.write { transaction in
            try transaction.save(Meeting.example())
            for (index, state) in states.enumerated() {
                let action = Action(
                    id: Key("a\(index)"), body: .lpo, meeting: .first, item: 1, text: "Gör", owners: [.words("MAS")],
                    agreed: Day(ordinal: 20_800), state: state)
                try transaction.save(action, at: index)
            }
            let decision = Decision(
                id: Key("d"), body: .lpo, meeting: .first, item: 1, text: "Ja", agreed: Day(ordinal: 20_800))
            try transaction.save(decision, at: 0)
        }

        try store.write { try $0.openActions(of: .first, at: .t0) }

        let known = try store.read { try $0.actions(of: .first) }
        #expect(known.map(\.state) == [.open(since: .t0), .open(since: .t0), states[2], states[3]])
        #expect(known.allSatisfy { $0.owners == [.words("MAS")] })
        #expect(try store.read { try $0.finalDecisions() }.count == 1)
    }

    @Test func `a finished version waits for its document, a shared one for none`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.save(Meeting.example())
            try transaction.save(Minutes(meeting: .first))
            try transaction.add(.example(1, .shared))
            try transaction.add(.example(2, .approved))
        }

        #expect(try store.read { try $0.unmadeMinutes() }.map(\.number) == [2])
        try store.write { transaction in
            try transaction.keep(
                StoredFile(digest: "f", name: "a.pdf", type: "application/pdf", bytes: Data()), at: .t0)
            try transaction.set(file: "f", of: 2, in: .first)
        }
        #expect(try store.read { try $0.unmadeMinutes() }.isEmpty)
        #expect(try store.read { try $0.minutesVersions(in: try #require(try $0.meeting(.first)).year) }.count == 2)
    }

    @Test func `a comment is taken in, or left after all`() throws {
        let store = try Store.prepared()
        let comment = MinutesComment(
            id: 0, meeting: .first, version: 1, item: nil, person: .cilla, assistant: nil, text: "Nej", channel: .link,
            at: .t0, isLate: true)
        let id = try store.write { transaction in
            try transaction.save(Meeting.example())
            try transaction.save(Minutes(meeting: .first))
            try transaction.add(.example(1, .shared))
            return try transaction.add(comment)
        }
        #expect(try store.read { try $0.hasUnsettledComments(on: .first) })
        #expect(try store.read { try $0.unsettledComments() }.map(\.count) == [1])

        for outcome in [MinutesComment.Settlement.Outcome.taken, .left] {
            try store.write { try $0.settle(id, as: outcome, by: "Bo", at: .t0) }
            #expect(try store.read { try $0.comments(on: .first) }.first?.settled?.outcome == outcome)
        }
        #expect(try !store.read { try $0.hasUnsettledComments(on: .first) })
        #expect(try store.read { try $0.unsettledComments() }.isEmpty)
    }
}

extension MinutesVersion {
    fileprivate static func example(_ number: Int, _ kind: Kind) -> MinutesVersion {
        MinutesVersion(meeting: .first, number: number, kind: kind, content: "{}", digest: "x", by: "Bo", at: .t0)
    }
}
