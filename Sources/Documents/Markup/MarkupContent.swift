import Mustache

/// The escaping of values in a marked text: whatever a value holds, it stays words within its line.
struct MarkupContent: MustacheContentType {
    static let name = "MARKUP"

    func escapeText(_ text: String) -> String {
        var escaped = ""
        for character in MarkupContent.folded(text) {
            if character == "\\" || character == "|" || escaped.isEmpty && MarkupContent.lineMarks.contains(character) {
                escaped.append("\\")
            }
            escaped.append(character)
        }
        return escaped
    }

    /// On one line, without signs that cannot be seen: those that turn the writing round can hide a false address.
    static func folded(_ text: String) -> String {
        let visible = text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar.properties.isWhitespace
            case .format, .unassigned, .privateUse, .surrogate: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let lineMarks: Set<Character> = ["#", "-", "*", "~"]
}
