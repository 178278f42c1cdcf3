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
    /// Records one person's attendance, or corrects it, and then that of all the others; all of it or nothing.
    ///
    /// - Parameter others: how those came who were called and of whom nothing is on record; who had declined is excused.
    package func record(
        _ word: AttendanceWord?, others: Attendance.Presence? = nil, at reference: String, by: String
    ) throws -> [AttendanceSheet.Change] {
        try check(by)
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            let register = try snapshot.register()
            let meeting = try snapshot.findMeeting(reference, in: register)
            var sheet = try AttendanceSheet(try snapshot.sitting(meeting), register, at: world.now())
            if let word { try sheet.take(word, snapshot, register, by: by, at: world.now()) }
            if let others { try sheet.recordOthers(as: others, by: by, at: world.now()) }
            try keep(sheet, register, by: by, transaction)
            return sheet.changes
        }
    }

    /// Records how all on a list came, all of it or nothing; saying again what is on record changes nothing.
    ///
    /// - Parameter words: how many words on the meeting's attendance there were when the list was read.
    package func record(
        _ list: [AttendanceWord], at reference: String, after words: Int, by: String
    ) throws -> [AttendanceSheet.Change] {
        try store.write { try record(list, at: reference, after: words, by: by, $0) }
    }

    /// The same once the minutes are approved: what is changed is a correction of them, with a reason that all read.
    package func correct(
        _ list: [AttendanceWord], at reference: String, after words: Int, because reason: String, by: String
    ) throws -> [AttendanceSheet.Change] {
        try store.write { transaction in
            let reason = try checkedWords(reason, most: 500).onOneLine(500)
            let changes = try record(list, at: reference, after: words, by: by, isCorrection: true, transaction)
            let sheet = try minutesSheet(reference, transaction.snapshot)
            // Minutes that a list leaves out of account, such as how long somebody was there, need no new version.
            guard !changes.isEmpty, sheet.isChanged else { return changes }
            try correctMinutes(of: reference, because: reason, by: by, transaction)
            return changes
        }
    }

    private func record(
        _ list: [AttendanceWord], at reference: String, after words: Int, by: String, isCorrection: Bool = false,
        _ transaction: Transaction
    ) throws -> [AttendanceSheet.Change] {
        let snapshot = transaction.snapshot
        let register = try snapshot.register()
        let meeting = try snapshot.findMeeting(reference, in: register)
        var sheet = try AttendanceSheet(
            try snapshot.sitting(meeting), register, at: world.now(), isCorrection: isCorrection)
        for word in list { try sheet.take(word, snapshot, register, by: by, at: world.now()) }
        guard !sheet.changes.isEmpty else { return [] }
        guard try snapshot.attendanceHistory(of: meeting.id).count == words else {
            throw OfficeError.changedMeanwhile(meeting: meeting.reference)
        }
        try keep(sheet, register, by: by, transaction)
        return sheet.changes
    }

    /// Words that are read again on a terminal and in reports hold nothing that is not seen.
    func check(_ words: String?...) throws {
        for case let words? in words {
            if let code = words.invisibleCharacter { throw OfficeError.invisible(code) }
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
    /// - Returns: whose attendance it is.
    @discardableResult mutating func take(
        _ word: AttendanceWord, _ snapshot: Snapshot, _ register: Register, by: String, at now: Date
    ) throws -> Key<Person> {
        let person = try snapshot.findPerson(word.person, among: called, in: register)
        guard let presence = word.presence else {
            try clear(person.id)
            return person.id
        }
        let replaced = try word.insteadOf.map { try snapshot.findPerson($0, among: called, in: register) }
        let attendance = Attendance(
            person: person.id, presence: presence, insteadOf: replaced?.id, by: by, at: now)
        try record(attendance, isUncalled: word.isUncalled)
        return person.id
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
