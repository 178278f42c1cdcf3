import Meetings
import Store

/// How people on the command line name things.
extension Snapshot {
    package func findBody(_ name: String, in register: Register) throws -> Body {
        guard let body = register.body(named: name) else { throw OfficeError.noBody(name) }
        return body
    }

    /// By `body/year-number` or `body/date`, the body under any of its names, or by identifier.
    package func findMeeting(_ reference: String, in register: Register) throws -> Meeting {
        if let meeting = try meeting(Key(reference)) { return meeting }
        let halves = reference.split(separator: "/")
        guard halves.count == 2, let body = register.body(named: String(halves[0])),
            let meeting = try meeting(String(halves[1]), of: body)
        else { throw OfficeError.noMeeting(reference) }
        return meeting
    }

    /// A body that meets twice on a day names the number.
    private func meeting(_ name: String, of body: Body) throws -> Meeting? {
        if let day = Day(iso: name) {
            let own = try meetings(from: day, through: day).filter { $0.body == body.id }
            return own.count == 1 ? own[0] : nil
        }
        let numbers = name.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 2 else { return nil }
        return try meetings(of: body.id, year: numbers[0]).first { $0.number == numbers[1] }
    }

    /// By identifier, or how one begins and no other does.
    package func findAction(_ reference: String) throws -> Action {
        if let action = try action(Key(reference)) { return action }
        let matches = reference.isEmpty ? [] : try agreedActions().filter { $0.id.text.hasPrefix(reference) }
        guard matches.count == 1 else { throw OfficeError.noAction(reference) }
        return matches[0]
    }

    /// As below; of several with one name the one who is among those it must be about.
    func findPerson(_ name: String, among likely: [Person], in register: Register) throws -> Person {
        let matches = likely.filter { $0.name.lowercased() == name.lowercased() }
        return matches.count == 1 ? matches[0] : try findPerson(name, in: register)
    }

    /// By address, name or identifier; two people of one name are not guessed between.
    package func findPerson(_ name: String, in register: Register) throws -> Person {
        if let person = register.person(Key(name)) { return person }
        let byAddress = register.people(at: name)
        let matches =
            byAddress.isEmpty ? register.people.filter { $0.name.lowercased() == name.lowercased() } : byAddress
        guard let match = matches.first else { throw OfficeError.noPerson(name) }
        guard matches.count == 1 else {
            throw OfficeError.severalPeople(name, matches: matches.map { "\($0.name) (\($0.id))" })
        }
        return match
    }
}

extension Meeting.State {
    /// The state's word for operators.
    package var word: String {
        switch self {
        case .proposed: "proposed"
        case .booked: "booked"
        case .called: "called"
        case .held: "held"
        case .closed: "closed"
        case .cancelled: "cancelled"
        }
    }
}
