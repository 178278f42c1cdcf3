import Foundation
import Mail
import Meetings
import Secretariat
import Store
import Testing

extension SystemTests {
    /// What a misbehaving mail server does to a year's bookings, on a clock that is handed in.
    @Suite struct FaultTests {
        @Test(arguments: ["r421", "r450", "d450"])
        func `who is put off is tried again at growing pauses for four days, and then given up`(address: String)
            async throws
        {
            let server = try FaultServer()
            let office = try Office.booking(for: [address, "cilla"], through: server.transport())

            try await office.live(until: "2026-11-24T12:00")

            let message = try office.message(to: address)
            let tries = try office.attempts(at: message)
            let pauses = zip(tries, tries.dropFirst()).map { $1.at.timeIntervalSince($0.at) / 60 }
            #expect(message.state == .gaveUp)
            #expect(tries.allSatisfy { $0.outcome == .deferred && $0.code == Int(address.dropFirst()) })
            #expect(pauses.prefix(8) == [1, 5, 15, 30, 60, 120, 240, 480])
            #expect(pauses.dropFirst(8).allSatisfy { $0 == 480 })
            let lasted = try #require(tries.last?.at).timeIntervalSince(try #require(tries.first?.at))
            #expect(lasted >= 4 * 86_400)
            #expect(lasted < 4.5 * 86_400)
            #expect(
                try server.taken().flatMap(\.recipients).sorted() == ["anna@provet.example", "cilla@provet.example"])
        }

        @Test(arguments: ["r550", "d550"])
        func `who is refused is refused at once, and the outbox says what to do`(address: String) async throws {
            let server = try FaultServer()
            let office = try Office.booking(for: [address, "cilla"], through: server.transport())

            try await office.live(until: "2026-11-20T12:00")

            let message = try office.message(to: address)
            #expect(message.state == .refused)
            #expect(try office.attempts(at: message).count == 1)
            #expect(try server.taken().count == 2)
            let outbox = try Program(sendingTo: server.port, from: "2026-11-20T12:00", in: office.scratch)
                .run("outbox", "--state", "refused")
            #expect(outbox.text.contains("\(address)@provet.example"))
            #expect(outbox.text.contains("what to do: the address is not known there"))
        }

        @Test func `what was lost after the final dot comes again as the same message`() async throws {
            let server = try FaultServer()
            let office = try Office.booking(for: ["lost-once", "cilla"], through: server.transport())

            try await office.live(until: "2026-11-18T14:00")

            let message = try office.message(to: "lost-once")
            let arrivals = try server.taken().filter { $0.messageID == message.messageID }
            #expect(message.state == .accepted)
            #expect(try office.attempts(at: message).map(\.outcome) == [.inDoubt, .accepted])
            #expect(message.doubts == 1)
            #expect(arrivals.count == 2)
            #expect(arrivals.first == arrivals.last)
        }

        @Test(arguments: ["drop-in-data", "drop-after-dot", "slow"])
        func `a server that breaks off or keeps silent keeps its message in the queue and no other`(address: String)
            async throws
        {
            let server = try FaultServer()
            let office = try Office.booking(for: [address, "cilla", "dag"], through: server.transport(silence: 1))

            try await office.live(until: "2026-11-18T10:06")

            let message = try office.message(to: address)
            #expect(message.state == .queued)
            #expect(message.tries >= 2)
            #expect(try office.attempts(at: message).allSatisfy { [.inDoubt, .unavailable].contains($0.outcome) })
            #expect(try server.taken().count == 3)
        }

        @Test func `a server that is down is asked once a minute, and gets everything when it is back`() async throws {
            let nobody = try Transport.loopback(try FaultServer().port)
            let office = try Office.booking(for: (1...30).map { "ledamot\($0)" }, through: nobody)

            try await office.live(until: "2026-11-18T10:02")
            let first = try await office.secretary.perform(through: nobody)
            try await office.live(until: "2026-11-18T10:10")
            let tries = try office.messages.flatMap { try office.attempts(at: $0) }
            let server = try FaultServer()
            let last = try await office.secretary.perform(through: server.transport())

            #expect(first.unavailable?.hasPrefix("cannot connect to 127.0.0.1:") == true)
            #expect(tries.allSatisfy { $0.outcome == .unavailable })
            // Both connections may have been under way before the first learnt that nobody is there.
            #expect((8...16).contains(tries.count))
            #expect(last.accepted == 31)
            #expect(try office.messages.allSatisfy { $0.state == .accepted })
            #expect(try server.taken().count == 31)
        }
    }
}

extension Office {
    /// One meeting of LPO Psykisk hälsa with its chair Anna and members at these addresses, booked on 18 November 2026.
    static func booking(
        for members: [String], through transport: Transport, connections: Int = 2, isStarted: Bool = true
    )
        throws -> Office
    {
        let office = try Office(from: "2026-11-18T10:00", transport: transport, connections: connections)
        let rows = members.map { ";ledamot;Region Dalarna;Ledamot \($0);\($0)@provet.example;2026-01-01" }
        try office.importExample("regions/dalarna.yaml")
        try office.importRows(
            (["grupp;roll;huvudman;namn;e-post;från"]
                + ([";ordförande;Region Dalarna;Anna;anna@provet.example;2026-01-01"] + rows).map {
                    "LPO Psykisk hälsa" + $0
                })
                .joined(separator: "\n"), as: "ledamoter.csv")
        try office.importRows("grupp;datum;start;slut\nLPO Psykisk hälsa;2027-02-02;13:00;15:00\n", as: "moten.csv")
        if isStarted { try office.secretary.resume(by: author) }
        try office.approve(2027)
        try office.secretary.decide()
        return office
    }

    func message(to localPart: String) throws -> OutboxMessage {
        try #require(try messages.first { $0.recipient == "\(localPart)@provet.example" })
    }
}
