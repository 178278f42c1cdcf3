/// Whom the words of an owner mean, among those a meeting knows.
package enum OwnerMeaning: Hashable, Sendable {
    case person(Key<Person>)
    case body(Key<Body>)
    /// Everyone at the meeting.
    case everyone
    /// One of several, by name.
    case ambiguous([String])
    /// Somebody whose mandate has ended.
    case former(Key<Person>, name: String)
    case unknown

    func warning(of words: String) -> ActionWarning? {
        switch self {
        case .person, .body, .everyone: nil
        case .ambiguous(let names): .ambiguousOwner(words, candidates: names)
        case .former(_, let name): .formerOwner(words, name: name)
        case .unknown: .unknownOwner(words)
        }
    }
}

/// The people and the groups that may own a meeting's actions.
package struct OwnerCandidates: Sendable {
    package struct Candidate: Sendable {
        package let person: Person
        package let role: Seat.Role?
        /// Whether she has a mandate, or works there, on the meeting's day.
        package let isCurrent: Bool

        package init(_ person: Person, role: Seat.Role? = nil, isCurrent: Bool = true) {
            self.person = person
            self.role = role
            self.isCurrent = isCurrent
        }
    }

    private let candidates: [Candidate]
    private let bodies: [Body]
    /// The group whose meeting it is: “LPO” is this one.
    private let own: Body?

    package init(people: [Candidate], bodies: [Body] = [], own: Body? = nil) {
        candidates = people
        self.bodies = bodies
        self.own = own
    }

    package func meaning(of words: String) -> OwnerMeaning {
        let sought = OwnerName(words)
        if OwnerName.everyone.contains(sought.text) { return .everyone }
        if let body = body(sought) { return .body(body.id) }
        let found = people(sought)
        // Who has left gives way to who is there.
        let current = found.filter(\.isCurrent)
        if current.count == 1 { return .person(current[0].person.id) }
        if current.count > 1 { return .ambiguous(current.map(\.person.name)) }
        if found.count > 1 { return .ambiguous(found.map(\.person.name)) }
        return found.first.map { .former($0.person.id, name: $0.person.name) } ?? .unknown
    }

    private func body(_ sought: OwnerName) -> Body? {
        if let body = bodies.first(where: { sought.isName(of: $0) }) { return body }
        guard let own, let kind = own.name.split(separator: " ").first else { return nil }
        return OwnerName(String(kind)).text == sought.text || sought.isName(of: own) || sought.text == "gruppen"
            ? own : nil
    }

    /// The whole name before a part of it, and a part before initials.
    private func people(_ sought: OwnerName) -> [Candidate] {
        let whole = candidates.filter { sought.isWhole(of: $0.person.name) }
        if !whole.isEmpty { return whole }
        let parts = candidates.filter { sought.isPart(of: $0.person.name) }
        if !parts.isEmpty { return parts }
        let initials = candidates.filter { sought.isInitials(of: $0.person.name) }
        if !initials.isEmpty { return initials }
        return candidates.filter { sought.isRole($0.role) && $0.isCurrent }
    }
}

/// An owner's words as they are compared with names.
struct OwnerName {
    static let everyone: Set<String> = [
        "alla", "samtliga", "var och en", "alla ledamöter", "samtliga ledamöter", "ledamöterna", "deltagarna",
    ]

    let text: String
    private let words: [String]
    private let isCapitals: Bool

    init(_ words: String) {
        // What stands in brackets tells apart, and is no part of the name.
        let plain = words.split(separator: "(").first.map(String.init) ?? words
        isCapitals = plain.contains(where: \.isUppercase) && !plain.contains(where: \.isLowercase)
        self.words = SoughtWords(plain).words
        text = self.words.joined(separator: " ")
    }

    func isName(of body: Body) -> Bool {
        let names = [body.name, body.id.text] + body.aliases.map(\.name)
        return names.contains {
            SoughtWords($0).words.joined(separator: " ") == text
                || SoughtWords($0).words.joined(separator: " ") + "s" == text
        }
    }

    func isWhole(of name: String) -> Bool {
        let name = SoughtWords(name).words
        return name == words || name == bare
    }

    /// Anna; Bergström; Anna B; Annas.
    func isPart(of name: String) -> Bool {
        let name = SoughtWords(name).words
        guard !words.isEmpty, words.count <= name.count else { return false }
        return matches(words, name) || matches(bare, name)
    }

    private func matches(_ words: [String], _ name: [String]) -> Bool {
        var rest = name[...]
        for word in words {
            guard
                let index = rest.firstIndex(where: {
                    $0 == word || word.count == 1 && $0.hasPrefix(word) && rest.startIndex > name.startIndex
                })
            else { return false }
            rest = rest[(index + 1)...]
        }
        return true
    }

    /// The last word without the s of the genitive.
    private var bare: [String] {
        guard let last = words.last, last.hasSuffix("s"), last.count > 2 else { return words }
        return words.dropLast() + [String(last.dropLast())]
    }

    func isInitials(of name: String) -> Bool {
        guard isCapitals else { return false }
        let letters = words.joined()
        let initials = SoughtWords(name).words.compactMap(\.first).map(String.init)
        return letters == initials.joined()
            || initials.count > 2 && letters == (initials.first ?? "") + (initials.last ?? "")
    }

    func isRole(_ role: Seat.Role?) -> Bool {
        switch role {
        case .chair: ["ordförande", "ordföranden", "ordf"].contains(text)
        case .coordinator: ["samordnare", "samordnaren"].contains(text)
        default: false
        }
    }
}
