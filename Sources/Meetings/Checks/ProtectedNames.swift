import Foundation

/// Names that stand in nothing that is sent, of people whose identity is protected.
package struct ProtectedNames: Sendable {
    private let whole: [String]
    /// Those by which the ones in a body are called, where nobody else there is called so.
    private let given: Set<String>

    package init(_ register: Register, in body: Key<Body>, on day: Day) {
        let hidden = register.people.filter { $0.isProtected && !$0.name.isEmpty }
        whole = hidden.map { $0.name.lowercased() }
        let held = register.holders(in: body, on: day).map(\.person)
        let open = Set(held.filter { !$0.isProtected }.compactMap(\.givenName))
        given = Set(held.filter(\.isProtected).compactMap(\.givenName)).subtracting(open)
    }

    package enum Sight: Hashable, Sendable {
        /// Her name as the register has it.
        case certain
        /// A name that she is called by, which others may have too.
        case perhaps
    }

    /// Nil where none of them stands in a text.
    package func sight(in text: String) -> Sight? {
        guard !whole.isEmpty else { return nil }
        let lowered = text.lowercased()
        guard !whole.contains(where: { lowered.contains($0) }) else { return .certain }
        guard !given.isEmpty else { return nil }
        return text.split { !$0.isLetter && $0 != "-" }.contains { given.contains(String($0)) } ? .perhaps : nil
    }
}

extension Person {
    fileprivate var givenName: String? { name.split(separator: " ").first.map(String.init) }
}
