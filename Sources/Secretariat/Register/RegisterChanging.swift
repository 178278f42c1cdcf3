import Foundation
import Meetings
import Store

/// A register on its way to what an act makes of it, with what is recorded of the way.
struct RegisterChanging {
    private(set) var register: Register
    private(set) var facts: [Fact] = []
    private let by: String
    private let now: Date

    init(_ register: Register, by: String, at now: Date) {
        self.register = register
        self.by = by
        self.now = now
    }

    /// - Parameters:
    ///   - earlierEnd: when the mandate to reopen ended before its end was set.
    ///   - former: the mandate that ended because the one to withdraw was given.
    mutating func carryOut(
        _ act: RegisterAct, earlierEnd: Day?, former: Key<Mandate>? = nil
    ) throws(RegisterFault) {
        switch act {
        case .give(let mandate, let seat): try give(mandate, on: seat)
        case .end(let id, let day, let reason): try end(id, on: day, because: reason)
        case .reopen(let id): try reopen(id, until: earlierEnd)
        case .withdraw(let id): try withdraw(id, former, until: earlierEnd)
        case .addSeat(let seat): try add(seat)
        case .add(let person): try add(person)
        case .describe(let person): try describe(person)
        case .correct(let id, let address): try correct(id, address)
        case .addAssistant(let assistant, let id): try add(assistant, to: id)
        case .removeAssistant(let address, let id): try removeAssistant(address, from: id)
        case .protect(let id, let isProtected): try protect(id, isProtected)
        }
    }

    private mutating func give(_ mandate: Mandate, on seat: Seat) throws(RegisterFault) {
        guard let person = register.person(mandate.person), register.body(seat.body) != nil else { throw .changed }
        if let until = mandate.until, until < mandate.from { throw .endsBeforeStart(until, start: mandate.from) }
        let body = seat.body
        let seat = register.seat(seat.id) ?? seat
        guard seat.body == body else { throw .changed }
        if seat.role == .standIn, mandate.until == nil { throw .standInWithoutEnd }
        try check([mandate.decidedBy])
        for index in register.mandates.indices where register.mandates[index].seat == seat.id {
            try makeRoom(for: mandate, person, at: index)
        }
        if register.seat(seat.id) == nil { try add(seat) }
        register.mandates.append(mandate)
        record("mandate given", mandate.id.text, "from \(mandate.from)\(mandate.until.map { " until \($0)" } ?? "")")
    }

    /// Whoever holds the seat now leaves the day before; nobody who comes later is driven out.
    private mutating func makeRoom(for mandate: Mandate, _ person: Person, at index: Int) throws(RegisterFault) {
        let held = register.mandates[index]
        guard held.until.map({ $0 >= mandate.from }) ?? true, mandate.until.map({ held.from <= $0 }) ?? true else {
            return
        }
        guard held.person != person.id else { throw .sits(name: person.name, from: held.from) }
        guard held.from < mandate.from else {
            throw .seatHeld(by: register.person(held.person)?.name ?? "", from: held.from)
        }
        register.mandates[index].until = mandate.from.adding(days: -1)
        recordEnd(of: register.mandates[index], was: held.until)
    }

    private mutating func end(_ id: Key<Mandate>, on day: Day, because reason: String?) throws(RegisterFault) {
        let index = try index(of: id)
        let mandate = register.mandates[index]
        guard day >= mandate.from else { throw .endsBeforeStart(day, start: mandate.from) }
        try check([reason])
        register.mandates[index].until = day
        register.mandates[index].reasonForLeaving = reason ?? mandate.reasonForLeaving
        recordEnd(of: register.mandates[index], was: mandate.until)
    }

    private mutating func reopen(_ id: Key<Mandate>, until earlier: Day?) throws(RegisterFault) {
        let index = try index(of: id)
        let mandate = register.mandates[index]
        guard mandate.until != nil, mandate.until != earlier else {
            throw .notEnded(name: register.person(mandate.person)?.name ?? "")
        }
        let successor = register.mandates.first { other in
            other.seat == mandate.seat && other.id != id && other.from > mandate.from
                && earlier.map { other.from <= $0 } ?? true
        }
        if let successor {
            throw .seatHeld(by: register.person(successor.person)?.name ?? "", from: successor.from)
        }
        register.mandates[index].until = earlier
        register.mandates[index].reasonForLeaving = nil
        record("mandate reopened", id.text, earlier.map { "until \($0)" } ?? "")
    }

    private mutating func withdraw(
        _ id: Key<Mandate>, _ former: Key<Mandate>?, until earlier: Day?
    ) throws(RegisterFault) {
        let mandate = register.mandates.remove(at: try index(of: id))
        // The seat's page says it: the mandate itself is no longer there to be read of.
        record("mandate withdrawn", mandate.seat.text, "\(id) \(mandate.person) \(mandate.from)")
        if let former { try reopen(former, until: earlier) }
    }

    private mutating func add(_ seat: Seat) throws(RegisterFault) {
        guard register.body(seat.body) != nil, register.seat(seat.id) == nil else { throw .changed }
        try check([seat.profile])
        register.seats.append(seat)
        record("seat added", seat.id.text, seat.role.rawValue)
    }

    private mutating func add(_ person: Person) throws(RegisterFault) {
        guard register.person(person.id) == nil else { throw .changed }
        try check(person)
        register.people.append(person)
        record("person added", person.id.text, "")
    }

    private mutating func describe(_ person: Person) throws(RegisterFault) {
        try check(person)
        let index = try index(of: person.id)
        let old = register.people[index]
        register.people[index].name = person.name
        register.people[index].title = person.title
        register.people[index].workplace = person.workplace
        register.people[index].authority = person.authority
        record("person changed", person.id.text, old.name == person.name ? "" : "name")
    }

    private mutating func correct(_ id: Key<Person>, _ text: String) throws(RegisterFault) {
        guard let address = text.mailAddress else { throw .noAddress(text) }
        let index = try index(of: id)
        let old = register.people[index].address
        // Those beside it stay in use.
        if let current = register.people[index].addresses.firstIndex(where: { $0.until == nil }) {
            register.people[index].addresses[current].until = WallTime(now).day
        }
        register.people[index].addresses.removeAll { $0.text == address }
        register.people[index].addresses.insert(Person.Address(address), at: 0)
        record("address corrected", id.text, "\(old ?? "none") to \(address)")
    }

    private mutating func add(_ assistant: Person.Assistant, to id: Key<Person>) throws(RegisterFault) {
        guard let address = assistant.address.mailAddress else { throw .noAddress(assistant.address) }
        guard !assistant.name.isEmpty else { throw .noName }
        try check([assistant.name])
        let index = try index(of: id)
        register.people[index].assistants.removeAll { $0.address == address }
        register.people[index].assistants.append(Person.Assistant(name: assistant.name, address: address))
        record("assistant added", id.text, address)
    }

    private mutating func removeAssistant(_ address: String, from id: Key<Person>) throws(RegisterFault) {
        let index = try index(of: id)
        guard register.people[index].assistants.contains(where: { $0.address == address }) else { throw .changed }
        register.people[index].assistants.removeAll { $0.address == address }
        record("assistant removed", id.text, address)
    }

    private mutating func protect(_ id: Key<Person>, _ isProtected: Bool) throws(RegisterFault) {
        let index = try index(of: id)
        register.people[index].isProtected = isProtected
        record(isProtected ? "identity protected" : "identity unprotected", id.text, "")
    }

    private func index(of id: Key<Mandate>) throws(RegisterFault) -> Int {
        guard let index = register.mandates.firstIndex(where: { $0.id == id }) else { throw .changed }
        return index
    }

    private func index(of id: Key<Person>) throws(RegisterFault) -> Int {
        guard let index = register.people.firstIndex(where: { $0.id == id }) else { throw .changed }
        return index
    }

    private func check(_ person: Person) throws(RegisterFault) {
        guard !person.name.isEmpty else { throw .noName }
        try check([person.name, person.title, person.workplace])
        for address in person.addresses where address.text.mailAddress == nil { throw .noAddress(address.text) }
    }

    private func check(_ texts: [String?]) throws(RegisterFault) {
        for case let text? in texts {
            if let code = text.invisibleCharacter { throw .invisible(code) }
            guard text.count <= RegisterAct.longestText else { throw .tooLong(limit: RegisterAct.longestText) }
        }
    }

    private mutating func recordEnd(of mandate: Mandate, was: Day?) {
        let end = mandate.until.map { "\($0)" } ?? ""
        record("mandate ended", mandate.id.text, "\(end)\(was.map { " was \($0)" } ?? "")")
    }

    private mutating func record(_ kind: String, _ scope: String, _ detail: String) {
        facts.append(Fact(at: now, by: by, kind: kind, scope: scope, detail: detail))
    }
}

extension RegisterAct {
    /// Characters of a name, a title or a reason.
    package static let longestText = 200
}
