import Foundation
import Meetings
import Store

/// What somebody says of one person's attendance; nil takes back what was said before.
package struct AttendanceWord: Sendable {
    /// Name, address or identifier.
    package let person: String
    package let presence: Attendance.Presence?
    package var insteadOf: String?
    package var isUncalled: Bool

    package init(
        person: String, presence: Attendance.Presence?, insteadOf: String? = nil, isUncalled: Bool = false
    ) {
        self.person = person
        self.presence = presence
        self.insteadOf = insteadOf
        self.isUncalled = isUncalled
    }
}

extension Secretary {
    /// Records one person's attendance, or corrects it.
    package func record(_ word: AttendanceWord, at reference: String, by: String) throws -> [AttendanceSheet.Change] {
        try fillIn(reference, by: by) { sheet, snapshot, register in
            try sheet.take(word, snapshot, register, by: by, at: world.now())
        }
    }

    /// Records those who were called and of whom nothing is on record; who had declined is excused.
    package func recordOthers(
        as presence: Attendance.Presence, at reference: String, by: String
    ) throws -> [AttendanceSheet.Change] {
        try fillIn(reference, by: by) { sheet, _, _ in
            try sheet.recordOthers(as: presence, by: by, at: world.now())
        }
    }

    private func fillIn(
        _ reference: String, by: String, _ fill: (inout AttendanceSheet, Snapshot, Register) throws -> Void
    ) throws -> [AttendanceSheet.Change] {
        try store.write { transaction in
            let snapshot = transaction.snapshot
            let register = try snapshot.register()
            let meeting = try snapshot.findMeeting(reference, in: register)
            var sheet = try AttendanceSheet(try snapshot.sitting(meeting), register, at: world.now())
            try fill(&sheet, snapshot, register)
            try keep(sheet, register, by: by, transaction)
            return sheet.changes
        }
    }

    /// Writes a filled-in sheet down; the meeting has then been held.
    func keep(_ sheet: AttendanceSheet, _ register: Register, by: String, _ transaction: Transaction) throws {
        try sheet.checkTogether()
        guard !sheet.changes.isEmpty else { return }
        let now = world.now()
        for change in sheet.changes {
            switch change {
            case .recorded(let attendance): try transaction.record(attendance, at: sheet.meeting.id)
            case .cleared(let person):
                try transaction.clearAttendance(of: person, at: sheet.meeting.id, by: by, at: now)
            }
        }
        try markHeld(sheet.meeting, transaction)
        let people = sheet.changes.compactMap(\.present).uniqued
        for person in people { try checkDay(of: person, on: sheet.meeting.start.day, register, transaction.snapshot) }
        try transaction.record(
            Fact(
                at: now, by: by, kind: "attendance recorded", scope: sheet.meeting.id.text,
                detail: "\(sheet.changes.count) people"))
    }

    private func markHeld(_ meeting: Meeting, _ transaction: Transaction) throws {
        switch meeting.state {
        case .proposed, .booked, .called:
            var meeting = meeting
            meeting.state = .held(at: world.now())
            try transaction.save(meeting)
        case .held, .closed, .cancelled: break
        }
    }

    /// Nobody works more than a day's hours in a day; estimates belong to no day of their own.
    func checkDay(of person: Key<Person>, on day: Day, _ register: Register, _ snapshot: Snapshot) throws {
        let sittings = try snapshot.meetings(from: day, through: day).map(snapshot.sitting)
        let entries = try snapshot.timeEntries(from: day, through: day, of: person)
        let book = WorkloadBook(year: day.year, register: register, sittings: sittings, entries: entries, through: day)
        let minutes = book.contributions.filter { $0.person == person && !$0.isEstimate }.reduce(0) { $0 + $1.minutes }
        guard minutes <= 24 * 60 else {
            throw OfficeError.overfullDay(
                name: register.person(person)?.name ?? person.text, day: day, minutes: minutes)
        }
    }
}

extension AttendanceSheet {
    mutating func take(
        _ word: AttendanceWord, _ snapshot: Snapshot, _ register: Register, by: String, at now: Date
    ) throws {
        let person = try snapshot.findPerson(word.person, among: called, in: register)
        guard let presence = word.presence else { return try clear(person.id) }
        let replaced = try word.insteadOf.map { try snapshot.findPerson($0, among: called, in: register) }
        let attendance = Attendance(
            person: person.id, presence: presence, insteadOf: replaced?.id, by: by, at: now)
        try record(attendance, isUncalled: word.isUncalled)
    }
}

extension AttendanceSheet.Change {
    /// Who is now on record as having been there.
    fileprivate var present: Key<Person>? {
        guard case .recorded(let attendance) = self, attendance.presence.attended else { return nil }
        return attendance.person
    }
}

extension Contribution {
    var isEstimate: Bool { if case .estimated = source { true } else { false } }
}

extension [Key<Person>] {
    fileprivate var uniqued: [Key<Person>] { Set(self).sorted() }
}
