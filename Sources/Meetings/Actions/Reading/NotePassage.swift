/// A bullet, a line or a paragraph of notes, its wrapped lines together.
struct NotePassage {
    enum Kind {
        case bullet, number, line, heading
    }

    var kind: Kind
    var lines: [Range<Int>]
    /// The lines that begin with a label, and so with a statement of their own.
    var labels = Set<Int>()
    var section = NoteSection.other
    /// Its box is ticked.
    var isDone = false
    /// The passage that heads its section.
    var heading: Int?

    var range: Range<Int> { (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0) }
}

/// What the heading above a passage says of it.
enum NoteSection {
    case actions, attendance, agenda, other
}

/// Notes as passages.
struct NotePassages {
    private let notes: NoteBytes
    private let lines: [NoteLine]
    private let layout: NoteLayout
    private(set) var passages = [NotePassage]()
    private var last: NoteLine?
    private var blanks = 0
    private var section = NoteSection.other
    private var heading: Int?

    init(_ notes: NoteBytes) {
        self.notes = notes
        lines = NoteLines(notes).lines
        layout = NoteLayout(lines, notes)
        var index = 0
        while index < lines.count {
            if let table = NoteTable(lines, notes, at: index) {
                append(table)
                index = table.end
            } else {
                take(index)
                index += 1
            }
        }
    }

    private mutating func append(_ table: NoteTable) {
        for row in table.rows {
            passages.append(
                NotePassage(kind: .line, lines: row, labels: Set(1..<row.count), section: .actions))
        }
        (last, section, heading) = (nil, .other, nil)
    }

    private mutating func take(_ index: Int) {
        let line = lines[index]
        guard !line.isBlank else {
            blanks += line.marker == .none ? 1 : 0
            return
        }
        if let last, let current = passages.last, continues(current, last, line), !isTitle(line, at: index) {
            if NoteWords(notes, line.content).isLabel {
                passages[passages.count - 1].labels.insert(current.lines.count)
            }
            passages[passages.count - 1].lines.append(line.content)
            if passages[passages.count - 1].kind == .heading { passages[passages.count - 1].kind = .line }
        } else {
            begin(line, at: index)
        }
        (last, blanks) = (line, 0)
    }

    private mutating func begin(_ line: NoteLine, at index: Int) {
        let kind: NotePassage.Kind =
            switch line.marker {
            case .none: line.indent > 0 && layout.indentsEntries ? .bullet : .line
            case .number: .number
            case .dash, .bullet: .bullet
            }
        let words = NoteWords(notes, line.content)
        if kind == .line, words.isTableHead {
            passages.append(NotePassage(kind: .heading, lines: [line.content], section: .other))
            section = .actions
            return
        }
        if kind == .line || kind == .number, let named = words.section {
            passages.append(NotePassage(kind: kind, lines: [line.content], section: named))
            section = words.isSectionOfItsOwn ? .other : named
            heading = section == .actions ? passages.count - 1 : nil
            return
        }
        if isHeading(line, kind, at: index), !words.isLabel {
            (section, heading) = (.other, nil)
            passages.append(NotePassage(kind: .heading, lines: [line.content], section: section))
            return
        }
        passages.append(
            NotePassage(kind: kind, lines: [line.content], section: section, isDone: line.isDone, heading: heading))
    }

    /// A short line without an end, followed by what it stands above.
    private func isHeading(_ line: NoteLine, _ kind: NotePassage.Kind, at index: Int) -> Bool {
        guard kind == .line || kind == .number, line.length <= 70 else { return false }
        guard !notes.bytes[line.content].contains(where: { $0 == 0x09 || $0 == 0x7C }) else { return false }
        let ending = notes.bytes[line.content.upperBound - 1]
        guard ![0x2E, 0x21, 0x3F, 0x2C, 0x3B].contains(ending) else { return false }
        if ending == 0x3A || notes.bytes[line.content.lowerBound] == 0x23 { return true }
        guard let next = lines[(index + 1)...].prefix(4).first(where: { !$0.isBlank }) else { return false }
        let isFirst = blanks > 0 || index == 0 || passages.last?.kind == .heading
        let isApart = isFirst && lines.indices.contains(index + 1) && lines[index + 1].isBlank && kind == .line
        return isApart
            || kind == .number && next.marker != .number && (next.marker != .none || next.length > line.length)
            || kind == .line && (next.marker != .none && next.marker != .number)
    }

    /// A short line above an entry is the entry's heading, however full the line before it is.
    private func isTitle(_ line: NoteLine, at index: Int) -> Bool {
        guard line.marker == .none, line.indent == 0, line.length <= 40, !beginsLower(line), !ends(line),
            !NoteWords(notes, line.content).isLabel,
            let next = lines[(index + 1)...].prefix(4).first(where: { !$0.isBlank })
        else { return false }
        if let last, NoteWords(notes, last.content).endsOpen { return false }
        return next.marker != .none || next.indent > 0 && layout.indentsEntries
    }

    private func continues(_ passage: NotePassage, _ last: NoteLine, _ line: NoteLine) -> Bool {
        if NoteWords(notes, line.content).isLabel, blanks <= (layout.isDoubleSpaced ? 1 : 0),
            passage.kind != .heading || blanks == 0 && NoteWords(notes, line.content).isOwnerLabel
        {
            return !(NoteWords(notes, last.content).isSection)
        }
        if line.marker == .dash, passage.lines.count == 1 || last.marker == .none {
            return last.marker != .dash && blanks <= (layout.isDoubleSpaced ? 1 : 0)
                && NoteWords(notes, line.content).isOwnerTail && layout.bullet != .dash
        }
        guard line.marker == .none else { return false }
        return wraps(passage, last, line)
    }

    private func wraps(_ passage: NotePassage, _ last: NoteLine, _ line: NoteLine) -> Bool {
        guard blanks <= 1, !(line.indent > 0 && layout.indentsEntries && last.marker == .none && !beginsLower(line))
        else {
            return false
        }
        let isList = passage.kind == .bullet || passage.kind == .number
        if NoteWords(notes, last.content).endsOpen { return blanks == 0 || last.length >= 30 }
        let isShort = last.length < 40
        if beginsLower(line), layout.breaksWords || isList && last.length > 0 && line.indent > 0,
            blanks == 0 ? (!isShort || isList) : (!isShort && !ends(last))
        {
            return true
        }
        if blanks == 0, passage.kind == .bullet, last.marker != .none || passage.lines.count > 1, line.indent > 0,
            !layout.indentsEntries
        {
            return true
        }
        guard layout.isWrapped, blanks == 0 || layout.isDoubleSpaced else { return false }
        return layout.isFull(last, before: firstWord(line))
    }

    private func beginsLower(_ line: NoteLine) -> Bool {
        let (value, _) = notes.scalar(at: line.content.lowerBound)
        return Scalars.isLower(value) || value == 0x28 || value == 0x29
    }

    private func ends(_ line: NoteLine) -> Bool {
        [0x2E, 0x21, 0x3F, 0x3A].contains(notes.bytes[line.content.upperBound - 1])
    }

    private func firstWord(_ line: NoteLine) -> Int {
        notes.bytes[line.content].firstIndex { $0 == 0x20 || $0 == 0x09 }.map { $0 - line.content.lowerBound }
            ?? line.content.count
    }
}
