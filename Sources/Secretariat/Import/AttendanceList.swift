import Foundation
import Meetings
import Store

/// A column of a list of who came.
enum AttendanceColumn: Column {
    case meeting, body, day, name, presence, minutes, insteadOf, uncalled

    static let required: [AttendanceColumn] = [.name, .presence]

    var isProse: Bool { false }

    var headings: [String] {
        switch self {
        case .meeting: ["möte", "mötets beteckning"]
        case .body: ["grupp", "programområde", "lpo"]
        case .day: ["datum", "dag"]
        case .name: ["namn", "deltagare", "ledamot", "e-post"]
        case .presence: ["närvaro", "närvarande", "deltog"]
        case .minutes: ["minuter", "tid", "närvarande minuter"]
        case .insteadOf: ["i stället för", "istället för", "ersätter"]
        case .uncalled: ["utan kallelse", "ej kallad"]
        }
    }
}

/// A row of a list of who came.
struct AttendanceRow {
    let row: TableRow<AttendanceColumn>
    let meeting: String
    /// Set where the row gives a date beside the meeting: they must agree.
    let day: Day?
    let word: AttendanceWord

    /// - Parameter usual: the meeting of rows that name none.
    static func list(_ file: ImportFile, meeting usual: String?) throws(ImportError) -> [AttendanceRow] {
        let table = try Table<AttendanceColumn>(file.data, file: file.name)
        var faults = table.faults
        let rows = table.rows.compactMap { AttendanceRow($0, meeting: usual, &faults) }
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        return rows
    }

    private init?(_ row: TableRow<AttendanceColumn>, meeting usual: String?, _ faults: inout [Fault]) {
        let before = faults.count
        let meeting = AttendanceRow.meeting(row, &faults) ?? usual
        if meeting == nil { faults.append(row.fault(.missing(AttendanceColumn.meeting.headings[0]), in: .meeting)) }
        let name = row.required(.name, &faults)
        let minutes = row.value(.minutes, expected: "minutes, such as 45", &faults) { $0.minutes }
        let word = row.required(.presence, &faults)
        let presence = AttendanceRow.presence(word, minutes: minutes, row, &faults)
        let day = row[.meeting] == nil ? nil : row.day(.day, &faults)
        let isUncalled = row.flag(.uncalled, &faults) ?? false
        guard faults.count == before, let meeting, let name, let presence else { return nil }
        self.row = row
        self.meeting = meeting
        self.day = day
        self.word = AttendanceWord(
            person: name, presence: presence, insteadOf: row[.insteadOf], isUncalled: isUncalled)
    }

    /// By its reference, or by body and date as a samordnare knows it.
    private static func meeting(_ row: TableRow<AttendanceColumn>, _ faults: inout [Fault]) -> String? {
        if let meeting = row[.meeting] { return meeting }
        guard let body = row[.body], let day = row.day(.day, &faults) else { return nil }
        return "\(body)/\(day)"
    }

    private static func presence(
        _ word: String?, minutes: Int?, _ row: TableRow<AttendanceColumn>, _ faults: inout [Fault]
    ) -> Attendance.Presence? {
        guard let word else { return nil }
        if partial.contains(word.lowercased()) {
            if let minutes { return .partial(minutes: minutes) }
            if row[.minutes] == nil { faults.append(row.fault(.missing("minuter"), in: .minutes)) }
            return nil
        }
        if let presence = presences[word.lowercased()] {
            guard row[.minutes] != nil else { return presence }
            faults.append(row.fault(.unexpected(word, expected: "del, as minutes are given"), in: .presence))
            return nil
        }
        let expected = "närvarande, distans, del, förhinder or uteblev"
        faults.append(row.fault(.unexpected(word, expected: expected), in: .presence))
        return nil
    }
}

private let partial: Set = ["del", "delvis", "del av tiden", "del av mötet"]
private let presences: [String: Attendance.Presence] = [
    "närvarande": .present, "närvaro": .present, "på plats": .present, "ja": .present, "x": .present,
    "distans": .remote, "på distans": .remote, "digitalt": .remote,
    "förhinder": .excused, "anmält förhinder": .excused, "anmäld frånvaro": .excused,
    "uteblev": .absent, "frånvarande": .absent, "nej": .absent,
]

extension Secretary {
    /// All rows or none; the same list again changes nothing.
    package func importAttendance(
        _ file: ImportFile, meeting: String?, by: String
    ) throws -> [AttendanceSheet] {
        let rows = try AttendanceRow.list(file, meeting: meeting)
        return try store.write { try takeIn(rows, by: by, $0) }
    }

    /// What the list would change; nothing is changed.
    package func rehearseAttendance(_ file: ImportFile, meeting: String?) throws -> [AttendanceSheet] {
        let rows = try AttendanceRow.list(file, meeting: meeting)
        return try store.rehearse { try takeIn(rows, by: "", $0) }
    }

    func takeIn(_ rows: [AttendanceRow], by: String, _ transaction: Transaction) throws -> [AttendanceSheet] {
        let register = try transaction.snapshot.register()
        var pages = AttendancePages()
        var known: [String: Meeting] = [:]
        for row in rows {
            let refused = try row.row.refusal(in: .meeting) {
                let meeting =
                    try known[row.meeting] ?? transaction.snapshot.findMeeting(row.meeting, in: register)
                known[row.meeting] = meeting
                try pages.open(row, meeting) {
                    try AttendanceSheet(try transaction.snapshot.sitting(meeting), register, at: world.now())
                }
            }
            pages.note(refused)
        }
        for index in pages.sheets.indices {
            for row in pages.rows[index] {
                let refused = try row.row.refusal(in: .name) {
                    try pages.take(index, row) { sheet in
                        try sheet.take(row.word, transaction.snapshot, register, by: by, at: world.now())
                    }
                }
                pages.note(refused)
            }
            let sheet = pages.sheets[index]
            pages.note(
                try pages.rows[index][0].row.refusal(in: .name) { try keep(sheet, register, by: by, transaction) })
        }
        guard pages.faults.isEmpty else { throw ImportError(pages.faults.sorted(by: Fault.isEarlier)) }
        return pages.sheets
    }
}

/// The sheets that a list fills in, one for each meeting whatever its rows call it.
private struct AttendancePages {
    private(set) var faults: [Fault] = []
    private(set) var sheets: [AttendanceSheet] = []
    private(set) var rows: [[AttendanceRow]] = []
    private var seen: [Set<Key<Person>>] = []

    mutating func note(_ fault: Fault?) { if let fault { faults.append(fault) } }

    mutating func open(_ row: AttendanceRow, _ meeting: Meeting, _ sheet: () throws -> AttendanceSheet) throws {
        if let day = row.day, day != meeting.start.day {
            throw OfficeError.otherDay(meeting: meeting.reference, start: meeting.start, said: day)
        }
        if let index = sheets.firstIndex(where: { $0.meeting.id == meeting.id }) { return rows[index].append(row) }
        sheets.append(try sheet())
        rows.append([row])
        seen.append([])
    }

    mutating func take(
        _ index: Int, _ row: AttendanceRow, _ take: (inout AttendanceSheet) throws -> Key<Person>
    ) throws {
        let person = try take(&sheets[index])
        guard seen[index].insert(person).inserted else {
            throw OfficeError.saidTwice(name: row.word.person, meeting: sheets[index].meeting.reference)
        }
    }
}

extension TableRow {
    /// Why the office does not take the row; a failure of the database ends it all.
    func refusal(in column: Name, _ step: () throws -> Void) throws -> Fault? {
        do {
            try step()
            return nil
        } catch let error as AttendanceError {
            return fault(.notRecorded(error), in: column)
        } catch let error as OfficeError {
            return fault(.refused(error), in: column)
        }
    }
}

extension String {
    /// `90`, `90 min`, `1:30`, `1,5 h` or `1,5 tim`, in minutes.
    package var minutes: Int? {
        let text = lowercased().filter { !$0.isWhitespace }
        if let match = text.wholeMatch(of: /(\d{1,4})(min|minuter)?/) { return Int(match.1) }
        if let match = text.wholeMatch(of: /(\d{1,2}):([0-5]\d)(:00)?/), let hours = Int(match.1),
            let rest = Int(match.2)
        {
            return hours * 60 + rest
        }
        guard let match = text.wholeMatch(of: /(\d{1,2}([.,]\d{1,2})?)(h|t|tim|timme|timmar)/),
            let hours = Double(match.1.replacing(",", with: "."))
        else { return nil }
        return Int((hours * 60).rounded())
    }
}
