/// The words of an HTML mail, roughly: lines where blocks end, no styles and no links.
struct HTMLText {
    private(set) var text = ""
    private var pendingBreak = false
    private var pendingSpace = false
    /// The element whose content is skipped.
    private var hidden: String?

    init(_ html: String) {
        var rest = html.utf8[...]
        while let octet = rest.first {
            if octet == UInt8(ascii: "<") {
                takeTag(&rest)
            } else if octet == UInt8(ascii: "&"), let (words, length) = Self.entity(rest) {
                append(words)
                rest = rest.dropFirst(length)
            } else {
                takeWords(&rest)
            }
        }
    }

    private mutating func takeWords(_ rest: inout Substring.UTF8View) {
        let end = rest.dropFirst().firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") || $0.isBlank }
        let piece = rest[..<(end ?? rest.endIndex)]
        if piece.allSatisfy(\.isBlank) {
            pendingSpace = true
        } else if let first = piece.first, first.isBlank {
            pendingSpace = true
            append(String(decoding: piece.dropFirst(), as: UTF8.self))
        } else {
            append(String(decoding: piece, as: UTF8.self))
        }
        rest = rest[piece.endIndex...]
    }

    private mutating func append(_ words: String) {
        guard hidden == nil else { return }
        if pendingBreak, !text.isEmpty { text += "\n" } else if pendingSpace, !text.isEmpty { text += " " }
        (pendingBreak, pendingSpace) = (false, false)
        text += words
    }

    private mutating func takeTag(_ rest: inout Substring.UTF8View) {
        let comment = Array("<!--".utf8)
        guard !rest.starts(with: comment) else { return Self.skip(past: "-->", &rest) }
        let inside = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
        rest = rest[inside.endIndex...].dropFirst()
        let isEnd = inside.first == UInt8(ascii: "/")
        let name = String(
            decoding: inside.drop { $0 == UInt8(ascii: "/") }.prefix { $0 | 0x20 > 0x60 || $0 < 0x3A && $0 > 0x2F }
                .prefix(12), as: UTF8.self)
        take(element: name.lowercased(), isEnd: isEnd)
    }

    private mutating func take(element: String, isEnd: Bool) {
        if ["style", "script", "head", "title"].contains(element) {
            if !isEnd { hidden = hidden ?? element } else if hidden == element { hidden = nil }
        } else if element == "body" {
            hidden = nil
        } else if ["br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "blockquote"].contains(element) {
            pendingBreak = true
        } else if element == "td" || element == "th" {
            pendingSpace = true
        }
    }

    private static func skip(past mark: String, _ rest: inout Substring.UTF8View) {
        let end = Array(mark.utf8)
        while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
        rest = rest.dropFirst(end.count)
    }

    private static func entity(_ rest: Substring.UTF8View) -> (words: String, length: Int)? {
        let name = rest.dropFirst().prefix(12).prefix { $0 != UInt8(ascii: ";") }
        guard name.count < 12, rest[name.endIndex...].first == UInt8(ascii: ";") else { return nil }
        let words = String(decoding: name, as: UTF8.self)
        if let known = entities[words] { return (known, name.count + 2) }
        guard words.first == "#" else { return nil }
        let isHexadecimal = words.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
        let digits = words.dropFirst(isHexadecimal ? 2 : 1)
        guard let code = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(code) else {
            return nil
        }
        return (String(scalar), name.count + 2)
    }

    private static let entities = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "aring": "å", "auml": "ä",
        "ouml": "ö",
        "Aring": "Å", "Auml": "Ä", "Ouml": "Ö", "eacute": "é", "ndash": "–", "mdash": "—", "hellip": "…", "rsquo": "’",
        "lsquo": "‘", "rdquo": "”", "ldquo": "“", "uuml": "ü", "szlig": "ß", "agrave": "à", "egrave": "è",
    ]
}
