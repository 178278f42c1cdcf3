import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct ReachabilityTests {
    @Test func `a bounce shows the server's words beside the person and in the message's tries`() async throws {
        let office = try await Office.told()
        try office.edit("cilla") { $0.addresses.append(Person.Address("cilla.oberg@kommun.example")) }
        let booking = try office.booking(of: "cilla")

        try office.bounce(booking, "5.1.1", "550 5.1.1 No such user here")

        let fault = try #require(try office.faults(of: "cilla").first)
        #expect(fault.address == "cilla@regionen.example" && fault.said.severity == "permanent")
        #expect(fault.said.words.contains("550 5.1.1 No such user here"))
        #expect(fault.others == ["cilla.oberg@kommun.example"])
        let last = try #require(try office.secretary.store.read { try $0.attempts(at: booking.id) }.last)
        #expect(last.outcome == .bounced && last.code == nil && last.reply.contains("No such user here"))
    }

    @Test func `a delay is no bounce`() async throws {
        let office = try await Office.told()
        let booking = try office.booking(of: "cilla")

        try office.bounce(booking, "4.4.1", "connection timed out", action: "delayed")

        #expect(try office.faults(of: "cilla").first?.said.severity == "delayed")
        #expect(try office.secretary.store.read { try $0.attempts(at: booking.id) }.last?.outcome == .delayed)
    }

    @Test func `a mailbox full of bounces takes nothing of the pace of sending`() async throws {
        let office = try await Office.told()
        let booking = try office.booking(of: "cilla")
        let minute = Date.at("2027-01-20T11:59")
        let before = try office.secretary.store.read { try $0.claims(since: minute) }

        for number in 0..<20 { try office.bounce(booking, "5.1.1", "550 5.1.1 No such user here \(number)") }
        try office.bounce(booking, "4.4.1", "connection timed out", action: "delayed")

        #expect(before == 0)
        #expect(try office.secretary.store.read { try $0.claims(since: minute) } == 0)
        #expect(try office.secretary.store.read { try $0.attempts(at: booking.id) }.count == 22)
    }

    @Test func `a new address is not blamed for the old one`() async throws {
        let office = try await Office.told()
        try office.bounce(try office.booking(of: "cilla"), "5.1.1", "550 5.1.1 No such user here")

        try office.edit("cilla") { $0.addresses = [Person.Address("cilla.oberg@kommun.example")] }

        #expect(try office.faults(of: "cilla").isEmpty)
    }

    @Test func `an address behind a forwarding one is joined to the one that was written to`() async throws {
        let office = try await Office.told()
        let booking = try office.booking(of: "cilla")

        try office.bounce(booking, "5.2.2", "mailbox full", at: "c.oberg@elsewhere.example")

        #expect(try office.faults(of: "cilla").map(\.address) == ["cilla@regionen.example"])
        #expect(try office.faults(of: "anna").isEmpty)
    }

    @Test(arguments: [("2027-01-20", true), ("2027-01-29", true), ("2027-01-30", false)])
    func `an absence is shown until its last day has passed`(day: String, isShown: Bool) async throws {
        let office = try await Office.told()

        try office.absence("Jag är ledig till och med 29 januari 2027.")

        let today = try #require(Day(iso: day))
        let shown = try office.secretary.store.read {
            try Reachability($0, on: today).absence(of: Key("cilla"))
        }
        #expect((shown != nil) == isShown)
        #expect(shown.map { $0.until == "2027-01-29" } ?? true)
    }

    @Test(arguments: [("2027-01-27", true), ("2027-01-28", false)])
    func `an absence without dates is shown for a week`(day: String, isShown: Bool) async throws {
        let office = try await Office.told()

        try office.absence("Jag är inte på plats.")

        let today = try #require(Day(iso: day))
        let shown = try office.secretary.store.read {
            try Reachability($0, on: today).absence(of: Key("cilla"))
        }
        #expect((shown != nil) == isShown)
    }
}

extension Office {
    fileprivate func booking(of person: String) throws -> OutboxMessage {
        try #require(try messages(.accepted).first { $0.person == Key(person) && $0.kind == .booking })
    }

    fileprivate func faults(of person: String) throws -> [Reachability.Fault] {
        try secretary.store.read { snapshot in
            let known = try #require(try snapshot.register().person(Key(person)))
            return try Reachability(snapshot, on: WallTime(secretary.world.now()).day).faults(of: known)
        }
    }

    /// A mail server's report (RFC 3464) on one of our messages.
    fileprivate func bounce(
        _ message: OutboxMessage, _ status: String, _ words: String, action: String = "failed",
        at address: String? = nil
    ) throws {
        let lines = [
            "From: MAILER-DAEMON@mx.example", "To: lpo@regionen.example", "Subject: Undelivered",
            "MIME-Version: 1.0", "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "",
            "--b", "Content-Type: text/plain", "", "It could not be delivered.", "",
            "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "",
            "Final-Recipient: rfc822; \(address ?? message.recipient ?? "")", "Action: \(action)", "Status: \(status)",
            "Diagnostic-Code: smtp; \(words)", "",
            "--b", "Content-Type: text/rfc822-headers", "", "Message-ID: <\(message.messageID)>",
            "Subject: Bokning", "", "--b--", "",
        ]
        try secretary.receive(Data(lines.joined(separator: "\r\n").utf8), from: "test")
    }

    fileprivate func absence(_ words: String) throws {
        let lines = [
            "From: <cilla@regionen.example>", "To: lpo@regionen.example", "Subject: =?utf-8?Q?Automatiskt_svar?=",
            "Date: Wed, 20 Jan 2027 12:00:00 +0100", "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8", "", words, "",
        ]
        try secretary.receive(Data(lines.joined(separator: "\r\n").utf8), from: "test")
    }
}
