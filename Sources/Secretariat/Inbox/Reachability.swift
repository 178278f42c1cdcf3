import Meetings
import Store

/// What mail servers and automatic replies have last said of how to reach people.
package struct Reachability {
    private let faults: [(fault: AddressFault, recipient: String?)]
    private let absences: [Key<Person>: AbsenceNote]
    private let today: Day

    package init(_ snapshot: Snapshot, on today: Day) throws {
        faults = try snapshot.addressFaults().values.filter { $0.severity != "none" }.sorted { $0.at < $1.at }
            .map { fault in (fault, try fault.message.flatMap { try snapshot.message($0)?.recipient }) }
        absences = try snapshot.absences()
        self.today = today
    }

    /// An address that mail goes to and that does not take it.
    package struct Fault: Equatable, Sendable {
        package let said: AddressFault
        package let address: String
        /// Her other addresses that nothing is known against.
        package let others: [String]

        package static func == (one: Fault, other: Fault) -> Bool {
            one.address == other.address && one.said.at == other.said.at && one.others == other.others
        }
    }

    /// The faults of her address and her assistants', oldest first.
    package func faults(of person: Person) -> [Fault] {
        let assistants = person.assistants.map(\.address)
        let watched = ([person.address] + assistants).compactMap(\.self)
        return faults.compactMap { fault, recipient in
            // A server that forwards reports the address it forwards to.
            guard let address = [fault.address, recipient].compactMap(\.self).first(where: watched.contains) else {
                return nil
            }
            return Fault(said: fault, address: address, others: address == person.address ? others(of: person) : [])
        }
    }

    /// The note of a person who is away today; one without dates counts for a week.
    package func absence(of person: Key<Person>) -> AbsenceNote? {
        absences[person].flatMap { note in today <= lastDay(of: note) ? note : nil }
    }

    private func others(of person: Person) -> [String] {
        let failing = Set(faults.filter { !$0.fault.isOurs }.map(\.fault.address))
        return person.addresses.filter { $0.until.map { today <= $0 } ?? true }.map(\.text)
            .filter { $0 != person.address && !failing.contains($0) }
    }

    private func lastDay(of note: AbsenceNote) -> Day {
        let dates = [note.until.flatMap(Day.init(iso:)), note.back.flatMap(Day.init(iso:))?.adding(days: -1)]
        return dates.compactMap(\.self).max() ?? WallTime(note.at).day.adding(days: 7)
    }
}
