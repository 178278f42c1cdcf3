import CStemmer

/// Snowball's stemmer for Swedish: words without their endings.
package struct Stemmer: ~Copyable {
    /// Nil only where memory is out: words then keep their endings.
    private let handle: OpaquePointer?

    package init() { handle = sb_stemmer_new("swedish", "UTF_8") }

    deinit { sb_stemmer_delete(handle) }

    package func stems(_ words: ArraySlice<String>) -> [String] {
        var stems: [String] = []
        for word in words { stems.append(stem(word)) }
        return stems
    }

    /// - Parameter word: in lower case.
    package func stem(_ word: String) -> String {
        var stem = String(word.prefix(Stemmer.longest))
        // “mötena” leaves “möten” before it leaves “möt”, as “möte” does at once.
        for _ in 0..<6 {
            let shorter = withoutEt(snowball(stem))
            guard shorter != stem else { break }
            stem = shorter
        }
        return stem
    }

    /// Snowball leaves the last syllable of “målet”, “mötet” and “ansvaret”.
    private func withoutEt(_ word: String) -> String {
        guard word.hasSuffix("et"), word.count >= 5 else { return word }
        let rest = word.dropLast(2)
        return rest.contains(where: Stemmer.vowels.contains) ? String(rest) : word
    }

    private func snowball(_ word: String) -> String {
        let octets = Array(word.utf8)
        guard let handle, let stem = sb_stemmer_stem(handle, octets, Int32(octets.count)) else { return word }
        let length = Int(sb_stemmer_length(handle))
        return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }

    private static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y", "å", "ä", "ö"]
    /// Letters: no Swedish word is longer, and no longer one is indexed.
    private static let longest = 60
}
