/// A marked text laid out for readers of plain text.
struct PlainText {
    static let width = 76

    private var lines: [String] = []

    static func lay(_ text: MarkedText) -> String {
        var plain = PlainText()
        if let eyebrow = text.eyebrow { plain.add(eyebrow) }
        for block in text.blocks { plain.add(block) }
        if !text.footer.isEmpty { plain.addFooter(text.footer) }
        return plain.lines.joined(separator: "\n") + "\n"
    }

    private mutating func add(_ block: MarkedText.Block) {
        // Eyebrow and title stand together as in a letterhead.
        if case .title(let title) = block { return add(title) }
        space()
        switch block {
        case .title: break
        case .heading(let words):
            lines.append("")
            add(words.uppercased())
        case .paragraph(let paragraph), .note(let paragraph):
            for line in paragraph { add(line.text) }
        case .list(let points):
            for point in points { add(point, first: "- ", indent: 2) }
        case .facts(let facts):
            let indent = (facts.map(\.label.count).max() ?? 0) + 2
            for fact in facts { add(fact.lines, first: fact.label.padded(to: indent), indent: indent) }
        case .agenda(let items): add(items)
        }
    }

    private mutating func add(_ items: [MarkedText.Item]) {
        let clock = items.map(\.clock.count).max() ?? 0
        let number = items.map(\.number.count).max() ?? 0
        for item in items {
            let time = clock == 0 ? "" : item.clock.padded(to: clock, before: true) + "  "
            let first = time + item.number.padded(to: number, before: true) + ". "
            let kind = item.kind.map { " (\($0.lowercased()))" } ?? ""
            let rows = [item.title + kind] + [item.presenter].compactMap(\.self)
            add(rows.map(MarkedText.Line.init), first: first, indent: first.count)
        }
    }

    private mutating func addFooter(_ paragraphs: [[MarkedText.Line]]) {
        space()
        lines.append("--")
        for (index, paragraph) in paragraphs.enumerated() {
            if index > 0 { space() }
            for line in paragraph { add(line.text) }
        }
    }

    private mutating func space() {
        if !lines.isEmpty { lines.append("") }
    }

    private mutating func add(_ text: String) {
        lines += text.wrapped(at: PlainText.width)
    }

    private mutating func add(_ rows: [MarkedText.Line], first: String, indent: Int) {
        let wrapped = rows.flatMap { $0.text.wrapped(at: PlainText.width - indent) }
        for (index, row) in wrapped.enumerated() {
            lines.append((index == 0 ? first : String(repeating: " ", count: indent)) + row)
        }
    }
}

extension String {
    /// Broken at spaces, but not after “kl.”; a word longer than the width, such as a link, keeps a line of its own.
    fileprivate func wrapped(at width: Int) -> [String] {
        var (lines, room) = ([""], width)
        for word in unbrokenWords {
            let length = word.count
            if room == width {
                lines[lines.count - 1] = word
                room -= length
            } else if length < room {
                lines[lines.count - 1] += " " + word
                room -= length + 1
            } else {
                lines.append(word)
                room = width - length
            }
        }
        return lines.map { $0.utf8.contains(0xC2) ? $0.replacing("\u{A0}", with: " ") : $0 }
    }

    /// What stands between spaces, with “kl.” before the time it belongs to.
    private var unbrokenWords: [String] {
        split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { words, word in
            if let last = words.last, last.hasSuffix("kl.") {
                words[words.count - 1] = "\(last) \(word)"
            } else {
                words.append(String(word))
            }
        }.filter { !$0.isEmpty }
    }

    fileprivate func padded(to width: Int, before: Bool = false) -> String {
        let spaces = String(repeating: " ", count: Swift.max(0, width - count))
        return before ? spaces + self : self + spaces
    }
}
