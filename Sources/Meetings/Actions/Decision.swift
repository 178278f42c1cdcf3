/// What a meeting has decided (*beslut*).
package struct Decision: Hashable, Sendable, Identifiable {
    package let id: Key<Decision>
    package let body: Key<Body>
    package let meeting: Key<Meeting>
    package let item: Int
    package var text: String
    package let agreed: Day
    /// Whether the notes it stands in are finished.
    package var isFinal: Bool

    package init(
        id: Key<Decision>, body: Key<Body>, meeting: Key<Meeting>, item: Int, text: String, agreed: Day,
        isFinal: Bool = false
    ) {
        self.id = id
        self.body = body
        self.meeting = meeting
        self.item = item
        self.text = text
        self.agreed = agreed
        self.isFinal = isFinal
    }
}
