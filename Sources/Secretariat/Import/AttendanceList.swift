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
        let isUncalled = row.flag(.uncalled, &faults) ?? false
        guard faults.count == before, let meeting, let name, let presence else { return nil }
        self.row = row
        self.meeting = meeting
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
        if let presence = presences[word.lowercased()] { return presence }
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
        try store.write { try takeIn(file, meeting: meeting, by: by, $0) }
    }

    /// What the list would change; nothing is changed.
    package func rehearseAttendance(_ file: ImportFile, meeting: String?) throws -> [AttendanceSheet] {
        try store.rehearse { try takeIn(file, meeting: meeting, by: "", $0) }
    }

    private func takeIn(
        _ file: ImportFile, meeting usual: String?, by: String, _ transaction: Transaction
    ) throws -> [AttendanceSheet] {
        let rows = try AttendanceRow.list(file, meeting: usual)
        let register = try transaction.snapshot.register()
        var faults: [Fault] = []
        var sheets: [AttendanceSheet] = []
        for reference in rows.map(\.meeting).uniqued {
            let own = rows.filter { $0.meeting == reference }
            let refused = try own[0].row.refusal(in: .meeting) {
                var sheet = try sheet(reference, register, transaction.snapshot)
                for row in own {
                    let refused = try row.row.refusal(in: .name) {
                        try sheet.take(row.word, transaction.snapshot, register, by: by, at: world.now())
                    }
                    faults += refused.map { [$0] } ?? []
                }
                try keep(sheet, register, by: by, transaction)
                sheets.append(sheet)
            }
            faults += refused.map { [$0] } ?? []
        }
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        return sheets
    }

    private func sheet(_ reference: String, _ register: Register, _ snapshot: Snapshot) throws -> AttendanceSheet {
        let meeting = try snapshot.findMeeting(reference, in: register)
        return try AttendanceSheet(try snapshot.sitting(meeting), register, at: world.now())
    }
}

extension TableRow {
    /// Why the office does not take the row; a failure of the database ends it all.
    func refusal(in column: Name, _ step: () throws -> Void) throws -> Fault? {
        do {
            try step()
            return nil
        } catch let error as AttendanceError {
            return fault(.refused("\(error)"), in: column)
        } catch let error as OfficeError {
            return fault(.refused("\(error)"), in: column)
        }
    }
}

extension [String] {
    /// Each once, in the order of their first.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
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
