import Foundation
import Meetings
import Store

/// What a list of who came would change.
package struct AttendanceReview: Sendable {
    package let name: String
    package let register: Register
    /// Those of meetings that others arrange are left out.
    package let meetings: [Meeting]
    /// Bodies that it is about and its reader does not arrange for.
    package let foreign: [Body]
    /// What it was reckoned from.
    package let mark: String

    /// Whether it would change anything.
    package var isEmpty: Bool { foreign.isEmpty && meetings.allSatisfy(\.changes.isEmpty) }

    /// One meeting's part of the list.
    package struct Meeting: Sendable {
        package let meeting: Meetings.Meeting
        package let changes: [AttendanceSheet.Change]
        /// What was on record.
        package let before: [Key<Person>: Attendance]
    }
}

extension Secretary {
    /// What a list of hers would do now, found by doing it; nothing is changed. Nil where it is none of hers, or tells of no
    /// attendance.
    package func reviewAttendance(_ id: String, for clearance: Clearance) throws -> AttendanceReview? {
        guard let list = try attendanceList(id, of: clearance.person) else { return nil }
        return try store.rehearse { try takeAttendance(list, by: clearance, $0) }
    }

    /// Does what was seen; refused where what is on record is no longer as it was then.
    ///
    /// - Returns: false where it is no such list, or has been decided on.
    package func applyAttendance(_ id: String, mark: String, for clearance: Clearance) throws -> Bool {
        guard let list = try attendanceList(id, of: clearance.person) else { return false }
        return try store.write { transaction in
            let waiting = try transaction.snapshot.pendingImports(of: clearance.person.id)
            guard waiting.contains(where: { $0.id == id }) else { return false }
            let review = try takeAttendance(list, by: clearance, transaction)
            guard review.mark == mark else { throw RegisterFault.changed }
            guard review.foreign.isEmpty else { throw RegisterFault.foreign(bodies: review.foreign.map(\.name)) }
            try transaction.dropPendingImport(id)
            return true
        }
    }

    /// Read before anybody has to wait for the database.
    private func attendanceList(_ id: String, of person: Person) throws -> (name: String, rows: [AttendanceRow])? {
        guard let list = try store.read({ try $0.pendingImport(id) }), list.person == person.id else { return nil }
        let file = ImportFile(name: list.name, data: list.bytes)
        guard file.isOfAttendance else { return nil }
        return (list.name, try AttendanceRow.list(file, meeting: nil))
    }

    private func takeAttendance(
        _ list: (name: String, rows: [AttendanceRow]), by clearance: Clearance, _ transaction: Transaction
    ) throws -> AttendanceReview {
        let snapshot = transaction.snapshot
        let register = try snapshot.register()
        let named = Set(list.rows.map(\.meeting)).compactMap { try? snapshot.findMeeting($0, in: register) }
        let meetings = Set(named).sorted { ($0.start, $0.reference) < ($1.start, $1.reference) }
        let before = try meetings.map { try snapshot.attendance(at: $0.id) }
        let counts = try meetings.map { "\($0.reference) \(try snapshot.attendanceHistory(of: $0.id).count)" }
        let foreign = register.bodies.filter { body in
            meetings.contains { $0.body == body.id } && !clearance.may(.arrange, in: body.id)
        }
        let mark = try stateMark(counts, [try register.mark])
        // Of others' meetings she learns nothing, not even what is wrong with her rows.
        guard foreign.isEmpty else {
            return AttendanceReview(name: list.name, register: register, meetings: [], foreign: foreign, mark: mark)
        }
        let sheets = try takeIn(list.rows, by: clearance.person.name, transaction)
        let parts = zip(meetings, before).map { meeting, before in
            let changes = sheets.first { $0.meeting.id == meeting.id }?.changes ?? []
            return AttendanceReview.Meeting(meeting: meeting, changes: changes, before: before)
        }
        return AttendanceReview(name: list.name, register: register, meetings: parts, foreign: [], mark: mark)
    }
}

extension ImportFile {
    /// Whether its headings are those of who came.
    var isOfAttendance: Bool {
        let head = (try? CSVLine.lines(of: heading, file: name))?.first
        return head?.fields.contains { Headings<AttendanceColumn>.name($0) == .presence } ?? false
    }
}
