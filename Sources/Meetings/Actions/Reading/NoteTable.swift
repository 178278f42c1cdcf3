/// A table pasted cell by cell, each on a line of its own, under columns of which one tells who.
struct NoteTable {
    let rows: [[Range<Int>]]
    /// The line after it.
    let end: Int

    init?(_ lines: [NoteLine], _ notes: NoteBytes, at start: Int) {
        guard lines[start].marker == .none, lines[start].length <= 30 else { return nil }
        let columns = lines[start...].prefix(8).prefix { NoteTable.isColumn($0, notes) }
        guard columns.count >= 2,
            columns.contains(where: { NoteTable.owners.contains(NoteTable.word($0, notes)) })
        else { return nil }
        let cells = lines[(start + columns.count)...].prefix { !$0.isBlank || $0.marker != .none }
        guard cells.count >= columns.count, cells.count.isMultiple(of: columns.count) else { return nil }
        let contents = cells.map(\.content)
        rows = stride(from: 0, to: contents.count, by: columns.count).map { Array(contents[$0..<$0 + columns.count]) }
        end = start + columns.count + cells.count
    }

    private static func isColumn(_ line: NoteLine, _ notes: NoteBytes) -> Bool {
        guard line.marker == .none, !line.isBlank, line.length <= 30 else { return false }
        let word = word(line, notes)
        return owners.contains(word) || others.contains(word)
    }

    private static func word(_ line: NoteLine, _ notes: NoteBytes) -> String {
        String(notes.lower(line.content).unicodeScalars.prefix { Scalars.isLetter($0.value) })
    }

    private static let owners: Set<String> = ["ansvarig", "ansvariga", "vem", "ägare", "utförare"]
    private static let others: Set<String> = [
        "aktivitet", "åtgärd", "åtgärder", "vad", "uppgift", "klart", "klar", "när", "datum", "status", "deadline",
        "kommentar",
        "nr", "tid", "beslut", "tidplan", "uppdrag", "senast", "punkt", "fråga", "ärende",
    ]
}
