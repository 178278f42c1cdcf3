import Documents
import Foundation
import Meetings
import Secretariat

/// Something in a form is to be put right first.
struct TypedFaults: Error {}

/// An attendance list as the form says it.
struct TypedAttendance {
    let words: [AttendanceWord]
    /// By person's identifier; those of the row for somebody more are under `newcomer`.
    private(set) var faults: [String: String]

    /// The row for somebody who was not called.
    static let newcomer = "ny"

    init(_ form: Form, _ sheet: MeetingSheet) {
        var (words, faults): ([AttendanceWord], [String: String]) = ([], [:])
        let called = Set(sheet.called.map(\.id))
        for person in sheet.called + sheet.uncalled {
            let (id, value) = (person.id.text, form["n-\(person.id)"])
            // Who is not on the list has come to it since: nothing is said of her.
            guard !value.isEmpty else { continue }
            let isCalled = called.contains(person.id)
            if value == Self.removal, !isCalled {
                words.append(AttendanceWord(person: id, presence: nil))
                continue
            }
            guard let presence = Attendance.Presence(value, form["m-\(id)"], length: sheet.meeting.length) else {
                faults[id] = Self.partFault(person.name, sheet)
                continue
            }
            let replaced = presence.attended ? sheet.attendance[person.id]?.insteadOf?.text : nil
            words.append(
                AttendanceWord(person: id, presence: presence, insteadOf: replaced, isUncalled: !isCalled))
        }
        let newcomer = TypedNewcomer(form, sheet, called)
        if let word = newcomer.word { words.append(word) }
        faults.merge(newcomer.faults) { known, _ in known }
        (self.words, self.faults) = (words, faults)
    }

    /// What a row of somebody who was not called says to be gone.
    static let removal = "ingen"

    /// Takes down why a list was refused, beside the row that it is about; whether it says so.
    mutating func take(_ error: any Error, _ sheet: MeetingSheet) -> Bool {
        switch error {
        case AttendanceError.bothCame(_, let name):
            let id = sheet.called.first { $0.name == name }?.id.text ?? Self.newcomer
            faults[id] = "\(name) står som närvarande, och någon är med i stället. Ändra en av dem"
        case AttendanceError.severalStandIns(_, let name):
            faults["ersatter"] = "Någon är redan med i stället för \(name)"
        case AttendanceError.noStandIn:
            faults["ersatter"] = "Bara den som var med kan vara med i stället för någon annan"
        case OfficeError.noWords: lacksReason()
        case OfficeError.tooManyWords(let count, let most):
            faults[Self.reason] = "Skälet är \(count) tecken. Korta det till högst \(most)"
        case OfficeError.mustBeMended:
            faults[Self.reason] = "Ett personnummer står i anteckningarna. Ta bort det först"
        case OfficeError.overfullDay(let name, _, _):
            let id = sheet.register.people.first { $0.name == name }?.id
            let row = id.flatMap { sheet.isListed($0) ? $0.text : nil } ?? Self.newcomer
            faults[row] = "\(name) har redan så många timmar den dagen att mötet inte får plats"
        default: return false
        }
        return true
    }

    /// Why approved minutes are corrected has not been said.
    mutating func lacksReason() { faults[Self.reason] = "Skriv varför närvaron rättas" }

    static let reason = "skal"

    static func partFault(_ name: String, _ sheet: MeetingSheet) -> String {
        "Skriv hur många minuter \(name) var med, från 1 till \(sheet.meeting.length - 1)"
    }
}

/// Somebody who was not called, as the last row of the form says it.
private struct TypedNewcomer {
    private(set) var word: AttendanceWord?
    private(set) var faults: [String: String] = [:]

    init(_ form: Form, _ sheet: MeetingSheet, _ called: Set<Key<Person>>) {
        guard !form["namn"].isEmpty else { return }
        let (row, typed) = (TypedAttendance.newcomer, TypedPerson(form["namn"], sheet.register))
        guard let person = typed.person else {
            faults[row] = typed.fault
            return
        }
        let presence = Attendance.Presence(form["n-\(row)"], form["m-\(row)"], length: sheet.meeting.length)
        let replaced = called.contains(Key(form["ersatter"])) ? form["ersatter"] : nil
        let known = sheet.attendance[person.id]
        // What the same form did a moment ago is not done again.
        if let known, known.presence == presence, known.insteadOf?.text == replaced { return }
        if sheet.isListed(person.id) {
            faults[row] = "\(person.name) står redan i listan. Ändra raden i stället"
        } else if presence == nil {
            faults["m-\(row)"] = TypedAttendance.partFault(person.name, sheet)
        } else {
            word = AttendanceWord(
                person: person.id.text, presence: presence, insteadOf: replaced, isUncalled: true)
        }
    }
}

extension MeetingSheet {
    /// Those who were called, in the order of the list.
    var called: [Person] { invitees.filter { $0.kind == .called }.map(\.person) }

    /// Its minutes are approved.
    var isClosed: Bool { if case .closed = meeting.state { true } else { false } }

    /// Those of whom attendance is on record though nobody had called them.
    var uncalled: [Person] {
        let known = Set(called.map(\.id))
        return attendance.keys.filter { !known.contains($0) }.compactMap(register.person)
            .sorted { String.inSurnameOrder($0.name, $1.name) }
    }

    func isListed(_ person: Key<Person>) -> Bool { (called + uncalled).contains { $0.id == person } }
}

extension Attendance.Presence {
    fileprivate init?(_ value: String, _ minutes: String, length: Int) {
        let part = Int(minutes).flatMap { (1..<length).contains($0) ? $0 : nil }
        guard value != "partial" || part != nil else { return nil }
        self.init(value, minutes: part)
    }
}
