/// Which åtgärder somebody wants to see; what is nil does not restrict.
package struct ActionSelection: Hashable, Sendable {
    package var bodies: Set<Key<Body>>?
    package var owner: OwnerChoice?
    package var state = State.open
    /// Due on this day or before.
    package var dueBy: Day?
    /// Carried over at least so many times.
    package var carried: Int?
    /// The year in which it was agreed.
    package var year: Int?

    package init() {}

    package enum State: String, CaseIterable, Sendable {
        case all, open, overdue, done, dropped
        /// Open, and nobody answers for it.
        case ownerless
        /// Open, and without a day.
        case dayless
    }

    package enum OwnerChoice: Hashable, Sendable {
        case person(Key<Person>)
        case body(Key<Body>)
        /// In the name of a person or a body, or as written.
        case words(SoughtWords)
    }

    /// - Parameter timesCarried: how often it has been carried over.
    package func includes(_ action: Action, in register: Register, on day: Day, timesCarried: Int) -> Bool {
        (bodies?.contains(action.body) ?? true) && isInState(action, on: day) && isOwned(action, register)
            && (dueBy.map { limit in action.due.map { $0.last <= limit } ?? false } ?? true)
            && (carried.map { timesCarried >= $0 } ?? true) && (year.map { $0 == action.agreed.year } ?? true)
    }

    private func isInState(_ action: Action, on day: Day) -> Bool {
        switch (state, action.state) {
        case (.all, _), (.open, .open), (.done, .done), (.dropped, .dropped): true
        case (.overdue, .open): action.isOverdue(on: day)
        case (.ownerless, .open): action.owners.isEmpty
        case (.dayless, .open): action.due == nil
        default: false
        }
    }

    private func isOwned(_ action: Action, _ register: Register) -> Bool {
        guard let owner else { return true }
        return action.owners.contains { one in
            switch (owner, one) {
            case (.person(let sought), .person(let person)): sought == person
            case (.body(let sought), .body(let body)): sought == body
            case (.words(let words), _): words.areFound(in: register.name(of: one))
            default: false
            }
        }
    }
}

extension Register {
    /// As it stands in a list.
    package func name(of owner: Action.Owner) -> String {
        switch owner {
        case .person(let person): self.person(person)?.name ?? person.text
        case .body(let body): self.body(body)?.name ?? body.text
        case .words(let words): words
        }
    }
}
