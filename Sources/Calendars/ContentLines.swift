/// A line of a calendar without its folds (RFC 5545 §3.1).
struct ContentLine {
    /// Of its beginning in the file, from 1.
    let number: Int
    let text: String

    /// Whether libical may take it for a BEGIN or an END, well formed or not.
    var isFrame: Bool { ["BEGIN", "END"].contains(propertyName(of: text)) }

    /// The name in `BEGIN:VEVENT`, upper case.
    func component(after keyword: String) -> String? {
        guard text.utf8.count < 80, let colon = text.firstIndex(of: ":"), text[..<colon].uppercased() == keyword else {
            return nil
        }
        return text[colon...].dropFirst().trimmingSpaces().uppercased()
    }
}

/// What stands before the parameters and the value, upper case. Octets are compared, as libical does: to Swift a colon
/// with an accent on it is another character.
func propertyName(of line: String) -> String {
    let name = line.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
    return String(decoding: name, as: UTF8.self).trimmingSpaces().uppercased()
}

/// Lines may end with CRLF, LF or CR; empty ones mean nothing.
func contentLines(of text: String) throws(CalendarError) -> [ContentLine] {
    var lines = LineCollector()
    for octet in text.utf8 { try lines.take(octet) }
    lines.finish()
    return lines.all
}

/// Octets on their way to becoming lines.
private struct LineCollector {
    private(set) var all: [ContentLine] = []
    private var number = 1
    private var isAtStart = true
    private var last: UInt8 = 0
    private var current: [UInt8] = []
    private var currentNumber = 1

    mutating func take(_ octet: UInt8) throws(CalendarError) {
        defer { last = octet }
        switch octet {
        case 0: throw .nul(line: number)
        case 0x0A where last == 0x0D: return
        case 0x0A, 0x0D: (number, isAtStart) = (number + 1, true)
        case 0x20 where isAtStart, 0x09 where isAtStart: isAtStart = false
        default: append(octet)
        }
    }

    mutating func finish() {
        let line = ContentLine(number: currentNumber, text: String(decoding: current, as: UTF8.self).withoutMark)
        if !current.isEmpty { all.append(line) }
        current = []
    }

    private mutating func append(_ octet: UInt8) {
        if isAtStart {
            finish()
            (currentNumber, isAtStart) = (number, false)
        }
        current.append(octet)
    }
}

extension StringProtocol {
    func trimmingSpaces() -> String {
        var rest = Substring(self).utf8.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = rest.last, last == 0x20 || last == 0x09 { rest = rest.dropLast() }
        return String(Substring(rest))
    }
}

extension String {
    /// Without the byte order mark with which Windows begins a file.
    fileprivate var withoutMark: String {
        unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
    }
}
