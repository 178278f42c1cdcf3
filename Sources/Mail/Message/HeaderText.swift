import Foundation

/// The rules that keep one header value from becoming two headers.
enum HeaderText {
    static func check(_ text: String, in field: String) throws(MailError) {
        guard !text.unicodeScalars.contains(where: breaksLine) else { throw .headerText(field: field, text: text) }
    }

    static func checkMessageID(_ text: String) throws(MailError) {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), text.utf8.count <= 250,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"<>()[],;:\\\"".utf8.contains($0) })
        else { throw .messageID(text) }
    }

    /// GMime takes text that looks like an encoded word for one, and writes a long word as an encoded word of more than
    /// 75 characters: such text goes as encoded words of our own (RFC 2047 §2).
    static func armoured(_ text: String) -> String {
        guard text.contains("=?") || text.split(separator: " ").contains(where: isLongWord) else { return text }
        var words: [String] = [""]
        for scalar in text.unicodeScalars {
            if words[words.count - 1].utf8.count > longestOctets - 4 { words.append("") }
            words[words.count - 1].unicodeScalars.append(scalar)
        }
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: " ")
    }

    private static func isLongWord(_ word: Substring) -> Bool {
        word.utf8.count > longestOctets && word.utf8.contains { $0 >= 0x80 }
    }

    /// Octets that fit an encoded word of 75 characters in base64.
    private static let longestOctets = 45

    /// Type and subtype, both tokens (RFC 2045 §5.1).
    static func mediaType(_ text: String) throws(MailError) -> (type: String, subtype: String) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ isToken($0) }) else { throw .mediaType(text) }
        return (String(halves[0]), String(halves[1]))
    }

    static func checkMethod(_ text: String) throws(MailError) {
        guard isToken(text) else { throw .headerText(field: "the calendar method", text: text) }
    }

    private static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"()<>@,;:\\\"/[]?=".utf8.contains($0) }
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}
