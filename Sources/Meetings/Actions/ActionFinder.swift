/// Finds åtgärder, and who is to do them by when, in notes that are written as running text.
package struct ActionFinder: Sendable {
    private let candidates: OwnerCandidates?

    /// With candidates every owner is told among them.
    package init(among candidates: OwnerCandidates? = nil) { self.candidates = candidates }

    package func actions(in text: String) -> [FoundAction] {
        let reading = NoteReading(text)
        return reading.readings.flatMap { passage in
            passage.actions().map { action(from: $0, of: passage, in: reading) }
        }
    }

    private func action(from piece: ActionPiece, of passage: PassageReading, in reading: NoteReading) -> FoundAction {
        let tokens = passage.statement.tokens
        let owners = piece.owners.map { party in
            let range =
                tokens[party.tokens.lowerBound].range.lowerBound..<tokens[party.tokens.upperBound - 1].range.upperBound
            let words = reading.words(range, of: passage.passage)
            return FoundOwner(words: words, range: range, meaning: candidates?.meaning(of: words))
        }
        let due = piece.due.map { find in
            let range =
                tokens[find.tokens.lowerBound].range.lowerBound..<tokens[find.tokens.upperBound - 1].range.upperBound
            return FoundDue(words: reading.words(range, of: passage.passage), range: range, expression: find.expression)
        }
        let range = piece.range(in: passage)
        return FoundAction(
            text: reading.words(range, of: passage.passage), range: range, owners: owners, due: due,
            warnings: warnings(piece, owners, due))
    }

    private func warnings(_ piece: ActionPiece, _ owners: [FoundOwner], _ due: FoundDue?) -> [ActionWarning] {
        var warnings = [ActionWarning]()
        if owners.isEmpty { warnings.append(.noOwner) }
        if due == nil { warnings.append(.noDate) }
        if piece.isOpen { warnings.append(.openQuestion) }
        if piece.isNamedOnly { warnings += owners.map { .namedOnly($0.words) } }
        return warnings + owners.compactMap { $0.meaning?.warning(of: $0.words) }
    }
}

/// Notes as passages with their words known.
struct NoteReading {
    let notes: NoteBytes
    let readings: [PassageReading]

    init(_ text: String) {
        notes = NoteBytes(text)
        var tokenizer = Tokenizer(notes)
        let passages = NotePassages(notes).passages
        let tokens = passages.map { tokenizer.tokens(of: $0) }
        let names = NameGatherer(book: tokenizer.book, passages: passages, tokens: tokens)
        tokenizer.book.learn(names: names.words)
        let words = tokenizer.book.words
        readings = zip(passages, tokens).map { passage, tokens in
            PassageReading(
                passage: passage, statement: Statement(tokens: tokens, words: words, section: passage.section),
                initials: names.initials)
        }
    }

    /// What stands in the range, the passage's wrapped lines joined.
    func words(_ range: Range<Int>, of passage: NotePassage) -> String {
        passage.lines.map { $0.clamped(to: range) }.filter { !$0.isEmpty }.map(notes.string).joined(separator: " ")
    }
}
