import Meetings
import Testing

@Suite struct RegisterTests {
    @Test(arguments: ["lpo-psykisk-halsa", "LPO Psykisk hälsa", "lpo PSYKISK HÄLSA", "Psykiatrirådet"])
    func `a body answers to its identifier, name and aliases`(name: String) {
        let register = Register.example()

        #expect(register.body(named: name)?.id == Key("lpo-psykisk-halsa"))
    }

    @Test func `a seat is held from the first day of a mandate to the last`() throws {
        var register = Register.example()
        register.mandates[0].until = Day(iso: "2027-05-31")

        #expect(try register.chair(of: Key("lpo-psykisk-halsa"), on: day("2025-12-31")) == nil)
        #expect(try register.chair(of: Key("lpo-psykisk-halsa"), on: day("2026-01-01"))?.name == "Anna Bergström")
        #expect(try register.chair(of: Key("lpo-psykisk-halsa"), on: day("2027-05-31"))?.name == "Anna Bergström")
        #expect(try register.chair(of: Key("lpo-psykisk-halsa"), on: day("2027-06-01")) == nil)
    }

    @Test func `a seat is vacant from the day after the last mandate`() throws {
        var register = Register.example()
        register.mandates[0].until = Day(iso: "2027-05-31")

        #expect(try register.vacancies(in: Key("lpo-psykisk-halsa"), on: day("2027-05-31")).isEmpty)
        let vacancy = try #require(try register.vacancies(in: Key("lpo-psykisk-halsa"), on: day("2027-06-01")).first)
        #expect(vacancy.seat.role == .chair)
        #expect(vacancy.since == Day(iso: "2027-05-31"))
    }

    @Test func `an address in any case finds everybody who has it or had it`() {
        var register = Register.example()
        register.people[1].addresses.append(Person.Address("anna@regionen.example", until: Day(iso: "2025-01-01")))

        #expect(register.people(at: "Anna@Regionen.Example").map(\.name) == ["Anna Bergström", "Cilla Nordin"])
    }

    @Test func `mail goes to the first address still in use`() {
        var anna = Register.example().people[0]
        anna.addresses = [
            Person.Address("anna@gamla.example", until: Day(iso: "2025-01-01")), Person.Address("a@nya.example"),
        ]

        #expect(anna.address == "a@nya.example")
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
}

extension Register {
    /// LPO Psykisk hälsa with Anna in the chair and Cilla as a member, and LPO Levnadsvanor with Cilla again.
    static func example() -> Register {
        var register = Register()
        register.authorities = [
            Authority(id: Key("falun"), name: "Falu kommun", kind: .municipality),
            Authority(id: Key("mora"), name: "Mora kommun", kind: .municipality),
        ]
        register.bodies = [
            Body(
                id: Key("lpo-psykisk-halsa"), kind: .programArea, name: "LPO Psykisk hälsa",
                aliases: [Body.Alias(name: "Psykiatrirådet")]),
            Body(id: Key("lpo-levnadsvanor"), kind: .programArea, name: "LPO Levnadsvanor"),
        ]
        register.people = [
            Person(id: Key("anna"), name: "Anna Bergström", addresses: [Person.Address("anna@regionen.example")]),
            Person(
                id: Key("cilla"), name: "Cilla Nordin", addresses: [Person.Address("cilla@falun.kommun.example")],
                authority: Key("falun")),
        ]
        register.seat("anna", on: "lpo-psykisk-halsa", as: .chair)
        register.seat("cilla", on: "lpo-psykisk-halsa", as: .ordinary)
        register.seat("cilla", on: "lpo-levnadsvanor", as: .ordinary)
        return register
    }

    mutating func seat(_ person: String, on body: String, as role: Seat.Role) {
        let number = seats.count + 1
        seats.append(Seat(id: Key("s\(number)"), body: Key(body), role: role))
        mandates.append(
            Mandate(id: Key("m\(number)"), seat: Key("s\(number)"), person: Key(person), from: Day.newYear(2026)))
    }
}
