/// What a passage says of who owns its action.
struct Claim {
    enum Basis {
        /// A word says it: ansvarig, uppdrag.
        case said
        /// A verb does: Anna återkommer.
        case promised
        /// A name alone stands after a dash, in brackets, at the end.
        case named
    }

    let owners: [Party]
    let basis: Basis
    /// The token by which it was found.
    let at: Int
    var isOpen = false
}

extension Statement {
    /// The parties of a list that stand to the left of a word: a comma parts them from what belongs to the clause before.
    func subjects(_ list: PartyList, plural: Bool = false) -> PartyList {
        guard let comma = list.joints.lastIndex(where: { $0 == .comma }) else { return list }
        let closes = list.joints[comma...].contains(.and) || plural
        let isApart = list.start == 0 || isBoundary(list.start - 1)
        if closes && isApart || isApart && list.isNamed { return list }
        return PartyList(parties: Array(list.parties[(comma + 1)...]), joints: Array(list.joints[(comma + 1)...]))
    }

    /// The parties of a list that stand to the right: what a verb follows belongs to the next clause.
    func objects(_ list: PartyList) -> PartyList {
        guard let comma = list.joints.firstIndex(of: .comma), isWord(list.end),
            has([.promise, .modal, .verb, .answers, .copula, .tag], at: list.end)
        else { return list }
        return PartyList(parties: Array(list.parties[...comma]), joints: Array(list.joints[..<comma]))
    }

    /// Whether the phrase is governed by a preposition: “från Anna”.
    func isGoverned(_ index: Int) -> Bool { index > 0 && isWord(index - 1) && has(.preposition, at: index - 1) }

    /// The region or the kommuner, whose duties are mostly law's and not the meeting's.
    func isOfPrincipal(_ list: PartyList) -> Bool {
        list.parties.count == 1
            && (has(.principal, at: list.start) || list.parties[0].kind == .body && has(.principal, at: list.end - 1))
    }

    func isNegated(_ range: Range<Int>) -> Bool { range.contains { has(.negation, at: $0) } }

    /// The token that ends the clause: a sign, or the end.
    func clauseEnd(from index: Int) -> Int {
        var end = index
        while end < count, !isBoundary(end) { end += 1 }
        return end
    }

    func clauseStart(before index: Int) -> Int {
        var start = index
        while start > 0, !isBoundary(start - 1) { start -= 1 }
        return start
    }
}
