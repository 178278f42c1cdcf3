import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct OtherMailTests {
    @Test func `what a person writes goes on to the samordnare, who answers the writer`() async throws {
        let office = try await Office.booked()

        let mail = try office.receive { mail in
            (mail.method, mail.subject, mail.text) = (nil, "Blir 10 min sen", "Hej! Jag blir <lite> sen.")
        }
        try await office.run(until: "2027-01-11T12:05")

        #expect(mail.reasons == [.forwarded(to: "bo@regionen.example")])
        let forwarded = try #require(try office.messages(.accepted).last)
        let text = try office.text(forwarded)
        #expect(forwarded.kind == .forward)
        #expect(forwarded.person == Key("bo"))
        #expect(text.contains("Reply-To: Cilla =?") || text.contains("cilla@regionen.example"))
        #expect(forwarded.subject == "Blir 10 min sen")
    }

    @Test func `a late word on a meeting that has begun goes on all the same`() async throws {
        let office = try await Office.booked()
        let booking = try #require(try office.messages(.accepted).first { $0.person == Key("cilla") })
        try await office.run(until: "2027-03-02T13:05")

        let mail = try office.receive { mail in
            (mail.method, mail.headers) = (nil, ["In-Reply-To: <\(booking.messageID)>"])
        }
        try await office.run(until: "2027-03-02T13:10")

        #expect(mail.meeting == booking.meeting)
        #expect(try office.messages(.accepted).last?.kind == .forward)
    }

    @Test func `a stand-in gets it in her time`() async throws {
        let office = try await Office.booked()
        try office.secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            register.seat("Sven Alm", .standIn)
            register.mandates[register.mandates.count - 1].until = Day(iso: "2027-12-31")
            try transaction.save(register)
        }

        #expect(try office.receive { $0.method = nil }.reasons == [.forwarded(to: "sven@regionen.example")])
    }

    @Test func `an absence note is shown with its dates and answers nothing`() async throws {
        let office = try await Office.booked()
        let before = try office.messages().count

        let mail = try office.receive { mail in
            (mail.method, mail.subject) = (nil, "Automatiskt svar: Bokning")
            (mail.headers, mail.text) = (["Auto-Submitted: auto-replied"], "Jag är ledig till och med 3 mars 2027.")
        }

        #expect(mail.outcome == .absence)
        #expect(try office.secretary.store.read { try $0.absences() }[Key("cilla")]?.until == "2027-03-03")
        #expect(try office.answer() == nil)
        #expect(try office.messages().count == before)
    }

    @Test func `a bounce is joined to the message, the person and her address`() async throws {
        let office = try await Office.booked()
        let sent = try #require(try office.messages(.accepted).first { $0.person == Key("cilla") })

        let mail = try office.secretary.receive(.bounce(of: sent.messageID), from: "test")

        #expect(mail.outcome == .bounce)
        #expect(mail.person == Key("cilla"))
        #expect(mail.meeting == sent.meeting)
        let fault = try office.secretary.store.read { try $0.addressFaults() }["cilla@regionen.example"]
        #expect(fault?.severity == "permanent")
        #expect(fault?.words.contains("no such user") == true)
        #expect(try office.secretary.store.read { try $0.attempts(at: sent.id) }.last?.outcome == .bounced)
    }

    @Test func `our own mail is not taken for somebody's`() async throws {
        let office = try await Office.booked()

        #expect(try office.receive { ($0.from, $0.method) = ("lpo@regionen.example", nil) }.reasons == [.ownMail])
    }

    @Test(arguments: [Data(), Data([0, 1, 2, 0]), Data(String(repeating: "A: b\r\n", count: 100_000).utf8)])
    func `whatever comes has a visible outcome`(octets: Data) async throws {
        let office = try await Office.booked()

        let mail = try office.secretary.receive(octets, from: "test")

        #expect(mail.outcome != .pending)
        #expect(try office.answer() == nil)
    }

    @Test func `what waits is settled once, and the ledger keeps who did it`() async throws {
        let office = try await Office.booked()
        let mail = try office.receive { $0.uid = "okänd" }

        let ignored = try office.secretary.ignore(mail.id, by: "Bo")

        #expect(ignored.outcome == .nothing)
        #expect(throws: OfficeError.notWaiting(mail.id, outcome: "nothing")) {
            try office.secretary.refuse(mail.id, by: "Bo")
        }
        #expect(throws: OfficeError.noIncoming(99)) { try office.secretary.ignore(99, by: "Bo") }
        let verdicts = try office.secretary.store.read { try $0.verdicts(on: mail.id) }
        #expect(verdicts.map(\.by) == ["samordna", "Bo"])
    }

    @Test func `what was kept when the service ended is concluded when it starts`() async throws {
        let office = try await Office.booked()
        var coming = ComingMail()
        coming.uid = try office.uid(of: "cilla")
        let octets = coming.octets
        try office.secretary.store.write {
            _ = try $0.keep(octets, digest: "d", from: "test", at: .at("2027-01-11T12:00"))
        }

        #expect(try office.secretary.concludePending() == 1)

        #expect(try office.answer()?.reply == .accepted)
    }
}

extension Data {
    /// As Postfix writes it.
    fileprivate static func bounce(of messageID: String) -> Data {
        Data(
            """
            From: Mail Delivery System <MAILER-DAEMON@mx.regionen.example>
            To: lpo@regionen.example
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            This is the mail system.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.regionen.example

            Final-Recipient: rfc822; cilla@regionen.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            --b
            Content-Type: text/rfc822-headers

            From: lpo@regionen.example
            To: cilla@regionen.example
            Message-ID: <\(messageID)>

            --b--

            """.replacing("\n", with: "\r\n").utf8)
    }
}
