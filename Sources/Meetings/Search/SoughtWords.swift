import Foundation

/// The words of a text as a search compares them: lower case, å, ä and ö letters of their own, other accents left out.
package struct SoughtWords: Hashable, Sendable {
    package let words: [String]

    package init(_ text: some StringProtocol) {
        var (words, word) = ([String](), "")
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            if let folded = SoughtWords.folded(scalar) {
                word += folded
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        self.words = words
    }

    package var isEmpty: Bool { words.isEmpty }

    /// Whether each of these begins some word of the text.
    package func areFound(in text: String) -> Bool {
        let others = SoughtWords(text).words
        return words.allSatisfy { word in others.contains { $0.hasPrefix(word) } }
    }

    /// Whether one of these begins the word.
    package func begin(_ word: some StringProtocol) -> Bool {
        let folded = SoughtWords(word).words
        return words.contains { sought in folded.contains { $0.hasPrefix(sought) } }
    }

    /// Nil for what parts words.
    private static func folded(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "a"..."z", "0"..."9", "å", "ä", "ö": return String(scalar)
        case "A"..."Z": return String(Unicode.Scalar(scalar.value + 32) ?? scalar)
        case "Å": return "å"
        case "Ä", "æ", "Æ": return "ä"
        case "Ö", "ø", "Ø": return "ö"
        default: break
        }
        guard !scalar.isASCII else { return nil }
        // A mark that no letter took up, and signs that cannot be seen, part nothing.
        if [.nonspacingMark, .format].contains(scalar.properties.generalCategory) { return "" }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return nil }
        return String(scalar).folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    }
}
