/// Why no plan could be made of an instance.
package enum PlanningError: Error, Equatable {
    case notJSON(offset: Int, expected: String)
    case tooLarge(octets: Int, limit: Int)
    case unknownFormat(String)
    case missing(path: String)
    case mistyped(path: String, expected: String)
    case outside(path: String, value: Int, expected: ClosedRange<Int>)
    case wrongCount(path: String, count: Int, expected: ClosedRange<Int>)
    case repeated(path: String, value: String)
    case unordered(path: String)
    case contradiction(path: String, String)
}

extension PlanningError: CustomStringConvertible {
    package var description: String { "cannot read instance: \(cause)" }

    private var cause: String {
        switch self {
        case .notJSON(let offset, let expected):
            "octet \(offset) is not JSON, expected \(expected); write the file again"
        case .tooLarge(let octets, let limit):
            "it has \(octets) octets and the limit is \(limit); divide it by region"
        case .unknownFormat(let format):
            "format is “\(format)”; expected “\(Instance.format)”"
        case .missing(let path):
            "\(path) is missing; add it"
        case .mistyped(let path, let expected):
            "\(path) is something else than \(expected); correct it"
        case .outside(let path, let value, let expected):
            "\(path) is \(value); expected \(Self.words(expected))"
        case .wrongCount(let path, let count, let expected):
            "\(path) has \(count) entries; expected \(Self.words(expected))"
        case .repeated(let path, let value):
            "\(path) names \(value) a second time; take one out"
        case .unordered(let path):
            "\(path) is not after the one before it; put the days in order"
        case .contradiction(let path, let what):
            "\(path) \(what)"
        }
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }
}
