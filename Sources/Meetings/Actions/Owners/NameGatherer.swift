/// The names that notes give in full, so that a part of them is known where it stands alone.
struct NameGatherer {
    private(set) var words = Set<Int>()
    private(set) var initials = Set<String>()
    /// Given names that stand with different words in brackets.
    private(set) var twins = Set<Int>()
    private var brackets = [Int: String]()
    private let book: WordBook

    init(book: WordBook, passages: [NotePassage], tokens: [[NoteToken]]) {
        self.book = book
        for (passage, tokens) in zip(passages, tokens) {
            gather(tokens, isList: passage.section == .attendance || isRoll(tokens))
        }
    }

    /// Three names and more in a row, one of them a known one, are a list of people.
    private func isRoll(_ tokens: [NoteToken]) -> Bool {
        var (pairs, isKnown) = (0, false)
        for index in tokens.indices.dropLast() where tokens[index].kind == .word && tokens[index + 1].kind == .word {
            let (one, two) = (book.words[tokens[index].word], book.words[tokens[index + 1].word])
            guard one.shape == .capital, two.shape == .capital, isPlain(one), isPlain(two) else { continue }
            guard index + 2 == tokens.count || tokens[index + 2].isBoundary || isAnd(tokens[index + 2]) else {
                continue
            }
            pairs += 1
            isKnown = isKnown || one.traits.contains(.givenName)
        }
        return pairs >= 3 && isKnown
    }

    /// A sign such as a slash or an emoji is no word of the book.
    private func isAnd(_ token: NoteToken) -> Bool {
        token.kind == .word && book.words[token.word].lower == "och"
    }

    private mutating func gather(_ tokens: [NoteToken], isList: Bool) {
        var index = 0
        while index < tokens.count {
            let end = nameEnd(tokens, from: index, isList: isList)
            if end == index + 1 { noteBracket(tokens, after: index) }
            if end > index + 1 {
                let name = tokens[index..<end].map { book.words[$0.word].lower }
                words.insert(tokens[index].word)
                initials.insert(name.compactMap(\.first).map(String.init).joined())
                if let own = bracketed(tokens, from: end) { initials.insert(own) }
            }
            index = max(end, index + 1)
        }
    }

    private mutating func noteBracket(_ tokens: [NoteToken], after index: Int) {
        guard index + 2 < tokens.count, tokens[index + 1].kind == .open, tokens[index + 2].kind == .word else { return }
        let inside = book.words[tokens[index + 2].word].lower
        if let other = brackets[tokens[index].word], other != inside { twins.insert(tokens[index].word) }
        brackets[tokens[index].word] = inside
    }

    /// “Eva-Lena Sjö (EL)”
    private func bracketed(_ tokens: [NoteToken], from index: Int) -> String? {
        guard index + 2 < tokens.count, tokens[index].kind == .open, tokens[index + 2].kind == .close,
            tokens[index + 1].kind == .word
        else { return nil }
        let word = book.words[tokens[index + 1].word]
        return word.shape == .capitals && word.lower.count <= 4 ? word.lower : nil
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
