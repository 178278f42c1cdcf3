import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct WithdrawingTests {
    @Test func `a mandate given by mistake is gone, who sat there before sits there again, and it is on record`()
        async throws
    {
        let office = try await Office.mistaken()
        let before = try office.register().mandates.count

        try office.secretary.perform(.withdraw(Key("new")), by: "Bo")
        try office.secretary.perform(.withdraw(Key("new")), basis: "", by: "Bo")

        let register = try office.register()
        #expect(register.mandates.count == before - 1)
        #expect(register.mandates.first { $0.id == Key("mandate of cilla") }?.until == nil)
        #expect(register.people.contains { $0.id == Key("frida") })
        let facts = try office.secretary.store.read { try $0.facts(aboutAny: ["seat of cilla", "new"]) }
        #expect(facts.map(\.kind) == ["mandate given", "mandate withdrawn"])
        #expect(facts.last?.detail == "new frida 2027-02-01")
        #expect(try office.messages().filter { $0.person == Key("frida") }.allSatisfy { !$0.state.isWaiting })
        try await office.run(until: "2027-02-20T12:00")
        #expect(try office.messages().filter { $0.person == Key("frida") }.allSatisfy { !$0.hasLeft })
    }

    @Test func `the end that who sat there had before is hers again`() async throws {
        let office = try await Office.mistaken(endingBefore: "2027-12-31")

        try office.secretary.perform(.withdraw(Key("new")), by: "Bo")

        let mandate = try office.register().mandates.first { $0.id == Key("mandate of cilla") }
        #expect(mandate?.until == Day(iso: "2027-12-31"))
    }

    @Test func `once mail has left it can only be ended`() async throws {
        let office = try await Office.mistaken()
        _ = try office.secretary.press(MessageFilter(person: Key("frida")), by: "Bo")
        try await office.run(until: "2027-01-25T12:00")
        #expect(try office.messages().contains { $0.person == Key("frida") && $0.hasLeft })
        let mandate = try #require(try office.register().mandates.first { $0.id == Key("new") })

        #expect(throws: RegisterFault.heardOf(name: "Frida Lund")) {
            try office.secretary.perform(.withdraw(Key("new")), by: "Bo")
        }

        #expect(try office.register().mandates.contains(mandate))
        #expect(try !office.secretary.store.read { try office.secretary.mayWithdraw(mandate, $0) })
    }

    @Test func `what nobody can say since when was given is taken back only while it is to come`() throws {
        let office = try Office()
        var register = try office.register()
        register.mandates.append(
            Mandate(
                id: Key("listed"), seat: Key("spare"), person: Key("egon"), from: try #require(Day(iso: "2027-06-01"))))
        register.seats.append(Seat(id: Key("spare"), body: Key("lpo"), role: .ordinary))
        try office.secretary.store.write { try $0.save(register) }

        #expect(throws: RegisterFault.heardOf(name: "Cilla Öberg")) {
            try office.secretary.perform(.withdraw(Key("mandate of cilla")), by: "Bo")
        }
        try office.secretary.perform(.withdraw(Key("listed")), by: "Bo")

        #expect(try !office.register().mandates.contains { $0.id == Key("listed") })
    }
}

extension Office {
    /// Frida was given Cilla's seat by mistake; the mail about it waits for its press.
    fileprivate static func mistaken(endingBefore end: String? = nil) async throws -> Office {
        let office = try await Office.told(modes: .press)
        let cillas = Key<Mandate>("mandate of cilla")
        if let end = end.flatMap({ Day(iso: $0) }) {
            try office.secretary.perform(.end(cillas, on: end, because: nil), by: "Bo")
        }
        try office.secretary.perform(.add(.frida), by: "Bo")
        try office.secretary.perform(
            .give(.example("new", seat: "seat of cilla", to: "frida", from: "2027-02-01"), on: .cillas), by: "Bo")
        return office
    }
}
