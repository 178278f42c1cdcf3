/// Finds the phrases of a passage that name people, groups and roles.
struct PartyReader {
    let statement: Statement

    func lists() -> [PartyList] {
        var (lists, index, latest) = ([PartyList](), 0, Party?.none)
        while index < statement.count {
            if let latest, let same = pronoun(at: index, for: latest) {
                lists.append(PartyList(parties: [same], joints: []))
                index += 1
            } else if let party = party(at: index) {
                let list = extended(from: party)
                lists.append(list)
                if list.isNamed, !statement.isGoverned(list.start) { latest = list.parties.count == 1 ? party : nil }
                index = list.end
            } else {
                index += 1
            }
        }
        return lists
    }

    /// Hon, han: the person last spoken of.
    private func pronoun(at index: Int, for party: Party) -> Party? {
        guard statement.isWritten(index, "hon", "han", "hen") else { return nil }
        return Party(kind: party.kind, tokens: party.tokens, start: index, end: index + 1)
    }

    private func extended(from party: Party) -> PartyList {
        var list = PartyList(parties: [party], joints: [])
        while let (joint, next) = joint(after: list.end), let party = self.party(at: next) {
            list.parties.append(party)
            list.joints.append(joint)
        }
        return list
    }

    private func joint(after index: Int) -> (PartyList.Joint, Int)? {
        switch statement.kind(index) {
        case .comma:
            let closes = statement.isWritten(index + 1, "och", "samt")
            return (closes ? .and : .comma, index + (closes ? 2 : 1))
        case .slash, .plus: return (.and, index + 1)
        case .word where statement.isWritten(index, "och", "samt", "o", "resp"): return (.and, index + 1)
        case .word where statement.isWritten(index, "respektive") && statement.shape(index + 1) != .lower:
            return (.and, index + 1)
        case .word where statement.isWritten(index, "eller"): return (.or, index + 1)
        case .word where statement.isWritten(index, "tillsammans", "ihop") && statement.isWritten(index + 1, "med"):
            return (.and, index + 2)
        default: return nil
        }
    }

    func party(at index: Int) -> Party? {
        guard statement.isWord(index) else { return at(index) }
        return halved(at: index) ?? everyone(at: index) ?? quantified(at: index) ?? group(at: index) ?? person(
            at: index) ?? role(at: index)
            ?? initials(at: index) ?? place(at: index) ?? writer(at: index)
    }

    /// Falun: a kommun by its name alone.
    private func place(at index: Int) -> Party? {
        guard statement.has(.place, at: index), statement.shape(index) == .capital, !statement.has(.notName, at: index)
        else { return nil }
        return Party(kind: .place, tokens: index..<index + 1, start: index)
    }

    /// Barn- och elevhälsan: one name with two halves.
    private func halved(at index: Int) -> Party? {
        guard statement.isWritten(index + 1, "och", "samt", "eller"), statement.lower(index).hasSuffix("-"),
            let whole = group(at: index + 2) ?? role(at: index + 2)
        else { return nil }
        return Party(kind: whole.kind, tokens: index..<whole.tokens.upperBound, start: index)
    }

    /// Who writes the notes.
    private func writer(at index: Int) -> Party? {
        guard statement.isWritten(index, "jag") else { return nil }
        return Party(kind: .writer, tokens: index..<index + 1, start: index)
    }

    /// @Anna.
    private func at(_ index: Int) -> Party? {
        guard statement.kind(index) == .at, let party = party(at: index + 1) else { return nil }
        return Party(kind: party.kind, tokens: party.tokens, start: index)
    }

    /// Alla, samtliga, var och en.
    private func everyone(at index: Int) -> Party? {
        if statement.isWritten(index, "var"), statement.isWritten(index + 1, "och"),
            statement.isWritten(index + 2, "en", "ett")
        {
            return Party(kind: .everyone, tokens: index..<index + 3, start: index)
        }
        guard statement.has(.everyone, at: index), quantified(at: index) == nil else { return nil }
        return Party(kind: .everyone, tokens: index..<index + 1, start: index)
    }

    /// Respektive kommun, alla ledamöter.
    private func quantified(at index: Int) -> Party? {
        guard statement.has(.quantifier, at: index) else { return nil }
        var next = index + 1
        if statement.kind(next) == .period { next += 1 }
        if statement.isWritten(next, "i", "inom"), statement.isWritten(next + 1, "gruppen", "nätverket", "lpo") {
            return Party(kind: .everyone, tokens: index..<next + 2, start: index)
        }
        while statement.isWritten(
            next, "övriga", "berörda", "två", "tre", "fyra", "fem", "femton", "ordinarie", "ingående")
        {
            next += 1
        }
        guard statement.isWord(next), statement.has([.role, .body, .bodyKind, .unit], at: next),
            statement.shape(next) == .lower || statement.has([.bodyKind, .role], at: next)
        else { return nil }
        return Party(kind: .everyone, tokens: index..<next + 1, start: index)
    }

    // Groups

    private func group(at index: Int) -> Party? {
        let traits = statement.traits(index)
        if statement.isWritten(index + 1, "kommun", "kommuner", "kommuns"), statement.shape(index) == .capital {
            return body(index..<index + 2)
        }
        if traits.contains(.bodyKind) || isAcronym(index) { return named(from: index) }
        guard traits.contains(.body) else { return nil }
        // An indefinite group is a group only where a name follows: region Dalarna, arbetsgrupp demens.
        if statement.isWritten(
            index, "region", "kommun", "arbetsgrupp", "styrgrupp", "division", "avd", "kommuner", "rehab")
        {
            let next = index + 1 + (statement.kind(index + 1) == .period ? 1 : 0)
            if statement.isWritten(index, "avd") { return unit(from: index, next: next) }
            guard isName(next, ofGroup: true) else { return nil }
            return named(from: index)
        }
        return unit(from: index, next: index + 1)
    }

    /// Capitals that name a group, a unit or nobody.
    private func isAcronym(_ index: Int) -> Bool {
        guard statement.shape(index) == .capitals, let word = statement.known(index) else { return false }
        if word.traits.contains(.body) { return true }
        return word.lower.count >= 4 && !word.traits.contains(.abbreviation) && !word.traits.contains(.role)
    }

    /// LPO Psykisk hälsa, LAG schizofreni, Region Dalarna.
    private func named(from index: Int, first: Int? = nil) -> Party {
        var end = first ?? index + 1
        while end < index + 6 {
            if isName(end, ofGroup: true) {
                end += 1
            } else if statement.isWritten(end, "och"), joinsArea(end, from: first ?? index + 1) {
                end += 2
            } else if statement.kind(end) == .slash, end > index + 1, statement.has(.area, at: end + 1) {
                end += 2
            } else {
                break
            }
        }
        return body(index..<end)
    }

    private func isName(_ index: Int, ofGroup: Bool) -> Bool {
        guard statement.isWord(index) else { return false }
        let traits = statement.traits(index)
        if traits.contains(.area) || traits.contains(.place) { return true }
        guard statement.shape(index) == .capital || statement.shape(index) == .capitals && !isAcronym(index) else {
            return false
        }
        return traits.isDisjoint(with: [
            .givenName, .pronoun, .tag, .body, .bodyKind, .promise, .infinitive, .modal, .copula, .conjunction,
            .preposition,
            .role, .verb, .notName, .adverb, .subordinator,
        ])
    }

    /// “Barn och unga” is one name; “Äldre och Anna” are two.
    private func joinsArea(_ index: Int, from start: Int) -> Bool {
        guard index > start else { return false }
        return statement.has(.area, at: index + 1)
            || statement.lower(index - 1).hasSuffix("-") && statement.isWord(index + 1)
    }

    /// Styrgruppen för Socialchefsnätverket, Styrgruppen God och nära vård, avdelningen för hälsa och välfärd.
    private func unit(from index: Int, next: Int) -> Party {
        var end = index + 1
        if statement.isWritten(next, "för") {
            let name = next + 1
            if isName(name, ofGroup: true) || statement.has(.body, at: name) {
                end = named(from: name, first: name).tokens.upperBound
            } else if statement.isWord(name), statement.shape(name) == .lower, followsPhrase(name + 1),
                statement.traits(name).isDisjoint(with: [.adverb, .infinitive, .conjunction, .preposition])
            {
                end = name + 1
            }
        } else if isName(next, ofGroup: true) {
            end = named(from: index).tokens.upperBound
        }
        return body(index..<end)
    }

    /// Where a subject has come to its end: a verb or the tag follows.
    private func followsPhrase(_ index: Int) -> Bool {
        statement.has([.promise, .tag, .answers, .modal, .copula], at: index)
    }

    private func body(_ tokens: Range<Int>) -> Party { Party(kind: .body, tokens: tokens, start: tokens.lowerBound) }

    // Roles

    private func role(at index: Int) -> Party? {
        guard statement.has(.role, at: index) else { return nil }
        // What is capitals here is a role, MAS; written otherwise it would be a common word.
        if statement.isWritten(index, "mas", "mar", "au", "ssk"), statement.shape(index) == .lower { return nil }
        var end = index + 1
        while statement.isWord(end), statement.has(.role, at: end), statement.shape(end) == .lower { end += 1 }
        if statement.isWritten(end - 1, "ordf"), statement.kind(end) == .period, !statement.endsSentence(end) {
            end += 1
        }
        if let name = person(at: end) { return Party(kind: .person, tokens: name.tokens, start: index) }
        let last = statement.lower(end - 1)
        let isDefinite =
            ["n", "na", "en", "et", "t"].contains { last.hasSuffix($0) } && !last.hasSuffix("utvecklaren ")
        guard isDefinite || statement.has(.title, at: index) || statement.isWritten(end, "för", "i", "från") && false
        else {
            return nil
        }
        // One of several: “en samordnare”.
        guard !statement.has(.article, at: index - 1) else { return nil }
        return Party(kind: .role, tokens: index..<(of(end) ?? end), start: index)
    }

    /// “i LPO Äldre”, where the phrase is a subject.
    private func of(_ index: Int) -> Int? {
        guard statement.isWritten(index, "i", "för", "inom") else { return nil }
        let start = index + 1
        if let end = places(from: start) { return end }
        guard let end = (quantified(at: start) ?? group(at: start))?.tokens.upperBound else { return nil }
        return !statement.isWritten(index, "i") || followsPhrase(end) || statement.isBoundary(end) ? end : nil
    }

    /// “i Norrhult, Ekvalla och Sjövik”
    private func places(from index: Int) -> Int? {
        guard isPlace(index) else { return nil }
        var end = index + 1
        while statement.kind(end) == .comma || statement.isWritten(end, "och"), isPlace(end + 1),
            !statement.has(.givenName, at: end + 1)
        {
            end += 2
        }
        return end
    }

    private func isPlace(_ index: Int) -> Bool {
        guard statement.isWord(index), statement.shape(index) == .capital else { return false }
        return statement.traits(index).isDisjoint(with: [
            .givenName, .role, .body, .bodyKind, .notName, .area, .tag, .month,
        ])
    }

    // People

    private func person(at index: Int) -> Party? {
        guard let end = nameEnd(from: index) else { return nil }
        guard let close = bracketEnd(end) else { return Party(kind: .person, tokens: index..<end, start: index) }
        // A workplace is part of the name where it tells two of them apart.
        let isTold = end == index + 1 && statement.has(.twin, at: index)
        return Party(kind: .person, tokens: index..<(isTold ? close : end), start: index, end: close)
    }

    private func nameEnd(from index: Int) -> Int? {
        guard isGivenName(index) else { return nil }
        var end = index + 1
        while end < index + 5 {
            if statement.isWritten(end, "von", "af", "de", "la", "van", "bin", "al", "el", "der", "di"),
                isSurname(end + 1)
            {
                end += 2
            } else if isSurname(end) {
                end += 1
            } else if isInitial(end) {
                end += statement.kind(end + 1) == .period && !statement.endsSentence(end + 1) ? 2 : 1
            } else {
                break
            }
        }
        return end
    }

    private func isGivenName(_ index: Int) -> Bool {
        guard statement.isWord(index), let word = statement.known(index), word.shape == .capital else { return false }
        if word.traits.contains(.givenName) { return true }
        guard word.lower.count > 1, word.traits.isDisjoint(with: PartyReader.neverNames) else { return false }
        if word.traits.contains(.surname) || isPlainSurname(index + 1) { return true }
        return !statement.beginsSentence(index) && !follows(index, .colon) || !word.traits.contains(.nounlike)
    }

    private func follows(_ index: Int, _ kind: NoteToken.Kind) -> Bool { statement.kind(index - 1) == kind }

    private static let neverNames: WordTraits = [
        .notName, .pronoun, .preposition, .conjunction, .subordinator, .negation, .adverb, .copula, .past, .modal,
        .promise,
        .infinitive, .passive, .role, .body, .bodyKind, .area, .quantifier, .place, .tag, .compoundTag, .answers,
        .demonstrative, .month, .weekday, .report, .verb, .abbreviation,
    ]

    private func isPlainSurname(_ index: Int) -> Bool {
        guard statement.isWord(index), let word = statement.known(index), word.shape == .capital else { return false }
        return word.traits.isDisjoint(with: PartyReader.neverNames) && !word.traits.contains(.givenName)
    }

    /// A surname after a given name; a second given name begins another person unless it ends the phrase's only one.
    private func isSurname(_ index: Int) -> Bool {
        guard statement.isWord(index), let word = statement.known(index), word.shape == .capital, word.lower.count > 1
        else {
            return false
        }
        return word.traits.isDisjoint(with: [
            .pronoun, .tag, .body, .bodyKind, .promise, .modal, .conjunction, .role, .report, .verb, .quantifier,
        ])
    }

    private func isInitial(_ index: Int) -> Bool {
        guard statement.isWord(index), statement.shape(index) == .capitals || statement.shape(index) == .capital else {
            return false
        }
        return statement.lower(index).count == 1
            || statement.lower(index).count == 3 && statement.lower(index).contains(".")
    }

    /// “(Borlänge kommun)” belongs to the name.
    private func bracketEnd(_ index: Int) -> Int? {
        guard statement.kind(index) == .open,
            let close = (index + 1..<index + 5).first(where: { statement.kind($0) == .close }), close > index + 1
        else { return nil }
        let isPlain = (index + 1..<close).allSatisfy { inside in
            statement.isWord(inside)
                && statement.traits(inside).isDisjoint(with: [
                    .tag, .compoundTag, .answers, .promise, .infinitive, .givenName, .copula, .month, .preposition,
                    .passive,
                ]) && !statement.isWritten(inside, "klart", "klar", "senast")
        }
        return isPlain ? close + 1 : nil
    }

    private func initials(at index: Int) -> Party? {
        guard statement.isWord(index), let word = statement.known(index), word.shape == .capitals else { return nil }
        let letters = word.lower.filter { $0 != "." }.count
        guard (2...4).contains(letters), word.traits.isDisjoint(with: [.abbreviation, .body, .bodyKind, .role]) else {
            return nil
        }
        return Party(kind: .initials, tokens: index..<index + 1, start: index)
    }
}
