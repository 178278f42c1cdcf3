import Meetings

/// The people of the register and of a file, and who of them a row means.
struct Roster {
    private(set) var people: [Person]
    private(set) var faults: [Fault] = []
    /// Who sits in each row, by the row's line.
    private(set) var occupants: [Int: Key<Person>] = [:]
    private let today: Day
    private let newID: () -> String
    private let rows: [MemberRow]
    private var said: [Statement: (text: String, line: Int)] = [:]

    /// Something that a file can say only one way of a person.
    private struct Statement: Hashable {
        let person: Key<Person>
        let column: MemberColumn
    }

    init(_ rows: [MemberRow], over people: [Person], today: Day, newID: @escaping () -> String) {
        self.people = people
        self.rows = rows
        self.today = today
        self.newID = newID
        for row in rows { enter(row) }
    }

    /// People of the file with an address that others have too.
    var sharedAddresses: [(address: String, names: [String])] {
        let named = Set(occupants.values)
        let sharers = Dictionary(grouping: people.filter { $0.address != nil }) { $0.address ?? "" }
        return sharers.filter { $0.value.count > 1 && $0.value.contains { named.contains($0.id) } }
            .map { ($0.key, $0.value.map(\.name)) }.sorted { $0.0 < $1.0 }
    }

    private mutating func enter(_ row: MemberRow) {
        guard let occupant = row.occupant else { return }
        let matches = matches(occupant)
        guard matches.count <= 1 else {
            faults.append(row.source.fault(.ambiguous(name: occupant.name), in: .name))
            return
        }
        let index = matches.first ?? people.endIndex
        if index == people.endIndex { people.append(Person(id: Key(newID()), name: occupant.name)) }
        occupants[row.line] = people[index].id
        checkAgreement(row, of: people[index].id)
        people[index].take(occupant, today: today)
    }

    /// By address and name, else by an address under a name that resembles, else by name and workplace.
    private func matches(_ occupant: Occupant) -> [Int] {
        let atAddress = people.indices.filter { index in
            people[index].addresses.contains { occupant.addresses.contains($0.text) }
        }
        let same = atAddress.filter { occupant.hasName(people[$0].name) }
        if !same.isEmpty { return same }
        let renamed = atAddress.filter { occupant.resembles(people[$0].name) && !isNamed(people[$0]) }
        if !renamed.isEmpty { return renamed }
        let namesakes = people.indices.filter { occupant.hasName(people[$0].name) }
        return namesakes.filter { occupant.worksWith(people[$0]) }
    }

    /// Whether the file knows her under her own name: then another name at her address is another person.
    private func isNamed(_ person: Person) -> Bool {
        rows.contains { row in
            guard let occupant = row.occupant else { return false }
            return occupant.hasName(person.name) && occupant.addresses.contains { person.has($0) }
        }
    }

    private mutating func checkAgreement(_ row: MemberRow, of person: Key<Person>) {
        guard let occupant = row.occupant else { return }
        let statements: [(MemberColumn, String?)] = [
            (.address, occupant.address), (.title, occupant.title), (.workplace, occupant.workplace),
            (.authority, occupant.authority?.text), (.protected, occupant.isProtected.map { $0 ? "ja" : "nej" }),
        ]
        for case (let column, let text?) in statements {
            let statement = Statement(person: person, column: column)
            guard let earlier = said[statement] else {
                said[statement] = (text, row.line)
                continue
            }
            guard earlier.text != text else { continue }
            let cause = Fault.Cause.differs(text, other: earlier.text, line: earlier.line)
            faults.append(row.source.fault(cause, in: column))
        }
    }
}

extension Occupant {
    /// Whether a namesake may be meant: the same workplace, or one of them has no address to tell them apart.
    fileprivate func worksWith(_ person: Person) -> Bool {
        let known = (workplace?.lowercased(), person.workplace?.lowercased())
        if let mine = known.0, let hers = known.1 { return mine == hers }
        return address == nil || person.address == nil
    }
}

extension Person {
    fileprivate func has(_ address: String) -> Bool { addresses.contains { $0.text == address } }

    /// Takes over what is said of her; what is not said stays.
    fileprivate mutating func take(_ occupant: Occupant, today: Day) {
        name = occupant.name
        title = occupant.title ?? title
        workplace = occupant.workplace ?? workplace
        authority = occupant.authority ?? authority
        isProtected = occupant.isProtected ?? isProtected
        if let assistant = occupant.assistant {
            let index = assistants.firstIndex { $0.address == assistant.address } ?? assistants.endIndex
            assistants.replaceSubrange(index..<Swift.min(index + 1, assistants.endIndex), with: [assistant])
        }
        if let address = occupant.address, address != self.address { prefer(address, today: today) }
        for former in occupant.formerAddresses where !has(former) { addresses.append(Address(former, until: today)) }
    }

    private mutating func prefer(_ address: String, today: Day) {
        for index in addresses.indices where addresses[index].until == nil { addresses[index].until = today }
        addresses.removeAll { $0.text == address }
        addresses.insert(Address(address), at: 0)
    }
}
