import Foundation
import Meetings
import Store

/// A column of a list of reported time.
enum TimeColumn: Column {
    case meeting, body, day, name, kind, minutes, note, uncalled

    static let required: [TimeColumn] = [.name, .kind, .minutes]

    var isProse: Bool { self == .note }

    var headings: [String] {
        switch self {
        case .meeting: ["möte", "mötets beteckning"]
        case .body: ["grupp", "programområde", "lpo"]
        case .day: ["datum", "dag"]
        case .name: ["namn", "ledamot", "e-post"]
        case .kind: ["slag", "typ"]
        case .minutes: ["tid", "minuter", "arbetstid"]
        case .note: ["anteckning", "anmärkning", "kommentar"]
        case .uncalled: ["utan kallelse", "ej kallad"]
        }
    }
}

/// A row of a list of reported time.
struct TimeRow {
    let row: TableRow<TimeColumn>
    let word: TimeWord

    static func list(_ file: ImportFile) throws(ImportError) -> [TimeRow] {
        let table = try Table<TimeColumn>(file.data, file: file.name)
        var faults = table.faults
        let rows = table.rows.compactMap { TimeRow($0, &faults) }
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        return rows
    }

    private init?(_ row: TableRow<TimeColumn>, _ faults: inout [Fault]) {
        let before = faults.count
        let name = row.required(.name, &faults)
        let minutes =
            row.required(.minutes, &faults) == nil
            ? nil : row.value(.minutes, expected: "a time such as 90, 1:30 or 1,5 tim", &faults) { $0.minutes }
        let kind =
            row.required(.kind, &faults) == nil
            ? nil
            : row.value(.kind, expected: "möte, läsning, förberedelse or annat", &faults) { kinds[$0.lowercased()] }
        let occasion = TimeRow.occasion(row, &faults)
        let isUncalled = row.flag(.uncalled, &faults) ?? false
        guard faults.count == before, let name, let minutes, let kind, let occasion else { return nil }
        self.row = row
        word = TimeWord(
            person: name, kind: kind, minutes: minutes, occasion: occasion, note: row[.note], isUncalled: isUncalled)
    }

    /// A meeting, or a body and a day.
    private static func occasion(_ row: TableRow<TimeColumn>, _ faults: inout [Fault]) -> TimeWord.Occasion? {
        let day = row.day(.day, &faults)
        if let meeting = row[.meeting] { return .meeting(meeting) }
        guard let body = row[.body] else {
            faults.append(row.fault(.missing("möte"), in: .meeting))
            return nil
        }
        if day == nil, row[.day] == nil { faults.append(row.fault(.missing("datum"), in: .day)) }
        return day.map { .body(body, $0) }
    }
}

private let kinds: [String: WorkKind] = [
    "möte": .meeting, "läsning": .reading, "inläsning": .reading, "förberedelse": .preparation,
    "förberedelser": .preparation, "annat": .other, "övrigt": .other,
]

extension Secretary {
    /// All rows or none; the same list again adds nothing.
    package func importTime(_ file: ImportFile, by: String) throws -> [TimeEntry] {
        try store.write { try takeIn(file, by: by, $0) }
    }

    /// What the list would come to; nothing is changed.
    package func rehearseTime(_ file: ImportFile) throws -> [TimeEntry] {
        try store.rehearse { try takeIn(file, by: "", $0) }
    }

    private func takeIn(_ file: ImportFile, by: String, _ transaction: Transaction) throws -> [TimeEntry] {
        let rows = try TimeRow.list(file)
        var faults: [Fault] = []
        var entries: [TimeEntry] = []
        let register = try transaction.snapshot.register()
        for row in rows {
            let refused = try row.row.refusal(in: .name) {
                let entry = try record(row.word, by: by, isRepeatable: true, register: register, transaction)
                guard entry.meeting == nil || !entries.contains(where: { $0.isAbout(entry) }) else {
                    throw OfficeError.saidTwice(name: row.word.person, meeting: "the meeting")
                }
                entries.append(entry)
            }
            faults += refused.map { [$0] } ?? []
        }
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        return entries
    }
}

extension TimeEntry {
    /// The same person, meeting and kind.
    fileprivate func isAbout(_ other: TimeEntry) -> Bool {
        meeting == other.meeting && person == other.person && kind == other.kind
    }
}
