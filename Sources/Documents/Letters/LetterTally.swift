import Meetings

extension Letter.Tally {
    /// “Fem kan, en kanske och två kan inte”.
    func words(of date: Int) -> String {
        let counts = counts.indices.contains(date) ? counts[date] : [:]
        let words: [(Poll.Word, String)] = [(.yes, "kan"), (.maybe, "kanske"), (.no, "kan inte")]
        let parts = words.compactMap { word, verb in
            counts[word].flatMap { $0 > 0 ? "\($0.word(one: "en")) \(verb)" : nil }
        }
        return parts.isEmpty ? "Inga svar" : String.enumeration(parts).capitalizedSentence
    }
}
