import Meetings
import Store

/// A piece of a text that a search found: a word that was sought, or what stands between such.
struct Piece: Sendable {
    static let names: Set<String> = ["piece", "isHit"]

    let piece: String
    let isHit: Bool
}

extension String {
    /// With the words that begin as those sought marked.
    func marked(_ sought: SoughtWords) -> [Piece] { marked { sought.begin($0) } }

    /// With the words that are forms of those sought marked.
    func marked(_ sought: SoughtStems) -> [Piece] { marked { sought.begin($0) } }

    private func marked(where isSought: (Substring) -> Bool) -> [Piece] {
        var pieces: [Piece] = []
        var between = ""
        for run in runs {
            let isHit = run.isWord && isSought(run.text)
            guard isHit else {
                between += run.text
                continue
            }
            if !between.isEmpty { pieces.append(Piece(piece: between, isHit: false)) }
            between = ""
            pieces.append(Piece(piece: String(run.text), isHit: true))
        }
        return between.isEmpty ? pieces : pieces + [Piece(piece: between, isHit: false)]
    }

    /// The part of a long text around the first word found, in whole words and on one line; nil where none is.
    func excerpt(around sought: SoughtWords) -> String? { excerpt { sought.begin($0) } }

    /// The same of a text with light markup, whose signs are left out.
    func excerpt(around sought: SoughtStems) -> String? {
        let lines = split(whereSeparator: \.isNewline).map { line in
            line.split(whereSeparator: \.isWhitespace).filter { $0.contains { !"#*->|~_".contains($0) } }
                .joined(separator: " ").replacing("**", with: "")
        }
        return lines.joined(separator: " ").excerpt { sought.begin($0) }
    }

    private func excerpt(where isSought: (Substring) -> Bool) -> String? {
        let words = split(whereSeparator: \.isWhitespace).prefix(20_000)
        guard let hit = words.firstIndex(where: isSought) else { return nil }
        let (first, last) = (Swift.max(0, hit - 8), Swift.min(words.count, hit + 12))
        let excerpt = words[first..<last].map { $0.prefix(60) }.joined(separator: " ")
        return (first > 0 ? "… " : "") + excerpt + (last < words.count ? " …" : "")
    }

    /// Letters and figures, and what stands between them, by turns.
    private var runs: [(text: Substring, isWord: Bool)] {
        var (runs, start) = ([(text: Substring, isWord: Bool)](), startIndex)
        while start < endIndex {
            let isWord = self[start].isLetter || self[start].isNumber
            let end = self[start...].firstIndex { ($0.isLetter || $0.isNumber) != isWord } ?? endIndex
            runs.append((self[start..<end], isWord))
            start = end
        }
        return runs
    }
}
