import Meetings

/// What differs between two states of the register, in sentences.
package struct RegisterWords {
    private let before: Register
    private let after: Register

    package init(before: Register, after: Register) {
        self.before = before
        self.after = after
    }

    package var sentences: [String] {
        after.people.flatMap { self.sentences(of: $0.id) } + after.seats.compactMap { sentence(of: $0.id) }
            + withdrawn + after.mandates.compactMap { sentence(of: $0.id) }
    }

    /// Mandates that are as if they had never been given.
    private var withdrawn: [String] {
        let known = Set(after.mandates.map(\.id))
        return before.mandates.filter { !known.contains($0.id) }.compactMap { mandate in
            guard let seat = before.seat(mandate.seat), let person = before.person(mandate.person) else { return nil }
            return
                "Uppdraget för \(person.name) som \(seat.role.word)\(owner(of: seat)) i \(group(seat)) tas tillbaka, som om det aldrig hade getts"
        }
    }

    /// What is new or otherwise about somebody.
    package func sentences(of id: Key<Person>) -> [String] {
        guard let new = after.person(id) else { return [] }
        guard let old = before.person(id) else { return ["\(new.name) läggs till som person"] + addresses(of: new) }
        var words: [String] = []
        if old.name != new.name { words.append("Namnet blir \(new.name), var \(old.name)") }
        if old.address != new.address {
            words.append(
                "Mejl går till \(new.address ?? "ingen adress, utan som brev")\(old.address.map { ", inte \($0)" } ?? "")"
            )
        }
        words += assistants(old, new)
        if old.title != new.title { words.append("Titeln blir \(new.title ?? "tom")") }
        if old.workplace != new.workplace { words.append("Arbetsplatsen blir \(new.workplace ?? "tom")") }
        if old.authority != new.authority { words.append("Huvudman blir \(name(of: new.authority) ?? "ingen")") }
        if old.isProtected != new.isProtected {
            words.append(new.isProtected ? "Personuppgifterna skyddas" : "Personuppgifterna är inte längre skyddade")
        }
        return words
    }

    /// What is new about a seat; one that somebody takes at once is told with its mandate.
    package func sentence(of id: Key<Seat>) -> String? {
        guard let new = after.seat(id) else { return nil }
        guard let old = before.seat(id) else {
            let isTaken = after.mandates.contains { $0.seat == id }
            return isTaken ? nil : "En plats läggs till i \(group(new)): \(new.role.word)\(owner(of: new))"
        }
        guard old != new else { return nil }
        return "Platsen som \(old.role.word)\(owner(of: old)) i \(group(new)) blir \(new.role.word)\(owner(of: new))"
    }

    package func sentence(of id: Key<Mandate>) -> String? {
        guard let new = after.mandate(id), let seat = after.seat(new.seat) else {
            return nil
        }
        let who = after.person(new.person)?.name ?? ""
        let what = "\(seat.role.word)\(owner(of: seat)) i \(group(seat))"
        guard let old = before.mandate(id) else {
            return "\(who) blir \(what) från \(new.from.plain)\(new.until.map { " till och med \($0.plain)" } ?? "")"
        }
        guard old != new else { return nil }
        if old.person != new.person { return "\(what.capitalizedSentence) förs över till \(who)" }
        guard old.until != new.until else {
            return old.from == new.from
                ? "\(who), \(what): uppgifterna om mandatet ändras"
                : "\(who), \(what): mandatet börjar \(new.from.plain), inte \(old.from.plain)"
        }
        guard let until = new.until else { return "\(who) är kvar som \(what), utan slutdatum" }
        return "\(who) slutar som \(what) \(until.plain)\(old.until.map { ", inte \($0.plain)" } ?? "")"
    }

    private func addresses(of person: Person) -> [String] {
        person.address == nil ? ["Adress saknas: det som skickas blir brev på papper"] : []
    }

    private func assistants(_ old: Person, _ new: Person) -> [String] {
        let added = new.assistants.filter { !old.assistants.contains($0) }
        let removed = old.assistants.filter { assistant in
            !new.assistants.contains { $0.address == assistant.address }
        }
        return added.map { "\($0.name), \($0.address), får kopior och kan svara" }
            + removed.map { "\($0.name), \($0.address), får inga kopior längre" }
    }

    private func group(_ seat: Seat) -> String { after.body(seat.body)?.name ?? seat.body.text }

    /// “ för Falu kommun, socialchef”.
    private func owner(of seat: Seat) -> String {
        let parts = [name(of: seat.authority).map { "för \($0)" }, seat.profile].compactMap(\.self)
        return parts.isEmpty ? "" : " " + parts.joined(separator: ", ")
    }

    private func name(of authority: Key<Authority>?) -> String? { authority.flatMap { after.authority($0)?.name } }
}
