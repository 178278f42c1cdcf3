import Meetings

/// Something the samordnare changes in the register of seats and people.
///
/// What comes into being brings its identifier, so that the same act twice is one.
package enum RegisterAct: Hashable, Sendable {
    /// Gives a seat to a person; whoever holds it leaves the day before. The seat is added where it is new.
    case give(Mandate, on: Seat)
    case end(Key<Mandate>, on: Day, because: String?)
    /// Takes back an end that was set by mistake: the mandate ends again when it did before.
    case reopen(Key<Mandate>)
    /// Takes back a mandate that was given by mistake and that nobody has heard of: it is gone, and who had the seat before
    /// has it again.
    case withdraw(Key<Mandate>)
    case addSeat(Seat)
    case add(Person)
    /// Name, title, workplace and huvudman.
    case describe(Person)
    /// Mail goes to this address from now on; answers still come from the earlier ones.
    case correct(Key<Person>, address: String)
    case addAssistant(Person.Assistant, to: Key<Person>)
    case removeAssistant(address: String, from: Key<Person>)
    case protect(Key<Person>, isProtected: Bool)
}

extension RegisterAct {
    /// The body whose seats it changes.
    package func body(in register: Register) -> Key<Body>? {
        switch self {
        case .give(_, let seat), .addSeat(let seat): seat.body
        case .end(let id, _, _), .reopen(let id), .withdraw(let id):
            register.mandate(id).flatMap { register.seat($0.seat) }?.body
        default: nil
        }
    }

    /// The person whom it is about.
    package func person(in register: Register) -> Key<Person>? {
        switch self {
        case .give(let mandate, _): mandate.person
        case .end(let id, _, _), .reopen(let id), .withdraw(let id):
            register.mandate(id)?.person
        case .addSeat: nil
        case .add(let person), .describe(let person): person.id
        case .correct(let id, _), .protect(let id, _): id
        case .addAssistant(_, let id), .removeAssistant(_, let id): id
        }
    }

    /// Whether the register already is what the act makes of it.
    package func isDone(in register: Register) -> Bool {
        switch self {
        case .give(let mandate, _): register.mandates.contains { $0.id == mandate.id }
        case .end(let id, let day, let reason):
            register.mandates.contains {
                $0.id == id && $0.until == day && (reason == nil || $0.reasonForLeaving == reason)
            }
        case .reopen(let id): register.mandates.contains { $0.id == id && $0.until == nil }
        case .withdraw(let id): !register.mandates.contains { $0.id == id }
        case .addSeat(let seat): register.seat(seat.id) != nil
        case .add(let person): register.person(person.id) != nil
        case .describe(let person): register.person(person.id).map { $0.describes(person) } ?? false
        case .correct(let id, let address): register.person(id)?.address == address
        case .addAssistant(let assistant, let id): register.person(id)?.assistants.contains(assistant) ?? false
        case .removeAssistant(let address, let id):
            register.person(id).map { !$0.assistants.contains { $0.address == address } } ?? false
        case .protect(let id, let isProtected): register.person(id)?.isProtected == isProtected
        }
    }

    /// What the act builds on, as one value: whoever has seen another is told.
    package func basis(in register: Register) throws -> String {
        switch self {
        case .give(_, let seat): try stateMark(register.mandates.filter { $0.seat == seat.id }, register.seat(seat.id))
        case .end(let id, _, _), .reopen(let id), .withdraw(let id):
            try stateMark(
                register.mandates.filter { mandate in
                    register.mandates.contains { $0.id == id && $0.seat == mandate.seat }
                })
        case .addSeat, .add: "new"
        default: try stateMark(person(in: register).flatMap(register.person))
        }
    }
}

extension Person {
    fileprivate func describes(_ other: Person) -> Bool {
        (name, title, workplace, authority) == (other.name, other.title, other.workplace, other.authority)
    }
}
