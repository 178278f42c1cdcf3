/// An address that is safe to hand to a mail server: one dot-atom address in ASCII (RFC 5321 §4.1.2).
package struct MailAddress: Hashable, Sendable {
    package let text: String

    package init(_ text: String) throws(MailError) {
        if let fault = Self.fault(in: text) { throw .address(text, fault) }
        self.text = text
    }

    /// Why a text cannot be an address.
    package enum Fault: Hashable, Sendable {
        case notOneAddress
        case tooLong
        case forbiddenCharacter
        case beyondASCII
        case misplacedDot
        case domain
    }
}

extension MailAddress: CustomStringConvertible {
    package var description: String { text }
}

extension MailAddress {
    private static let longest = 254
    private static let longestLocalPart = 64
    private static let longestLabel = 63

    private static func fault(in text: String) -> Fault? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return .beyondASCII }
        guard text.utf8.count <= longest else { return .tooLong }
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else { return .notOneAddress }
        guard halves[0].count <= longestLocalPart else { return .tooLong }
        guard halves[0].allSatisfy(isAtomText), halves[1].allSatisfy(isAtomText) else { return .forbiddenCharacter }
        guard hasNoEmptyPart(halves[0]) else { return .misplacedDot }
        return isDomain(halves[1]) ? nil : .domain
    }

    /// The characters of a dot-atom (RFC 5322 §3.2.3).
    private static func isAtomText(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || ".!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ domain: Substring.UTF8View) -> Bool {
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...longestLabel).contains(label.count) && label.first != hyphen && label.last != hyphen
            && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
    }

    private static func hasNoEmptyPart(_ localPart: Substring.UTF8View) -> Bool {
        localPart.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
