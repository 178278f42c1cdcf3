import Meetings
import Yams

/// A mapping in a YAML file whose keys are known and whose values are refused with their line.
struct YAMLMapping {
    let file: String
    private let line: Int
    private let nodes: [String: Node]

    init(parsing text: String, file: String, keys: [String]) throws(ImportError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw ImportError(YAMLMapping.fault(error, file: file))
        }
        guard let root else { throw ImportError(Fault(file: file, place: .whole, cause: .empty)) }
        try self.init(root, file: file, keys: keys)
    }

    init(_ node: Node, file: String, keys: [String]) throws(ImportError) {
        self.file = file
        line = node.mark?.line ?? 1
        guard let mapping = node.mapping else {
            throw ImportError(.expected("keys and values (\(keys.joined(separator: ", ")))", at: node, in: file))
        }
        var nodes: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard keys.contains(name) else {
                throw ImportError(
                    Fault(file: file, place: .line(key.mark?.line ?? 1), cause: .unknownKey(name, known: keys)))
            }
            if !value.isBlank { nodes[name] = value }
        }
        self.nodes = nodes
    }

    func text(_ key: String) throws(ImportError) -> String? {
        guard let node = nodes[key] else { return nil }
        return try YAMLMapping.text(node, file: file)
    }

    func requiredText(_ key: String) throws(ImportError) -> String {
        guard let text = try text(key) else { throw missing(key) }
        return text
    }

    func texts(_ key: String) throws(ImportError) -> [String] {
        var texts: [String] = []
        for node in try list(key) { texts.append(try YAMLMapping.text(node, file: file)) }
        return texts
    }

    /// The value that the text stands for; none where the key is absent.
    func value<Value>(
        _ key: String, expected: String, _ reading: (String) -> Value?
    ) throws(ImportError) -> Value? {
        guard let node = nodes[key] else { return nil }
        guard let value = reading(try YAMLMapping.text(node, file: file)) else {
            throw ImportError(.expected(expected, at: node, in: file))
        }
        return value
    }

    func number(_ key: String, in range: ClosedRange<Int>) throws(ImportError) -> Int? {
        try value(key, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
            Int($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func flag(_ key: String) throws(ImportError) -> Bool? {
        try value(key, expected: "true or false") { ["true": true, "false": false][$0] }
    }

    func day(_ key: String) throws(ImportError) -> Day? {
        try value(key, expected: "a date such as 2026-01-14") { Day(iso: $0) }
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, of type: Choice.Type
    ) throws(ImportError) -> Choice? {
        try value(key, expected: "one of \(type.allCases.map(\.rawValue).joined(separator: ", "))") {
            Choice(rawValue: $0)
        }
    }

    func mapping(_ key: String, keys: [String]) throws(ImportError) -> YAMLMapping? {
        guard let node = nodes[key] else { return nil }
        return try YAMLMapping(node, file: file, keys: keys)
    }

    func mappings(_ key: String, keys: [String]) throws(ImportError) -> [YAMLMapping] {
        var mappings: [YAMLMapping] = []
        for node in try list(key) { mappings.append(try YAMLMapping(node, file: file, keys: keys)) }
        return mappings
    }

    func has(_ key: String) -> Bool { nodes[key] != nil }

    func missing(_ key: String) -> ImportError { error(.missing(key)) }

    /// A fault of a key's value, or of the mapping where the key is absent.
    func error(_ cause: Fault.Cause, at key: String? = nil) -> ImportError {
        let place = key.flatMap { nodes[$0]?.mark?.line } ?? line
        return ImportError(Fault(file: file, place: .line(place), cause: cause))
    }

    private func list(_ key: String) throws(ImportError) -> [Node] {
        guard let node = nodes[key] else { return [] }
        guard let sequence = node.sequence else { throw ImportError(.expected("a list", at: node, in: file)) }
        return Array(sequence)
    }

    private static func text(_ node: Node, file: String) throws(ImportError) -> String {
        guard let text = node.scalar?.string else { throw ImportError(.expected("a text", at: node, in: file)) }
        if let code = text.invisibleCharacter {
            throw ImportError(Fault(file: file, place: .line(node.mark?.line ?? 1), cause: .invisible(code)))
        }
        return text
    }

    private static func fault(_ error: any Error, file: String) -> Fault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Fault(file: file, place: .line(mark.line), cause: .syntax(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            Fault(
                file: file, place: .line(context.mark.line), cause: .named(twice: keys.sorted().joined(separator: ", "))
            )
        default:
            Fault(file: file, place: .whole, cause: .unreadable)
        }
    }
}

extension Fault {
    fileprivate static func expected(_ expected: String, at node: Node, in file: String) -> Fault {
        let found = node.scalar?.string ?? (node.sequence == nil ? "a mapping" : "a list")
        return Fault(file: file, place: .line(node.mark?.line ?? 1), cause: .unexpected(found, expected: expected))
    }
}

extension Node {
    /// `key:` with nothing after it, or `~`.
    fileprivate var isBlank: Bool {
        guard let scalar else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }
}
