extension String {
    /// A value of type TEXT as its writer meant it (RFC 5545 §3.3.11).
    var unescaped: String {
        guard utf8.contains(UInt8(ascii: "\\")) else { return self }
        var (text, isEscaped) = ("", false)
        for scalar in unicodeScalars {
            if isEscaped {
                text.unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return isEscaped ? text + "\\" : text
    }

    /// The text of a parameter without its quotes (RFC 6868 writes `^n`, `^'` and `^^`).
    var unquoted: String {
        var text = self[...]
        if text.utf8.count > 1, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
        guard text.utf8.contains(UInt8(ascii: "^")) else { return String(text).unescaped }
        let marks = text.replacing("^n", with: "\n").replacing("^'", with: "\"").replacing("^^", with: "^")
        return String(marks).unescaped
    }

    /// Nothing where there is nothing to read.
    var nonBlank: String? {
        var rest = utf8[...].drop { $0.isBlank }
        while let last = rest.last, last.isBlank { rest = rest.dropLast() }
        return rest.isEmpty ? nil : String(Substring(rest))
    }

    /// An address without `mailto:`, lower case.
    var calendarAddress: String? {
        var text = unquoted.trimmingSpaces().lowercased()
        if text.hasPrefix("mailto:") { text = text.dropFirst("mailto:".count).trimmingSpaces() }
        if text.hasPrefix("<"), text.hasSuffix(">") { text = String(text.dropFirst().dropLast()) }
        return text.isEmpty ? nil : text
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
