/// One property of a calendar: name, parameters and value (RFC 5545 §3.1). libical leaves out a whole property where one
/// parameter is malformed, and answers with such names are accepted by every other program: hence a reader of our own.
struct PropertyLine {
    /// Upper case.
    let name: String
    private let octets: ArraySlice<UInt8>
    private let afterName: Int

    /// Nobody's name or comment is longer.
    private static let octetLimit = 65_536

    init(_ octets: [UInt8], _ whole: Range<Int>) {
        let range = whole.prefix(Self.octetLimit)
        self.octets = octets[range]
        afterName = octets[range].firstIndex { $0 == .colon || $0 == .semicolon } ?? range.endIndex
        let name = octets[range.startIndex..<min(afterName, range.startIndex + 60)]
        self.name = String(decoding: name, as: UTF8.self).trimmingSpaces().uppercased()
    }

    /// As it stands, without the blanks around it.
    var value: String { text(octets[valueStart...]).trimmingSpaces() }

    /// A value of type TEXT.
    var text: String { value.unescaped }

    /// Each parameter by its upper case name; of several alike the first.
    var parameters: [String: String] {
        guard afterName < octets.endIndex, octets[afterName] == .semicolon else { return [:] }
        var (found, position) = ([String: String](), afterName + 1)
        let end = valueStart - 1
        while position < end, found.count < 50 {
            let (name, value, next) = parameter(from: position, before: end)
            if found[name] == nil { found[name] = value }
            position = next + 1
        }
        return found
    }

    /// An address is sought from the end: an unquoted name may hold a colon too.
    private var valueStart: Int {
        if let scheme = lastScheme { return scheme }
        if Self.moments.contains(name), let colon = octets[afterName...].lastIndex(of: .colon) { return colon + 1 }
        var (position, isQuoted) = (afterName, false)
        while position < octets.endIndex {
            let octet = octets[position]
            if octet == .quote { isQuoted.toggle() }
            if octet == .colon, !isQuoted { return position + 1 }
            position += 1
        }
        let colon = octets[afterName...].lastIndex(of: .colon)
        return colon.map { $0 + 1 } ?? octets.endIndex
    }

    /// Exchange names a zone `tzone://Microsoft/Utc`, unquoted.
    private static let moments: Set = [
        "DTSTART", "DTEND", "DTSTAMP", "RECURRENCE-ID", "X-MS-OLK-ORIGINALSTART", "X-MS-OLK-ORIGINALEND",
    ]

    private var lastScheme: Int? {
        guard name == "ATTENDEE" || name == "ORGANIZER" else { return nil }
        let scheme = Array(":mailto:".utf8)
        var position = octets.endIndex - scheme.count
        while position >= afterName {
            let piece = octets[position..<position + scheme.count]
            if piece.elementsEqual(scheme, by: { $0 | 0x20 == $1 | 0x20 }) { return position + 1 }
            position -= 1
        }
        return nil
    }

    private func parameter(from start: Int, before end: Int) -> (name: String, value: String, next: Int) {
        let nameEnd = octets[start..<end].firstIndex { $0 == .equals || $0 == .semicolon } ?? end
        let name = text(octets[start..<nameEnd]).trimmingSpaces().uppercased()
        guard nameEnd < end, octets[nameEnd] == .equals else { return (name, "", nameEnd) }
        let next = self.end(ofValueAt: nameEnd + 1, before: end)
        return (name, text(octets[(nameEnd + 1)..<next]).trimmingSpaces(), next)
    }

    /// A quote closes only where a parameter can end: names hold quotes of their own.
    private func end(ofValueAt start: Int, before end: Int) -> Int {
        var (position, isQuoted) = (start, false)
        while position < end {
            switch octets[position] {
            case .quote where !isQuoted: isQuoted = position == start || octets[position - 1] == .comma
            case .quote: isQuoted = !closes(position + 1, before: end)
            case .semicolon where !isQuoted: return position
            default: break
            }
            position += 1
        }
        return isQuoted ? octets[start..<end].firstIndex(of: .semicolon) ?? end : end
    }

    private func closes(_ position: Int, before end: Int) -> Bool {
        position >= end || [.semicolon, .comma, .colon].contains(octets[position])
    }

    private func text(_ octets: ArraySlice<UInt8>) -> String { String(decoding: octets, as: UTF8.self) }
}

extension UInt8 {
    fileprivate static let colon = UInt8(ascii: ":")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let equals = UInt8(ascii: "=")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let semicolon = UInt8(ascii: ";")
}
