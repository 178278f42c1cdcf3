/// The tokens of a passage with what is known of each, for the rules to ask.
struct Statement {
    let tokens: [NoteToken]
    let words: [KnownWord]
    let section: NoteSection
    /// What each token can be, and where sentences end: asked for again and again.
    private var known = [WordTraits]()
    private var ends = [Bool]()
    /// Of each token.
    private var sentences = [Range<Int>]()

    init(tokens: [NoteToken], words: [KnownWord], section: NoteSection) {
        self.tokens = tokens
        self.words = words
        self.section = section
        known = tokens.map { $0.word >= 0 ? words[$0.word].traits : [] }
        ends = tokens.indices.map { marksEnd($0) }
        sentences = Statement.sentences(ends)
    }

    var count: Int { tokens.count }

    func kind(_ index: Int) -> NoteToken.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

    func known(_ index: Int) -> KnownWord? {
        guard tokens.indices.contains(index), tokens[index].word >= 0 else { return nil }
        return words[tokens[index].word]
    }

    func lower(_ index: Int) -> String { known(index)?.lower ?? "" }
    func traits(_ index: Int) -> WordTraits { known.indices.contains(index) ? known[index] : [] }
    func has(_ trait: WordTraits, at index: Int) -> Bool { !traits(index).isDisjoint(with: trait) }
    func shape(_ index: Int) -> WordShape { known(index)?.shape ?? .lower }
    func isWord(_ index: Int) -> Bool { kind(index) == .word }

    /// Asked some fifty times of each token: part of where it is asked, no list of words has to be kept anywhere.
    @inline(__always)
    func isWritten(_ index: Int, _ words: StaticString...) -> Bool {
        guard tokens.indices.contains(index), tokens[index].word >= 0 else { return false }
        return words.contains { self.words[tokens[index].word].spelling.isEqual(to: $0) }
    }

    /// Whether a sentence, or what is like one, begins here.
    func beginsSentence(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        return endsSentence(index - 1) || kind(index - 1) == .bar
            || kind(index - 1) == .quote && (index == 1 || endsSentence(index - 2))
    }

    func endsSentence(_ index: Int) -> Bool { ends.indices.contains(index) && ends[index] }

    private func marksEnd(_ index: Int) -> Bool {
        switch kind(index) {
        case .question, .exclaim: kind(index + 1) != .close && kind(index - 1) != .open
        case .period: !isAbbreviation(index - 1) || kind(index + 1) == nil
        default: false
        }
    }

    private func isAbbreviation(_ index: Int) -> Bool {
        guard let word = known(index) else { return false }
        if word.shape == .number { return false }
        if Statement.short.contains(word.lower) {
            return kind(index + 2) != nil && !startsCapital(index + 2) || word.lower == "ansv"
        }
        // Initials: Anna L. tar fram.
        return word.shape == .capital && word.lower.count == 1 || word.shape == .capitals && word.lower.count == 1
    }

    private static let short: Set<String> = [
        "t.ex", "bl.a", "m.m", "m.fl", "ca", "resp", "ansv", "tel", "nr", "dr", "avd", "kl", "v", "jan", "feb",
        "apr",
        "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "f.n", "o.s.v", "osv", "d.v.s", "dvs", "ev",
        "inkl", "exkl",
        "ordf", "bil", "st", "s.k", "tex", "forts", "mån", "tis", "ons", "tors", "fre", "e.d", "kap", "sid", "sekr",
        "samordn",
    ]

    private func startsCapital(_ index: Int) -> Bool { isWord(index) && shape(index) != .lower }

    /// Where the sentence that holds this token begins and ends.
    func sentence(around index: Int) -> Range<Int> {
        guard let last = tokens.indices.last else { return 0..<0 }
        return sentences[min(max(index, 0), last)]
    }

    private static func sentences(_ ends: [Bool]) -> [Range<Int>] {
        var (all, start) = ([Range<Int>](), 0)
        for index in ends.indices where ends[index] || index == ends.count - 1 {
            all += repeatElement(start..<index + 1, count: index + 1 - start)
            start = index + 1
        }
        return all
    }

    func isBoundary(_ index: Int) -> Bool { index < 0 || index >= count || tokens[index].isBoundary }

    /// Whether a clause can begin at the token: nothing, a sign or a joining word stands before it.
    func beginsClause(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        if tokens[index - 1].isBoundary { return true }
        return has(.conjunction, at: index - 1) && !has(.preposition, at: index - 1)
    }
}
