import Calendars
import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct FeedTests {
    @Test func `an address is given once and only its digest is kept`() async throws {
        let office = try Office()

        let address = try office.secretary.openFeed(of: "Cilla Öberg", by: "Bo")

        let secret = try #require(office.secret(in: address))
        #expect(address.hasPrefix("https://samordna.regionen.example/min-kalender/"))
        #expect(try office.secretary.ownCalendar(secret: secret) != nil)
        let feeds = try office.secretary.store.read { try $0.feeds() }
        #expect(feeds.map(\.person) == [Key("cilla")])
        #expect(!"\(feeds)".contains(secret))
        let facts = try office.secretary.store.read { try $0.facts(about: "cilla") }
        #expect(facts.map(\.kind) == ["feed opened"])
        #expect(!"\(facts)".contains(secret))
    }

    @Test func `opening again closes the old address`() throws {
        let office = try Office()
        let old = try office.secretary.openFeed(of: "cilla", by: "Bo")

        let new = try office.secretary.openFeed(of: "cilla", by: "Bo")

        #expect(try office.calendar(at: old) == nil)
        #expect(try office.calendar(at: new) != nil)
        #expect(try office.secretary.store.read { try $0.feeds() }.map { $0.closed == nil } == [false, true])
    }

    @Test func `a closed address leads nowhere, and there is nothing left to close`() throws {
        let office = try Office()
        let address = try office.secretary.openFeed(of: "cilla", by: "Bo")

        _ = try office.secretary.closeFeed(of: "cilla", by: "Bo")

        #expect(try office.calendar(at: address) == nil)
        #expect(throws: OfficeError.noFeed(name: "Cilla Öberg")) {
            try office.secretary.closeFeed(of: "cilla", by: "Bo")
        }
    }

    @Test func `without a web address there is none to give`() throws {
        let office = try Office(webAddress: nil)

        #expect(throws: OfficeError.noWebAddress) { try office.secretary.openFeed(of: "cilla", by: "Bo") }
        #expect(try office.secretary.store.read { try $0.feeds() }.isEmpty)
    }

    @Test func `it shows her meetings as they stand, the cancelled ones too`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00", "2027-05-04T13:00", "2027-09-07T13:00")
        try await office.run(until: "2027-03-01T10:00")
        _ = try office.secretary.cancel("lpo/2027-2", because: "sjukdom", by: "Bo")
        try await office.run(until: "2027-03-03T10:00")
        let address = try office.secretary.openFeed(of: "cilla", by: "Bo")

        let text = try #require(try office.calendar(at: address)?.text)

        let events = try events(in: text)
        #expect(events.map(\.status) == [.confirmed, .cancelled, .tentative])
        #expect(
            events.map(\.summary)
                == ["LPO Psykisk hälsa", "INSTÄLLT: LPO Psykisk hälsa", "Preliminärt: LPO Psykisk hälsa"])
        #expect(events.map(\.url) == ["https://mote.example/lpo", nil, "https://mote.example/lpo"])
        #expect(events[0].description?.contains("https://mote.example/lpo") == true)
        #expect(events[1].description?.contains("Orsak: sjukdom") == true)
        #expect(!text.contains("@regionen.example:") && !text.contains("mailto"))
    }

    @Test func `its meetings have the public UIDs, not the invitations'`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-20T10:00")
        let address = try office.secretary.openFeed(of: "cilla", by: "Bo")
        let open = try #require(try office.secretary.publicCalendar(of: "lpo")?.text)

        let own = try #require(try office.calendar(at: address)?.text)

        #expect(try events(in: own).map(\.uid) == (try events(in: open).map(\.uid)))
    }

    @Test func `who is no longer called does not see the meeting`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00", "2027-05-04T13:00")
        try await office.run(until: "2027-01-20T10:00")
        let address = try office.secretary.openFeed(of: "cilla", by: "Bo")
        try office.endMandate(of: "cilla", "2027-04-01")

        try await office.run(until: "2027-02-20T10:00")
        _ = try office.secretary.cancel("lpo/2027-2", because: "sjukdom", by: "Bo")
        try await office.run(until: "2027-02-22T10:00")

        let text = try #require(try office.calendar(at: address)?.text)
        #expect(try events(in: text).map(\.start) == [.at("2027-03-02T13:00")])
    }

    @Test func `who has no meetings has an empty calendar`() throws {
        let office = try Office()
        let address = try office.secretary.openFeed(of: "cilla", by: "Bo")

        let calendar = try #require(try office.calendar(at: address))

        #expect(try events(in: calendar.text).isEmpty)
        #expect(calendar.text.hasPrefix("BEGIN:VCALENDAR"))
    }
}

extension Office {
    fileprivate func secret(in address: String) -> String? {
        address.split(separator: "/").last.map { String($0.dropLast(4)) }
    }

    fileprivate func calendar(at address: String) throws -> ServedCalendar? {
        try secret(in: address).flatMap { try secretary.ownCalendar(secret: $0) }
    }

    fileprivate func endMandate(of person: String, _ day: String) throws {
        var register = try secretary.store.read { try $0.register() }
        for index in register.mandates.indices where register.mandates[index].person == Key(person) {
            register.mandates[index].until = Day(iso: day)
        }
        try secretary.store.write { try $0.save(register) }
    }
}
