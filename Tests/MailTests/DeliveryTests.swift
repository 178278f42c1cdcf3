import Foundation
import Testing

@testable import Mail

/// What each misbehaviour of a server means for the message.
@Suite struct DeliveryTests {
    @Test func `a message arrives as it was written`() async throws {
        let server = try FaultServer()
        let body = "en rad\r\n.\r\n..två\r\n"

        let deliveries = await Counter.carry([try .example(body: body)], by: .smtp(try server.settings()))

        #expect(deliveries == [.accepted(reply: "2.0.0 queued as 42")])
        let message = try #require(server.noted("message").first)
        #expect(message.sender == "samordnare@regionen.example")
        #expect(message.recipients == ["cilla@kommun.example"])
        #expect(message.content == Data("Subject: prov\r\n\r\n\(body)".utf8))
    }

    @Test func `many messages share one connection`() async throws {
        let server = try FaultServer()
        let parcels = try (1...50).map { try Parcel.example(id: $0) }

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings()))

        #expect(deliveries.count == 50)
        #expect(try server.noted("message").count == 50)
        #expect(try server.noted("connection").count == 1)
    }

    @Test func `couriers work side by side`() async throws {
        let server = try FaultServer()
        let parcels = try (1...40).map { try Parcel.example(id: $0) }

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings()), connections: 3)

        #expect(deliveries.count == 40)
        #expect(try server.noted("connection").count <= 3)
    }

    @Test(arguments: [
        ("r421", Delivery.deferred(code: 421, reply: "4.1.1 no such 4.1.1 mailbox")),
        ("r450", .deferred(code: 450, reply: "4.1.1 no such 4.1.1 mailbox")),
        ("r550", .refused(code: 550, reply: "5.1.1 no such 5.1.1 mailbox")),
        ("d450", .deferred(code: 450, reply: "4.6.0 not this message")),
        ("d550", .refused(code: 550, reply: "5.6.0 not this message")),
    ])
    func `an answer to recipient or message is about that message alone`(
        recipient: String, expected: Delivery
    ) async throws {
        let server = try FaultServer()
        let parcels = [try Parcel.example(id: 1, to: recipient), try .example(id: 2)]

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings()))

        #expect(deliveries == [expected, .accepted(reply: "2.0.0 queued as 42")])
    }

    @Test(arguments: [
        ("s552", Delivery.refused(code: 552, reply: "5.0.0 sender says s552")),
        ("s452", .deferred(code: 452, reply: "5.0.0 sender says s452")),
        (
            "s550",
            .unavailable(
                reason: "cannot send through 127.0.0.1: server replied 550 “5.0.0 sender says s550”; "
                    + "ask whoever runs the server")
        ),
    ])
    func `an answer to the sender is about us unless it is about size`(
        sender: String, expected: Delivery
    ) async throws {
        let server = try FaultServer()
        let parcels = [try Parcel.example(id: 1, from: sender), try .example(id: 2)]

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings()))

        #expect(deliveries == [expected, .accepted(reply: "2.0.0 queued as 42")])
    }

    @Test(arguments: [(FaultServer.Protection.none, SMTPSettings.Security.none), (.tls, .tls)])
    func `a connection lost before the final dot leaves the message unsent`(
        protection: FaultServer.Protection, security: SMTPSettings.Security
    ) async throws {
        let server = try FaultServer(protection)
        let large = String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 200_000)
        let parcels = [try Parcel.example(id: 1, to: "drop-in-data", body: large), try .example(id: 2)]

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings(security)))

        guard case .unavailable = deliveries.first else { throw Unexpected(deliveries) }
        #expect(deliveries.last == .accepted(reply: "2.0.0 queued as 42"))
    }

    @Test func `a connection lost after the final dot leaves the message in doubt`() async throws {
        let server = try FaultServer()
        let parcels = [try Parcel.example(id: 1, to: "drop-after-dot"), try .example(id: 2)]

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings()))

        guard case .inDoubt = deliveries.first else { throw Unexpected(deliveries) }
        #expect(deliveries.last == .accepted(reply: "2.0.0 queued as 42"))
    }

    @Test(arguments: ["slow", "late"])
    func `an answer that does not come in time leaves the message in doubt and the next one alone`(
        recipient: String
    ) async throws {
        let server = try FaultServer()
        let parcels = [try Parcel.example(id: 1, to: recipient), try .example(id: 2, to: "r550"), try .example(id: 3)]

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings(silence: 1)))

        guard case .inDoubt = deliveries.first else { throw Unexpected(deliveries) }
        #expect(deliveries.dropFirst().first == .refused(code: 550, reply: "5.1.1 no such 5.1.1 mailbox"))
        #expect(deliveries.last == .accepted(reply: "2.0.0 queued as 42"))
    }

    @Test func `a connection the server has had enough of is replaced`() async throws {
        let server = try FaultServer()
        let parcels = [try Parcel.example(id: 1, to: "close-next"), try .example(id: 2)]

        let deliveries = await Counter.carry(parcels, by: .smtp(try server.settings()))

        #expect(deliveries.allSatisfy { $0 == .accepted(reply: "2.0.0 queued as 42") })
        #expect(try server.noted("connection").count == 2)
    }

    @Test(arguments: [
        ("stuck", Delivery.unavailable(reason: MailError.stopped(host: "127.0.0.1").description)),
        ("slow", .inDoubt(reason: MailError.stopped(host: "127.0.0.1").description)),
    ])
    func `a hanging transfer is broken off when the service stops`(recipient: String, expected: Delivery) async throws {
        let server = try FaultServer()
        let counter = Counter([try .example(id: 1), try .example(id: 2, to: recipient), try .example(id: 3)])
        let couriers = Couriers(transport: .smtp(try server.settings(silence: 300)), connections: 1)
        let clock = ContinuousClock()

        let work = Task { await couriers.run(next: counter.next) }
        while try server.noted("held").isEmpty { await Task.yield() }
        let elapsed = await clock.measure {
            work.cancel()
            await work.value
        }

        #expect(elapsed < .seconds(60))
        #expect(counter.deliveries == [.accepted(reply: "2.0.0 queued as 42"), expected])
    }

    @Test func `nothing is fetched once the service stops`() async throws {
        let server = try FaultServer()
        let counter = Counter([try .example(id: 1)])
        let couriers = Couriers(transport: .smtp(try server.settings()), connections: 2)

        let work = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            await couriers.run(next: counter.next)
        }
        await work.value

        #expect(counter.deliveries.isEmpty)
    }
}

/// Deliveries that the test did not hope for.
struct Unexpected: Error {
    let found: String

    init(_ found: Any?) { self.found = found.map { "\($0)" } ?? "nothing" }
}
