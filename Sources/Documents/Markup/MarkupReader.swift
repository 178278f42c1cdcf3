/// Reads a marked text line by line.
///
///     Ämne: the subject            | Label | a fact         - a point of a list
///     Överst: above the title      |! Label | the main one   * 13.00 | 1 | Title | Beslut | Who
///     # Title                        a further line of it    ~ smaller type
///     ## Heading                   --  all below is the footer
///     > a line of its own in a paragraph; alone, the paragraph's end
///
/// Other lines are paragraphs, parted by empty lines. A backslash takes the meaning from the sign after it.
struct MarkupReader {
    private var text = MarkedText()
    private var isInFooter = false
    /// Whether the next line of words belongs to the block before it.
    private var isOpen = false

    static func read(_ source: String) -> MarkedText {
        var reader = MarkupReader()
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) { reader.take(line) }
        reader.text.footer.removeAll(where: \.isEmpty)
        return reader.text
    }

    private mutating func take(_ line: Substring) {
        let words = line.trimmed
        if isInFooter { return takeFooter(words) }
        guard !words.isEmpty else {
            isOpen = false
            return
        }
        if line.first?.isWhitespace == true, continueRow(words) { return }
        if text.blocks.isEmpty, takeHead(words) { return }
        takeMarked(words)
    }

    private mutating func takeFooter(_ words: Substring) {
        if words.isEmpty || text.footer.isEmpty { text.footer.append([]) }
        guard !words.isEmpty else { return }
        text.footer[text.footer.count - 1].append(MarkedText.Line(text: words.unescaped))
    }

    private mutating func takeHead(_ words: Substring) -> Bool {
        if let subject = words.after("Ämne:") {
            text.subject = subject.unescaped
        } else if let eyebrow = words.after("Överst:") {
            text.eyebrow = eyebrow.unescaped
        } else {
            return false
        }
        return true
    }

    private mutating func takeMarked(_ words: Substring) {
        if words == "--" {
            isInFooter = true
        } else if words == ">" {
            isOpen = false
        } else if let line = words.after("> ") {
            appendLine(line.unescaped)
        } else if let heading = words.after("## ") {
            append(.heading(heading.unescaped), isOpen: false)
        } else if let title = words.after("# ") {
            append(.title(title.unescaped), isOpen: false)
        } else if let note = words.after("~ ") {
            append(.note([MarkedText.Line(text: note.unescaped)]), isOpen: true)
        } else if let point = words.after("- ") {
            appendPoint([MarkedText.Line(text: point.unescaped)])
        } else if let row = words.after("* ") {
            appendItem(row.cells)
        } else if let row = words.after("|!") {
            appendFact(row.cells, isMain: true)
        } else if let row = words.after("|") {
            appendFact(row.cells, isMain: false)
        } else {
            appendWords(words.unescaped)
        }
    }

    private mutating func append(_ block: MarkedText.Block, isOpen: Bool) {
        text.blocks.append(block)
        self.isOpen = isOpen
    }

    private mutating func appendPoint(_ point: [MarkedText.Line]) {
        if case .list(let points)? = text.blocks.last {
            replaceLast(.list(points + [point]))
        } else {
            append(.list([point]), isOpen: false)
        }
    }

    private mutating func appendItem(_ cells: [String]) {
        let cell = { (index: Int) in index < cells.count ? cells[index] : "" }
        let optional = { (index: Int) in cell(index).isEmpty ? nil : cell(index) }
        let item = MarkedText.Item(
            clock: cell(0), number: cell(1), title: cell(2), kind: optional(3), presenter: optional(4))
        if case .agenda(let items)? = text.blocks.last {
            replaceLast(.agenda(items + [item]))
        } else {
            append(.agenda([item]), isOpen: false)
        }
    }

    private mutating func appendFact(_ cells: [String], isMain: Bool) {
        let words = cells.dropFirst().joined(separator: " ")
        let fact = MarkedText.Fact(label: cells.first ?? "", isMain: isMain, lines: [MarkedText.Line(text: words)])
        if case .facts(let facts)? = text.blocks.last {
            replaceLast(.facts(facts + [fact]))
        } else {
            append(.facts([fact]), isOpen: false)
        }
    }

    private mutating func appendWords(_ words: String) {
        let line = MarkedText.Line(text: words)
        switch text.blocks.last {
        case .paragraph(let lines)? where isOpen: replaceLast(.paragraph(lines.joined(with: line)))
        case .note(let lines)? where isOpen: replaceLast(.note(lines.joined(with: line)))
        default: append(.paragraph([line]), isOpen: true)
        }
    }

    private mutating func appendLine(_ words: String) {
        let line = MarkedText.Line(text: words)
        guard case .paragraph(let lines)? = text.blocks.last, isOpen else {
            return append(.paragraph([line]), isOpen: true)
        }
        replaceLast(.paragraph(lines + [line]))
    }

    /// An indented line belongs to the row above it.
    private mutating func continueRow(_ words: Substring) -> Bool {
        let line = MarkedText.Line(text: words.unescaped)
        switch text.blocks.last {
        case .facts(var facts)?:
            facts[facts.count - 1].lines.append(line)
            replaceLast(.facts(facts))
        case .list(var points)?:
            points[points.count - 1].append(line)
            replaceLast(.list(points))
        default: return false
        }
        return true
    }

    private mutating func replaceLast(_ block: MarkedText.Block) {
        text.blocks[text.blocks.count - 1] = block
    }
}

extension [MarkedText.Line] {
    /// Words run on; a link stays alone on its line.
    fileprivate func joined(with line: MarkedText.Line) -> [MarkedText.Line] {
        guard let last, !last.isLink, !line.isLink else { return self + [line] }
        return dropLast() + [MarkedText.Line(text: "\(last.text) \(line.text)")]
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }

    fileprivate func after(_ mark: String) -> Substring? {
        hasPrefix(mark) ? dropFirst(mark.count).trimmed : nil
    }

    fileprivate var unescaped: String {
        guard utf8.contains(UInt8(ascii: "\\")) else { return String(self) }
        var (plain, isEscaped) = ("", false)
        for character in self {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                plain.append(character)
                isEscaped = false
            }
        }
        return plain
    }

    /// What stands between bars that no backslash precedes.
    fileprivate var cells: [String] {
        var (cells, isEscaped) = ([Substring](), false)
        var start = startIndex
        for index in indices {
            if self[index] == "|", !isEscaped {
                cells.append(self[start..<index])
                start = self.index(after: index)
            }
            isEscaped = self[index] == "\\" && !isEscaped
        }
        return (cells + [self[start...]]).map(\.trimmed.unescaped)
    }
}
