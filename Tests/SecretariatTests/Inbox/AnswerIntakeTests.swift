import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct AnswerIntakeTests {
    @Test func `an answer by mail is recorded with its comment, channel and moment`() async throws {
        let office = try await Office.booked()

        let mail = try office.receive { $0.lines = ["COMMENT:Kommer tio minuter sent"] }

        #expect(mail.outcome == .applied)
        let answer = try #require(try office.answer())
        #expect((answer.reply, answer.comment) == (.accepted, "Kommer tio minuter sent"))
        #expect((answer.channel, answer.by) == (.mail, nil))
    }

    @Test func `a calendar's answer says nothing of the room but what is written beside it or was said before`()
        async throws
    {
        let office = try await Office.booked()
        _ = try office.secretary.edit("lpo/2027-1", by: "Bo") {
            $0.place = Meeting.Place(joinLink: "https://mote.example/lpo", room: "Björken")
        }
        var ways: [Answer.Way?] = []

        for (partstat, stamp, lines) in [
            ("ACCEPTED", "20270111T100000Z", []), ("ACCEPTED", "20270111T100100Z", ["COMMENT:Jag deltar digitalt"]),
            ("ACCEPTED", "20270111T100200Z", ["COMMENT:Hälsningar"]), ("DECLINED", "20270111T100300Z", []),
            ("ACCEPTED", "20270111T100400Z", []),
        ] as [(String, String, [String])] {
            try office.receive { ($0.partstat, $0.stamp, $0.lines) = (partstat, stamp, lines) }
            ways.append(try office.answer()?.way)
        }

        #expect(ways == [nil, .remote, .remote, nil, nil])
    }

    @Test func `the same mail twice changes nothing`() async throws {
        let office = try await Office.booked()

        let first = try office.receive()
        let second = try office.receive()

        #expect(first.id == second.id)
        #expect(try office.secretary.store.read { try $0.incoming() }.count == 1)
    }

    @Test func `the newest answer counts in whatever order they come`() async throws {
        let office = try await Office.booked()

        try office.receive { ($0.partstat, $0.stamp) = ("DECLINED", "20270111T103000Z") }
        let late = try office.receive { ($0.partstat, $0.stamp) = ("ACCEPTED", "20270111T100000Z") }

        #expect(late.outcome == .stale)
        #expect(try office.answer()?.reply == .declined)
    }

    @Test func `a moment to come counts as the moment of arrival`() async throws {
        let office = try await Office.booked()

        try office.receive { ($0.partstat, $0.stamp) = ("DECLINED", "20990101T000000Z") }
        try await office.run(until: "2027-01-12T10:00")
        try office.receive { ($0.partstat, $0.stamp) = ("ACCEPTED", "20270112T083000Z") }

        #expect(try office.answer()?.reply == .accepted)
    }

    @Test func `an answer to an earlier time is kept and not applied, one to an earlier link is applied`() async throws
    {
        let office = try await Office.booked()
        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-09T13:00"), by: "Bo")
        try await office.run(until: "2027-01-11T15:00")

        let stale = try office.receive { $0.sequence = 0 }
        #expect(stale.outcome == .stale)
        #expect(stale.reasons == [.olderTime(sequence: 0, mark: 1)])
        #expect(try office.answer() == nil)

        _ = try office.secretary.edit("lpo/2027-1", by: "Bo") { $0.place.room = "Björken" }
        try await office.run(until: "2027-01-12T15:00")
        try office.receive { ($0.sequence, $0.stamp) = (1, "20270112T090000Z") }
        #expect(try office.answer()?.reply == .accepted)
    }

    @Test func `without SEQUENCE the moment decides, and without both a person`() async throws {
        let office = try await Office.booked()

        let unordered = try office.receive { ($0.sequence, $0.stamp) = (nil, nil) }
        let dated = try office.receive { $0.sequence = nil }

        #expect(unordered.reasons == [.noOrder])
        #expect(unordered.outcome == .waiting)
        #expect(dated.outcome == .applied)
    }

    @Test func `an assistant answers for her, and it says so`() async throws {
        let office = try await Office.booked()
        let uid = try office.uid(of: "anna")

        try office.receive { mail in
            (mail.uid, mail.from, mail.attendee) = (uid, "Asta Berg <asta@regionen.example>", "anna@regionen.example")
        }

        #expect(try office.answer("anna")?.by == "Asta Berg")
    }

    @Test func `a stranger's answer waits, adds nobody, and may be taken once or from now on`() async throws {
        let office = try await Office.booked()
        let stranger = { (mail: inout ComingMail) in
            (mail.from, mail.attendee) = ("privat@mejl.example", "cilla@regionen.example")
        }

        let mail = try office.receive(stranger)
        #expect(mail.outcome == .waiting)
        #expect(mail.reasons == [.otherSender(address: "privat@mejl.example")])
        #expect(try office.answer() == nil)

        let taken = try office.secretary.accept(mail.id, remembering: true, by: "Bo")
        #expect(taken.outcome == .applied)
        #expect(try office.answer()?.reply == .accepted)
        let next = try office.receive { mail in
            stranger(&mail)
            (mail.partstat, mail.stamp) = ("DECLINED", "20270111T104500Z")
        }
        #expect(next.outcome == .applied)
        #expect(try office.answer()?.by == nil)
    }

    @Test func `an answer that claims another member's invitation waits`() async throws {
        let office = try await Office.booked()
        let uid = try office.uid(of: "anna")

        let forwarded = try office.receive { $0.uid = uid }
        let claimed = try office.receive {
            ($0.from, $0.attendee) = ("cilla@regionen.example", "anna@regionen.example")
        }

        #expect(forwarded.reasons == [.otherSender(address: "cilla@regionen.example")])
        #expect(claimed.reasons == [.otherAttendee(address: "anna@regionen.example")])
        #expect(try office.answer("anna") == nil)
        #expect(try office.answer() == nil)
    }

    @Test func `what the receiving server does not vouch for waits`() async throws {
        let office = try await Office.booked()
        let uid = try office.uid(of: "cilla")
        let lenient = office.secretary
        var settings = lenient.settings
        settings.authenticity = .rfc8601(server: "mx.regionen.example")
        let strict = Secretary(store: lenient.store, texts: lenient.texts, world: lenient.world, settings: settings)
        let mail = { (results: [String]) in
            var mail = ComingMail()
            (mail.uid, mail.headers) = (uid, results.map { "Authentication-Results: \($0)" })
            return try strict.receive(mail.octets, from: "test")
        }

        #expect(try mail(["mx.elsewhere.example; dmarc=pass"]).outcome == .waiting)
        #expect(try mail(["mx.regionen.example; dmarc=fail", "mx.regionen.example; dmarc=pass"]).outcome == .waiting)
        #expect(
            try mail(["mx.regionen.example; spf=pass; dmarc=pass header.from=regionen.example"]).outcome == .applied)
    }

    @Test func `nothing is applied to a meeting that is cancelled, over or unknown`() async throws {
        let office = try await Office.booked()

        #expect(
            try office.receive { $0.uid = "okänd@mejl.example" }.reasons == [
                .unknownInvitation(uid: "okänd@mejl.example")
            ])
        try await office.run(until: "2027-03-03T10:00")
        #expect(try office.receive { $0.stamp = "20280303T100000Z" }.reasons == [.meetingOver])

        let other = try await Office.booked()
        _ = try other.secretary.cancel("lpo/2027-1", because: "Sjukdom", by: "Bo")
        #expect(try other.receive().reasons == [.meetingCancelled])
    }

    @Test func `a proposed time waits for the samordnare beside the answer it gives`() async throws {
        let office = try await Office.booked()

        let mail = try office.receive { mail in
            (mail.method, mail.partstat) = ("COUNTER", "TENTATIVE")
            mail.lines = ["DTSTART:20270303T090000Z", "DTEND:20270303T103000Z"]
        }

        #expect(mail.outcome == .waiting)
        #expect(mail.reasons == [.proposal(start: .at("2027-03-03T10:00"), length: 90)])
        #expect(try office.answer()?.reply == .tentative)
        #expect(try office.secretary.proposals(of: mail.id).map(\.length) == [90])
    }

    @Test func `who asks for the invitation gets it as it is`() async throws {
        let office = try await Office.booked()
        let before = try office.sent(to: "cilla").count

        let mail = try office.receive { ($0.method, $0.partstat) = ("REFRESH", nil) }
        try await office.run(until: "2027-01-11T15:00")

        #expect(mail.reasons == [.refreshed])
        #expect(try office.sent(to: "cilla").count == before + 1)
    }

    @Test(arguments: ["NEEDS-ACTION", nil]) func `no answer is no answer`(partstat: String?) async throws {
        let office = try await Office.booked()

        let mail = try office.receive { $0.partstat = partstat }

        #expect(mail.outcome == .human)
        #expect(try office.answer() == nil)
    }

    @Test func `who sends somebody else is shown, and nobody is added`() async throws {
        let office = try await Office.booked()

        let mail = try office.receive { $0.partstat = "DELEGATED;DELEGATED-TO=\"mailto:fia@regionen.example\"" }

        #expect(mail.outcome == .waiting)
        #expect(mail.reasons == [.delegated(to: ["fia@regionen.example"])])
    }

    @Test func `an answer takes back the reminder that waits`() async throws {
        let office = try await Office.booked()
        try await office.run(until: "2027-02-24T16:00")
        let sent = try office.sent(to: "cilla")
        try office.receive { ($0.sequence, $0.stamp) = (1, "20270224T140000Z") }

        try await office.run(until: "2027-03-01T16:00")

        #expect(try office.sent(to: "cilla") == sent)
    }
}
