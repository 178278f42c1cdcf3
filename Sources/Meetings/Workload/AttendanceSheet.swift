import Foundation

/// A meeting's attendance while it is filled in or corrected.
package struct AttendanceSheet: Sendable {
    package let meeting: Meeting
    /// Who was called, by seat or as a guest.
    package let called: [Person]
    /// What is new beside what was on record.
    package private(set) var changes: [Change] = []
    private var attendance: [Key<Person>: Attendance]
    private let declined: Set<Key<Person>>
    private let names: [Key<Person>: String]

    package enum Change: Hashable, Sendable {
        case recorded(Attendance)
        case cleared(Key<Person>)
    }

    /// - Parameter isCorrection: it is part of correcting minutes that are approved.
    /// - Throws: where the meeting has not begun, was cancelled or has its minutes approved.
    package init(
        _ sitting: Sitting, _ register: Register, at now: Date, isCorrection: Bool = false
    ) throws(AttendanceError) {
        meeting = sitting.meeting
        attendance = sitting.attendance
        declined = Set(sitting.invitations.filter { $0.answer?.reply == .declined }.map(\.person))
        called = register.invitees(to: sitting.meeting).filter { $0.kind == .called }.map(\.person)
        names = Dictionary(register.people.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
        switch meeting.state {
        case .cancelled: throw .cancelled(meeting: meeting.reference)
        case .closed where !isCorrection: throw .closed(meeting: meeting.reference)
        default: break
        }
        guard meeting.start.nearestMoment <= now else {
            throw .notBegun(meeting: meeting.reference, start: meeting.start)
        }
    }

    /// - Parameter isUncalled: she came though nobody had called her.
    package mutating func record(_ new: Attendance, isUncalled: Bool = false) throws(AttendanceError) {
        try check(new, isUncalled: isUncalled)
        let old = attendance[new.person]
        guard old?.presence != new.presence || old?.insteadOf != new.insteadOf else { return }
        attendance[new.person] = new
        changes.append(.recorded(new))
    }

    /// Takes back what is on record of somebody.
    package mutating func clear(_ person: Key<Person>) throws(AttendanceError) {
        guard attendance.removeValue(forKey: person) != nil else {
            throw .nothingRecorded(name: name(person), meeting: meeting.reference)
        }
        changes.append(.cleared(person))
    }

    /// Those who were called and of whom nothing is on record: who had declined is excused, the others are as given.
    package mutating func recordOthers(
        as presence: Attendance.Presence, by: String, at now: Date
    ) throws(AttendanceError) {
        let replaced = Set(attendance.values.compactMap(\.insteadOf))
        for person in called where attendance[person.id] == nil && !replaced.contains(person.id) {
            let presence = declined.contains(person.id) ? .excused : presence
            try record(Attendance(person: person.id, presence: presence, by: by, at: now))
        }
    }

    /// What only shows once every row is in.
    package func checkTogether() throws(AttendanceError) {
        let standIns = Dictionary(grouping: attendance.values.filter { $0.insteadOf != nil }, by: \.insteadOf)
        for case (let replaced?, let rows) in standIns.sorted(by: { ($0.key ?? Key("")) < ($1.key ?? Key("")) }) {
            let names = rows.map { name($0.person) }.sorted()
            guard rows.count == 1 else { throw .severalStandIns(names, of: name(replaced)) }
            guard attendance[replaced]?.presence.attended != true else {
                throw .bothCame(standIn: names[0], of: name(replaced))
            }
        }
    }

    private func check(_ new: Attendance, isUncalled: Bool) throws(AttendanceError) {
        if case .partial(let minutes) = new.presence, !(1..<meeting.length).contains(minutes) {
            throw .noPart(minutes: minutes, length: meeting.length)
        }
        if let replaced = new.insteadOf {
            guard new.presence.attended, replaced != new.person else { throw .noStandIn(name: name(new.person)) }
            guard isCalled(replaced) else { throw notCalled(replaced) }
        } else if !isCalled(new.person), !isUncalled, attendance[new.person] == nil {
            throw notCalled(new.person)
        }
    }

    private func isCalled(_ person: Key<Person>) -> Bool { called.contains { $0.id == person } }

    private func notCalled(_ person: Key<Person>) -> AttendanceError {
        .notCalled(name: name(person), meeting: meeting.reference)
    }

    private func name(_ person: Key<Person>) -> String { names[person] ?? person.text }
}

/// Why attendance was not recorded.
package enum AttendanceError: Error, Equatable, Sendable {
    case notBegun(meeting: String, start: WallTime)
    case cancelled(meeting: String)
    case closed(meeting: String)
    case notCalled(name: String, meeting: String)
    case nothingRecorded(name: String, meeting: String)
    case noPart(minutes: Int, length: Int)
    case noStandIn(name: String)
    case bothCame(standIn: String, of: String)
    case severalStandIns([String], of: String)
}

extension AttendanceError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notBegun(let meeting, let start):
            "cannot record attendance at \(meeting): it begins \(start); who cannot come is recorded with samordna answer"
        case .cancelled(let meeting):
            "cannot record attendance at \(meeting): it was cancelled; time spent on it is recorded with samordna time"
        case .closed(let meeting):
            "cannot change attendance at \(meeting): its minutes are approved; correct them first"
        case .notCalled(let name, let meeting):
            "cannot record \(name) at \(meeting): she was not called to it; say in whose place she came, or that she came uncalled"
        case .nothingRecorded(let name, let meeting):
            "cannot take back \(name) at \(meeting): nothing is on record; see samordna attendance show \(meeting)"
        case .noPart(let minutes, let length):
            "cannot record \(minutes) minutes: a part of this meeting is 1 to \(length - 1) minutes; record the whole as present or remote"
        case .noStandIn(let name):
            "cannot record \(name) in somebody's place: only who came can stand in, and for another; correct the row"
        case .bothCame(let standIn, let name):
            "cannot record \(standIn) in place of \(name): \(name) is recorded as there; correct one of them"
        case .severalStandIns(let names, let name):
            "cannot record \(names.joined(separator: " and ")) in place of \(name): one can stand in for her; the others came uncalled"
        }
    }
}
