/// Notes as passages with their words known.
struct NoteReading {
    /// Longer than any paragraph somebody wrote: what is pasted without breaks is read in parts.
    private static let longest = 300
    let notes: NoteBytes
    /// First one for each passage, in order; then the further parts of long ones.
    let readings: [PassageReading]

    init(_ text: String) {
        notes = NoteBytes(text)
        var tokenizer = Tokenizer(notes)
        let passages = NotePassages(notes).passages
        let tokens = passages.map { tokenizer.tokens(of: $0) }
        let names = NameGatherer(book: tokenizer.book, passages: passages, tokens: tokens)
        tokenizer.book.learn(.givenName, of: names.words)
        tokenizer.book.learn(.twin, of: names.twins)
        let words = tokenizer.book.words
        var (readings, further) = ([PassageReading](), [PassageReading]())
        for (passage, tokens) in zip(passages, tokens) {
            let parts = NoteReading.parts(of: tokens, words)
            let all = parts.map { part in
                PassageReading(
                    passage: passage, isPart: parts.count > 1,
                    statement: Statement(tokens: Array(tokens[part]), words: words, section: passage.section),
                    initials: names.initials)
            }
            readings.append(all[0])
            further += all.dropFirst()
        }
        self.readings = readings + further
    }

    private static func parts(of tokens: [NoteToken], _ words: [KnownWord]) -> [Range<Int>] {
        guard tokens.count > longest else { return [0..<tokens.count] }
        var (parts, start) = ([Range<Int>](), 0)
        while start < tokens.count {
            let limit = min(start + longest, tokens.count)
            let end = (start + 1..<limit).last { tokens[$0].kind == .period }.map { $0 + 1 }
            parts.append(start..<(limit == tokens.count ? limit : end ?? limit))
            start = parts[parts.count - 1].upperBound
        }
        return parts
    }

    /// What the tokens say as written, and where.
    func words(_ tokens: Range<Int>, of reading: PassageReading) -> (String, Range<Int>) {
        let all = reading.statement.tokens
        let range = all[tokens.lowerBound].range.lowerBound..<all[tokens.upperBound - 1].range.upperBound
        return (text(range, of: reading.passage), range)
    }

    /// What stands in the range, the passage's wrapped lines joined.
    func text(_ range: Range<Int>, of passage: NotePassage) -> String {
        var (low, high) = (0, passage.lines.count)
        while low < high {
            let middle = (low + high) / 2
            if passage.lines[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return passage.lines[low...].prefix { $0.lowerBound < range.upperBound }
            .map { notes.string($0.clamped(to: range)) }.joined(separator: " ")
    }
}
