/// How one text became another, word by word.
package struct TextDifference: Hashable, Sendable {
    package let runs: [Run]

    package struct Run: Hashable, Sendable {
        package let kind: Kind
        package let text: String

        package init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    package enum Kind: Hashable, Sendable { case same, inserted, deleted }

    /// More comparisons than these are made line by line.
    private static let limit = 4_000_000

    package init(from old: String, to new: String) {
        let (before, after) = (TextDifference.words(of: old), TextDifference.words(of: new))
        let isLong = before.count * after.count > TextDifference.limit
        runs =
            isLong
            ? TextDifference.runs(from: TextDifference.lines(of: old), to: TextDifference.lines(of: new))
            : TextDifference.runs(from: before, to: after)
    }

    package var isEmpty: Bool { runs.allSatisfy { $0.kind == .same } }

    private static func runs(from old: [String], to new: [String]) -> [Run] {
        let steps = new.difference(from: old)
        var deleted: Set<Int> = []
        var inserted: Set<Int> = []
        for step in steps {
            switch step {
            case .remove(let offset, _, _): deleted.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var (runs, before, after): ([Run], Int, Int) = ([], 0, 0)
        while before < old.count || after < new.count {
            if before < old.count, deleted.contains(before) {
                runs.append(Run(.deleted, old[before]))
                before += 1
            } else if after < new.count, inserted.contains(after) {
                runs.append(Run(.inserted, new[after]))
                after += 1
            } else {
                runs.append(Run(.same, old[before]))
                before += 1
                after += 1
            }
        }
        return joined(runs)
    }

    /// Neighbours of one kind made one.
    private static func joined(_ runs: [Run]) -> [Run] {
        runs.reduce(into: []) { joined, run in
            guard let last = joined.last, last.kind == run.kind else { return joined.append(run) }
            joined[joined.count - 1] = Run(run.kind, last.text + run.text)
        }
    }

    /// Words with the spaces after them; a line break is a word of its own.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            if character.isNewline {
                if !word.isEmpty { words.append(word) }
                words.append("\n")
                word = ""
            } else if !character.isWhitespace, word.last?.isWhitespace ?? false {
                words.append(word)
                word = String(character)
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static func lines(of text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "\($0)\n" }
    }
}
