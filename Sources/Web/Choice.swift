/// A line of a list to choose from, or one of several buttons.
struct Choice: Sendable {
    static let names: Set<String> = ["value", "label", "isChosen"]

    let value: String
    let label: String
    let isChosen: Bool

    init(_ value: String, _ label: String, isChosen: Bool = false) {
        self.value = value
        self.label = label
        self.isChosen = isChosen
    }
}
