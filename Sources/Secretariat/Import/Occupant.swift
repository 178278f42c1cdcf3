import Meetings

/// What a row says of the person on the seat.
struct Occupant {
    let name: String
    let address: String?
    let formerAddresses: [String]
    let assistant: Person.Assistant?
    let title: String?
    let workplace: String?
    let authority: Key<Authority>?
    let isProtected: Bool?

    /// Nil where the row names nobody.
    init?(_ row: TableRow<MemberColumn>, authority: Key<Authority>?, _ faults: inout [Fault]) {
        address = row.address(.address, &faults)
        formerAddresses = Occupant.formerAddresses(row, &faults)
        assistant = Occupant.assistant(row, &faults)
        title = row[.title]
        workplace = row[.workplace]
        self.authority = authority
        isProtected = row.flag(.protected, &faults)
        guard let name = Occupant.name(row) else {
            let stray = [MemberColumn.address, .formerAddress, .assistant, .assistantAddress].first { row[$0] != nil }
            if let stray { faults.append(row.fault(.missing(MemberColumn.name.headings[0]), in: stray)) }
            return nil
        }
        self.name = name
    }

    var addresses: [String] { (address.map { [$0] } ?? []) + formerAddresses }

    func hasName(_ other: String) -> Bool { name.lowercased() == other.lowercased() }

    /// Whether the names share a word: she may have married.
    func resembles(_ other: String) -> Bool {
        !Set(name.lowercased().split(separator: " ")).isDisjoint(with: other.lowercased().split(separator: " "))
    }

    private static func name(_ row: TableRow<MemberColumn>) -> String? {
        if let name = row[.name] { return name }
        let parts = [row[.givenName], row[.familyName]].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func formerAddresses(_ row: TableRow<MemberColumn>, _ faults: inout [Fault]) -> [String] {
        let addresses = row.value(.formerAddress, expected: "addresses with a comma or space between", &faults) {
            text in
            let parts = text.split { $0 == "," || $0 == " " }.map { String($0).mailAddress }
            return parts.contains(nil) ? nil : parts.compactMap(\.self)
        }
        return addresses ?? []
    }

    private static func assistant(_ row: TableRow<MemberColumn>, _ faults: inout [Fault]) -> Person.Assistant? {
        let name = row[.assistant]
        guard let address = row.address(.assistantAddress, &faults) else {
            if name != nil, row[.assistantAddress] == nil {
                faults.append(row.fault(.missing(MemberColumn.assistantAddress.headings[0]), in: .assistant))
            }
            return nil
        }
        return Person.Assistant(name: name ?? address, address: address)
    }
}
