import Foundation
import Meetings

extension RegisterProposal {
    /// A list of members (CSV) over what is there: it adds, changes and ends, and what it does not name stays.
    package init(
        members data: Data, file: String, into register: Register, today: Day, newID: @escaping () -> String
    ) throws(ImportError) {
        let table = try Table<MemberColumn>(data, file: file)
        var faults = table.faults
        let rows = table.rows.compactMap { MemberRow($0, register: register, &faults) }
        let roster = Roster(rows, over: register.people, today: today, newID: newID)
        let seating = Seating(rows, occupants: roster.occupants, over: register, today: today, newID: newID)
        faults += roster.faults + seating.faults
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        var after = register
        after.people = roster.people
        after.seats = seating.seats
        after.mandates = seating.mandates
        let kept = seating.unnamed(in: Set(rows.map(\.body)))
        let notes = table.notes + roster.notes(file: file) + kept.map { after.note(keeping: $0, file: file) }
        let placed = rows.compactMap { row in seating.places[row.line] }
        self.init(from: register, to: after, notes: notes, rows: placed, kept: kept)
    }
}

extension Roster {
    fileprivate func notes(file: String) -> [String] {
        sharedAddresses.map { "\(file): \($0.names.joined(separator: " and ")) share the address \($0.address)" }
    }
}

extension Register {
    fileprivate func note(keeping mandate: Mandate, file: String) -> String {
        let name = person(mandate.person)?.name ?? mandate.person.text
        let body = seat(mandate.seat).flatMap { self.body($0.body) }?.name ?? ""
        return "\(file): names no \(name) in \(body), whose mandate stays; give “till” to end it"
    }
}

extension Fault {
    /// By line, so that they are mended from the top.
    static func isEarlier(_ one: Fault, _ other: Fault) -> Bool { one.order < other.order }

    private var order: Int {
        switch place {
        case .whole: 0
        case .line(let number): number
        }
    }
}
