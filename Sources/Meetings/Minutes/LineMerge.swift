/// What two people made of one text, brought together line by line where their changes do not touch (*diff3*).
package struct LineMerge {
    private let base: [Substring]
    private let mine: [Change]
    private let theirs: [Change]

    /// - Returns: nil where both have changed the same lines or lines beside each other, or too many to compare.
    package static func merged(_ base: String, mine: String, theirs: String) -> String? {
        if mine == theirs || base == mine { return theirs }
        if base == theirs { return mine }
        let (base, mine, theirs) = (base.lines, mine.lines, theirs.lines)
        guard let own = Change.changes(from: base, to: mine), let others = Change.changes(from: base, to: theirs) else {
            return nil
        }
        return LineMerge(base: base, mine: own, theirs: others).lines?.joined(separator: "\n")
    }

    private var lines: [Substring]? {
        var (lines, next): ([Substring], Int) = ([], 0)
        guard let changes else { return nil }
        for change in changes {
            lines += base[next..<change.range.lowerBound]
            lines += change.lines
            next = change.range.upperBound
        }
        return lines + base[next...]
    }

    /// Those of both in the order of the text, one that both have made once; nil where two touch each other.
    private var changes: [Change]? {
        let sorted = (mine + theirs.filter { !mine.contains($0) }).sorted { $0.range.lowerBound < $1.range.lowerBound }
        let isApart = zip(sorted, sorted.dropFirst()).allSatisfy { $0.range.upperBound < $1.range.lowerBound }
        return isApart ? sorted : nil
    }

    /// Lines that took the place of others.
    private struct Change: Equatable {
        let range: Range<Int>
        let lines: ArraySlice<Substring>

        /// Lines of one side times lines of the other, beyond which a comparison takes too long.
        private static let most = 1_000_000

        static func changes(from base: [Substring], to other: [Substring]) -> [Change]? {
            let shorter = min(base.count, other.count)
            let head = zip(base, other).prefix { $0 == $1 }.count
            let tail = min(zip(base.reversed(), other.reversed()).prefix { $0 == $1 }.count, shorter - head)
            let (old, new) = (base[head..<(base.count - tail)], other[head..<(other.count - tail)])
            guard old.count * new.count <= most else { return nil }
            return between(old, new, at: head)
        }

        private static func between(
            _ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>, at head: Int
        ) -> [Change] {
            var (gone, come): (Set<Int>, Set<Int>) = ([], [])
            for step in Array(new).difference(from: Array(old)) {
                switch step {
                case .remove(let offset, _, _): gone.insert(head + offset)
                case .insert(let offset, _, _): come.insert(head + offset)
                }
            }
            var changes: [Change] = []
            var (one, other) = (old.startIndex, new.startIndex)
            while one < old.endIndex || other < new.endIndex {
                let (from, begin) = (one, other)
                while gone.contains(one) { one += 1 }
                while come.contains(other) { other += 1 }
                if from < one || begin < other {
                    changes.append(Change(range: from..<one, lines: new[begin..<other]))
                }
                if one < old.endIndex { one += 1 }
                if other < new.endIndex { other += 1 }
            }
            return changes
        }
    }
}

extension String {
    fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }

    /// Whether a line of it, blank ones aside, is no longer in another text.
    package func loses(in other: String) -> Bool {
        var left = Dictionary(other.lines.map { ($0, 1) }, uniquingKeysWith: +)
        return lines.contains { line in
            guard !line.isEmpty else { return false }
            let count = left[line, default: 0]
            left[line] = count - 1
            return count <= 0
        }
    }
}
