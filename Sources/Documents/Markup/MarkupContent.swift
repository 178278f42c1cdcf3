import Mustache

/// The escaping of values in a marked text: whatever a value holds, it stays words within its line.
struct MarkupContent: MustacheContentType {
    static let name = "MARKUP"

    func escapeText(_ text: String) -> String {
        let text = MarkupContent.folded(text)
        guard text.utf8.contains(where: MarkupContent.signs.contains) else { return text }
        var escaped = ""
        for character in text {
            if character == "\\" || character == "|" || escaped.isEmpty && MarkupContent.lineMarks.contains(character) {
                escaped.append("\\")
            }
            escaped.append(character)
        }
        return escaped
    }

    /// On one line, without signs that cannot be seen: those that turn the writing round can hide a false address.
    static func folded(_ text: String) -> String {
        guard !isPlain(text) else { return text }
        let visible = text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar.properties.isWhitespace
            case .format, .unassigned, .privateUse, .surrogate: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Words of Latin letters with single spaces between them, as nearly every value is.
    private static func isPlain(_ text: String) -> Bool {
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ": guard before != " " else { return false }
            case "!"..."~", "\u{AE}"..."\u{24F}", "–": break
            default: return false
            }
            before = scalar
        }
        return before != " " || text.isEmpty
    }

    private static let lineMarks: Set<Character> = ["#", "-", "*", "~", ">"]
    private static let signs = Array("\\|#-*~>".utf8)
}
