/// An address found in running text.
struct FoundAddress: Equatable {
    /// Lower case.
    let text: String
    /// Where it stands among the text's octets.
    let range: Range<Int>
}

/// The addresses of a text in its order, however they are set off.
func addresses(in text: some StringProtocol, limit: Int = 100) -> [FoundAddress] {
    let octets = Array(text.utf8)
    var (found, position) = ([FoundAddress](), 0)
    while found.count < limit, let at = octets[position...].firstIndex(of: UInt8(ascii: "@")) {
        let local = octets[position..<at].reversed().prefix(64).prefix { $0.isLocalPart }.count
        let domain = octets[(at + 1)...].prefix(253).prefix { $0.isDomain }
        var (start, end) = (at - local, domain.endIndex)
        while start < at, octets[start] == UInt8(ascii: ".") || octets[start] == UInt8(ascii: "'") { start += 1 }
        while end > at + 1, octets[end - 1] == UInt8(ascii: ".") || octets[end - 1] == UInt8(ascii: "-") { end -= 1 }
        position = max(end, at + 1)
        guard start < at, octets[(at + 1)..<end].contains(UInt8(ascii: ".")) else { continue }
        let words = String(decoding: octets[start..<end], as: UTF8.self).lowercased()
        found.append(FoundAddress(text: words, range: start..<end))
    }
    return found
}

extension StringProtocol {
    /// Lower case.
    var firstAddress: String? { addresses(in: self, limit: 1).first?.text }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self >= 0x80
    }

    fileprivate var isLocalPart: Bool { isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(self) }

    fileprivate var isDomain: Bool {
        isLetterOrDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}
