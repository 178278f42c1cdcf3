import Meetings

/// What a search in minutes looks for: words without their endings.
package struct SoughtStems: Hashable, Sendable {
    package let stems: [String]

    package init(_ words: SoughtWords) {
        let stemmer = Stemmer()
        stems = stemmer.stems(words.words.prefix(12))
    }

    package var isEmpty: Bool { stems.isEmpty }

    /// Whether a word is one of these in some form, or goes on from one.
    package func begin(_ word: some StringProtocol) -> Bool {
        Stemmer().stems(SoughtWords(word).words[...]).contains { stem in
            stems.contains { $0.goesOn ? stem.hasPrefix($0) : stem == $0 }
        }
    }

    /// As FTS5 is asked: all of them.
    var match: String { stems.map { "\"\($0)\"\($0.goesOn ? "*" : "")" }.joined(separator: " ") }
}

extension String {
    /// Whether longer words are meant too: “vård” finds “vårdplan”, “av” finds no “avtal”.
    fileprivate var goesOn: Bool { count >= 3 }
}
