import Mustache

/// A page's values by name, taken apart once: for each tag the engine would go through every property again.
struct PageValues: MustacheParent {
    private let values: [String: Any]

    init(_ content: Any) {
        values = Mirror(reflecting: content).children.reduce(into: [:]) { values, child in
            guard let name = child.label, let value = Self.value(child.value) else { return }
            values[name] = value
        }
    }

    func child(named name: String) -> Any? { values[name] }

    /// Nil for what is absent, so that a name is looked for further out, as in the value itself.
    private static func value(_ content: Any) -> Any? {
        switch content {
        case let text as String: return text
        case is Bool, is Int, is Double: return content
        case let lines as [String]: return lines
        case let rows as [Any]: return rows.compactMap(value)
        default: break
        }
        let mirror = Mirror(reflecting: content)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { value($0.value) }
        case .struct where !(content is any CustomStringConvertible): return PageValues(content)
        default: return content
        }
    }
}
