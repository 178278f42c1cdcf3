import Meetings

/// Two states of the register side by side, read as a list of changes.
struct RegisterComparison {
    let before: Register
    let after: Register

    var changes: [RegisterChange] {
        authorities + bodies + schoolBreaks + people + seats + mandates
    }

    private var authorities: [RegisterChange] {
        after.authorities.compactMap { authority in
            let subject = "\(authority.kind == .region ? "region" : "kommun") \(authority.name)"
            guard let old = before.authority(authority.id) else { return .add(subject) }
            return .change(
                subject, [difference("name", old.name, authority.name), difference("kind", old.kind, authority.kind)])
        }
    }

    private var bodies: [RegisterChange] {
        after.bodies.compactMap { body in
            guard let old = before.body(body.id) else { return .add("body \(body.name)", [body.id.text]) }
            return .change("body \(body.name)", details(old, body))
        }
    }

    private func details(_ old: Body, _ new: Body) -> [String?] {
        [
            difference("name", old.name, new.name),
            difference("kind", old.kind, new.kind),
            difference("aliases", old.aliases.map(\.name), new.aliases.map(\.name)),
            old.aliases != new.aliases && old.aliases.map(\.name) == new.aliases.map(\.name) ? "dates of aliases" : nil,
            difference("parent", old.parent, new.parent),
            difference("mirrors", old.mirrors, new.mirrors),
            difference("state", old.state, new.state),
            difference("contact", old.contact, new.contact),
            old.charter == new.charter ? nil : "charter",
            old.policy == new.policy ? nil : "meeting policy",
            old.norms == new.norms ? nil : "norms",
            old.sender == new.sender ? nil : "sender",
        ]
    }

    private var schoolBreaks: [RegisterChange] {
        after.schoolBreaks.compactMap { new in
            let subject = "\(new.name) \(new.from.year)" + names(of: new.municipalities)
            guard let old = before.schoolBreaks.first(where: { $0.isSameBreak(as: new) }) else {
                return .add(subject, ["\(new.from) to \(new.until)"])
            }
            return .change(
                subject, [difference("from", old.from, new.from), difference("until", old.until, new.until)])
        }
    }

    private var people: [RegisterChange] {
        after.people.compactMap { person in
            guard let old = before.person(person.id) else {
                return .add("person \(person.name)", person.address == nil ? ["no address: letters on paper"] : [])
            }
            return .change("person \(person.name)", details(old, person))
        }
    }

    private func details(_ old: Person, _ new: Person) -> [String?] {
        let former = new.addresses.filter { $0.until != nil && !old.addresses.contains($0) && $0.text != old.address }
        return [
            difference("name", old.name, new.name),
            difference("address", old.address, new.address),
            former.isEmpty ? nil : "former address \(former.map(\.text).joined(separator: ", "))",
            difference("assistants", old.assistants.map(\.address), new.assistants.map(\.address)),
            difference("title", old.title, new.title),
            difference("workplace", old.workplace, new.workplace),
            difference("huvudman", authority(old.authority), authority(new.authority)),
            difference("protected identity", old.isProtected, new.isProtected),
        ]
    }

    /// A new seat that somebody takes at once is told with its mandate.
    private var seats: [RegisterChange] {
        after.seats.compactMap { seat in
            guard let old = before.seat(seat.id) else {
                let isTaken = after.mandates.contains { $0.seat == seat.id }
                return isTaken ? nil : .add("vacant seat of \(label(seat))")
            }
            return .change(
                "seat of \(label(seat))",
                [
                    difference("role", old.role.swedish, seat.role.swedish),
                    difference("profile", old.profile, seat.profile),
                    difference("huvudman", authority(old.authority), authority(seat.authority)),
                    difference("represents all", old.representsAll, seat.representsAll),
                ])
        }
    }

    private var mandates: [RegisterChange] {
        after.mandates.compactMap { mandate in
            let subject = subject(of: mandate)
            guard let old = before.mandate(mandate.id) else {
                return .add(subject, ["from \(mandate.from)"] + (mandate.until.map { ["until \($0)"] } ?? []))
            }
            if old.until == nil, let until = mandate.until {
                return RegisterChange(
                    kind: .end, subject: subject,
                    details: ["last day \(until)"] + details(old, mandate).compactMap(\.self))
            }
            return .change(subject, [difference("until", old.until, mandate.until)] + details(old, mandate))
        }
    }

    private func details(_ old: Mandate, _ new: Mandate) -> [String?] {
        [
            difference("from", old.from, new.from),
            difference("decided by", old.decidedBy, new.decidedBy),
            difference("decided on", old.decidedOn, new.decidedOn),
            difference("reason", old.reasonForLeaving, new.reasonForLeaving),
        ]
    }

    private func subject(of mandate: Mandate) -> String {
        let name = after.person(mandate.person)?.name ?? mandate.person.text
        guard let seat = after.seat(mandate.seat) else { return name }
        return "\(seat.role.swedish) \(name) in \(place(of: seat))"
    }

    private func label(_ seat: Seat) -> String { "\(seat.role.swedish) in \(place(of: seat))" }

    private func place(of seat: Seat) -> String {
        let body = after.body(seat.body)?.name ?? seat.body.text
        let facts = [authority(seat.authority), seat.profile].compactMap(\.self)
        return facts.isEmpty ? body : "\(body) (\(facts.joined(separator: ", ")))"
    }

    private func authority(_ key: Key<Authority>?) -> String? {
        key.map { after.authority($0)?.name ?? $0.text }
    }

    private func names(of municipalities: [Key<Authority>]) -> String {
        municipalities.isEmpty ? "" : " (\(municipalities.map { authority($0) ?? $0.text }.joined(separator: ", ")))"
    }
}

private func difference<Value: Equatable>(_ what: String, _ old: Value?, _ new: Value?) -> String? {
    guard old != new else { return nil }
    return "\(what) \(words(old)) → \(words(new))"
}

private func words<Value>(_ value: Value?) -> String {
    guard let value else { return "none" }
    guard let list = value as? [String] else { return "\(value)" }
    return list.isEmpty ? "none" : list.joined(separator: ", ")
}

extension RegisterChange {
    fileprivate static func add(_ subject: String, _ details: [String] = []) -> RegisterChange {
        RegisterChange(kind: .add, subject: subject, details: details)
    }

    /// None where nothing differs.
    fileprivate static func change(_ subject: String, _ details: [String?]) -> RegisterChange? {
        let details = details.compactMap(\.self)
        return details.isEmpty ? nil : RegisterChange(kind: .change, subject: subject, details: details)
    }
}
