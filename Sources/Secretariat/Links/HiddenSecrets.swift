import Foundation

/// Mail as staff may read it: what would let its reader act for somebody else is left out.
package enum HiddenSecrets {
    /// With “…” in place of the secrets in personal links and of codes for signing in.
    package static func masked(_ text: String) -> String {
        let text = withoutLinks(text)
        // Other people's figures beside the word “kod” stay.
        guard text.contains("kod till Samordna") || text.contains("Koden och länken") else { return text }
        return text.replacing(code) { "\($0.1)…" }.replacing(subject) { "…\($0.1)" }
    }

    /// The first part of the addresses that go on with a secret.
    package static let rooms = [
        "svar", "din-sida", "arets-dagar", "datum", "dagordning", "beslutforhet", "mote", "min-kalender", "logga-in",
        "synpunkter", "godkannande", "atgard",
    ]
    /// 256 random bits as an address has them; wherever so many signs stand, they are one.
    private static let secretLength = 43

    private nonisolated(unsafe) static let code = /(?i)(\bkod\b[^0-9\n]{0,40}?)\b\d{3}[ \u{A0}]?\d{3}\b/
    private nonisolated(unsafe) static let subject = /(?i)\b\d{3}[ \u{A0}]?\d{3}( är din kod)/

    private static func withoutLinks(_ text: String) -> String {
        let octets = Array(text.utf8)
        var (kept, start) = ([UInt8](), 0)
        var position = 0
        while position < octets.count {
            guard let secret = secret(in: octets, at: position) else {
                position += 1
                continue
            }
            kept += octets[start..<secret.lowerBound] + "…".utf8
            (start, position) = (secret.upperBound, secret.upperBound)
        }
        return start == 0 ? text : String(decoding: kept + octets[start...], as: UTF8.self)
    }

    /// The secret of an address whose slash before the room stands here.
    private static func secret(in octets: [UInt8], at position: Int) -> Range<Int>? {
        guard let name = afterSlash(octets, position) else { return nil }
        let whole = run(in: octets, at: name)
        if whole.count == secretLength { return whole }
        for room in names where octets[name...].starts(with: room, by: { $0 | 0x20 == $1 | 0x20 }) {
            guard let start = afterSlash(octets, name + room.count) else { continue }
            let secret = run(in: octets, at: start)
            if !isPlainWord(octets[secret]) { return secret }
        }
        return nil
    }

    private static func run(in octets: [UInt8], at start: Int) -> Range<Int> {
        start..<(octets[start...].firstIndex { !isSecret($0) } ?? octets.count)
    }

    /// “dag/datum/tid” is no link, “/datum/K3x” is what a line's end left of one.
    private static func isPlainWord(_ octets: ArraySlice<UInt8>) -> Bool {
        octets.count < 16 && octets.dropFirst().allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    private static let names = rooms.map { Array($0.utf8) }

    /// Programs that check links write them inside links of their own, with the slash as %2F or %252F.
    private static func afterSlash(_ octets: [UInt8], _ position: Int) -> Int? {
        guard position < octets.count else { return nil }
        if octets[position] == UInt8(ascii: "/") { return position + 1 }
        guard octets[position] == UInt8(ascii: "%") else { return nil }
        var next = position + 1
        while octets[next...].starts(with: "25".utf8) { next += 2 }
        return octets[next...].starts(with: "2F".utf8) || octets[next...].starts(with: "2f".utf8) ? next + 2 : nil
    }

    private static func isSecret(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
