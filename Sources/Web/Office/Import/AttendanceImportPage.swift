import Documents
import Foundation
import Meetings
import Secretariat

/// Shows whose attendance a list would record, meeting by meeting.
struct AttendanceImportPage: PageContent {
    static let template = "import-attendance"
    static let names: Set<String> = [
        "heading", "lead", "isOutdated", "foreign", "mayApply", "action", "seen", "meetings", "when", "path", "rows",
        "name", "presence", "earlier", "hasRows",
    ]

    let heading: String
    let lead: String
    let isOutdated: Bool
    let foreign: String?
    let mayApply: Bool
    let action: String
    let seen: String
    let meetings: [Part]
    let token: String

    struct Part: Sendable {
        let when: String
        let path: String
        let rows: [Row]
        let hasRows: Bool
    }

    struct Row: Sendable {
        let name: String
        /// “Var med på distans, i stället för Anna Ek”.
        let presence: String
        /// What was on record.
        let earlier: String?
    }

    init(_ review: AttendanceReview, id: String, isOutdated: Bool, today: Day, token: String) {
        heading = "Läs in \(review.name)"
        self.isOutdated = isOutdated
        let people = review.meetings.reduce(0) { $0 + $1.changes.count }
        let count = review.meetings.count { !$0.changes.isEmpty }
        lead =
            people == 0
            ? review.foreign.isEmpty ? "Listan ändrar ingenting." : ""
            : "Närvaro för \(people.counted("person", "personer")) vid \(count.counted("möte", "möten", gender: .neuter)). Inget är ändrat än."
        foreign = review.foreign.isEmpty ? nil : String.enumeration(review.foreign.map(\.name))
        mayApply = review.foreign.isEmpty && !review.isEmpty
        action = "/personer/import/\(id.inAddress)"
        seen = review.mark
        meetings = review.meetings.map { part in
            let body = review.register.body(part.meeting.body)?.name ?? ""
            let rows = part.changes.map { Row($0, part, review.register) }
                .sorted { String.inSurnameOrder($0.name, $1.name) }
            return Part(
                when: "\(body), \(part.meeting.start.asRead(in: today.year, minutes: part.meeting.length))",
                path: part.meeting.path, rows: rows, hasRows: !rows.isEmpty)
        }
        self.token = token
    }
}

extension AttendanceImportPage.Row {
    fileprivate init(_ change: AttendanceSheet.Change, _ part: AttendanceReview.Meeting, _ register: Register) {
        let person: Key<Person>
        switch change {
        case .recorded(let attendance):
            person = attendance.person
            presence = attendance.words(register)
        case .cleared(let cleared):
            person = cleared
            presence = "Tas bort ur listan"
        }
        name = register.person(person)?.name ?? ""
        earlier = part.before[person].map { "Nu: \($0.words(register))" }
    }
}

extension Attendance {
    fileprivate func words(_ register: Register) -> String {
        let replaced = insteadOf.flatMap(register.person)?.name
        return presence.sentence + (replaced.map { ", i stället för \($0)" } ?? "")
    }
}
