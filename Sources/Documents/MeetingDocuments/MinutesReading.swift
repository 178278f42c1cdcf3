import Meetings

extension MinutesContent {
    /// An item as everybody reads it, in whatever form: the next meeting's time stands there though nobody wrote it, and
    /// a label that nobody wrote anything after does not.
    package func read(_ item: Item) -> Item {
        var read = item
        read.text = item.text.withoutEmptyDecisions
        read.decisions = item.decisions.filter { !$0.allSatisfy(\.isWhitespace) }
        let isOfNext = item.title.lowercased().contains("nästa möte")
        guard isOfNext, read.text.allSatisfy(\.isWhitespace), let next else { return read }
        let time = next.start.asRead(in: start.day.year, minutes: next.length).withDatesUnbroken
        read.text = "Nästa möte är \(time), \(next.place)."
        return read
    }
}

extension String {
    /// Without the lines that say “Beslut:” and nothing more; one that stands above a list is the list's heading.
    fileprivate var withoutEmptyDecisions: String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.indices.filter { index in
            guard lines[index].isEmptyDecision else { return true }
            let rest = lines[(index + 1)...]
            guard let next = rest.first(where: { !$0.allSatisfy(\.isWhitespace) }), !next.isEmptyDecision else {
                return false
            }
            return rest.first == next || next.isPoint
        }
        guard kept.count < lines.count else { return self }
        return kept.map { String(lines[$0]) }.joined(separator: "\n").trimmedOfEmptyLines
    }

    private var trimmedOfEmptyLines: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false)
        while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
        while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

extension Substring {
    /// “Beslut:”, “- **Beslut:**”.
    fileprivate var isEmptyDecision: Bool {
        wholeMatch(of: /[\s\-–—•*]*[Bb]eslut(?:\*\*)?:(?:\*\*)?\s*/) != nil
    }

    /// “- att svara”.
    fileprivate var isPoint: Bool { prefixMatch(of: /\s*[\-–—•*]\s/) != nil }
}
