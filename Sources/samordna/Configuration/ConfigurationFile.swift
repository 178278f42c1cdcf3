import Foundation
import Yams

/// The settings of a YAML file, each with the line it stands on.
struct ConfigurationFile {
    struct Value: Equatable {
        let text: String
        let line: Int
    }

    let path: String
    let text: String
    private(set) var values: [Setting: Value] = [:]

    init(path: String) throws(ConfigurationError) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadable(
                file: path,
                cause: FileManager.default.fileExists(atPath: path)
                    ? "it is not readable text" : "there is no such file")
        }
        try self.init(parsing: text, path: path)
    }

    init(parsing text: String, path: String) throws(ConfigurationError) {
        self.path = path
        self.text = text
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let YamlError.scanner(_, problem, mark, _), let YamlError.parser(_, problem, mark, _) {
            throw .notYAML(file: path, line: mark.line, cause: problem)
        } catch YamlError.duplicatedKeysInMapping(let keys, _) {
            let key = keys.first ?? ""
            throw .repeated(file: path, line: lastLine(with: key, in: text), key: key)
        } catch {
            throw .notYAML(file: path, line: 1, cause: "it is not YAML")
        }
        guard let root, root.null == nil else { return }
        try read(root, below: "")
    }

    private mutating func read(_ node: Node, below path: String) throws(ConfigurationError) {
        guard case .mapping(let mapping) = node else {
            throw .notYAML(
                file: self.path, line: node.mark?.line ?? 1,
                cause: "expected keys with values, such as “database: FILE”")
        }
        for (keyNode, value) in mapping {
            let line = keyNode.mark?.line ?? 1
            let key = path + (keyNode.string ?? "")
            if let setting = Setting(rawValue: key), case .scalar(let scalar) = value {
                guard values[setting] == nil else { throw .repeated(file: self.path, line: line, key: key) }
                if value.null == nil { values[setting] = Value(text: scalar.string, line: line) }
            } else if Setting.allCases.contains(where: { $0.rawValue.hasPrefix(key + ".") }) {
                if value.null == nil { try read(value, below: key + ".") }
            } else {
                throw .unknownKey(file: self.path, line: line, key: key, nearest: nearest(to: key))
            }
        }
    }

    /// A key that ends alike or begins alike, for a slip of the pen.
    private func nearest(to key: String) -> String? {
        let last = key.split(separator: ".").last.map(String.init) ?? key
        return Setting.allCases.map(\.rawValue).first { known in
            let name = known.split(separator: ".").last.map(String.init) ?? known
            return name == last || name.hasPrefix(last) || last.hasPrefix(name) || Set(name) == Set(last)
        }
    }
}

/// Yams tells which key stands twice, and only where the keys around it begin.
private func lastLine(with key: String, in text: String) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.lastIndex { $0.drop { $0 == " " }.hasPrefix("\(key):") } ?? 0) + 1
}
