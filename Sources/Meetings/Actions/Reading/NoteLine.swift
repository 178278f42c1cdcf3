/// A line of notes: where its words stand, and what it begins with.
struct NoteLine {
    enum Marker: Equatable {
        case none, dash, bullet, number
    }

    /// Without indentation, marker and what is blank at the end.
    let content: Range<Int>
    let marker: Marker
    let indent: Int
    /// Its box is ticked.
    var isDone = false
    /// In characters, from the margin.
    let length: Int

    var isBlank: Bool { content.isEmpty }
}

/// Notes as lines.
struct NoteLines {
    let notes: NoteBytes
    private(set) var lines = [NoteLine]()

    init(_ notes: NoteBytes) {
        self.notes = notes
        var start = 0
        while start < notes.bytes.count {
            let end = lineEnd(from: start)
            lines.append(line(start..<end.content))
            start = end.next
        }
    }

    private func lineEnd(from start: Int) -> (content: Int, next: Int) {
        var index = start
        while index < notes.bytes.count {
            let (value, size) = notes.scalar(at: index)
            if Scalars.isLineEnd(value) {
                let isPair = value == 0x0D && index + 1 < notes.bytes.count && notes.bytes[index + 1] == 0x0A
                return (index, index + size + (isPair ? 1 : 0))
            }
            index += size
        }
        return (index, index)
    }

    private func line(_ range: Range<Int>) -> NoteLine {
        var (start, indent) = (range.lowerBound, 0)
        while start < range.upperBound {
            let (value, size) = notes.scalar(at: start)
            guard Scalars.isSpace(value) || Scalars.isUnseen(value) else { break }
            indent += Scalars.isSpace(value) ? 1 : 0
            start += size
        }
        let end = trimmedEnd(of: start..<range.upperBound)
        let (marker, content) = self.marker(in: start..<end)
        return NoteLine(
            content: content..<max(content, end), marker: marker, indent: indent, isDone: isTicked(start..<content),
            length: indent + characters(in: start..<end))
    }

    private func isTicked(_ range: Range<Int>) -> Bool {
        guard let open = notes.bytes[range].firstIndex(of: 0x5B), open + 1 < range.upperBound else { return false }
        return notes.bytes[open + 1] == 0x78 || notes.bytes[open + 1] == 0x58
    }

    private func trimmedEnd(of range: Range<Int>) -> Int {
        var (index, end) = (range.lowerBound, range.lowerBound)
        while index < range.upperBound {
            let (value, size) = notes.scalar(at: index)
            index += size
            if !Scalars.isSpace(value), !Scalars.isUnseen(value) { end = index }
        }
        return end
    }

    private func characters(in range: Range<Int>) -> Int {
        notes.bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// The marker, and where the words begin after it.
    private func marker(in range: Range<Int>) -> (NoteLine.Marker, Int) {
        guard !range.isEmpty else { return (.none, range.lowerBound) }
        let (value, size) = notes.scalar(at: range.lowerBound)
        let after = range.lowerBound + size
        if let box = checkbox(in: range) { return (.bullet, skipBlank(box..<range.upperBound)) }
        if Scalars.isBullet(value) || Scalars.isArrow(value) { return (.bullet, afterMark(after..<range.upperBound)) }
        if Scalars.isDash(value) { return dash(at: range, after: after) }
        if [0x2A, 0x2B, 0x6F, 0x3E].contains(value), isBlank(at: after, in: range), isMark(value, after, range) {
            return (.bullet, afterMark(after..<range.upperBound))
        }
        if let content = number(in: range) { return (.number, content) }
        return (.none, range.lowerBound)
    }

    /// A letter o is the second level's bullet in pasted lists, where much room follows it.
    private func isMark(_ value: UInt32, _ after: Int, _ range: Range<Int>) -> Bool {
        guard value == 0x6F else { return true }
        let (space, size) = notes.scalar(at: after)
        return space == 0x09 || isBlank(at: after + size, in: range)
    }

    private func dash(at range: Range<Int>, after: Int) -> (NoteLine.Marker, Int) {
        guard after < range.upperBound else { return (.dash, after) }
        let (next, _) = notes.scalar(at: after)
        if Scalars.isSpace(next) { return (.dash, afterMark(after..<range.upperBound)) }
        return Scalars.isUpper(next) ? (.dash, after) : (.none, range.lowerBound)
    }

    /// `1.`, `1)`, `1.2`, `(1)`, `a)`, `§ 12`; a year is none.
    private func number(in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        let bytes = notes.bytes
        if bytes[index] == 0xC2, index + 1 < range.upperBound, bytes[index + 1] == 0xA7 {
            index = skipBlank(index + 2..<range.upperBound)
        } else if bytes[index] == 0x28 {
            index += 1
        }
        let (marked, start) = (index > range.lowerBound, index)
        var (digits, closed) = (0, false)
        while index < range.upperBound {
            let byte = bytes[index]
            if Scalars.isDigit(UInt32(byte)), digits < 2 {
                (digits, closed) = (digits + 1, false)
            } else if byte == 0x2E, digits > 0 {
                (digits, closed) = (0, true)
            } else if byte == 0x29, index > start {
                (digits, closed) = (0, true)
                index += 1
                break
            } else if index == start, (0x61...0x7A).contains(byte), index + 1 < range.upperBound,
                bytes[index + 1] == 0x29
            {
                digits = 0
            } else {
                break
            }
            index += 1
        }
        let hasParts = bytes[start..<index].contains(0x2E) && index > start + 2
        guard index > start, closed || marked || hasParts, isBlank(at: index, in: range) else { return nil }
        return skipBlank(index..<range.upperBound)
    }

    private func isBlank(at index: Int, in range: Range<Int>) -> Bool {
        guard index < range.upperBound else { return false }
        return Scalars.isSpace(notes.scalar(at: index).value)
    }

    /// “[ ]” and “[x]”
    private func checkbox(in range: Range<Int>) -> Int? {
        guard range.count >= 3, notes.bytes[range.lowerBound] == 0x5B, notes.bytes[range.lowerBound + 2] == 0x5D,
            [0x20, 0x58, 0x78].contains(notes.bytes[range.lowerBound + 1])
        else { return nil }
        return range.lowerBound + 3
    }

    private func afterMark(_ range: Range<Int>) -> Int {
        let start = skipBlank(range)
        return checkbox(in: start..<range.upperBound).map { skipBlank($0..<range.upperBound) } ?? start
    }

    private func skipBlank(_ range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound {
            let (value, size) = notes.scalar(at: index)
            guard Scalars.isSpace(value) || Scalars.isUnseen(value) || Scalars.isBullet(value) else { break }
            index += size
        }
        return index
    }
}
