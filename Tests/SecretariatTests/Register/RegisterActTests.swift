import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct RegisterActTests {
    @Test func `a seat given to somebody new ends the mandate before, and shows whose mail it makes`() async throws {
        let office = try await Office.told()
        try office.secretary.perform(.add(.frida), by: "Bo")
        let act = RegisterAct.give(.example("new", seat: "seat of cilla", to: "frida", from: "2027-02-01"), on: .cillas)

        let forecast = try office.secretary.rehearse(act, by: "Bo")
        let untouched = try office.register().mandates.count
        try office.secretary.perform(act, basis: forecast.basis, by: "Bo")

        #expect(forecast.mails.map(\.message.person.text).contains("frida"))
        #expect(forecast.mails.contains { $0.message.person == Key("cilla") && $0.message.kind == .farewell })
        #expect(untouched == 5)
        let register = try office.register()
        #expect(register.mandate("mandate of cilla")?.until == .on("2027-01-31"))
        #expect(register.holders(in: Key("lpo"), on: .on("2027-02-01")).contains { $0.person.id == Key("frida") })
        let composed = try office.messages().filter { $0.person == Key("frida") }
        #expect(Set(composed.map(\.kind)) == [.welcome, .booking])
    }

    @Test func `the same act twice is one, with one fact`() throws {
        let office = try Office()
        let act = RegisterAct.end(Key("mandate of cilla"), on: .on("2027-06-30"), because: "Ny tjänst")

        let basis = try act.basis(in: try office.register())
        try office.secretary.perform(act, basis: basis, by: "Bo")
        try office.secretary.perform(act, basis: basis, by: "Bo")

        let facts = try office.secretary.store.read { try $0.facts(about: "mandate of cilla") }
        #expect(facts.map(\.kind) == ["mandate ended"])
        #expect(facts.map(\.by) == ["Bo"])
    }

    @Test func `whoever has seen an older state is refused, and nothing is lost`() throws {
        let office = try Office()
        let mine = RegisterAct.end(Key("mandate of cilla"), on: .on("2027-06-30"), because: nil)
        let seen = try mine.basis(in: try office.register())
        try office.secretary.perform(.end(Key("mandate of cilla"), on: .on("2027-03-31"), because: nil), by: "Anna")

        #expect(throws: RegisterFault.changed) { try office.secretary.perform(mine, basis: seen, by: "Bo") }

        #expect(try office.register().mandate("mandate of cilla")?.until == .on("2027-03-31"))
    }

    @Test func `an end set by mistake is taken back to the end there was before`() throws {
        let office = try Office()
        let id = Key<Mandate>("mandate of cilla")
        try office.secretary.perform(.end(id, on: .on("2027-12-31"), because: nil), by: "Bo")
        try office.secretary.perform(.end(id, on: .on("2027-03-31"), because: "Ny tjänst"), by: "Bo")

        try office.secretary.perform(.reopen(id), by: "Bo")
        let once = try office.register().mandate("mandate of cilla")?.until
        try office.secretary.perform(.reopen(id), by: "Bo")
        try office.secretary.perform(.reopen(id), by: "Bo")

        #expect(once == .on("2027-12-31"))
        #expect(try office.register().mandate("mandate of cilla")?.until == nil)
        let kinds = try office.secretary.store.read { try $0.facts(about: id.text) }.map(\.kind)
        #expect(kinds == ["mandate ended", "mandate ended", "mandate reopened", "mandate reopened"])
    }

    @Test func `an end is not taken back over somebody who sits there since`() throws {
        let office = try Office()
        try office.secretary.perform(.add(.frida), by: "Bo")
        let act = RegisterAct.give(.example("new", seat: "seat of cilla", to: "frida", from: "2027-02-01"), on: .cillas)
        try office.secretary.perform(act, by: "Bo")

        #expect(throws: RegisterFault.seatHeld(by: "Frida Lund", from: .on("2027-02-01"))) {
            try office.secretary.perform(.reopen(Key("mandate of cilla")), by: "Bo")
        }
    }

    @Test func `a stand-in is dated, and gets the mail of the samordnare meanwhile`() throws {
        let office = try Office()
        try office.secretary.perform(.add(.frida), by: "Bo")
        let seat = Seat(id: Key("stand-in"), body: Key("lpo"), role: .standIn)
        var mandate = Mandate.example("stand", seat: "stand-in", to: "frida", from: "2027-01-11")

        #expect(throws: RegisterFault.standInWithoutEnd) {
            try office.secretary.perform(.give(mandate, on: seat), by: "Bo")
        }
        mandate.until = .on("2027-03-31")
        try office.secretary.perform(.give(mandate, on: seat), by: "Bo")

        let register = try office.register()
        #expect(register.coordinator(of: Key("lpo"), on: .on("2027-02-01"))?.person.name == "Frida Lund")
        #expect(register.coordinator(of: Key("lpo"), on: .on("2027-04-01"))?.person.name == "Bo Lind")
    }

    @Test func `a seat of another body cannot be given under this one's name`() throws {
        let office = try Office()
        var register = try office.register()
        register.bodies.append(Body(id: Key("other"), kind: .council, name: "Rådet"))
        register.seats.append(Seat(id: Key("theirs"), body: Key("other"), role: .chair))
        try office.secretary.store.write { try $0.save(register) }
        let pretended = Seat(id: Key("theirs"), body: Key("lpo"), role: .chair)

        #expect(throws: RegisterFault.changed) {
            try office.secretary.perform(
                .give(.example("new", seat: "theirs", to: "cilla", from: "2027-02-01"), on: pretended), by: "Bo")
        }
    }

    @Test func `a corrected address keeps the old one for answers, and waiting mail goes to the new`() async throws {
        let office = try await Office.told(modes: .press, until: "2027-02-16T12:00")

        try office.secretary.perform(.correct(Key("cilla"), address: "cilla.oberg@kommun.example"), by: "Bo")

        let person = try office.register().person(Key("cilla"))
        #expect(person?.address == "cilla.oberg@kommun.example")
        #expect(person?.addresses.map(\.text) == ["cilla.oberg@kommun.example", "cilla@regionen.example"])
        let waiting = try office.messages(.held).filter { $0.person == Key("cilla") }
        #expect(!waiting.isEmpty)
        #expect(waiting.allSatisfy { $0.recipient == "cilla.oberg@kommun.example" })
    }

    @Test func `what bounced of coming meetings is sent again once`() async throws {
        let office = try await Office.told()
        let booking = try #require(try office.messages(.accepted).first { $0.person == Key("cilla") })
        let incoming = try office.secretary.store.write { transaction in
            try #require(try transaction.keep(Data("x".utf8), digest: "x", from: "test", at: .at("2027-01-20T13:00")))
        }
        let fault = AddressFault(
            address: "cilla@regionen.example", person: Key("cilla"), message: booking.id, severity: "permanent",
            isOurs: false, status: "5.1.1", words: "no such user", at: .at("2027-01-20T13:00"))
        try office.secretary.store.write { try $0.add(fault, from: incoming) }

        let forecast = try office.secretary.rehearseResending(to: Key("cilla"), by: "Bo")
        let first = try office.secretary.resendFailed(to: Key("cilla"), by: "Bo")
        let second = try office.secretary.resendFailed(to: Key("cilla"), by: "Bo")

        #expect(forecast.mails.map(\.message.kind) == [.booking])
        #expect((first, second) == (1, 0))
    }

    @Test(arguments: ["", "no address", "a@b", "x@kommun.example\r\nRCPT TO:<y@z.example>", "å@kommun.example"])
    func `what is no address is refused`(text: String) throws {
        let office = try Office()

        #expect(throws: RegisterFault.noAddress(text)) {
            try office.secretary.perform(.correct(Key("cilla"), address: text), by: "Bo")
        }
        #expect(throws: (any Error).self) {
            try office.secretary.perform(
                .addAssistant(Person.Assistant(name: "Asta", address: text), to: Key("cilla")), by: "Bo")
        }
    }

    @Test(arguments: ["Eva\u{202E}", "Eva\nBcc: x", "", String(repeating: "x", count: 201)])
    func `a name that could forge a header or fill a page is refused`(name: String) throws {
        let office = try Office()

        #expect(throws: RegisterFault.self) {
            try office.secretary.perform(.add(Person(id: Key("new"), name: name)), by: "Bo")
        }
        #expect(try office.register().people.count == 5)
    }

    @Test func `an assistant comes and goes, and her waiting copies with her`() async throws {
        let office = try await Office.told(modes: .press, until: "2027-02-16T12:00")
        let copies = try office.messages(.held).filter { $0.copyFor != nil }

        let act = RegisterAct.removeAssistant(address: "asta@regionen.example", from: Key("anna"))
        try office.secretary.perform(act, by: "Bo")

        #expect(!copies.isEmpty)
        #expect(try office.messages(.held).allSatisfy { $0.recipient != "asta@regionen.example" })
        #expect(try office.secretary.store.read { try $0.facts(about: "anna") }.last?.kind == "assistant removed")
    }
}

extension Office {
    func register() throws -> Register { try secretary.store.read { try $0.register() } }
}

extension Register {
    func mandate(_ id: String) -> Mandate? { mandates.first { $0.id == Key(id) } }
}

extension Person {
    static var frida: Person {
        Person(id: Key("frida"), name: "Frida Lund", addresses: [Person.Address("frida@kommun.example")])
    }
}

extension Seat {
    static var cillas: Seat { Seat(id: Key("seat of cilla"), body: Key("lpo"), role: .ordinary) }
}

extension Mandate {
    static func example(_ id: String, seat: String, to person: String, from: String, until: String? = nil) -> Mandate {
        Mandate(id: Key(id), seat: Key(seat), person: Key(person), from: .on(from), until: until.map(Day.on))
    }
}

extension Day {
    static func on(_ text: String) -> Day { Day(iso: text) ?? Day(ordinal: 0) }
}
