import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct MergingTests {
    @Test func `two entries become one that holds, answers and is paid for both, and is two again as before`()
        async throws
    {
        let office = try await Office.doubled()
        let basis = try office.secretary.rehearseMerging(Key("cilla2"), into: Key("cilla"), by: "Bo").forecast.basis
        let before = try office.register()

        try office.secretary.merge(Key("cilla2"), into: Key("cilla"), basis: basis, by: "Bo")
        let merged = try office.register()
        try office.secretary.merge(Key("cilla2"), into: Key("cilla"), basis: basis, by: "Bo")
        try office.secretary.separate(Key("cilla2"), by: "Bo")

        #expect(merged.people.map(\.id.text).sorted() == ["anna", "bo", "cilla", "dag", "egon"])
        #expect(merged.mandates.count { $0.person == Key("cilla") } == 2)
        #expect(
            merged.person(Key("cilla"))?.addresses.map(\.text) == ["cilla@regionen.example", "c.oberg@kommun.example"])
        #expect(merged.person(Key("cilla"))?.isProtected == true)
        #expect(try office.register() == before)
        let facts = try office.secretary.store.read { try $0.facts(about: "cilla") }.map(\.kind)
        #expect(facts.filter { $0.hasPrefix("people") } == ["people merged", "people separated"])
    }

    @Test func `an entry called twice to one meeting keeps one invitation, and the other is taken out of the calendar`()
        async throws
    {
        let office = try await Office.doubled()

        let forecast = try office.secretary.rehearseMerging(Key("cilla2"), into: Key("cilla"), by: "Bo")
        try office.secretary.merge(Key("cilla2"), into: Key("cilla"), basis: forecast.forecast.basis, by: "Bo")

        let farewells = try office.messages().filter { $0.kind == .farewell }
        #expect(farewells.map(\.recipient) == ["c.oberg@kommun.example"])
        #expect(forecast.forecast.mails.map(\.message.kind) == [.farewell])
        let invitations = try #require(forecast.tallies.first { $0.source == "invitation.person" })
        #expect((invitations.moved, invitations.left) == (0, 1))
        #expect(forecast.twice.map(\.name) == ["LPO Psykisk hälsa"])
    }

    @Test func `who approves minutes does so as the kept entry, and is as before once they are two`() async throws {
        let office = try await Office.doubled()
        try office.change { $0.bodies[0].policy.approver = Key("cilla2") }

        try office.merge("cilla2", into: "cilla")
        let merged = try office.register().bodies[0].policy.approver
        try office.secretary.separate(Key("cilla2"), by: "Bo")

        #expect(merged == Key("cilla"))
        #expect(try office.register().bodies[0].policy.approver == Key("cilla2"))
    }

    @Test func `who has seen older entries is refused, and nobody is merged with herself`() async throws {
        let office = try await Office.doubled()
        let basis = try office.secretary.rehearseMerging(Key("cilla2"), into: Key("cilla"), by: "Bo").forecast.basis
        try office.edit("cilla2") { $0.title = "Ny titel" }

        #expect(throws: RegisterFault.changed) {
            try office.secretary.merge(Key("cilla2"), into: Key("cilla"), basis: basis, by: "Bo")
        }
        #expect(throws: RegisterFault.notTwo) {
            try office.secretary.rehearseMerging(Key("cilla"), into: Key("cilla"), by: "Bo")
        }
        #expect(throws: RegisterFault.notMerged) { try office.secretary.separate(Key("cilla2"), by: "Bo") }
    }

    @Test func `what was merged into a third is separated from there first`() async throws {
        let office = try await Office.doubled()
        try office.merge("cilla2", into: "cilla")
        try office.merge("cilla", into: "egon")

        #expect(throws: RegisterFault.mergedSince(name: "Cilla Öberg")) {
            try office.secretary.separate(Key("cilla2"), by: "Bo")
        }
        try office.secretary.separate(Key("cilla"), by: "Bo")
        try office.secretary.separate(Key("cilla2"), by: "Bo")

        #expect(try office.register().people.count == 6)
        #expect(try office.secretary.store.read { try $0.keptEntry(of: Key("cilla2")) } == Key("cilla2"))
    }
}

extension Office {
    /// Cilla is there twice, on two seats, and both have been told of the meeting.
    static func doubled() async throws -> Office {
        let office = try Office()
        var register = try office.register()
        var other = Person(
            id: Key("cilla2"), name: "Cilla Öberg", addresses: [Person.Address("c.oberg@kommun.example")], title: "MAS")
        other.isProtected = true
        register.people.append(other)
        register.seats.append(Seat(id: Key("second"), body: Key("lpo"), role: .ordinary))
        register.mandates.append(.example("mandate of cilla2", seat: "second", to: "cilla2", from: "2026-01-01"))
        try office.secretary.store.write { try $0.save(register) }
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-01-20T12:00")
        return office
    }

    func merge(_ gone: String, into kept: String) throws {
        let basis = try secretary.rehearseMerging(Key(gone), into: Key(kept), by: "Bo").forecast.basis
        try secretary.merge(Key(gone), into: Key(kept), basis: basis, by: "Bo")
    }
}
