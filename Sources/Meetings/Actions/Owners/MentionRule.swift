/// Owners who are only named: “… – Anna”, “… (AB)”, “Anna: boka lokal”.
struct MentionRule {
    let statement: Statement
    let lists: [PartyList]
    let kind: NotePassage.Kind
    /// Initials that the text itself gives a name.
    let initials: Set<String>

    /// “– Anna i dialog med primärvården”, which stands beside what is said of others.
    func asides() -> [Claim] {
        claims().filter { claim in
            statement.kind(claim.at) == .at || claim.owners.contains { aside(from: $0.end) != nil }
        }
    }

    func claims() -> [Claim] {
        guard statement.section == .actions || statement.section == .other, kind != .heading else { return [] }
        return lists.compactMap { list in
            guard leads(list) || trails(list) else { return nil }
            return Claim(owners: list.parties, basis: .named, at: list.start, isOpen: list.joints.contains(.or))
        }
    }

    /// “Anna: skicka ut kallelsen”
    private func leads(_ list: PartyList) -> Bool {
        guard statement.beginsSentence(list.start), isSure(list) else { return false }
        let end = bracketEnd(list.end)
        if statement.kind(list.end) == .bar { return statement.section == .actions && list.start <= 1 }
        guard statement.kind(end) == .colon || statement.kind(end) == .dash, statement.isWord(end + 1) else {
            return false
        }
        let verb = end + 1
        if statement.section == .actions {
            return !statement.has([.past, .negation], at: verb)
                && !statement.isWritten(verb, "har", "hade", "klart", "klar", "avslutat", "utgår", "avskriven")
        }
        return statement.has([.infinitive, .promise], at: verb) && !statement.has(.telling, at: verb)
    }

    /// Past “(Björknäs)”.
    private func bracketEnd(_ index: Int) -> Int {
        guard statement.kind(index) == .open else { return index }
        return (index..<index + 6).first { statement.kind($0) == .close }.map { $0 + 1 } ?? index
    }

    private func trails(_ list: PartyList) -> Bool {
        if statement.kind(list.start) == .at {
            return list.start > 0 && !statement.isWord(list.end) && !statement.isGoverned(list.start)
        }
        let sign = list.start - 1
        guard sign > 0, isSure(list), endsHere(list, sign) else { return false }
        if statement.kind(sign) == .bar { return statement.section == .actions }
        guard let content = content(before: sign) else { return false }
        switch statement.kind(sign) {
        case .dash: return isWork(content)
        case .arrow, .at: return true
        case .open: return (list.isNamed || statement.section == .actions) && isWork(content) && !describes(sign, list)
        case .slash: return kind != .line && list.isNamed && isSigned(sign)
        case .comma, .colon: return list.isNamed && isOrder(content) && !describes(sign, list)
        case .period: return list.isNamed && isOrder(content)
        default: return false
        }
    }

    /// Initials that may be an abbreviation are somebody's only where the text says whose.
    private func isSure(_ list: PartyList) -> Bool {
        list.parties.allSatisfy { party in
            guard party.kind != .place, party.kind != .writer else { return false }
            guard party.kind == .initials else { return true }
            let word = statement.lower(party.tokens.lowerBound).filter { $0 != "." }
            return initials.contains(word) || word.count == 2
        }
    }

    /// Nothing but an end, or when it is due, may follow.
    private func endsHere(_ list: PartyList, _ sign: Int) -> Bool {
        var index = list.end
        if let end = aside(from: index) { return statement.kind(sign) == .dash && end > index }
        if statement.kind(index) == .question { index += 1 }
        if statement.kind(index) == .open, statement.kind(index + 1) == .question { index += 3 }
        if statement.kind(sign) == .open {
            if isDueAhead(index), let close = (index..<statement.count).first(where: { statement.kind($0) == .close }) {
                index = close
            }
            guard statement.kind(index) == .close else { return false }
            index += 1
        }
        return index >= statement.count || statement.endsSentence(index) || isDueAhead(index)
            || statement.kind(index) == .bar
    }

    private func aside(from index: Int) -> Int? {
        guard statement.isWritten(index, "i"),
            statement.isWritten(index + 1, "dialog", "samråd", "samverkan", "samarbete"),
            statement.isWritten(index + 2, "med")
        else { return nil }
        return statement.clauseEnd(from: index)
    }

    private func isDueAhead(_ index: Int) -> Bool {
        var next = index
        while statement.kind(next) == .comma || statement.kind(next) == .dash || statement.kind(next) == .open
            || statement.kind(next) == .semicolon
        { next += 1 }
        return statement.kind(next) == .number && next > index || statement.has([.month, .weekday], at: next)
            || statement.isWritten(
                next, "senast", "klart", "klar", "till", "v", "vecka", "före", "innan", "under", "deadline", "nästa",
                "omgående", "snarast", "i", "inför", "hösten", "våren", "den")
                && (next > index || statement.isWritten(next, "senast", "klart", "v"))
            || statement.kind(next) == .number && next == index
    }

    /// The words the owner is named for.
    private func content(before sign: Int) -> Range<Int>? {
        let start = statement.sentence(around: sign - 1).lowerBound
        let words = (start..<sign).filter { statement.isWord($0) }
        guard let first = words.first, words.count >= 2 || statement.has(.infinitive, at: first) else { return nil }
        if let list = lists.first(where: { $0.start == start }), list.end >= sign { return nil }
        return start..<sign
    }

    /// A heading is named after who speaks; work has a verb, or is an entry of a list.
    private func isWork(_ content: Range<Int>) -> Bool {
        if statement.section == .actions { return true }
        guard !statement.has(.report, at: content.lowerBound) else { return false }
        if kind == .bullet { return true }
        return content.contains {
            statement.has([.infinitive, .promise, .passive, .duty], at: $0) && $0 >= content.lowerBound
        }
    }

    /// “skicka ut kallelsen”: an order begins with what is to be done.
    private func isOrder(_ content: Range<Int>) -> Bool {
        statement.has(.infinitive, at: content.lowerBound) || statement.section == .actions
    }

    /// “samordnaren (Anna Berg)”: the name belongs to who stands before.
    private func describes(_ sign: Int, _ list: PartyList) -> Bool {
        if let before = lists.first(where: { $0.end == sign }) {
            let isKnown = list.parties.allSatisfy { $0.kind == .person || initials.contains(statement.lower($0.start)) }
            return before.parties.contains { $0.kind != .body } || !isKnown
        }
        return statement.has([.role, .pronoun], at: sign - 1)
    }

    private func isSigned(_ sign: Int) -> Bool {
        statement.tokens[sign - 1].range.upperBound < statement.tokens[sign].range.lowerBound
            || statement.kind(sign - 1) == .slash
    }
}
