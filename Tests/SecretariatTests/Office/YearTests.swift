import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct YearTests {
    @Test func `each meeting brings one booking, one kallelse and one reminder to who never answers`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        try await office.run(until: "2027-03-10T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1", "reminder 1"])
        #expect(try office.sent(to: "dag") == ["booking 0", "notice 1"])
    }

    @Test func `an answer keeps the reminder away and stands in the kallelse`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-01T12:00")
        _ = try office.secretary.record(.tentative, of: "Cilla Öberg", to: "lpo/2027-1", by: "Bo")

        try await office.run(until: "2027-03-10T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1"])
        let invitation = try office.secretary.store.read { snapshot in
            try snapshot.invitations(to: try #require(try snapshot.meetings().first)).first {
                $0.person == Key("cilla")
            }
        }
        #expect(invitation?.answer?.reply == .tentative)
    }

    @Test func `an assistant gets copies without a calendar part`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        try await office.run(until: "2027-01-20T12:00")

        let copies = try office.messages(.accepted).filter { $0.copyFor != nil }
        #expect(copies.map(\.recipient) == ["asta@regionen.example"])
        #expect(try copies.allSatisfy { try !office.text($0).contains("text/calendar") })
    }

    @Test func `a person without an address gets letters that wait to be posted`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")

        try await office.run(until: "2027-01-20T12:00")

        let letter = try #require(try office.messages(.toPost).first)
        #expect(letter.person == Key("egon"))
        try office.secretary.markPosted(letter.id, by: "Bo")
        #expect(try office.messages(.posted).map(\.id) == [letter.id])
        #expect(throws: OfficeError.notALetter(letter.id, state: "posted")) {
            try office.secretary.markPosted(letter.id, by: "Bo")
        }
    }

    @Test func `a move asks again, and the old answer no longer counts`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-01T12:00")
        _ = try office.secretary.record(.accepted, of: "cilla", to: "lpo/2027-1", by: "Bo")

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")
        try await office.run(until: "2027-04-10T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "change 1", "notice 2", "reminder 2"])
        let change = try #require(try office.messages(.accepted).first { $0.kind == .change })
        #expect(change.subject.hasPrefix("Ny tid: "))
    }

    @Test func `several edits become one update`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-01T12:00")

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")
        try office.secretary.decide()
        _ = try office.secretary.edit("lpo/2027-1", by: "Bo") { $0.place.room = "Björken" }
        try office.secretary.decide()
        try await office.run(until: "2027-02-03T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "change 2"])
    }

    @Test func `a meeting moved and moved back before anybody heard sends nothing`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-01T12:00")

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")
        try office.secretary.decide()
        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-02T13:00"), by: "Bo")
        try office.secretary.decide()
        try await office.run(until: "2027-02-10T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0"])
    }

    @Test func `a meeting moved before its booking left is booked at its new time alone`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()

        _ = try office.secretary.move("lpo/2027-1", to: .at("2027-03-31T09:00"), by: "Bo")
        try await office.run(until: "2027-01-20T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 1"])
    }

    @Test func `a meeting cancelled before its booking left is never heard of`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try office.secretary.decide()

        _ = try office.secretary.cancel("lpo/2027-1", because: "sjukdom", by: "Bo")
        try await office.run(until: "2027-03-20T12:00")

        #expect(try office.messages(.accepted).isEmpty)
    }

    @Test func `a cancellation raises the SEQUENCE and gives the reason`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-20T12:00")

        _ = try office.secretary.cancel("lpo/2027-1", because: "Ordföranden är sjuk.", by: "Bo")
        try await office.run(until: "2027-03-20T12:00")

        #expect(try office.sent(to: "cilla") == ["booking 0", "notice 1", "cancellation 2"])
        #expect(
            try office.messages(.accepted).filter { $0.kind == .cancellation }.allSatisfy {
                $0.subject.hasPrefix("INSTÄLLT: ")
            })
    }

    @Test func `who joins is welcomed with one mail and gets what the others have`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00", "2027-05-11T13:00")
        try await office.run(until: "2027-02-20T12:00")

        var register = try office.secretary.store.read { try $0.register() }
        register.seat("Frida Mo", .ordinary, from: WallTime.at("2027-02-22T00:00").day)
        try office.secretary.store.write { try $0.save(register) }
        try await office.run(until: "2027-02-24T12:00")

        #expect(try office.sent(to: "frida") == ["welcome", "notice 0", "booking 0"])
    }

    @Test func `who leaves is taken off what comes after and may come back`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00", "2027-05-11T13:00")
        try await office.run(until: "2027-01-20T12:00")

        try office.setEnd(of: "cilla", to: "2027-03-31")
        try await office.run(until: "2027-01-25T12:00")
        #expect(try office.sent(to: "cilla") == ["booking 0", "booking 0", "farewell 1"])

        try office.setEnd(of: "cilla", to: nil)
        try await office.run(until: "2027-02-01T12:00")
        #expect(try office.sent(to: "cilla") == ["booking 0", "booking 0", "farewell 1", "booking 2"])
    }

    @Test func `a meeting booked elsewhere sends nothing until it is taken over`() async throws {
        let office = try Office()
        _ = try office.secretary.addMeeting(
            of: "lpo", at: .at("2027-03-02T13:00"), length: nil, place: Meeting.Place(), isElsewhere: true, by: "Bo")
        _ = try office.secretary.approve(2027, of: "lpo", by: "Anna Ek")
        try await office.run(until: "2027-01-20T12:00")
        #expect(try office.messages().isEmpty)

        _ = try office.secretary.takeOver("lpo/2027-1", by: "Bo")
        try await office.run(until: "2027-03-01T12:00")

        #expect(try office.sent(to: "cilla") == ["takeover 0", "notice 1", "reminder 1"])
    }
}

@Suite struct RegisterChangeTests {
    @Test func `what waits under an old address goes to the new one`() async throws {
        let office = try Office(modes: nil)
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-02-17T12:00")

        try office.edit("cilla") { $0.addresses = [Person.Address("cilla.oberg@falun.kommun.example")] }
        try office.secretary.decide()

        let held = try office.messages(.held).filter { $0.person == Key("cilla") }
        #expect(held.map(\.recipient) == ["cilla.oberg@falun.kommun.example"])
    }

    @Test func `one person's broken address keeps nobody else's mail`() async throws {
        let office = try Office()
        try office.edit("cilla") { $0.addresses = [Person.Address("cilla at falun")] }
        try office.book("2027-03-02T13:00")

        let decision = try office.secretary.decide()

        #expect(decision.failures.map(\.person) == [Key("cilla")])
        #expect(decision.composed == 5)
        try office.edit("cilla") { $0.addresses = [Person.Address("cilla@falun.kommun.example")] }
        try office.secretary.decide()
        #expect(try office.messages(.queued).contains { $0.person == Key("cilla") && $0.kind == .booking })
    }

    @Test func `who was informed and becomes a member is asked`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-20T12:00")

        var register = try office.secretary.store.read { try $0.register() }
        register.seats[3].role = .ordinary
        try office.secretary.store.write { try $0.save(register) }
        try await office.run(until: "2027-03-01T12:00")

        #expect(try office.sent(to: "dag") == ["booking 0", "booking 1", "notice 2", "reminder 2"])
    }

    @Test func `a late takeover asks to remove the old entry before the kallelse`() async throws {
        let office = try Office()
        _ = try office.secretary.addMeeting(
            of: "lpo", at: .at("2027-01-20T13:00"), length: nil, place: Meeting.Place(), isElsewhere: true, by: "Bo")
        _ = try office.secretary.takeOver("lpo/2027-1", by: "Bo")

        try await office.run(until: "2027-01-19T12:00")

        #expect(try office.sent(to: "cilla") == ["takeover 0", "notice 1"])
    }
}

extension Office {
    fileprivate func setEnd(of person: String, to day: String?) throws {
        var register = try secretary.store.read { try $0.register() }
        for index in register.mandates.indices where register.mandates[index].person == Key(person) {
            register.mandates[index].until = day.flatMap { Day(iso: $0) }
        }
        try secretary.store.write { try $0.save(register) }
    }
}
