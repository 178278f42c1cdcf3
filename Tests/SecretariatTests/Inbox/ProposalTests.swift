import Foundation
import Meetings
import Store
import Testing

@testable import Secretariat

@Suite struct ProposalTests {
    @Test func `a refused proposal is answered by one mail with the meeting as it stands`() async throws {
        let office = try await Office.told(until: "2027-02-01T10:00")
        let invitation = try office.invitation(of: "cilla")
        let mail = try office.propose("20270304T090000", by: "cilla")

        let settled = try office.secretary.refuse(mail.id, by: "Bo")

        let refusal = try #require(try office.refusals(.queued).first)
        let text = try office.text(refusal)
        #expect(settled.outcome == .nothing)
        #expect(try office.refusals().count == 1)
        #expect(refusal.subject == "Mötet ligger kvar: LPO Psykisk hälsa tisdag 2 mars kl. 13.00–15.00")
        #expect(text.contains("method=DECLINECOUNTER"))
        let calendar = try #require(office.calendar(in: text))
        #expect(calendar.contains("METHOD:DECLINECOUNTER\r\n") && calendar.contains("UID:\(invitation.uid)\r\n"))
        #expect(calendar.contains("DTSTART;TZID=Europe/Stockholm:20270302T130000\r\n"))
        #expect(calendar.contains("SEQUENCE:\(invitation.sequence)\r\n") && calendar.contains("PARTSTAT=TENTATIVE"))
    }

    @Test func `a refusal goes out after the time to undo it, though the body's mail waits for a press`() async throws {
        let office = try await Office.told(modes: .press, until: "2027-02-01T10:00")
        let mail = try office.propose("20270304T090000", by: "cilla")

        try office.secretary.refuse(mail.id, by: "Bo")

        let refusal = try #require(try office.refusals(.queued).first)
        #expect(refusal.notBefore == office.secretary.world.now().addingTimeInterval(office.secretary.settings.undo))
    }

    @Test func `an assistant hears of the refusal without a calendar part`() async throws {
        let office = try await Office.told(until: "2027-02-01T10:00")
        let mail = try office.propose("20270304T090000", by: "anna")

        try office.secretary.refuse(mail.id, by: "Bo")

        let copy = try #require(try office.refusals(.queued).first { $0.copyFor == "Anna Ek" })
        #expect(copy.recipient == "asta@regionen.example")
        #expect(try office.calendar(in: office.text(copy)) == nil)
    }

    @Test func `a refusal leaves the invitation's waiting mail alone`() async throws {
        let office = try await Office.told(modes: .press, until: "2027-02-01T10:00")
        let mail = try office.propose("20270304T090000", by: "cilla")
        _ = try office.secretary.edit("lpo/2027-1", by: "Bo") { $0.place.room = "Björksalen" }
        try office.secretary.decide()

        try office.secretary.refuse(mail.id, by: "Bo")

        #expect(try office.messages(.held).contains { $0.kind == .change && $0.person == Key("cilla") })
        #expect(try office.refusals(.queued).count == 1)
    }

    @Test func `a refusal that waits gives way when the meeting moves after all`() async throws {
        let office = try await Office.told(until: "2027-02-01T10:00")
        let mail = try office.propose("20270304T090000", by: "cilla")
        try office.secretary.refuse(mail.id, by: "Bo")

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")
        try office.secretary.decide()

        #expect(try office.refusals(.queued).isEmpty)
        #expect(try office.refusals(.superseded).count == 1)
    }

    @Test func `a refusal that waits follows a new address`() async throws {
        let office = try await Office.told(until: "2027-02-01T10:00")
        let mail = try office.propose("20270304T090000", by: "cilla")
        try office.secretary.refuse(mail.id, by: "Bo")

        try office.edit("cilla") { $0.addresses = [Person.Address("cilla.oberg@kommun.example")] }
        try office.secretary.decide()

        let refusal = try #require(try office.refusals(.queued).first)
        #expect(refusal.recipient == "cilla.oberg@kommun.example")
        #expect(try office.text(refusal).contains("method=DECLINECOUNTER"))
    }

    @Test func `nothing is said of a proposal that the meeting has overtaken`() async throws {
        let office = try await Office.told(until: "2027-02-01T10:00")
        let mail = try office.propose("20270304T090000", by: "cilla")
        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")

        try office.secretary.refuse(mail.id, by: "Bo")

        #expect(try office.refusals().isEmpty)
    }

    @Test func `an accepted proposal moves the meeting for all`() async throws {
        let office = try await Office.told(until: "2027-02-01T10:00")
        let mail = try office.propose("20270304T090000", by: "cilla")

        let settled = try office.secretary.accept(mail.id, by: "Bo")
        try office.secretary.decide()

        let meeting = try #require(
            try office.secretary.store.read { try $0.meetings(of: Key("lpo"), year: 2027) }.first)
        #expect(settled.outcome == .applied)
        #expect(meeting.start == .at("2027-03-04T09:00"))
        #expect(try office.messages(.queued).contains { $0.kind == .change && $0.person == Key("cilla") })
    }

    @Test func `two proposals in one message are settled together`() async throws {
        let (office, mail) = try await Office.proposedTwo()

        let settled = try office.secretary.accept(mail.id, by: "Bo")

        let meetings = try office.secretary.store.read { try $0.meetings(of: Key("lpo"), year: 2027) }
        #expect(mail.reasons.count == 2)
        #expect(settled.outcome == .applied)
        #expect(meetings.map(\.start) == [.at("2027-03-04T09:00"), .at("2027-05-06T09:00")])
        #expect(try office.secretary.proposals(of: mail.id).isEmpty)
    }

    @Test func `two refused proposals are each answered`() async throws {
        let (office, mail) = try await Office.proposedTwo()

        try office.secretary.refuse(mail.id, by: "Bo")

        #expect(Set(try office.refusals().map(\.meeting)).count == 2)
        #expect(try office.secretary.proposals(of: mail.id).isEmpty)
    }

    @Test func `a proposal of a time that has passed meanwhile is not accepted by half`() async throws {
        let office = try await Office.told(until: "2027-02-01T10:00")
        let mail = try office.propose("20270201T090000", by: "cilla")

        #expect(throws: OfficeError.past(.at("2027-02-01T09:00"))) {
            try office.secretary.accept(mail.id, by: "Bo")
        }

        #expect(try office.secretary.store.read { try $0.incoming(mail.id)?.outcome } == .waiting)
        #expect(try office.secretary.store.read { try !$0.openProposals(of: mail.id).isEmpty })
    }
}

extension Office {
    /// A message in which somebody would rather meet at another time.
    fileprivate func propose(_ start: String, by person: String) throws -> IncomingMail {
        let lines = [
            "From: <\(person)@regionen.example>", "To: <lpo@regionen.example>", "Subject: En annan tid",
            "Date: Mon, 1 Feb 2027 09:00:00 +0100", "Message-ID: <\(person)-\(start)@regionen.example>",
            "MIME-Version: 1.0", "Content-Type: text/calendar; charset=UTF-8; method=COUNTER", "",
            "BEGIN:VCALENDAR", "PRODID:-//Prov//Prov//SV", "VERSION:2.0", "METHOD:COUNTER", "BEGIN:VEVENT",
            "UID:\(try invitation(of: person).uid)", "SEQUENCE:0", "DTSTAMP:20270201T080000Z",
            "ATTENDEE;PARTSTAT=TENTATIVE:mailto:\(person)@regionen.example", "DTSTART;TZID=Europe/Stockholm:\(start)",
            "DURATION:PT2H", "COMMENT:Jag är på konferens den dagen.", "END:VEVENT", "END:VCALENDAR", "",
        ]
        return try secretary.receive(Data(lines.joined(separator: "\r\n").utf8), from: "test")
    }

    /// Two meetings are booked, and Cilla proposes two days later for both in one message.
    fileprivate static func proposedTwo() async throws -> (Office, IncomingMail) {
        let office = try Office()
        try office.book("2027-03-02T13:00", "2027-05-04T13:00")
        try await office.run(until: "2027-01-11T12:00")
        let events = try office.secretary.store.read { snapshot in
            try snapshot.meetings(of: Key("lpo"), year: 2027).map { meeting in
                let uid = try snapshot.invitation(of: Key("cilla"), to: meeting)?.uid ?? ""
                let day = "\(meeting.start.day.adding(days: 2))".replacing("-", with: "")
                return """
                    BEGIN:VEVENT\r\nUID:\(uid)\r\nSEQUENCE:0\r\nDTSTAMP:20270111T080000Z\r
                    ATTENDEE;PARTSTAT=TENTATIVE:mailto:cilla@regionen.example\r
                    DTSTART;TZID=Europe/Stockholm:\(day)T090000\r\nEND:VEVENT\r

                    """
            }
        }
        let head = """
            From: <cilla@regionen.example>\r\nSubject: Andra tider\r
            Content-Type: text/calendar; charset=UTF-8; method=COUNTER\r\n\r
            BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:COUNTER\r

            """
        let octets = Data((head + events.joined() + "END:VCALENDAR\r\n").utf8)
        return (office, try office.secretary.receive(octets, from: "test"))
    }

    fileprivate func refusals(_ states: OutboxMessage.State...) throws -> [OutboxMessage] {
        try secretary.store.read {
            try $0.messages(MessageFilter(kind: .refusal, states: states.isEmpty ? nil : states))
        }
    }

    /// The calendar part of a message, unfolded.
    fileprivate func calendar(in message: String) -> String? {
        guard let part = message.range(of: "Content-Type: text/calendar"),
            let body = message[part.upperBound...].range(of: "\r\n\r\n")
        else { return nil }
        let encoded = message[body.upperBound...].prefix { $0 != "-" }.filter { !$0.isWhitespace }
        return Data(base64Encoded: encoded).map { String(decoding: $0, as: UTF8.self).replacing("\r\n ", with: "") }
    }
}
