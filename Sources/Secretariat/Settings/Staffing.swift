import Foundation
import Meetings
import Store

/// A role of the office that somebody is to have in a body.
package struct RoleGift: Sendable {
    package var role: Seat.Role
    /// Whose it is: that of a person in the register, or of somebody new.
    package var address: String
    /// The name, where she is new.
    package var name: String
    package var from: Day
    /// The last day.
    package var until: Day?

    package init(role: Seat.Role, address: String, name: String, from: Day, until: Day?) {
        self.role = role
        self.address = address
        self.name = name
        self.from = from
        self.until = until
    }
}

/// Why a role was not given or ended.
package enum StaffingFault: Equatable, Sendable {
    case noRole
    case noAddress
    /// Nobody has the address, and no name was given.
    case nameNeeded
    case badName
    /// Several people share the address.
    case severalPeople
    /// A stand-in is dated.
    case endNeeded
    case endsBeforeStart
    case hasItAlready(name: String)
    /// There is one of the role at a time.
    case occupied(name: String)
    /// Nobody would be left to run the body.
    case lastCoordinator
    /// An administrator does not let herself in to content.
    case ownRole
    /// It was ended by somebody else meanwhile.
    case overtaken
}

/// A role that was given or ended, as the record keeps it.
package struct ChangedRole: Codable, Equatable, Sendable {
    package let role: Seat.Role
    package let person: Key<Person>
    /// Nil where it was ended.
    package let from: String?
    package let until: String?

    fileprivate var encoded: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}

/// What came of giving or ending a role.
package enum StaffingOutcome: Equatable, Sendable {
    case done(Person)
    case refused(StaffingFault)
}

extension Seat.Role {
    /// What somebody may have in the office.
    package static let office: [Seat.Role] = [.coordinator, .standIn, .chair, .reader, .registrar, .administrator]
}

extension Secretary {
    /// Gives somebody a role of the office in a body.
    package func give(_ gift: RoleGift, in body: Key<Body>, by giver: Clearance) throws -> StaffingOutcome {
        let now = world.now()
        return try store.write { transaction in
            var register = try transaction.snapshot.register()
            guard register.body(body) != nil else { throw OfficeError.noBody(body.text) }
            switch register.admit(gift, to: body, newID: world.newID) {
            case .failure(let refusal): return .refused(refusal.fault)
            case .success(let person):
                guard person.id != giver.person.id || giver.may(.arrange, in: body) else { return .refused(.ownRole) }
                try transaction.save(register)
                let word = ChangedRole(
                    role: gift.role, person: person.id, from: gift.from.description,
                    until: gift.until?.description)
                try transaction.record(
                    Fact(
                        at: now, by: giver.person.name, kind: "role given", scope: body.text, detail: try word.encoded))
                return .done(person)
            }
        }
    }

    /// Lets somebody's role of the office end with a day.
    ///
    /// - Parameter seen: the last day that stood when the form was opened.
    package func end(
        _ id: Key<Mandate>, in body: Key<Body>, with day: Day, seen: Day?, by: String
    ) throws -> StaffingOutcome {
        let now = world.now()
        return try store.write { transaction in
            var register = try transaction.snapshot.register()
            guard let index = register.mandates.firstIndex(where: { $0.id == id }),
                let seat = register.seat(register.mandates[index].seat), seat.body == body,
                Seat.Role.office.contains(seat.role), let person = register.person(register.mandates[index].person)
            else { return .refused(.noRole) }
            let mandate = register.mandates[index]
            if mandate.until == day { return .done(person) }
            guard mandate.until == seen else { return .refused(.overtaken) }
            guard day >= mandate.from else { return .refused(.endsBeforeStart) }
            register.mandates[index].until = day
            if seat.role == .coordinator, !register.hasCoordinator(body, after: day, WallTime(now).day) {
                return .refused(.lastCoordinator)
            }
            try transaction.save(register)
            let word = ChangedRole(role: seat.role, person: person.id, from: nil, until: day.description)
            try transaction.record(
                Fact(at: now, by: by, kind: "role ended", scope: body.text, detail: try word.encoded))
            return .done(person)
        }
    }
}

/// A fault as an error, which a result asks for.
private struct Refusal: Error {
    let fault: StaffingFault
}

extension Register {
    fileprivate mutating func admit(
        _ gift: RoleGift, to body: Key<Body>, newID: () -> String
    ) -> Result<Person, Refusal> {
        guard Seat.Role.office.contains(gift.role) else { return .failure(Refusal(fault: .noRole)) }
        if gift.role == .standIn, gift.until == nil { return .failure(Refusal(fault: .endNeeded)) }
        if let until = gift.until, until < gift.from { return .failure(Refusal(fault: .endsBeforeStart)) }
        let found = person(gift, newID)
        guard case .success(let person) = found else { return found }
        let held = held(gift.role, in: body, during: gift)
        if held.contains(where: { $0.person == person.id }) {
            return .failure(Refusal(fault: .hasItAlready(name: person.name)))
        }
        if gift.role == .chair, let other = held.first.flatMap({ self.person($0.person) }) {
            return .failure(Refusal(fault: .occupied(name: other.name)))
        }
        if self.person(person.id) == nil { people.append(person) }
        let taken = Set(held.map(\.seat))
        let free = seats.first { $0.body == body && $0.role == gift.role && !taken.contains($0.id) }
        let seat = free ?? Seat(id: Key(newID()), body: body, role: gift.role)
        if free == nil { seats.append(seat) }
        mandates.append(
            Mandate(id: Key(newID()), seat: seat.id, person: person.id, from: gift.from, until: gift.until))
        return .success(person)
    }

    private func person(_ gift: RoleGift, _ newID: () -> String) -> Result<Person, Refusal> {
        guard let address = gift.address.mailAddress else { return .failure(Refusal(fault: .noAddress)) }
        let owners = people(at: address)
        guard owners.count < 2 else { return .failure(Refusal(fault: .severalPeople)) }
        if let owner = owners.first { return .success(owner) }
        guard !gift.name.isEmpty else { return .failure(Refusal(fault: .nameNeeded)) }
        guard gift.name.count <= 120, gift.name.invisibleCharacter == nil, !gift.name.contains(where: \.isNewline)
        else {
            return .failure(Refusal(fault: .badName))
        }
        return .success(Person(id: Key(newID()), name: gift.name, addresses: [Person.Address(address)]))
    }

    /// Those of the role whose time touches that of the gift.
    private func held(_ role: Seat.Role, in body: Key<Body>, during gift: RoleGift) -> [Mandate] {
        let places = Set(seats.filter { $0.body == body && $0.role == role }.map(\.id))
        return mandates.filter { mandate in
            places.contains(mandate.seat) && mandate.from <= gift.until ?? .newYear(9000)
                && mandate.until ?? .newYear(9000) >= gift.from
        }
    }

    /// Whether somebody is samordnare when the day is over, or at once where it is over.
    fileprivate func hasCoordinator(_ body: Key<Body>, after day: Day, _ today: Day) -> Bool {
        holders(in: body, on: max(day.adding(days: 1), today)).contains { $0.seat.role == .coordinator }
    }
}
