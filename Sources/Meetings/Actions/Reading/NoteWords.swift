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
        let head = self.head
        let words = head.utf8.split { $0 == 0x20 || $0 == 0x09 }.count
        guard let first = firstWord(of: head), words <= 7 else { return nil }
        let isWhole = head.utf8.count >= range.count - 1
        let isAttendance = NoteWords.attendance.contains(first) || NoteWords.absence.contains(where: head.hasPrefix)
        if isAttendance, words <= 4, hasColon || isWhole && words <= 2 { return .attendance }
        if NoteWords.actions.contains(first), words <= 2, hasColon { return .actions }
        guard isWhole else { return nil }
        if NoteWords.agenda.contains(first), words <= 2 { return .agenda }
        return NoteWords.actions.contains(first) && words <= 4 || head.hasPrefix("att göra") ? .actions : nil
    }

    var isSection: Bool { section != nil }

    /// “Närvarande: Anna, Bo”: what the section holds stands beside its name.
    var isSectionOfItsOwn: Bool { hasColon && notes.bytes[range.upperBound - 1] != 0x3A }

    /// Columns, one of which tells who.
    var isTableHead: Bool {
        guard range.count < 200 else { return false }
        let cells = notes.string(range).lowercased().split { $0 == "\t" || $0 == "|" }
        let words = cells.map { cell in cell.split { $0 == " " || $0 == "*" }.joined(separator: " ") }
        return words.count > 1 && words.contains { NoteWords.columns.contains($0) }
    }

    /// “Ansvarig: …”, “Klart: …”: a line that tells something of the one above.
    var isLabel: Bool {
        guard hasColon, let first = firstWord(of: head) else { return false }
        return NoteWords.labels.contains(first) && head.split(separator: " ").count <= 3
    }

    /// A label that tells who.
    var isOwnerLabel: Bool { isLabel && firstWord(of: head).map { $0.hasPrefix("ansv") || $0 == "vem" } ?? false }

    /// “– Anna ansvarig”: what was parted from the line above.
    var isOwnerTail: Bool {
        guard range.count <= 60 else { return false }
        let words = notes.string(range).lowercased().unicodeScalars.split { !Scalars.isLetter($0.value) }.map(
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

    private var hasColon: Bool { notes.bytes[range].prefix(60).contains(0x3A) }

    /// What stands before the colon, in lower case; the whole line where there is none.
    private var head: String {
        let bytes = notes.bytes[range]
        let start = bytes.firstIndex { $0 != 0x23 && $0 != 0x2A && $0 != 0x20 && $0 != 0x5F } ?? range.lowerBound
        let end = bytes[start...].prefix(80).firstIndex(of: 0x3A) ?? range.upperBound
        guard end - start <= 120 else { return "" }
        return notes.string(start..<end).lowercased()
    }

    private func firstWord(of head: String) -> String? {
        let scalars = head.unicodeScalars
        let rest = scalars.drop { !Scalars.isLetter($0.value) }
        let word = rest.prefix { Scalars.isLetter($0.value) || $0 == "-" }
        return word.isEmpty ? nil : String(word)
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
