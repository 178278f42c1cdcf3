/// The names that notes give in full, so that a part of them is known where it stands alone.
struct NameGatherer {
    private(set) var words = Set<Int>()
    private(set) var initials = Set<String>()
    private let book: WordBook

    init(book: WordBook, passages: [NotePassage], tokens: [[NoteToken]]) {
        self.book = book
        for (passage, tokens) in zip(passages, tokens) { gather(tokens, isList: passage.section == .attendance) }
    }

    private mutating func gather(_ tokens: [NoteToken], isList: Bool) {
        var index = 0
        while index < tokens.count {
            let end = nameEnd(tokens, from: index, isList: isList)
            if end > index + 1 {
                let name = tokens[index..<end].map { book.words[$0.word].lower }
                words.insert(tokens[index].word)
                initials.insert(name.compactMap(\.first).map(String.init).joined())
            }
            index = max(end, index + 1)
        }
    }

    /// Two capitals in a row, the first of them a given name or in a list of who was there.
    private func nameEnd(_ tokens: [NoteToken], from index: Int, isList: Bool) -> Int {
        guard tokens[index].kind == .word else { return index }
        let first = book.words[tokens[index].word]
        guard first.shape == .capital, first.traits.contains(.givenName) || isList && isPlain(first) else {
            return index
        }
        var end = index + 1
        while end < tokens.count, end < index + 4, tokens[end].kind == .word,
            book.words[tokens[end].word].shape == .capital, isPlain(book.words[tokens[end].word])
        {
            end += 1
        }
        return end
    }

    private func isPlain(_ word: KnownWord) -> Bool {
        word.traits.isDisjoint(with: [
            .notName, .role, .body, .bodyKind, .place, .report, .area, .verb, .preposition, .pronoun,
        ])
    }
}
