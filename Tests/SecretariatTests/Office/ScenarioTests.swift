import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct ScenarioTests {
    @Test func `an answer outlives a move that was taken back before anybody heard`() async throws {
        let office = try await Office.told()
        _ = try office.secretary.record(.accepted, of: "cilla", to: "lpo/2027-1", by: "Bo")

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")
        try office.secretary.decide()
        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-02T13:00"), by: "Bo")
        try office.secretary.decide()

        let invitation = try office.invitation(of: "cilla")
        #expect(invitation.answer?.reply == .accepted)
        // One was given to the message that never left: it is not given again.
        #expect(invitation.sequence == 1)
        #expect(invitation.timeSequence == 0)
    }

    @Test func `a booking in doubt is taken back by a cancellation`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()
        try office.secretary.store.write { transaction in
            _ = try transaction.claim(at: .at("2027-01-12T10:00"))
            _ = try transaction.recoverInterrupted(at: .at("2027-01-12T10:00"))
        }
        let doubtful = try #require(try office.messages().first { $0.doubts > 0 })

        _ = try office.secretary.cancel("lpo/2027-1", because: "sjukdom", by: "Bo")
        try office.secretary.decide()

        let cancelled = try office.messages(.queued).filter { $0.kind == .cancellation }
        #expect(Set(cancelled.map(\.person)) == [doubtful.person])
    }

    @Test func `who is called off hears of the time she knows`() async throws {
        let office = try await Office.told(modes: .press)
        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-04-14T09:00"), by: "Bo")
        try office.secretary.decide()

        _ = try office.secretary.cancel("lpo/2027-1", because: "sjukdom", by: "Bo")
        try office.secretary.decide()

        let cancellation = try #require(try office.messages(.held).first { $0.kind == .cancellation })
        #expect(cancellation.subject.contains("tisdag 2 mars"))
    }

    @Test func `a move out of the coming days does not wait for the morning`() async throws {
        let office = try await Office.told(until: "2027-02-26T18:30")

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-04-14T09:00"), by: "Bo")
        try office.secretary.decide()

        let change = try #require(try office.messages(.queued).first { $0.kind == .change })
        #expect(change.urgency == .change || change.urgency == .soon)
        #expect(change.notBefore <= .at("2027-02-27T07:00"))
    }

    @Test func `what takes the place of something taken back waits too`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()
        _ = try office.secretary.holdBack(MessageFilter(body: Key("lpo")), by: "Bo")

        _ = try office.secretary.edit("lpo/2027-1", by: "Bo") { $0.place.room = "Björken" }
        try office.secretary.decide()

        #expect(try office.messages(.queued).isEmpty)
        #expect(try office.messages(.held).allSatisfy { $0.waitsFor == .press })
    }

    @Test func `a guest is not covered by the chair's yes to the year`() async throws {
        let office = try await Office.told(modes: nil)
        try office.seat("Gun Alm")

        _ = try office.secretary.invite("Gun Alm", to: "lpo/2027-1", as: .called, by: "Bo")
        try office.secretary.decide()
        #expect(try office.messages(.held).map(\.person) == [Key("gun")])

        _ = try office.secretary.uninvite("Gun Alm", from: "lpo/2027-1", by: "Bo")
        try office.secretary.decide()
        #expect(try office.messages(.held).isEmpty)
    }

    @Test func `a kallelse pressed late is not followed by a reminder at once`() async throws {
        let office = try await Office.told(modes: nil, until: "2027-02-26T09:00")
        _ = try office.secretary.press(MessageFilter(body: Key("lpo")), by: "Bo")

        try await office.run(until: "2027-03-02T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1"])
    }

    @Test func `an answer takes the waiting reminder away and stands in the waiting kallelse`() async throws {
        let office = try await Office.told(modes: .press, until: "2027-02-17T09:00")

        _ = try office.secretary.record(.declined, of: "cilla", to: "lpo/2027-1", by: "Bo")

        let notice = try #require(try office.messages(.held).first { $0.person == Key("cilla") })
        #expect(notice.kind == .notice)
        #expect(try office.calendarText(notice).contains("PARTSTAT=DECLINED"))
        #expect(try !office.text(notice).contains("Bo har redan svarat"))
    }

    @Test func `a kallelse with a new time says so`() async throws {
        let office = try await Office.told(until: "2027-02-10T09:00")

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-02-19T13:00"), by: "Bo")
        try office.secretary.decide()

        let notice = try #require(try office.messages(.queued).first { $0.person == Key("cilla") })
        #expect(notice.subject.hasPrefix("Kallelse, ny tid: "))
    }

    @Test func `who comes back is asked again`() async throws {
        let office = try await Office.told()
        _ = try office.secretary.record(.declined, of: "cilla", to: "lpo/2027-1", by: "Bo")
        try office.setEnd("cilla", "2027-02-28")
        try await office.run(until: "2027-01-25T12:00")

        try office.setEnd("cilla", nil)
        try await office.run(until: "2027-02-01T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "farewell 1", "welcome", "booking 2"])
        #expect(try office.invitation(of: "cilla").answer == nil)
    }

    @Test func `a body's new usual link reaches those who have the old one`() async throws {
        let office = try await Office.told()
        let before = try office.secretary.store.read { try $0.register() }
        let pack = """
            region: Region Exempel
            bodies:
              - {id: lpo, kind: programArea, name: LPO Psykisk hälsa, sender: {join_link: "https://mote.example/ny"}}
            """

        _ = try office.secretary.importFiles([ImportFile(name: "region.yaml", data: Data(pack.utf8))], by: "Bo")
        try office.secretary.setModes(.automatic, by: "Bo")
        try office.secretary.decide()

        #expect(before.bodies[0].sender.joinLink == "https://mote.example/lpo")
        let change = try #require(try office.messages(.queued).first { $0.person == Key("cilla") })
        #expect(change.subject.hasPrefix("Ny länk: "))
    }

    @Test func `a meeting that has begun can be neither moved nor cancelled`() async throws {
        let office = try await Office.told(until: "2027-03-02T13:30")

        #expect(throws: OfficeError.self) { try office.secretary.cancel("lpo/2027-1", because: "sjukdom", by: "Bo") }
        #expect(throws: OfficeError.self) {
            try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")
        }
    }

    @Test func `nothing is decided while the clock cannot be trusted`() async throws {
        let office = try await Office.told(until: "2027-02-10T09:00")
        try office.secretary.pauseForClock(jump: 90 * 86_400)

        try await office.run(until: "2027-06-01T09:00")

        let meeting = try #require(try office.secretary.store.read { try $0.meetings().first })
        #expect(meeting.state.word == "booked")
        #expect(try office.sent(to: "cilla") == ["booking 0"])
    }

    @Test func `mail to a body that is dormant stops`() async throws {
        let office = try await Office.told()
        var register = try office.secretary.store.read { try $0.register() }
        register.bodies[0].state = .dormant
        try office.secretary.store.write { try $0.save(register) }

        try await office.run(until: "2027-03-01T09:00")

        #expect(try office.sent(to: "cilla") == ["booking 0"])
    }
}

extension Office {
    fileprivate func seat(_ name: String) throws {
        var register = try secretary.store.read { try $0.register() }
        register.people.append(Person(id: Key("gun"), name: name, addresses: [Person.Address("gun@regionen.example")]))
        try secretary.store.write { try $0.save(register) }
    }

    fileprivate func setEnd(_ person: String, _ day: String?) throws {
        var register = try secretary.store.read { try $0.register() }
        for index in register.mandates.indices where register.mandates[index].person == Key(person) {
            register.mandates[index].until = day.flatMap { Day(iso: $0) }
        }
        try secretary.store.write { try $0.save(register) }
    }

    /// The calendar part as the recipient reads it: base64 lines after its header.
    fileprivate func calendarText(_ message: OutboxMessage) throws -> String {
        let parts = try text(message).components(separatedBy: "text/calendar;")
        let encoded = parts.last?.components(separatedBy: "\r\n\r\n").dropFirst().first ?? ""
        let bytes = Data(base64Encoded: encoded, options: .ignoreUnknownCharacters) ?? Data()
        return String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
    }
}
