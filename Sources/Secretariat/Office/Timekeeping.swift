import Foundation
import Meetings
import Store

/// What somebody says of time that was spent.
package struct TimeWord: Sendable {
    /// Name, address or identifier.
    package let person: String
    package let kind: WorkKind
    package let minutes: Int
    package let occasion: Occasion
    package var note: String?
    /// It counts though she holds no seat in the body and was not called.
    package var isUncalled: Bool

    package enum Occasion: Sendable {
        case meeting(String)
        /// Work between meetings.
        case body(String, Day)
    }

    package init(
        person: String, kind: WorkKind, minutes: Int, occasion: Occasion, note: String? = nil, isUncalled: Bool = false
    ) {
        self.person = person
        self.kind = kind
        self.minutes = minutes
        self.occasion = occasion
        self.note = note
        self.isUncalled = isUncalled
    }
}

extension Secretary {
    /// Records reported time; of one person, meeting and kind the latest report counts.
    @discardableResult package func record(_ word: TimeWord, by: String) throws -> TimeEntry {
        try store.write { try record(word, by: by, $0) }
    }

    /// - Parameter isRepeatable: what was reported before, word for word, is not reported a second time, nor does it undo
    ///   what corrected it.
    func record(
        _ word: TimeWord, by: String, isRepeatable: Bool = false, register: Register? = nil, _ transaction: Transaction
    ) throws -> TimeEntry {
        let snapshot = transaction.snapshot
        let register = try register ?? snapshot.register()
        let note = word.note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        try check(note, by)
        let slot = try slot(for: word, snapshot, register)
        guard (0...24 * 60).contains(word.minutes) else { throw OfficeError.noTime(minutes: word.minutes) }
        guard slot.meeting != nil || note != nil else { throw OfficeError.unexplained(name: slot.person.name) }
        guard slot.meeting != nil || slot.day <= WallTime(world.now()).day else {
            throw OfficeError.dayToCome(slot.day)
        }
        let earlier = try slot.meeting.flatMap { try snapshot.timeEntry(of: slot.person.id, for: $0, word.kind) }
        let entry = TimeEntry(
            id: 0, person: slot.person.id, body: slot.body, meeting: slot.meeting, day: slot.day, kind: word.kind,
            minutes: word.minutes, note: note, by: by, at: world.now())
        if isRepeatable, try snapshot.hasReported(entry) { return earlier ?? entry }
        return try put(entry, inPlaceOf: earlier, register, transaction)
    }

    /// Corrects an entry by its number.
    package func correct(_ id: Int64, to minutes: Int, note: String?, by: String) throws -> TimeEntry {
        guard (0...24 * 60).contains(minutes) else { throw OfficeError.noTime(minutes: minutes) }
        try check(note, by)
        return try store.write { transaction in
            guard let old = try transaction.snapshot.timeEntry(id) else { throw OfficeError.noTimeEntry(id) }
            let entry = TimeEntry(
                id: 0, person: old.person, body: old.body, meeting: old.meeting, day: old.day, kind: old.kind,
                minutes: minutes, note: note ?? old.note, by: by, at: world.now())
            return try put(entry, inPlaceOf: old, try transaction.snapshot.register(), transaction)
        }
    }

    /// Takes an entry back: what is known without it counts again.
    package func withdraw(_ id: Int64, by: String) throws -> TimeEntry {
        try store.write { transaction in
            guard let entry = try transaction.snapshot.timeEntry(id) else { throw OfficeError.noTimeEntry(id) }
            try transaction.withdraw(entry, by: by, at: world.now())
            try note("time taken back", entry, by: by, transaction)
            return entry
        }
    }

    /// Says how much there is to read before a meeting.
    package func setReading(_ amount: Int, _ unit: ReadingMatter.Unit, for reference: String, by: String) throws
        -> ReadingMatter
    {
        let matter = ReadingMatter(amount: amount, unit: unit, by: by, at: world.now())
        guard amount >= 0, amount <= 1_000_000, matter.minutes <= 24 * 60 else {
            throw OfficeError.tooMuchToRead(amount: amount, unit: unit)
        }
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            guard ReadingMatter(try snapshot.papers(of: meeting.id)) == nil else {
                throw OfficeError.readingCounted(meeting: meeting.reference)
            }
            try transaction.record(matter, for: meeting.id)
            let detail = "\(amount) \(unit.rawValue)"
            try transaction.record(
                Fact(at: matter.at, by: by, kind: "reading set", scope: meeting.id.text, detail: detail))
            return matter
        }
    }

    private func put(
        _ entry: TimeEntry, inPlaceOf earlier: TimeEntry?, _ register: Register, _ transaction: Transaction
    ) throws -> TimeEntry {
        if let earlier, earlier.minutes == entry.minutes, earlier.note == entry.note { return earlier }
        let id = try transaction.add(entry, inPlaceOf: earlier?.id)
        try checkDay(of: entry.person, on: entry.day, register, transaction.snapshot)
        try note("time recorded", entry, by: entry.by, transaction)
        return try transaction.snapshot.timeEntry(id) ?? entry
    }

    private func note(_ kind: String, _ entry: TimeEntry, by: String, _ transaction: Transaction) throws {
        let detail = "\(entry.person) \(entry.kind.rawValue)"
        let scope = entry.meeting?.text ?? entry.body.text
        try transaction.record(Fact(at: world.now(), by: by, kind: kind, scope: scope, detail: detail))
    }

    /// Whose time it is, and what it was for.
    private struct Slot {
        let person: Person
        let body: Key<Body>
        var meeting: Key<Meeting>?
        let day: Day
    }

    private func slot(for word: TimeWord, _ snapshot: Snapshot, _ register: Register) throws -> Slot {
        switch word.occasion {
        case .meeting(let reference): try meetingSlot(word, reference, snapshot, register)
        case .body(let name, let day): try bodySlot(word, name, day, snapshot, register)
        }
    }

    private func meetingSlot(
        _ word: TimeWord, _ reference: String, _ snapshot: Snapshot, _ register: Register
    ) throws -> Slot {
        let meeting = try snapshot.findMeeting(reference, in: register)
        let called = register.invitees(to: meeting).filter { $0.kind == .called }.map(\.person)
        let person = try snapshot.findPerson(word.person, among: called, in: register)
        let came = try snapshot.attendance(at: meeting.id)[person.id]?.presence.attended == true
        guard called.contains(where: { $0.id == person.id }) || came || word.isUncalled else {
            throw OfficeError.notCalled(name: person.name, meeting: meeting.reference)
        }
        if word.kind == .meeting { try checkAttendance(word, of: person, at: meeting, snapshot) }
        return Slot(person: person, body: meeting.body, meeting: meeting.id, day: meeting.start.day)
    }

    /// Time at a meeting is its length at most, unless it is explained, and nobody's who was not there.
    private func checkAttendance(
        _ word: TimeWord, of person: Person, at meeting: Meeting, _ snapshot: Snapshot
    ) throws {
        guard meeting.start.nearestMoment <= world.now(), !meeting.isCancelled else {
            throw OfficeError.notHeld(meeting: meeting.reference, isCancelled: meeting.isCancelled)
        }
        let sitting = try snapshot.sitting(meeting)
        let wasAway = sitting.attendance[person.id]?.presence.attended == false || sitting.standIns[person.id] != nil
        guard !wasAway || word.minutes == 0 else {
            throw OfficeError.wasAway(name: person.name, meeting: meeting.reference)
        }
        guard word.minutes <= meeting.length || word.note != nil else {
            throw OfficeError.longerThanMeeting(
                minutes: word.minutes, meeting: meeting.reference, length: meeting.length)
        }
    }

    private func bodySlot(
        _ word: TimeWord, _ name: String, _ day: Day, _ snapshot: Snapshot, _ register: Register
    ) throws -> Slot {
        let body = try snapshot.findBody(name, in: register)
        guard word.kind != .meeting else { throw OfficeError.meetingUnnamed }
        let holders = register.holders(in: body.id, on: day).map(\.person)
        let person = try snapshot.findPerson(word.person, among: holders, in: register)
        guard holders.contains(where: { $0.id == person.id }) || word.isUncalled else {
            throw OfficeError.noSeat(name: person.name, body: body.name, day: day)
        }
        return Slot(person: person, body: body.id, day: day)
    }
}

extension Meeting {
    fileprivate var isCancelled: Bool { if case .cancelled = state { true } else { false } }
}
