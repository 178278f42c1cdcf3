import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct LedgerVerbTests {
    @Test func `what has been tried and waits is given up, what never left lapses, what has left stays`() async throws {
        let office = try Office(modes: .press)
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()
        let messages = try office.messages(.held)
        _ = try office.secretary.press(messages[0].id, by: "Bo")
        try office.settle(messages[0].id, as: .deferred, .queued)

        try office.secretary.giveUp(messages[0].id, by: "Bo")
        try office.secretary.giveUp(messages[1].id, by: "Bo")

        #expect(try office.state(messages[0].id) == .gaveUp)
        #expect(try office.state(messages[1].id) == .lapsed)
        #expect(throws: OfficeError.alreadyLeft(messages[0].id, state: "gaveUp")) {
            try office.secretary.giveUp(messages[0].id, by: "Bo")
        }
    }

    @Test func `minutes and letters that came back go out as they were, invitations are written anew`() async throws {
        let office = try await Office.told()
        let booking = try #require(try office.messages(.accepted).first { $0.person == Key("cilla") })
        try office.secretary.store.write { try $0.bounce(booking.id, at: office.secretary.world.now()) }

        try office.secretary.sendAgain(booking.id, by: "Bo")
        try office.secretary.sendAgain(booking.id, by: "Bo")
        try await office.run(until: "2027-01-20T13:00")

        let sent = try office.messages(.accepted).filter { $0.person == Key("cilla") }
        #expect(sent.map(\.kind) == [.booking, .booking])
        #expect(sent.map(\.id).first == booking.id)
    }

    @Test func `what has not come back is not sent again`() async throws {
        let office = try await Office.told()
        let booking = try #require(try office.messages(.accepted).first)

        #expect(throws: OfficeError.notFailed(booking.id, state: "accepted")) {
            try office.secretary.sendAgain(booking.id, by: "Bo")
        }
    }

    @Test func `one message is pressed once`() async throws {
        let office = try Office(modes: .press)
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()
        let message = try #require(try office.messages(.held).first)

        let pressed = [
            try office.secretary.press(message.id, by: "Bo"), try office.secretary.press(message.id, by: "Bo"),
        ]

        #expect(pressed == [true, false])
        #expect(try office.messages(.queued).map(\.id) == [message.id])
    }
}

extension Office {
    fileprivate func state(_ id: Int64) throws -> OutboxMessage.State? {
        try secretary.store.read { try $0.message(id) }?.state
    }

    fileprivate func settle(_ id: Int64, as outcome: Attempt.Outcome, _ state: OutboxMessage.State) throws {
        let now = secretary.world.now()
        try secretary.store.write { transaction in
            let attempt = Attempt(at: now, outcome: outcome, code: 451, reply: "later")
            try transaction.settle(
                Settlement(id: id, attempt: attempt, state: state, notBefore: now.addingTimeInterval(600)))
        }
    }
}

extension Transaction {
    fileprivate func bounce(_ id: Int64, at now: Date) throws {
        let fault = AddressFault(
            address: "cilla@regionen.example", person: Key("cilla"), message: id, severity: "permanent", isOurs: false,
            status: "5.1.1", words: "no such user", at: now)
        let incoming = try keep(Data("bounce".utf8), digest: "bounce", from: "test", at: now) ?? 1
        try add(fault, from: incoming)
    }
}
