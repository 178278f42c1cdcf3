/// Owners by the word: “Anna ansvarig”, “ansvariga Bo och Cilla”, “Ansvarig: LPO”.
struct TagRule {
    let statement: Statement
    let lists: [PartyList]

    func claims() -> [Claim] {
        (0..<statement.count).flatMap { index -> [Claim] in
            guard statement.has([.tag, .compoundTag], at: index), statement.isWord(index), let claim = claim(at: index)
            else { return [] }
            return [claim] + further(after: index)
        }
    }

    /// “Anna ansvarig för utskick, Bo för anmälningar”
    private func further(after tag: Int) -> [Claim] {
        guard statement.isWritten(tag + 1, "för") else { return [] }
        let sentence = statement.sentence(around: tag)
        return lists.filter { list in
            list.start > tag + 2 && list.end < sentence.upperBound && statement.isWritten(list.end, "för")
                && statement.beginsClause(list.start)
                && (statement.isBoundary(list.start - 1) || statement.isWritten(list.start - 1, "och"))
        }.map { Claim(owners: $0.parties, basis: .said, at: $0.start) }
    }

    private func claim(at tag: Int) -> Claim? {
        var after = tag + 1
        // Ansv. Anna
        if statement.kind(after) == .period, statement.isWritten(tag, "ansv") { after += 1 }
        if let title = title(from: after) {
            guard statement.kind(title) == .colon else { return nil }
            return right(from: title, tag: tag)
        }
        guard !isRefused(tag) else { return nil }
        if statement.has(.compoundTag, at: tag) || statement.isWritten(tag, "ansvar", "ägare", "utförare") {
            return has(tag, after: after) ?? (statement.kind(after) == .colon ? right(from: after, tag: tag) : nil)
        }
        if let left = left(of: tag) {
            return Claim(owners: left.parties, basis: .said, at: tag, isOpen: isOpen(left, tag))
        }
        return right(from: after, tag: tag)
    }

    private func isOpen(_ list: PartyList, _ tag: Int) -> Bool { list.joints.contains(.or) }

    /// “ansvarig läkare”: a title, and where it ends.
    private func title(from index: Int) -> Int? {
        guard statement.isWord(index), statement.shape(index) == .lower, statement.kind(index) == .word else {
            return nil
        }
        let plain: WordTraits = [
            .preposition, .conjunction, .adverb, .copula, .negation, .verb, .modal, .tag, .subordinator, .article,
            .pronoun,
            .promise, .passive, .past, .body, .quantifier, .everyone, .answers, .duty,
        ]
        guard statement.traits(index).isDisjoint(with: plain), !statement.isWritten(index, "utses", "saknas", "vakant")
        else {
            return nil
        }
        if statement.has(.role, at: index), isDefiniteParty(index) { return nil }
        var end = index + 1
        while statement.isWord(end), statement.shape(end) == .lower, statement.traits(end).isDisjoint(with: plain),
            end < index + 3
        {
            end += 1
        }
        return end
    }

    private func isDefiniteParty(_ index: Int) -> Bool {
        let last = statement.lower(index)
        return lists.contains { $0.start == index } && ["en", "na", "et", "n"].contains { last.hasSuffix($0) }
    }

    /// No longer, never, or asked for; “medicinskt ansvarig”, “en ansvarig”, “till ansvariga”.
    private func isRefused(_ tag: Int) -> Bool {
        let start = max(statement.clauseStart(before: tag), tag - 6)
        let before = start..<tag
        if statement.isNegated(before) || statement.isNegated(tag + 1..<min(tag + 2, statement.count)) { return true }
        if before.contains(where: {
            statement.has(.past, at: $0)
                || statement.isWritten($0, "tidigare", "förra", "fd", "f.d", "vem", "vilka", "utse", "hitta")
        }) {
            return true
        }
        guard tag > 0, statement.isWord(tag - 1) else { return false }
        let previous = statement.lower(tag - 1)
        if ["skt", "ligt", "llt", "nellt"].contains(where: { previous.hasSuffix($0) }),
            !statement.has(.adverb, at: tag - 1)
        {
            return true
        }
        if ["en", "den", "de", "någon", "av", "med", "till", "från", "hos", "ny", "nya", "ett"].contains(previous) {
            return !(previous == "till" && statement.isWritten(tag - 2, "utses", "utsedd"))
        }
        return false
    }

    /// “Anna har ansvar för”, “Anna får ansvaret”, “Annas ansvar”.
    private func has(_ tag: Int, after: Int) -> Claim? {
        guard statement.isWritten(tag, "ansvar") else { return nil }
        var end = tag
        while end > 0, statement.isWritten(end - 1, "har", "får", "tar", "ett", "huvudsakligt", "gemensamt", "också") {
            end -= 1
        }
        guard end < tag, let list = lists.first(where: { $0.end == end }), !statement.isGoverned(list.start) else {
            return nil
        }
        return Claim(owners: statement.subjects(list).parties, basis: .said, at: tag)
    }

    private func left(of tag: Int) -> PartyList? {
        var end = tag
        // Anna (ansvarig)
        if statement.kind(tag - 1) == .open, statement.kind(tag + 1) == .close { end = tag - 1 }
        while end > 0, statement.isWord(end - 1), !lists.contains(where: { $0.end == end }),
            statement.has([.copula, .adverb], at: end - 1) || statement.isWritten(end - 1, "som", "till")
        {
            end -= 1
        }
        guard let list = lists.first(where: { $0.end == end }) else { return nil }
        let isGiven = statement.isWritten(list.start - 1, "med") && statement.isWritten(tag - 1, "som")
        let plural = statement.isWritten(tag, "ansvariga")
        let subjects = statement.subjects(list, plural: plural)
        guard isGiven || !statement.isGoverned(subjects.start) else { return nil }
        return subjects
    }

    // To the right

    private func right(from after: Int, tag: Int) -> Claim? {
        var index = after
        while statement.kind(index) == .colon || statement.kind(index) == .dash || statement.kind(index) == .arrow
            || statement.kind(index) == .open || statement.kind(index) == .bar || statement.has(.copula, at: index)
            || statement.kind(index) == .other || statement.has(.adverb, at: index)
        {
            index += 1
        }
        let hasSign = index > after
        if let list = lists.first(where: { $0.start == index }) {
            let owners = statement.objects(list)
            return Claim(owners: owners.parties, basis: .said, at: tag, isOpen: list.joints.contains(.or))
        }
        if hasSign && statement.kind(index) == .question || isMissing(index) {
            return Claim(owners: [], basis: .said, at: tag, isOpen: true)
        }
        if hasSign, statement.kind(after) == .colon { return phrase(from: index, tag: tag) }
        return distant(from: index, tag: tag)
    }

    /// After “Ansvarig:” whatever stands there is the owner.
    private func phrase(from index: Int, tag: Int) -> Claim? {
        let end = min(statement.clauseEnd(from: index), index + 6)
        guard end > index, statement.isWord(index) else { return nil }
        guard statement.traits(index).isDisjoint(with: [.preposition, .promise, .infinitive, .modal, .conjunction])
        else {
            return nil
        }
        return Claim(
            owners: [Party(kind: .role, tokens: index..<end, start: index)], basis: .said, at: tag)
    }

    private func isMissing(_ index: Int) -> Bool {
        statement.isWritten(
            index, "vakant", "oklart", "saknas", "utses", "ej", "inte", "ingen", "tbd", "bestäms", "någon", "okänt",
            "osäkert",
            "vem")
    }

    /// “ansvarig för remissen är Anna”, “ansvarig för remisshantering – Anna och Bo”.
    private func distant(from index: Int, tag: Int) -> Claim? {
        guard statement.isWritten(index, "för", "att", "i", "till", "inom", "från", "på") else { return nil }
        let sentence = statement.sentence(around: tag)
        for list in lists where list.start > index && list.start < sentence.upperBound && list.start < tag + 16 {
            let before = statement.kind(list.start - 1)
            guard
                before == .dash || before == .colon || before == .arrow
                    || statement.isWritten(list.start - 1, "är", "blir")
            else { continue }
            return Claim(owners: statement.objects(list).parties, basis: .said, at: tag)
        }
        return nil
    }
}
