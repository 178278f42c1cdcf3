/// How a whole text is set: whether its lines are wrapped, apart, indented.
struct NoteLayout {
    /// Each line is followed by a blank one, which then parts nothing.
    let isDoubleSpaced: Bool
    /// Lines are broken at a width, as in mail and in text out of a PDF.
    let isWrapped: Bool
    /// Entries have lost their marks and kept their indentation, while wrapped lines begin at the margin.
    let indentsEntries: Bool
    /// The mark most entries begin with.
    let bullet: NoteLine.Marker
    /// Lines that begin with a small letter go on from the line before, and are not merely written so.
    let breaksWords: Bool
    private let width: Int

    init(_ lines: [NoteLine], _ notes: NoteBytes) {
        let written = lines.filter { !$0.isBlank }
        let plain = written.filter { $0.marker == .none }
        let followed = zip(lines, lines.dropFirst()).count { !$0.isBlank && $1.isBlank }
        let lower = plain.count { Scalars.isLower(notes.scalar(at: $0.content.lowerBound).value) }
        let lengths = written.map(\.length).sorted()
        width = lengths.isEmpty ? 0 : lengths[lengths.count * 19 / 20]
        let isBroken = lower >= 2 && lower * 12 >= written.count
        breaksWords = NoteLayout.breaksWords(written, notes, width)
        isWrapped = isBroken && (50...140).contains(width)
        isDoubleSpaced = written.count >= 4 && followed * 10 >= written.count * 8 && isBroken
        let indented = plain.count { $0.indent > 0 }
        indentsEntries = indented > 1 && indented < plain.count && !written.contains { $0.marker == .bullet }
        let dashes = written.count { $0.marker == .dash }
        bullet = dashes > written.count { $0.marker == .bullet } && dashes > 1 ? .dash : .bullet
    }

    /// Whether the next line's first word had found no room; letters are not equally wide.
    func isFull(_ line: NoteLine, before word: Int) -> Bool {
        (line.length + 1 + word) * 100 >= width * 85
    }

    /// In wrapped text most small letters at the margin follow a full line.
    private static func breaksWords(_ lines: [NoteLine], _ notes: NoteBytes, _ width: Int) -> Bool {
        var (full, all) = (0, 0)
        for (line, next) in zip(lines, lines.dropFirst()) where next.marker == .none {
            guard Scalars.isLower(notes.scalar(at: next.content.lowerBound).value) else { continue }
            all += 1
            if (line.length + 8) * 100 >= width * 80 { full += 1 }
        }
        return all > 0 && full * 10 >= all * 7
    }
}
