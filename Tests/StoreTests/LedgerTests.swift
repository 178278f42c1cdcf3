import Foundation
import Meetings
import Store
import Testing

@Suite struct LedgerTests {
    @Test func `the ledger is chosen by each filter, and counted alike`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.add(.example(1), at: .t0)
            try transaction.add(.example(2, to: nil, thread: "b"), at: .t0)
            try transaction.add(.example(3, to: "Siv@kommun.example", thread: "c", waitsFor: .press), at: .t0)
        }
        let found = { (change: (inout LedgerFilter) -> Void) in
            var filter = LedgerFilter(bodies: [.lpo])
            change(&filter)
            let ids = try store.read { try $0.ledger(filter, limit: 10).map(\.message.id) }
            #expect(try store.read { try $0.ledgerCount(filter) } == ids.count)
            return ids
        }

        #expect(try found { _ in } == [3, 2, 1])
        #expect(try found { $0.bodies = [] } == [])
        #expect(try found { $0.fate = .held } == [3])
        #expect(try found { $0.fate = .toPost } == [2])
        #expect(try found { $0.address = "siv@" } == [3])
        #expect(try found { $0.people = [] } == [])
        #expect(try found { $0.people = [.anna] } == [3, 2, 1])
        #expect(try found { $0.kind = .minutes } == [])
        #expect(try found { $0.composed = .distantPast..<(.t0) } == [])
    }

    @Test func `words are found by their beginning, å ä ö apart, and only those that are indexed`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            for number in 1...3 { try transaction.add(.example(number, thread: "\(number)"), at: .t0) }
            try transaction.add(SoughtWords("Psykisk hälsa"), of: 1, to: .outgoing)
            try transaction.add(SoughtWords("psykiatri och halsa"), of: 2, to: .outgoing)
        }
        let found = { (text: String) in
            var filter = LedgerFilter(bodies: [.lpo])
            filter.words = SoughtWords(text)
            return try store.read { try $0.ledger(filter, limit: 10).map(\.message.id) }
        }

        #expect(try found("psyk") == [2, 1])
        #expect(try found("HÄLSA") == [1])
        #expect(try found("halsa") == [2])
        #expect(try found("psykisk halsa") == [])
        #expect(try store.read { try $0.unindexed(.outgoing, limit: 10) } == [3])
    }

    @Test func `what came is chosen by person and address, each alone`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            for (number, writer) in ["anna@regionen.example", "dag@kommun.example"].enumerated() {
                let id = try transaction.keep(Data([UInt8(number)]), digest: "\(number)", from: "test", at: .t0) ?? 0
                let person: Key<Person>? = number == 0 ? .anna : nil
                try transaction.conclude(
                    id, as: Conclusion(kind: "other", writer: writer, person: person, outcome: .human), by: "samordna",
                    at: .t0)
            }
        }
        let found = { (change: (inout InboxFilter) -> Void) in
            var filter = InboxFilter(bodies: [])
            change(&filter)
            return try store.read { try $0.inbox(filter, limit: 10).map(\.id) }
        }

        #expect(try found { $0.people = [.anna] } == [1])
        #expect(try found { ($0.people, $0.address) = ([], "KOMMUN") } == [2])
        #expect(try found { $0.people = [] } == [])
        #expect(try found { $0.outcomes = [.waiting] } == [])
    }
}
