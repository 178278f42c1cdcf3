/// A word or a sign of notes.
struct NoteToken {
    enum Kind {
        case word, number, dash, comma, colon, semicolon, period, question, exclaim, slash, open, close, quote, arrow
        case plus, bar, at, other
    }

    let kind: Kind
    let range: Range<Int>
    /// Where the word stands in the book of words.
    let word: Int

    /// Signs that part one statement from another within a sentence.
    var isBoundary: Bool {
        switch kind {
        case .word, .number, .slash, .plus, .at, .other: false
        default: true
        }
    }
}

/// Parts lines of notes into words and signs.
struct Tokenizer {
    let notes: NoteBytes
    var book: WordBook

    init(_ notes: NoteBytes) {
        self.notes = notes
        book = WordBook(size: notes.bytes.count)
    }

    mutating func tokens(of passage: NotePassage) -> [NoteToken] {
        var tokens = [NoteToken]()
        for (number, line) in passage.lines.enumerated() {
            if passage.labels.contains(number) {
                tokens.append(NoteToken(kind: .bar, range: line.lowerBound..<line.lowerBound, word: -1))
            }
            append(line, to: &tokens)
        }
        return tokens
    }

    private mutating func append(_ line: Range<Int>, to tokens: inout [NoteToken]) {
        var index = line.lowerBound
        while index < line.upperBound {
            let (value, size) = notes.scalar(at: index)
            let start = index
            index += size
            if Scalars.isLetter(value) {
                index = wordEnd(from: index, in: line)
                let word = book.number(of: notes.string(start..<index))
                tokens.append(NoteToken(kind: .word, range: start..<index, word: word))
            } else if Scalars.isDigit(value) {
                index = numberEnd(from: index, in: line)
                let word = book.number(of: notes.string(start..<index))
                tokens.append(NoteToken(kind: .number, range: start..<index, word: word))
            } else if value == 0x2D || value == 0x3D, index < line.upperBound, notes.bytes[index] == 0x3E {
                index += 1
                tokens.append(NoteToken(kind: .arrow, range: start..<index, word: -1))
            } else if value == 0x09 || !Scalars.isSpace(value) && !Scalars.isUnseen(value) {
                tokens.append(NoteToken(kind: Tokenizer.kind(of: value), range: start..<index, word: -1))
            }
        }
    }

    /// Letters and digits, and the signs that stand inside a word: Marie-Louise, t.ex., LPO:s.
    private func wordEnd(from start: Int, in line: Range<Int>) -> Int {
        var index = start
        while index < line.upperBound {
            let (value, size) = notes.scalar(at: index)
            if Scalars.isLetter(value) || Scalars.isDigit(value) {
                index += size
                continue
            }
            let isInner = [0x2D, 0x2010, 0x2011, 0x27, 0x2019, 0x3A, 0x2E, 0xAD, 0x200D, 0x200C, 0x2060].contains(value)
            guard isInner, index + size < line.upperBound else { break }
            let next = notes.scalar(at: index + size).value
            guard Scalars.isLetter(next) || Scalars.isDigit(next) && value == 0x2D else {
                // A word that waits for its other half: hälso- och sjukvård.
                if value == 0x2D, Scalars.isSpace(next), continues(after: index + size, in: line) { index += size }
                break
            }
            if value == 0x3A, !isEnding(before: index, from: start, next: next) { break }
            if value == 0x2E, !isAbbreviation(at: index, from: start, next: index + size, in: line) { break }
            index += size
        }
        return index
    }

    /// LPO:s, not Ansvarig:anna.
    private func isEnding(before colon: Int, from start: Int, next: UInt32) -> Bool {
        guard colon > 0, Scalars.isLower(next) else { return false }
        let last = notes.bytes[colon - 1]
        return (0x41...0x5A).contains(last) || last & 0xC0 == 0x80 && Scalars.isUpper(scalarBefore(colon))
    }

    private func scalarBefore(_ index: Int) -> UInt32 {
        var start = index - 1
        while start > 0, notes.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return notes.scalar(at: start).value
    }

    /// A point between short parts: t.ex, bl.a, A.B.
    private func isAbbreviation(at point: Int, from start: Int, next: Int, in line: Range<Int>) -> Bool {
        var (letters, index) = (0, point)
        while index > 0, letters < 4 {
            let value = scalarBefore(index)
            guard Scalars.isLetter(value) else { break }
            letters += 1
            index -= Tokenizer.size(of: value)
        }
        guard letters <= 2 else { return false }
        var (after, following) = (0, next)
        while following < line.upperBound, after < 4 {
            let (value, size) = notes.scalar(at: following)
            guard Scalars.isLetter(value) else { break }
            (after, following) = (after + 1, following + size)
        }
        return after <= 2
    }

    private static func size(of value: UInt32) -> Int {
        value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }

    private func continues(after start: Int, in line: Range<Int>) -> Bool {
        var index = start
        while index < line.upperBound, Scalars.isSpace(notes.scalar(at: index).value) {
            index += notes.scalar(at: index).size
        }
        let rest = notes.bytes[index..<line.upperBound]
        return rest.starts(with: "och ".utf8) || rest.starts(with: "eller ".utf8) || rest.starts(with: "samt ".utf8)
    }

    /// 15/3, 2027-03-15, 13.30, 2a.
    private func numberEnd(from start: Int, in line: Range<Int>) -> Int {
        var index = start
        while index < line.upperBound {
            let (value, size) = notes.scalar(at: index)
            if Scalars.isDigit(value) || Scalars.isLetter(value) {
                index += size
                continue
            }
            guard value == 0x2F || value == 0x2E || value == 0x3A || Scalars.isDash(value),
                index + size < line.upperBound,
                Scalars.isDigit(notes.scalar(at: index + size).value)
            else { break }
            index += size
        }
        return index
    }

    private static func kind(of value: UInt32) -> NoteToken.Kind {
        switch value {
        case 0x2C: .comma
        case 0x3A: .colon
        case 0x3B: .semicolon
        case 0x2E, 0x2026: .period
        case 0x3F: .question
        case 0x21: .exclaim
        case 0x2F: .slash
        case 0x28, 0x5B: .open
        case 0x29, 0x5D: .close
        case 0x22, 0x27, 0x201C, 0x201D, 0x201E, 0x2018, 0x2019, 0xAB, 0xBB: .quote
        case 0x26, 0x2B: .plus
        case 0x09, 0x7C: .bar
        case 0x40: .at
        case _ where Scalars.isDash(value): .dash
        case _ where Scalars.isArrow(value): .arrow
        case 0x3D, 0x3E: .other
        default: .other
        }
    }
}
