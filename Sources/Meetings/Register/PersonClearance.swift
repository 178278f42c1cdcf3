extension Register {
    /// The bodies in which somebody holds, held or will hold a seat.
    package func bodies(of person: Key<Person>) -> Set<Key<Body>> {
        let seats = Set(mandates.filter { $0.person == person }.map(\.seat))
        return Set(self.seats.filter { seats.contains($0.id) }.map(\.body))
    }
}

extension Clearance {
    /// Whether she may do it with somebody's entry: in one of that person's bodies; who has no seat yet is every samordnare's.
    package func may(_ deed: Deed, with person: Key<Person>, in register: Register) -> Bool {
        let bodies = register.bodies(of: person)
        return bodies.isEmpty ? mayAnywhere(.arrange) : bodies.contains { may(deed, in: $0) }
    }

    /// Whether she arranges in all of that person's bodies, as what touches everything about her asks for.
    package func arrangesAll(of person: Key<Person>, in register: Register) -> Bool {
        let bodies = register.bodies(of: person)
        return bodies.isEmpty ? mayAnywhere(.arrange) : bodies.allSatisfy { may(.arrange, in: $0) }
    }
}
