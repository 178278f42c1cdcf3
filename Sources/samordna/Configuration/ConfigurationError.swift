/// What is wrong with the configuration, and where it stands.
enum ConfigurationError: Error, Equatable {
    case unreadable(file: String, cause: String)
    case notYAML(file: String, line: Int, cause: String)
    case unknownKey(file: String, line: Int, key: String, nearest: String?)
    case repeated(file: String, line: Int, key: String)
    case value(source: String, key: String, value: String, expected: String)
    case missing(key: String, variable: String, file: String)
    case secret(file: String, cause: String)
}

extension ConfigurationError: CustomStringConvertible {
    var description: String {
        switch self {
        case .unreadable(let file, let cause):
            "cannot read \(file): \(cause); name another file with --config or SAMORDNA_CONFIG"
        case .notYAML(let file, let line, let cause):
            "cannot read \(file):\(line): \(cause); see the example in Config/samordna.yaml"
        case .unknownKey(let file, let line, let key, let nearest):
            "cannot read \(file):\(line): “\(key)” is no key; \(nearest.map { "did you mean “\($0)”?" } ?? "see Config/samordna.yaml for all of them")"
        case .repeated(let file, let line, let key):
            "cannot read \(file):\(line): “\(key)” stands there twice; remove one"
        case .value(let source, let key, let value, let expected):
            "cannot read \(source): \(key) is “\(value)”; expected \(expected)"
        case .missing(let key, let variable, let file):
            "cannot start: \(key) is not set; set it in \(file) or by \(variable)"
        case .secret(let file, let cause):
            "cannot read the secret in \(file): \(cause)"
        }
    }
}
