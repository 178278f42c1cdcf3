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
        let owners = piece.owners.map { party in
            let (words, range) = reading.words(party.tokens, of: passage)
            return FoundOwner(words: words, range: range, meaning: candidates?.meaning(of: words))
        }
        let due = due(piece.due, of: passage, in: reading) ?? headingDue(above: passage, in: reading)
        let range = piece.range(in: passage)
        return FoundAction(
            text: reading.text(range, of: passage.passage), range: range, owners: owners, due: due,
            warnings: warnings(piece, owners, due))
    }

    private func due(_ find: DueReader.Find?, of passage: PassageReading, in reading: NoteReading) -> FoundDue? {
        guard let find else { return nil }
        let (words, range) = reading.words(find.tokens, of: passage)
        return FoundDue(words: words, range: range, expression: find.expression)
    }

    /// “Att göra till nästa möte:” says it of all that stands below.
    private func headingDue(above passage: PassageReading, in reading: NoteReading) -> FoundDue? {
        guard let heading = passage.passage.heading else { return nil }
        let above = reading.readings[heading]
        let find = DueReader(statement: above.statement).due(in: 0..<above.statement.count)
        return find.flatMap { $0.weight >= 2 ? due($0, of: above, in: reading) : nil }
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
