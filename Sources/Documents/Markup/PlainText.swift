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
        var lines = [""]
        for word in replacing("kl. ", with: "kl.\u{A0}").split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.map { $0.replacing("\u{A0}", with: " ") }
    }

    fileprivate func padded(to width: Int, before: Bool = false) -> String {
        let spaces = String(repeating: " ", count: Swift.max(0, width - count))
        return before ? spaces + self : self + spaces
    }
}
