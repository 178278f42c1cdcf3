/// A value in a JSON text together with where it stands, so that a refusal names the place.
struct JSONPlace {
    private let value: JSONValue
    private let path: Path

    private indirect enum Path {
        case root
        case field(Path, String)
        case entry(Path, Int)
    }

    init(_ root: JSONValue) { self.init(value: root, path: .root) }

    private init(value: JSONValue, path: Path) {
        self.value = value
        self.path = path
    }

    func optional(_ name: String) throws(PlanningError) -> JSONPlace? {
        guard case .object(let fields) = value else { throw mistyped("an object") }
        guard let field = fields.first(where: { $0.key == name }) else { return nil }
        if case .null = field.value { return nil }
        return JSONPlace(value: field.value, path: .field(path, name))
    }

    func required(_ name: String) throws(PlanningError) -> JSONPlace {
        guard let place = try optional(name) else {
            throw .missing(path: JSONPlace(value: .null, path: .field(path, name)).words)
        }
        return place
    }

    func integer(_ range: ClosedRange<Int>) throws(PlanningError) -> Int {
        guard case .integer(let number) = value else { throw mistyped("a whole number") }
        guard range.contains(number) else { throw .outside(path: words, value: number, expected: range) }
        return number
    }

    func flag() throws(PlanningError) -> Bool {
        if case .bool(let flag) = value { return flag }
        return try integer(0...1) == 1
    }

    func text() throws(PlanningError) -> String {
        guard case .text(let text) = value else { throw mistyped("a text") }
        return text
    }

    func entries(_ range: ClosedRange<Int>) throws(PlanningError) -> [JSONPlace] {
        guard case .list(let values) = value else { throw mistyped("a list") }
        guard range.contains(values.count) else {
            throw .wrongCount(path: words, count: values.count, expected: range)
        }
        return values.enumerated().map { JSONPlace(value: $1, path: .entry(path, $0)) }
    }

    func integers(count: ClosedRange<Int>, _ range: ClosedRange<Int>) throws(PlanningError) -> [Int] {
        var numbers: [Int] = []
        for entry in try entries(count) { numbers.append(try entry.integer(range)) }
        return numbers
    }

    func fields() throws(PlanningError) -> [(name: String, place: JSONPlace)] {
        guard case .object(let fields) = value else { throw mistyped("an object") }
        return fields.map { ($0.key, JSONPlace(value: $0.value, path: .field(path, $0.key))) }
    }

    /// As in `bodies[3].starts[1]`.
    var words: String {
        switch path {
        case .root: "the file"
        case .field(.root, let name): name
        case .field(let parent, let name): "\(JSONPlace(value: .null, path: parent).words).\(name)"
        case .entry(let parent, let index): "\(JSONPlace(value: .null, path: parent).words)[\(index)]"
        }
    }

    private func mistyped(_ expected: String) -> PlanningError { .mistyped(path: words, expected: expected) }
}
