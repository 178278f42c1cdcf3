import Foundation

/// A word's octets, to be compared with those of the rules; strings take care of composed letters each time.
struct Spelling: Sendable {
    private let octets: [UInt8]
    private let count: Int
    private let first: UInt8

    /// - Parameter word: its letters composed.
    init(_ word: String) {
        octets = Array(word.utf8)
        (count, first) = (octets.count, octets.first ?? 0)
    }

    @inline(__always)
    func isEqual(to word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount == count, word.utf8Start.pointee == first else { return false }
        return octets.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
    }
}

extension String {
    var withComposedLetters: String {
        // Below the combining marks every letter is.
        unicodeScalars.allSatisfy { $0.value < 0x300 } ? self : precomposedStringWithCanonicalMapping
    }
}
