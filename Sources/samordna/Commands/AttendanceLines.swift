import Foundation
import Meetings
import Secretariat
import Store

/// A meeting's attendance, with what was said before.
struct AttendancePage: Encodable {
    let meeting: String
    let start: String
    let minutes: Int
    let reading: String?
    let people: [Line]
    /// Called, and nothing on record.
    let unrecorded: [String]
    let history: [String]

    struct Line: Encodable {
        let name: String
        let presence: String
        let minutes: Int
        let insteadOf: String?
        let by: String
        let at: Date
    }

    init(_ reference: String, _ snapshot: Snapshot) throws {
        let register = try snapshot.register()
        let meeting = try snapshot.findMeeting(reference, in: register)
        let sitting = try snapshot.sitting(meeting)
        let invitees = register.invitees(to: meeting)
        let name = { (id: Key<Person>) in register.person(id)?.name ?? id.text }
        self.meeting = meeting.reference
        start = meeting.start.description
        minutes = meeting.length
        reading = sitting.reading.map { "\($0.amount) \($0.unit.rawValue), \($0.minutes) min" }
        people = sitting.attendance.values.map { one in
            Line(
                name: name(one.person), presence: PresenceArgument(one.presence).rawValue,
                minutes: one.presence.minutes(of: meeting.length(for: one.person, of: invitees)),
                insteadOf: one.insteadOf.map(name), by: one.by, at: one.at)
        }.sorted { $0.name < $1.name }
        let standIns = sitting.standIns
        unrecorded = invitees.filter { $0.kind == .called }.map(\.person)
            .filter { sitting.attendance[$0.id] == nil && standIns[$0.id] == nil }.map(\.name)
        history = try snapshot.attendanceHistory(of: meeting.id).map { entry in
            let word = entry.word?.presence.word ?? "taken back"
            return "\(entry.at.ISO8601Format())  \(name(entry.person)): \(word), by \(entry.by)"
        }
    }

    var text: String {
        let head = "\(meeting)  \(start), \(minutes) min\(reading.map { ", to read: \($0)" } ?? "")"
        let rows = people.map { line in
            "  \(line.name): \(line.presence)\(line.insteadOf.map { " in place of \($0)" } ?? ""), \(line.minutes) min"
        }
        let missing = unrecorded.isEmpty ? [] : ["  not on record: \(unrecorded.joined(separator: ", "))"]
        return ([head] + rows + missing + history.map { "  \($0)" }).joined(separator: "\n")
    }
}

extension [AttendanceSheet.Change] {
    func lines(_ register: Register) -> [String] {
        map { change in
            switch change {
            case .recorded(let one):
                let place = one.insteadOf.map { " in place of \(register.person($0)?.name ?? $0.text)" } ?? ""
                return "\(register.person(one.person)?.name ?? one.person.text): \(one.presence.word)\(place)"
            case .cleared(let person): return "\(register.person(person)?.name ?? person.text): taken back"
            }
        }
    }
}

extension Attendance.Presence {
    /// For operators.
    var word: String {
        switch self {
        case .partial(let minutes): "partial, \(minutes) min"
        default: PresenceArgument(self).rawValue
        }
    }
}
