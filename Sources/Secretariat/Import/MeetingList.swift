import Foundation
import Meetings

extension ImportedMeeting {
    /// The meetings of a list (CSV).
    package static func list(_ data: Data, file: String, register: Register) throws(ImportError) -> [ImportedMeeting] {
        let table = try Table<MeetingColumn>(data, file: file)
        var faults = table.faults
        let meetings = table.rows.compactMap { ImportedMeeting($0, register: register, &faults) }
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        return meetings
    }

    private init?(_ row: TableRow<MeetingColumn>, register: Register, _ faults: inout [Fault]) {
        let before = faults.count
        let body = ImportedMeeting.body(row, register, &faults)
        let start = ImportedMeeting.start(row, &faults)
        let length = ImportedMeeting.length(row, start: start, &faults)
        let link = row.value(.joinLink, expected: "an address that begins with https://", &faults) { $0.webAddress }
        let number = row.value(.number, expected: "a whole number from 1 to 99", &faults) { text in
            Int(text).flatMap { (1...99).contains($0) ? $0 : nil }
        }
        let isElsewhere = row.flag(.elsewhere, &faults) ?? false
        guard faults.count == before, let body, let start else { return nil }
        self.init(
            file: row.file, place: .line(row.line), body: body.id, start: start, length: length ?? body.policy.length,
            venue: Meeting.Place(joinLink: link, room: row[.room]), number: number, isElsewhere: isElsewhere)
    }

    private static func body(_ row: TableRow<MeetingColumn>, _ register: Register, _ faults: inout [Fault]) -> Body? {
        guard let name = row.required(.body, &faults) else { return nil }
        if let body = register.body(named: name) { return body }
        faults.append(row.fault(.unknown(name, kind: "body", known: register.bodies.map(\.name)), in: .body))
        return nil
    }

    private static func start(_ row: TableRow<MeetingColumn>, _ faults: inout [Fault]) -> WallTime? {
        let day = row.required(.date, &faults) == nil ? nil : row.day(.date, &faults)
        let minute = row.required(.start, &faults) == nil ? nil : row.minute(.start, &faults)
        guard let day, let minute else { return nil }
        return WallTime(day: day, minute: minute)
    }

    /// From start to end, or as given; the body's usual one where the row has neither.
    private static func length(_ row: TableRow<MeetingColumn>, start: WallTime?, _ faults: inout [Fault]) -> Int? {
        let length = row.value(.length, expected: "minutes, such as 120", &faults) { text in
            Int(text).flatMap { (1...1440).contains($0) ? $0 : nil }
        }
        guard let end = row.minute(.end, &faults), let start else { return length }
        guard end > start.minute else {
            faults.append(row.fault(.endsBeforeStart(row[.end] ?? "", start: row[.start] ?? ""), in: .end))
            return nil
        }
        if let length, length != end - start.minute {
            faults.append(
                row.fault(.unexpected("\(length)", expected: "\(end - start.minute), as start and end"), in: .length))
        }
        return end - start.minute
    }
}

extension TableRow<MeetingColumn> {
    /// `13:00`, as a Swede may also write `13.00`, and Excel `13:00:00`.
    fileprivate func minute(_ column: MeetingColumn, _ faults: inout [Fault]) -> Int? {
        value(column, expected: "a time such as 13:00", &faults) { text in
            guard let match = text.wholeMatch(of: /(\d{1,2})[:.](\d{2})(:00)?/), let hour = Int(match.1),
                let minute = Int(match.2), hour < 24, minute < 60
            else { return nil }
            return hour * 60 + minute
        }
    }
}
