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
        try store.rehearse { try takeAttendance(id, by: clearance, $0) }
    }

    /// Does what was seen; refused where what is on record is no longer as it was then.
    ///
    /// - Returns: false where it is no such list, or has been decided on.
    package func applyAttendance(_ id: String, mark: String, for clearance: Clearance) throws -> Bool {
        try store.write { transaction in
            guard let review = try takeAttendance(id, by: clearance, transaction) else { return false }
            guard review.mark == mark else { throw RegisterFault.changed }
            guard review.foreign.isEmpty else { throw RegisterFault.foreign(bodies: review.foreign.map(\.name)) }
            try transaction.dropPendingImport(id)
            return true
        }
    }

    private func takeAttendance(
        _ id: String, by clearance: Clearance, _ transaction: Transaction
    ) throws -> AttendanceReview? {
        let snapshot = transaction.snapshot
        guard let list = try snapshot.pendingImport(id), list.person == clearance.person.id else { return nil }
        let file = ImportFile(name: list.name, data: list.bytes)
        guard file.isOfAttendance else { return nil }
        let register = try snapshot.register()
        let rows = try AttendanceRow.list(file, meeting: nil)
        let named = rows.compactMap { try? snapshot.findMeeting($0.meeting, in: register) }
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
        let sheets = try takeIn(file, meeting: nil, by: clearance.person.name, transaction)
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
        let headings = text.prefix { !$0.isNewline }.split { ";,\t".contains($0) }
            .map { $0.lowercased().filter(\.isLetter) }
        return !Set(headings).isDisjoint(with: AttendanceColumn.presence.headings)
    }
}
