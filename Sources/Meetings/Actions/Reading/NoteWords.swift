/// What a line's first and last words say of how it belongs to the others.
struct NoteWords {
    private let notes: NoteBytes
    private let range: Range<Int>

    init(_ notes: NoteBytes, _ range: Range<Int>) {
        self.notes = notes
        self.range = range
    }

    /// The section that the line heads, or names before a colon.
    var section: NoteSection? {
        // Counted first: few lines are as short as a heading.
        guard let range = head else { return nil }
        let words = words(in: range)
        guard words <= 7, let first = firstWord(in: range) else { return nil }
        let isWhole = range.count >= self.range.count - 1
        let isActions = NoteWords.actions.contains(first)
        if words <= 4, hasColon || isWhole && words <= 2, tellsAttendance(range, first) { return .attendance }
        if isActions, words <= 2, hasColon { return .actions }
        guard isWhole else { return nil }
        if words <= 2, NoteWords.agenda.contains(first) { return .agenda }
        return isActions && words <= 4 || begins(range, with: "att göra", first) ? .actions : nil
    }

    private func tellsAttendance(_ head: Range<Int>, _ first: String) -> Bool {
        NoteWords.attendance.contains(first) || NoteWords.absence.contains { begins(head, with: $0, first) }
    }

    private func begins(_ head: Range<Int>, with words: String, _ first: String) -> Bool {
        words.hasPrefix(first) && notes.lower(head).hasPrefix(words)
    }

    private func words(in range: Range<Int>) -> Int {
        var (words, isBlank) = (0, true)
        for byte in notes.bytes[range] {
            let wasBlank = isBlank
            isBlank = byte == 0x20 || byte == 0x09
            if wasBlank, !isBlank { words += 1 }
        }
        return words
    }

    var isSection: Bool { section != nil }

    /// “Närvarande: Anna, Bo”: what the section holds stands beside its name.
    var isSectionOfItsOwn: Bool { hasColon && notes.bytes[range.upperBound - 1] != 0x3A }

    /// Columns, one of which tells who.
    var isTableHead: Bool {
        guard range.count < 200, notes.has(0x09, in: range) || notes.has(0x7C, in: range) else { return false }
        let cells = notes.bytes[range].split { $0 == 0x09 || $0 == 0x7C }
        return cells.count > 1
            && cells.contains { cell in
                let words = cell.split { $0 == 0x20 || $0 == 0x2A }.prefix(3).map(NoteBytes.lower)
                return words.count <= 2 && NoteWords.columns.contains(words.joined(separator: " "))
            }
    }

    /// “Ansvarig: …”, “Klart: …”: a line that tells something of the one above.
    var isLabel: Bool { label != nil }

    /// A label that tells who.
    var isOwnerLabel: Bool { label.map { $0.hasPrefix("ansv") || $0 == "vem" } ?? false }

    private var label: String? {
        guard hasColon, let head, let first = firstWord(in: head), NoteWords.labels.contains(first) else { return nil }
        return notes.bytes[head].split(separator: 0x20).count <= 3 ? first : nil
    }

    /// “– Anna ansvarig”: what was parted from the line above.
    var isOwnerTail: Bool {
        guard range.count <= 60 else { return false }
        let words = notes.lower(range).unicodeScalars.split { !Scalars.isLetter($0.value) }.map(
            String.init)
        return words.count <= 6
            && (words.last?.hasPrefix("ansvarig") ?? false || words.first?.hasPrefix("ansvarig") ?? false)
    }

    /// Ends in a dash, a comma or “och”: more has to come.
    var endsOpen: Bool {
        var (index, value) = (range.upperBound, UInt32(0))
        repeat {
            index -= 1
        } while index > range.lowerBound && notes.bytes[index] & 0xC0 == 0x80
        value = notes.scalar(at: index).value
        if Scalars.isDash(value) || [0x2C, 0x2F, 0x26, 0x28].contains(value) { return true }
        let tail = notes.bytes[range].suffix(8)
        return NoteWords.open.contains { tail.count > $0.count && tail.suffix($0.count).elementsEqual($0) }
    }

    private static let open = [" och", " samt", " med", " av", " till", " från", " för", " i", " på", " att", " eller"]
        .map {
            Array($0.utf8)
        }

    private var hasColon: Bool { notes.has(0x3A, in: range.prefix(60)) }

    /// What stands before the colon; the whole line where there is none.
    private var head: Range<Int>? {
        let bytes = notes.bytes[range]
        let start = bytes.firstIndex { $0 != 0x23 && $0 != 0x2A && $0 != 0x20 && $0 != 0x5F } ?? range.lowerBound
        let end = bytes[start...].prefix(80).firstIndex(of: 0x3A) ?? range.upperBound
        return end - start <= 120 ? start..<end : nil
    }

    /// In lower case.
    private func firstWord(in head: Range<Int>) -> String? {
        var (index, start) = (head.lowerBound, Int?.none)
        while index < head.upperBound {
            let (value, size) = notes.scalar(at: index)
            if Scalars.isLetter(value) {
                start = start ?? index
            } else if start != nil, value != 0x2D {
                break
            }
            index += size
        }
        return start.map { notes.lower($0..<index) }
    }

    private static let attendance: Set<String> = [
        "närvarande", "frånvarande", "deltagare", "deltog", "förhinder", "kallade", "inbjudna", "kopia", "sändlista",
        "distribution", "justerare", "sekreterare", "protokollförare", "ordförande", "adjungerade", "ledamöter",
        "gäster",
        "mötesdeltagare", "närvaro", "frånvaro", "avanmälda", "anmälda", "medverkande", "plats", "tid", "delges",
    ]
    private static let absence = [
        "ej närvarande", "anmält förhinder", "för kännedom", "vid mötet", "vid tangenterna", "vid pennan",
    ]
    private static let agenda: Set<String> = ["dagordning", "agenda", "föredragningslista", "program"]
    private static let actions: Set<String> = [
        "åtgärder", "åtgärd", "åtgärdslista", "uppgifter", "att-göra-lista", "aktiviteter", "todo", "to-do", "uppdrag",
        "aktivitetslista",
        "åtaganden", "åtgärdspunkter", "action", "actions", "arbetsfördelning",
    ]
    private static let columns: Set<String> = [
        "ansvarig", "ansvariga", "vem", "ansvar", "ägare", "ansvarig person", "utförare",
    ]
    private static let labels: Set<String> = [
        "ansvarig", "ansvariga", "ansv", "ansvar", "klart", "klar", "deadline", "senast", "datum", "tidplan",
        "tidsplan", "när",
        "vem", "uppföljning", "tidpunkt", "slutdatum", "utförare", "färdigt", "ägare", "klardatum", "sammankallande",
    ]
}
