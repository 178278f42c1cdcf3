import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct HoldTests {
    @Test func `a new database sends nothing until someone starts it`() async throws {
        let office = try Office()
        try office.secretary.pause(by: "Bo")
        try office.book("2027-03-02T13:00")

        try await office.run(until: "2027-01-20T12:00")
        #expect(try office.messages(.accepted).isEmpty)

        try office.secretary.resume(by: "Bo")
        try await office.run(until: "2027-01-21T12:00")
        #expect(try !office.messages(.accepted).isEmpty)
    }

    @Test func `by default the chair's yes sends the bookings and the kallelse waits for the press`() async throws {
        let office = try Office(modes: nil)
        try office.book("2027-03-02T13:00")

        try await office.run(until: "2027-02-17T12:00")
        #expect(try office.sent(to: "cilla") == ["booking 0"])
        #expect(try office.messages(.held).filter { $0.person == Key("cilla") }.map(\.kind) == [.notice])

        #expect(try office.secretary.press(MessageFilter(body: Key("lpo")), by: "Bo") == 6)
        try await office.run(until: "2027-02-18T12:00")
        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1"])
    }

    @Test func `after the chair's release waits for the chair`() async throws {
        let office = try Office(modes: .release)
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-17T12:00")
        #expect(try office.messages(.held).filter { $0.kind == .notice }.allSatisfy { $0.waitsFor == .release })

        let released = try office.secretary.release("lpo/2027-1", by: "Anna Ek")
        try await office.run(until: "2027-02-18T12:00")

        #expect(released == 6)
        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1"])
    }

    @Test func `a sending can be undone for two minutes`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()

        let taken = try office.secretary.holdBack(MessageFilter(body: Key("lpo")), by: "Bo")
        try await office.run(until: "2027-01-20T12:00")

        #expect(taken == 6)
        #expect(try office.messages(.accepted).isEmpty)
    }

    @Test func `what has left cannot be taken back`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-20T12:00")

        #expect(throws: OfficeError.alreadyLeft(1, state: "accepted")) { try office.secretary.holdBack(1, by: "Bo") }
    }

    @Test func `mail that can wait keeps to the send window and the quiet weeks`() async throws {
        let office = try Office(from: "2026-12-19T10:00")
        try office.book("2027-03-02T13:00")

        try await office.run(until: "2027-01-11T06:59")
        #expect(try office.messages(.accepted).isEmpty)

        try await office.run(until: "2027-01-11T07:01")
        #expect(try !office.messages(.accepted).isEmpty)
    }

    @Test func `a cancellation of the coming days does not wait for the morning`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-03-01T20:00")

        _ = try office.secretary.cancel("lpo/2027-1", because: "sjukdom", by: "Bo")
        try await office.run(until: "2027-03-01T20:05")

        #expect(try office.sent(to: "cilla").last == "cancellation 2")
    }

    @Test func `a round far larger than usual holds all sending until someone says go`() async throws {
        let office = try Office(surge: 5)
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-16T06:00")
        #expect(try office.sent(to: "cilla") == ["booking 0"])

        try await office.run(until: "2027-02-17T12:00")

        #expect(try office.secretary.store.read { try $0.pause()?.reason } == .surge(messages: 6, limit: 5))
        #expect(try office.sent(to: "cilla") == ["booking 0"])
        try office.secretary.resume(by: "Bo")
        try await office.run(until: "2027-02-18T12:00")
        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1"])
    }

    @Test func `deciding twice composes nothing twice`() throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        #expect(try office.secretary.decide().composed == 6)
        #expect(try office.secretary.decide().composed == 0)
    }

    @Test func `a kallelse that nobody pressed lapses when the meeting begins`() async throws {
        let office = try Office(modes: .press)
        try office.book("2027-03-02T13:00")

        try await office.run(until: "2027-03-03T12:00")

        #expect(try office.messages(.held).isEmpty)
        #expect(try office.messages(.lapsed).contains { $0.kind == .notice })
    }

    @Test func `a kallelse can be rehearsed without a trace and then sent before its day`() async throws {
        let office = try Office(modes: .press)
        try office.book("2027-03-02T13:00")
        let before = try office.messages().count

        let rehearsed = try office.secretary.rehearseNotice("lpo/2027-1", by: "Bo")
        #expect(rehearsed.count == 6)
        #expect(try office.messages().count == before)

        let messages = try office.secretary.notice("lpo/2027-1", by: "Bo")
        #expect(messages.count { $0.state == .queued } == 5)
        #expect(messages.count { $0.state == .toPost } == 1)
    }

    @Test func `one person can be sent what she has once more`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-20T12:00")

        #expect(try office.secretary.resend("lpo/2027-1", to: "cilla", by: "Bo") == 1)
        try await office.run(until: "2027-02-22T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1", "notice 1"])
    }
}
