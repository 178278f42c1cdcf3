/// An åtgärd as notes word it.
package struct WordedAction: Hashable, Sendable {
    package var text: String
    package var owners: [Action.Owner]
    package var due: Due?

    package init(text: String, owners: [Action.Owner] = [], due: Due? = nil) {
        self.text = text
        self.owners = owners
        self.due = due
    }
}

/// An åtgärd that is kept, and as what it was last found in the notes.
package struct KnownAction: Hashable, Sendable {
    package var action: Action
    /// Nil where somebody wrote it beside them.
    package var source: String?

    package init(_ action: Action, source: String?) {
        self.action = action
        self.source = source
    }
}

/// What becomes of an item's åtgärder when its notes are read anew.
package struct ActionReconciliation: Hashable, Sendable {
    /// In the order of the notes, those that they no longer name last.
    package let actions: [KnownAction]
    /// Only proposed ones, whose words are gone.
    package let removed: [Key<Action>]

    /// - Parameters:
    ///   - found: what the notes say, in order.
    ///   - known: what is kept of the item, in order.
    ///   - refused: words that somebody has said are no åtgärd.
    ///   - make: a new one of these words.
    package init(
        found: [WordedAction], known: [KnownAction], refused: [String], make: (WordedAction) -> Action
    ) {
        let refusals = TextPairing(found.map(\.text), refused, least: refusing).pairs
        let found = found.indices.filter { refusals[$0] == nil }.map { found[$0] }
        let pairs = TextPairing(found.map(\.text), known.map { $0.source ?? $0.action.text }).pairs
        let named = Set(pairs.values)
        let missing = known.indices.filter { !named.contains($0) }.map { known[$0] }
        actions =
            found.indices.map { index in
                let (words, before) = (found[index], pairs[index].map { known[$0] })
                guard let before else { return KnownAction(make(words), source: words.text) }
                // Of what is agreed, the words at that time tell what a correction changes.
                return KnownAction(
                    before.action.proposed(as: words), source: before.action.isAgreed ? before.source : words.text)
            }
            + missing.filter { !$0.action.isProposed }.map {
                $0.action.isAgreed ? $0 : KnownAction($0.action, source: nil)
            }
        removed = missing.filter(\.action.isProposed).map(\.action.id)
    }
}

/// What becomes of an item's decisions when its notes are read anew.
package struct DecisionReconciliation: Hashable, Sendable {
    package let decisions: [Decision]
    package let removed: [Key<Decision>]

    /// - Parameters:
    ///   - found: what the notes say, in order.
    ///   - make: a new one of these words.
    package init(found: [String], known: [Decision], refused: [String], make: (String) -> Decision) {
        let refusals = TextPairing(found, refused, least: refusing).pairs
        let found = found.indices.filter { refusals[$0] == nil }.map { found[$0] }
        let pairs = TextPairing(found, known.map(\.text)).pairs
        let named = Set(pairs.values)
        let missing = known.indices.filter { !named.contains($0) }.map { known[$0] }
        decisions =
            found.indices.map { index in
                guard var decision = pairs[index].map({ known[$0] }) else { return make(found[index]) }
                if !decision.isFinal { decision.text = found[index] }
                return decision
            } + missing.filter(\.isFinal)
        removed = missing.filter { !$0.isFinal }.map(\.id)
    }
}

extension Action {
    package var isProposed: Bool { if case .proposed = state { true } else { false } }

    /// Whether it stands in notes that are final.
    fileprivate var isAgreed: Bool {
        switch state {
        case .proposed, .settled: false
        case .open, .done, .dropped: true
        }
    }

    /// What somebody has looked at stays as she left it.
    fileprivate func proposed(as words: WordedAction) -> Action {
        guard isProposed else { return self }
        var action = self
        (action.text, action.owners, action.due) = (words.text, words.owners, words.due)
        return action
    }
}

/// How like refused words others must be to be refused with them.
private let refusing = 0.8
