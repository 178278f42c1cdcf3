/// The decisions (*beslut*) that running notes say in so many words: a line each.
package struct DecisionLines: Sendable {
    package let lines: [Line]

    package struct Line: Hashable, Sendable {
        /// What was decided, without “Beslut:”.
        package let text: String
        /// Where it stands, in bytes of UTF-8.
        package let range: Range<Int>
    }

    package init(in text: String) {
        var (lines, start): ([Line], Int) = ([], 0)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let found = Self.decision(line) {
                let from = start + line.utf8.distance(from: line.startIndex, to: found.startIndex)
                let words = found.filter { $0 != "*" }
                lines.append(Line(text: String(words), range: from..<(from + found.utf8.count)))
            }
            start += line.utf8.count + 1
        }
        self.lines = lines
    }

    /// Nil where nothing was decided in the line.
    private static func decision(_ line: Substring) -> Substring? {
        // A line of a page's length says more than one thing.
        guard line.utf8.count <= 1000 else { return nil }
        let words = line.drop { " \t-–—•*".contains($0) }
        if let labelled = words.prefixMatch(of: /(?:\*\*)?[Bb]eslut(?:\*\*)?:(?:\*\*)?\s*/) {
            let rest = words[labelled.range.upperBound...].trimmed
            return rest.isEmpty ? nil : rest
        }
        return words.contains(/\b[Bb]eslut(?:ar|ade|as|ades) att\b/) ? words.trimmed : nil
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
