/// One property of a calendar: name, parameters and value (RFC 5545 §3.1). Of an unquoted colon in a name, or a quote too
/// many, libical makes another address or no answer at all, and such names come: hence a reader of our own.
struct PropertyLine {
    /// Upper case.
    let name: String
    private let octets: ArraySlice<UInt8>
    private let afterName: Int
    private let valueStart: Int

    /// Nobody's name or comment is longer.
    private static let octetLimit = 65_536

    init(_ octets: [UInt8], _ whole: Range<Int>) {
        let octets = octets[whole.prefix(Self.octetLimit)]
        afterName = octets.firstIndex { $0 == .colon || $0 == .semicolon } ?? octets.endIndex
        name = String(decoding: octets[..<afterName].prefix(60), as: UTF8.self).trimmingSpaces().uppercased()
        valueStart = Self.valueStart(name, octets[afterName...])
        self.octets = octets
    }

    /// As it stands, without the blanks around it.
    var value: String { text(octets[valueStart...]).trimmingSpaces() }

    /// A value of type TEXT.
    var text: String { value.unescaped }

    /// Each parameter by its upper case name; of several alike the first.
    var parameters: [String: String] {
        var found: [String: String] = [:]
        lookAtParameters { name, value in
            if found[name] == nil { found[name] = value }
            return found.count < 50
        }
        return found
    }

    func parameter(_ wanted: String) -> String? {
        var found: String?
        lookAtParameters { name, value in
            if name == wanted { found = value }
            return found == nil
        }
        return found
    }

    /// An address is sought from the end: an unquoted name may hold a colon too. So is a moment: Exchange names a zone
    /// `tzone://Microsoft/Utc`, unquoted.
    private static func valueStart(_ name: String, _ rest: ArraySlice<UInt8>) -> Int {
        switch name {
        case "ATTENDEE", "ORGANIZER":
            if let scheme = lastScheme(in: rest) { return scheme }
        case "DTSTART", "DTEND", "DTSTAMP", "RECURRENCE-ID", "X-MS-OLK-ORIGINALSTART", "X-MS-OLK-ORIGINALEND":
            return rest.lastIndex(of: .colon).map { $0 + 1 } ?? rest.endIndex
        default: break
        }
        var isQuoted = false
        for position in rest.indices {
            if rest[position] == .quote { isQuoted.toggle() }
            if rest[position] == .colon, !isQuoted { return position + 1 }
        }
        return rest.lastIndex(of: .colon).map { $0 + 1 } ?? rest.endIndex
    }

    private static func lastScheme(in rest: ArraySlice<UInt8>) -> Int? {
        var position = rest.endIndex - scheme.count
        while position >= rest.startIndex {
            if rest[position] == .colon,
                rest[position..<position + scheme.count].elementsEqual(scheme, by: { $0 | 0x20 == $1 | 0x20 })
            {
                return position + 1
            }
            position -= 1
        }
        return nil
    }

    private static let scheme = Array(":mailto:".utf8)

    /// Until the look says that it has seen enough.
    private func lookAtParameters(_ look: (String, String) -> Bool) {
        guard afterName < octets.endIndex, octets[afterName] == .semicolon else { return }
        var position = afterName + 1
        let end = valueStart - 1
        while position < end {
            let (name, value, next) = parameter(from: position, before: end)
            guard look(name, value) else { return }
            position = next + 1
        }
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
