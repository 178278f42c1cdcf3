import Meetings

extension AgendaItem {
    /// “Övriga frågor; diskussion; 10”: how a form shows a standing item.
    package var standingLine: String {
        [title, kind.flatMap { kind in kindWords.first { $0.value == kind }?.key }, length.map(String.init)]
            .compactMap(\.self).joined(separator: "; ")
    }

    /// Reads such a line: its last parts are a kind and minutes where they look so.
    package init?(standingLine line: some StringProtocol) {
        var parts = line.split(separator: ";", omittingEmptySubsequences: false)
            .map { $0.split(separator: " ").joined(separator: " ") }
        let length = parts.count > 1 ? parts.last.flatMap { Int($0) } : nil
        if length != nil { parts.removeLast() }
        let kind = parts.count > 1 ? parts.last.flatMap { kindWords[$0.lowercased()] } : nil
        if kind != nil { parts.removeLast() }
        let title = parts.filter { !$0.isEmpty }.joined(separator: "; ")
        guard !title.isEmpty, title.count <= 200, title.invisibleCharacter == nil,
            length.map({ (1...1440).contains($0) }) ?? true
        else { return nil }
        self.init(title: title, kind: kind, length: length, origin: .standing)
    }
}

extension [AgendaItem] {
    /// A form's lines; nil where one of them cannot be read, or there are more than a meeting takes up.
    package init?(standingLines text: String) {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        let items = lines.compactMap { AgendaItem(standingLine: $0) }
        guard items.count == lines.count, items.count <= 20 else { return nil }
        self = items
    }

    package var standingLines: String { map(\.standingLine).joined(separator: "\n") }
}

private let kindWords: KeyValuePairs<String, AgendaItem.Kind> = [
    "information": .information, "diskussion": .discussion, "beslut": .decision,
]

extension KeyValuePairs<String, AgendaItem.Kind> {
    fileprivate subscript(_ word: String) -> AgendaItem.Kind? { first { $0.key == word }?.value }
}
