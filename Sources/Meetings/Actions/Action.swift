import Foundation

/// What somebody has undertaken to do (*åtgärd*).
package struct Action: Hashable, Sendable, Identifiable {
    package let id: Key<Action>
    package let body: Key<Body>
    /// Where it was agreed, and at which item.
    package let meeting: Key<Meeting>
    package let item: Int
    package var text: String
    package var owners: [Owner]
    package var due: Due?
    package let agreed: Day
    package var state: State
    /// How many times its day was moved on.
    package var postponements: Int

    package init(
        id: Key<Action>, body: Key<Body>, meeting: Key<Meeting>, item: Int, text: String, owners: [Owner] = [],
        due: Due? = nil, agreed: Day, state: State = .proposed, postponements: Int = 0
    ) {
        self.id = id
        self.body = body
        self.meeting = meeting
        self.item = item
        self.text = text
        self.owners = owners
        self.due = due
        self.agreed = agreed
        self.state = state
        self.postponements = postponements
    }

    /// Who answers for it.
    package enum Owner: Hashable, Codable, Sendable {
        case person(Key<Person>)
        /// Its chair is reminded.
        case body(Key<Body>)
        /// As written, where the register knows nobody so named.
        case words(String)
    }

    package enum State: Hashable, Codable, Sendable {
        /// Found in notes that are not finished; it goes with its words.
        case proposed
        /// Somebody has looked at it while the notes are not finished; it stays whatever is found.
        case settled(by: String, at: Date)
        case open(since: Date)
        case done(by: String, at: Date, note: String?)
        /// Nobody will do it.
        case dropped(because: String, by: String, at: Date)
    }

    package var isOpen: Bool { if case .open = state { true } else { false } }

    package func isOverdue(on day: Day) -> Bool { isOpen && due.map { $0.last < day } ?? false }
}
