/// A passage with its words, and what the rules find in it.
struct PassageReading {
    let passage: NotePassage
    let isPart: Bool
    let statement: Statement
    let initials: Set<String>

    func actions() -> [ActionPiece] {
        guard passage.section != .attendance, statement.count > 1, !passage.isDone, !isDone,
            !statement.isWritten(0, "ansvarsfördelning")
        else { return [] }
        let lists = PartyReader(statement: statement).lists()
        let claims = claims(lists)
        if claims.isEmpty { return unowned() }
        return ActionPieces(passage: passage, isPart: isPart, statement: statement, claims: claims).pieces
    }

    /// “… – KLART”, “… – utgår”
    private var isDone: Bool {
        var end = statement.count
        while end > 0, statement.kind(end - 1) == .period || statement.kind(end - 1) == .exclaim { end -= 1 }
        if statement.kind(end - 1) == .close { end -= 1 }
        let sign = statement.kind(end - 2)
        let isLast = sign == .dash || sign == .open || sign == .arrow || sign == .bar || sign == .period
        return isLast
            && statement.isWritten(
                end - 1, "klart", "klar", "klarmarkerad", "avslutad", "avslutat", "utgår", "avskriven", "gjort",
                "genomfört",
                "utfört", "genomförd", "färdig", "done", "ok")
    }

    /// What is said outweighs a name that only stands there.
    private func claims(_ lists: [PartyList]) -> [Claim] {
        let tags = TagRule(statement: statement, lists: lists).claims()
        let charges = ChargeRule(statement: statement, lists: lists).claims()
        let verbs = VerbRule(statement: statement, lists: lists).claims()
        let said = (tags + charges + verbs).sorted { $0.at < $1.at }
        if passage.kind == .heading { return said }
        let mentions = MentionRule(statement: statement, lists: lists, kind: passage.kind, initials: initials)
        return said.contains { !$0.owners.isEmpty } ? said + mentions.asides() : said + mentions.claims()
    }

    /// An entry that says what has to be done, and not by whom.
    private func unowned() -> [ActionPiece] {
        guard passage.kind != .heading, passage.section != .agenda, isTask else { return [] }
        return [ActionPieces(passage: passage, isPart: isPart, statement: statement, claims: []).whole]
    }

    private var isTask: Bool {
        let isEntry = passage.kind == .bullet || passage.kind == .number
        if statement.isWritten(0, "åtgärd", "åtgärder", "att"), statement.kind(1) == .colon, statement.count > 3 {
            return true
        }
        if isEntry, passage.section == .actions { return true }
        guard isEntry, let first = (0..<statement.count).first(where: { statement.isWord($0) }) else { return false }
        if statement.has(.infinitive, at: first), !statement.has(.promise, at: first) { return true }
        return (0..<statement.count).contains { statement.has(.duty, at: $0) }
            && (0..<statement.count).contains { statement.has([.passive, .infinitive], at: $0) }
    }
}

/// The part of a passage that is one action.
struct ActionPiece {
    /// Whole sentences.
    let tokens: Range<Int>
    let isWhole: Bool
    let owners: [Party]
    let due: DueReader.Find?
    let isOpen: Bool
    let isNamedOnly: Bool

    func range(in reading: PassageReading) -> Range<Int> {
        if isWhole { return reading.passage.range }
        let all = reading.statement.tokens
        return all[tokens.lowerBound].range.lowerBound..<all[tokens.upperBound - 1].range.upperBound
    }
}

/// A passage cut into actions, one for each statement that has owners of its own.
struct ActionPieces {
    let passage: NotePassage
    let isPart: Bool
    let statement: Statement
    let claims: [Claim]

    var whole: ActionPiece { piece(0..<statement.count, isWhole: !isPart) }

    var pieces: [ActionPiece] {
        let sentences = self.sentences
        let owned = sentences.indices.filter { index in claims.contains { sentences[index].contains($0.at) } }
        let isLong = passage.kind == .line && (sentences.count > 2 || statement.count > 70)
        guard owned.count > 1 && hasSeveralOwners || isLong else { return [whole] }
        return isLong && owned.count > 0
            ? owned.map { piece(context(of: $0, sentences, owned), isWhole: false) } : shared(sentences, owned)
    }

    private var hasSeveralOwners: Bool {
        let owners = claims.map { $0.owners.map { $0.tokens.map(statement.lower) } }
        return owners.contains { $0 != owners[0] }
    }

    private var sentences: [Range<Int>] {
        var (sentences, start) = ([Range<Int>](), 0)
        for index in 0..<statement.count where statement.endsSentence(index) || index == statement.count - 1 {
            sentences.append(start..<index + 1)
            start = index + 1
        }
        return sentences
    }

    /// Every sentence belongs to an owner: what a tag follows stands before it, what a promise begins stands after.
    private func shared(_ sentences: [Range<Int>], _ owned: [Int]) -> [ActionPiece] {
        var pieces = [ActionPiece]()
        var start = 0
        for (position, index) in owned.enumerated() {
            let next = position + 1 < owned.count ? owned[position + 1] : sentences.count
            let isLast = position + 1 == owned.count
            let end = isLast ? sentences.count : isBare(sentences[next]) ? index + 1 : next
            pieces.append(piece(sentences[start].lowerBound..<sentences[end - 1].upperBound, isWhole: false))
            start = end
        }
        return pieces
    }

    /// “Anna ansvarig.”: nothing but who.
    private func isBare(_ sentence: Range<Int>) -> Bool {
        claims.contains { sentence.contains($0.at) && $0.basis == .said }
            && (sentence.count <= 8 || statement.kind(sentence.lowerBound) == .bar)
    }

    /// A sentence with the one before, where it speaks of that.
    private func context(of index: Int, _ sentences: [Range<Int>], _ owned: [Int]) -> Range<Int> {
        let sentence = sentences[index]
        let refers = sentence.prefix(8).contains {
            statement.has(.demonstrative, at: $0) || statement.isWritten($0, "mötet")
        }
        let start = index > 0 && !owned.contains(index - 1) && (isBare(sentence) || refers) ? index - 1 : index
        let end =
            index + 1 < sentences.count && !owned.contains(index + 1) && continues(sentences[index + 1])
            ? index + 1 : index
        return sentences[start].lowerBound..<sentences[end].upperBound
    }

    /// “Klart senast 15 mars.”, “Det ska vara klart till hösten.”
    private func continues(_ sentence: Range<Int>) -> Bool {
        (statement.isWritten(sentence.lowerBound, "klart", "klar", "senast", "deadline", "ska")
            || statement.isWritten(sentence.lowerBound, "det", "detta")
                && statement.isWritten(sentence.lowerBound + 1, "ska", "görs", "sker", "behöver"))
            && DueReader(statement: statement).due(in: sentence) != nil
    }

    private func piece(_ tokens: Range<Int>, isWhole: Bool) -> ActionPiece {
        let claims = self.claims.filter { tokens.contains($0.at) }
        var owners = [Party]()
        for owner in claims.flatMap(\.owners)
        where !owners.contains(where: { $0.tokens.overlaps(owner.tokens) || same($0, owner) }) {
            owners.append(owner)
        }
        return ActionPiece(
            tokens: tokens, isWhole: isWhole, owners: owners, due: due(tokens, claims),
            isOpen: claims.contains(where: \.isOpen) || asks(tokens),
            isNamedOnly: !owners.isEmpty && claims.allSatisfy { $0.basis == .named })
    }

    /// The date of the sentence that has the owner; another's where it says when and not merely a day.
    private func due(_ tokens: Range<Int>, _ claims: [Claim]) -> DueReader.Find? {
        let reader = DueReader(statement: statement)
        let sentences = self.sentences.filter(tokens.overlaps)
        guard !claims.isEmpty, sentences.count > 1 else { return reader.due(in: tokens) }
        let own = sentences.filter { sentence in claims.contains { sentence.contains($0.at) } }
        let others = sentences.filter { !own.contains($0) }
        return own.lazy.compactMap(reader.due).first ?? others.lazy.compactMap(reader.due).first { $0.weight >= 2 }
    }

    /// Named twice is owner once.
    private func same(_ one: Party, _ other: Party) -> Bool {
        one.tokens.map(statement.lower) == other.tokens.map(statement.lower)
    }

    /// “(?)”
    private func asks(_ tokens: Range<Int>) -> Bool {
        tokens.contains {
            statement.kind($0) == .question
                && (statement.kind($0 - 1) == .open || statement.kind($0 + 1) == .close
                    || $0 == tokens.upperBound - 1 && !claims.isEmpty)
        }
    }
}
