import Meetings

/// What keeps a text from being written.
package enum DocumentError: Error, Equatable {
    case missingTemplate(path: String)
    case unreadableTemplate(path: String)
    case brokenTemplate(path: String, line: Int, fault: Fault)
    case unknownName(path: String, line: Int, name: String, nearest: String?)
    case missingPart(path: String, line: Int, name: String)
    case missingLine(path: String, mark: String)
    case noMeeting(kind: Letter.Kind)

    /// What is wrong with a tag.
    package enum Fault: Equatable, Sendable {
        /// A section is closed by another name than it was opened with.
        case wrongClose
        case neverClosed
        case malformedTag
    }
}

extension DocumentError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingTemplate(let path):
            "cannot read the template \(path): no such file; restore it from the package"
        case .unreadableTemplate(let path):
            "cannot read the template \(path): it is not UTF-8 text; save it again as UTF-8"
        case .brokenTemplate(let path, let line, let fault):
            "cannot use the template \(path):\(line): \(fault.words)"
        case .unknownName(let path, let line, let name, let nearest):
            "cannot use the template \(path):\(line): nothing is called “\(name)”; "
                + (nearest.map { "did you mean “\($0)”" } ?? "see the names in Templates/README.md")
        case .missingPart(let path, let line, let name):
            "cannot use the template \(path):\(line): there is no part “\(name)”; "
                + "restore parts/\(name).txt or remove the tag"
        case .missingLine(let path, let mark):
            "cannot use the template \(path): no line begins with “\(mark)”; add one"
        case .noMeeting(let kind):
            "cannot write the \(kind.rawValue): it is about no meeting; hand in the meeting"
        }
    }
}

extension DocumentError.Fault {
    var words: String {
        switch self {
        case .wrongClose: "a section ends with another name than it begins with; use one name in {{#…}} and {{/…}}"
        case .neverClosed: "a section is opened and never closed; add {{/…}} with its name"
        case .malformedTag: "a tag is not complete; write {{name}}, {{#name}} or {{/name}}"
        }
    }
}
