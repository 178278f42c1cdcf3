import Meetings

extension Register {
    /// One body: Anna is chair, Bo samordnare, Cilla a member, Disa administrator.
    static func example() -> Register {
        var register = Register()
        register.region = "Region Exempel"
        register.bodies = [Body(id: Key("lpo"), kind: .programArea, name: "LPO Psykisk hälsa")]
        let people: [(String, Seat.Role)] = [
            ("Anna Ek", .chair), ("Bo Lind", .coordinator), ("Cilla Öberg", .ordinary), ("Disa Berg", .administrator),
        ]
        for (name, role) in people {
            let id = String(name.prefix { $0 != " " }).lowercased()
            register.people.append(
                Person(id: Key(id), name: name, addresses: [Person.Address("\(id)@regionen.example")]))
            register.seats.append(Seat(id: Key("seat-\(id)"), body: Key("lpo"), role: role))
            register.mandates.append(
                Mandate(id: Key("mandate-\(id)"), seat: Key("seat-\(id)"), person: Key(id), from: Day(ordinal: 20_000)))
        }
        return register
    }
}
