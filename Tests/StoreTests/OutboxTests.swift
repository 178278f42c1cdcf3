import Foundation
import Meetings
import Store
import Testing

@Suite struct OutboxTests {
    @Test func `a newer message of a thread takes the place of one that has not left`() throws {
        let store = try Store.prepared()

        try store.write { transaction in
            try transaction.add(.example(1), at: .t0)
            try transaction.add(.example(2, thread: "other"), at: .t0)
            try transaction.supersede("uid", at: .t0)
            try transaction.add(.example(3), at: .t0)
        }

        #expect(try store.states() == [.superseded, .queued, .queued])
    }

    @Test func `what is being sent is not superseded, and the newer one waits for it`() throws {
        let store = try Store.prepared()
        try store.write { try $0.add(.example(1), at: .t0) }
        let first = try #require(try store.write { try $0.claim(at: .t0) })

        try store.write { transaction in
            try transaction.supersede("uid", at: .t0)
            try transaction.add(.example(2), at: .t0)
        }

        #expect(try store.states() == [.sending, .queued])
        #expect(try store.write { try $0.claim(at: .t0) } == nil)
        try store.write { try $0.settle(.accepted(first.id)) }
        #expect(try store.write { try $0.claim(at: .t0)?.id } == 2)
    }

    @Test func `a cancellation of the coming days leaves ahead of bookings`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.add(.example(1, thread: "a"), at: .t0)
            try transaction.add(.example(2, thread: "b", urgency: .soon), at: .t0)
        }

        #expect(try store.write { try $0.claim(at: .t0)?.id } == 2)
    }

    @Test func `nothing leaves before its time, nor while it is held`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.add(.example(1, thread: "a", notBefore: .t0.addingTimeInterval(120)), at: .t0)
            try transaction.add(.example(2, thread: "b", waitsFor: .press), at: .t0)
        }

        #expect(try store.write { try $0.claim(at: .t0) } == nil)
        #expect(try store.write { try $0.claim(at: .t0.addingTimeInterval(120))?.id } == 1)
    }

    @Test func `a message taken back waits for the press, and one that left cannot be`() throws {
        let store = try Store.prepared()
        try store.write { try $0.add(.example(1), at: .t0) }

        #expect(try store.write { try $0.hold(1, at: .t0) })

        #expect(try store.states() == [.held])
        try store.write { try $0.press(1, urgency: .booking, notBefore: .t0, at: .t0) }
        _ = try store.write { try $0.claim(at: .t0) }
        #expect(try store.write { try $0.hold(1, at: .t0) } == false)
    }

    @Test func `what an ended service left in sending goes out again in doubt`() throws {
        let store = try Store.prepared()
        try store.write { try $0.add(.example(1), at: .t0) }
        _ = try store.write { try $0.claim(at: .t0) }

        #expect(try store.write { try $0.recoverInterrupted(at: .t0) } == 1)

        let message = try #require(try store.read { try $0.message(1) })
        #expect(message.state == .queued)
        #expect(message.doubts == 1)
        #expect(try store.read { try $0.attempts(at: 1).map(\.outcome) } == [.inDoubt])
    }

    @Test func `a message the server put off gives way to a newer one`() throws {
        let store = try Store.prepared()
        try store.write { try $0.add(.example(1), at: .t0) }
        _ = try store.write { try $0.claim(at: .t0) }
        try store.write { try $0.add(.example(2), at: .t0) }

        try store.write { try $0.settle(.putOff(1)) }

        #expect(try store.states() == [.superseded, .queued])
        #expect(try store.write { try $0.claim(at: .t0)?.id } == 2)
    }

    @Test func `one assistant's copy does not give way to another's`() throws {
        let store = try Store.prepared()
        var (asta, berit) = (
            Draft.example(1, to: "asta@regionen.example"), Draft.example(2, to: "berit@regionen.example")
        )
        (asta.copyFor, berit.copyFor) = ("Anna Ek", "Anna Ek")
        try store.write { transaction in
            for copy in [asta, berit] { try transaction.add(copy, at: .t0) }
        }
        _ = try store.write { try $0.claim(at: .t0) }

        try store.write { try $0.settle(.putOff(1)) }

        #expect(try store.states() == [.queued, .queued])
    }

    @Test func `a server that takes nothing holds the whole queue and costs no message a try`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            try transaction.add(.example(1, thread: "a"), at: .t0)
            try transaction.add(.example(2, thread: "b"), at: .t0)
        }
        _ = try store.write { try $0.claim(at: .t0) }

        try store.write { try $0.settle(.absent(1)) }

        #expect(try store.write { try $0.claim(at: .t0) } == nil)
        #expect(try store.read { try $0.nextSending() } == .t0.addingTimeInterval(60))
        #expect(try store.read { try $0.message(1)?.tries } == 0)
    }

    @Test func `a letter waits to be posted and is recorded as posted once`() throws {
        let store = try Store.prepared()
        try store.write { try $0.add(.example(1, to: nil), at: .t0) }
        #expect(try store.states() == [.toPost])

        #expect(try store.write { try $0.markPosted(1, at: .t0) })

        #expect(try store.states() == [.posted])
        #expect(try store.write { try $0.markPosted(1, at: .t0) } == false)
    }

    @Test func `many connections share the desk without taking a message twice`() async throws {
        let store = try Store.prepared()
        try store.write { transaction in
            for number in 1...200 { try transaction.add(.example(number, thread: "\(number)"), at: .t0) }
        }
        let desk = DispatchDesk(store: store, now: { .t0 }, mayClaim: { _, _ in .everything })

        let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 1...4 { group.addTask { try drain(desk) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(claimed.sorted() == Array(1...200))
        #expect(try store.states().allSatisfy { $0 == .accepted })
    }

    @Test func `a rehearsal leaves no trace`() throws {
        let store = try Store.prepared()

        let composed = try store.rehearse { transaction in
            try transaction.add(.example(1), at: .t0)
            return try transaction.snapshot.messages().count
        }

        #expect(composed == 1)
        #expect(try store.states().isEmpty)
    }
}

private func drain(_ desk: DispatchDesk) throws -> [Int64] {
    var (ids, settlement): ([Int64], Settlement?) = ([], nil)
    while let message = try desk.exchange(settlement, claims: true) {
        ids.append(message.id)
        settlement = .accepted(message.id)
    }
    return ids
}

extension Settlement {
    fileprivate static func putOff(_ id: Int64) -> Settlement {
        Settlement(
            id: id, attempt: Attempt(at: .t0, outcome: .deferred, code: 451, reply: "later"), state: .queued,
            notBefore: .t0.addingTimeInterval(60))
    }

    fileprivate static func absent(_ id: Int64) -> Settlement {
        Settlement(
            id: id, attempt: Attempt(at: .t0, outcome: .unavailable, reply: "nobody there"), state: .queued,
            notBefore: .t0.addingTimeInterval(60), holdsQueue: true)
    }

    static func accepted(_ id: Int64) -> Settlement {
        Settlement(id: id, attempt: Attempt(at: .t0, outcome: .accepted, code: 250, reply: "ok"), state: .accepted)
    }
}
