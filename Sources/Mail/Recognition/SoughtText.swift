import Foundation

/// A text in which phrases are sought whatever their case, octet by octet: Foundation’s search took a seventh of all reading.
struct SoughtText {
    private let octets: [UInt8]

    init(_ text: some StringProtocol) { octets = Array(text.lowercased().utf8) }

    /// A phrase in lower case.
    func contains(_ phrase: String) -> Bool {
        var phrase = phrase
        return phrase.withUTF8 { sought in
            octets.withUnsafeBufferPointer { Self.holds($0, sought) }
        }
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ sought: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = text.baseAddress, let start = sought.baseAddress, let first = sought.first else {
            return false
        }
        var position = 0
        while position + sought.count <= text.count,
            let found = memchr(base + position, Int32(first), text.count - sought.count - position + 1)
        {
            if memcmp(found, start, sought.count) == 0 { return true }
            position = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        }
        return false
    }

    func contains(anyOf phrases: [String]) -> Bool { phrases.contains { contains($0) } }
}
