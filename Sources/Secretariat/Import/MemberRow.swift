import Meetings

/// A row of a list of members: one person on one seat, or a seat that nobody holds.
struct MemberRow {
    let source: TableRow<MemberColumn>
    let body: Key<Body>
    let role: Seat.Role
    let profile: String?
    let authority: Key<Authority>?
    let representsAll: Bool?
    /// None on a vacant seat.
    let occupant: Occupant?
    let from: Day?
    let until: Day?
    let decidedBy: String?
    let decidedOn: Day?
    let reason: String?

    var line: Int { source.line }

    /// Nil where the row cannot be used; why is then among the faults.
    init?(_ row: TableRow<MemberColumn>, register: Register, _ faults: inout [Fault]) {
        let before = faults.count
        source = row
        let body = MemberRow.body(row, register, &faults)
        let role = MemberRow.role(row, &faults)
        profile = row[.profile]
        authority = MemberRow.authority(row, register, &faults)
        representsAll = row.flag(.representsAll, &faults)
        from = row.day(.from, &faults)
        until = row.day(.until, &faults)
        decidedBy = row[.decidedBy]
        decidedOn = row.day(.decidedOn, &faults)
        reason = row[.reason]
        occupant = Occupant(row, authority: authority, &faults)
        if let from, let until, until < from {
            faults.append(row.fault(.endsBeforeStart("\(until)", start: "\(from)"), in: .until))
        }
        guard faults.count == before, let body, let role else { return nil }
        self.body = body
        self.role = role
    }

    /// Whether both ask for a seat of the same kind.
    func wantsSameSeat(as other: MemberRow) -> Bool {
        (body, role, profile, authority?.text) == (other.body, other.role, other.profile, other.authority?.text)
    }

    func overlaps(_ other: MemberRow) -> Bool {
        (from.flatMap { from in other.until.map { from <= $0 } } ?? true)
            && (other.from.flatMap { from in until.map { from <= $0 } } ?? true)
    }

    private static func body(_ row: TableRow<MemberColumn>, _ register: Register, _ faults: inout [Fault]) -> Key<Body>?
    {
        guard let name = row.required(.body, &faults) else { return nil }
        if let body = register.body(named: name) { return body.id }
        faults.append(row.fault(.unknown(name, kind: "body", known: register.bodies.map(\.name)), in: .body))
        return nil
    }

    private static func role(_ row: TableRow<MemberColumn>, _ faults: inout [Fault]) -> Seat.Role? {
        guard let word = row.required(.role, &faults) else { return nil }
        if let role = Seat.Role(swedish: word) { return role }
        faults.append(row.fault(.unknown(word, kind: "role", known: Seat.Role.allCases.map(\.swedish)), in: .role))
        return nil
    }

    private static func authority(
        _ row: TableRow<MemberColumn>, _ register: Register, _ faults: inout [Fault]
    ) -> Key<Authority>? {
        guard let name = row[.authority] else { return nil }
        if let authority = register.authorities.first(where: { $0.answers(to: name) }) { return authority.id }
        let known = register.authorities.map(\.name)
        faults.append(row.fault(.unknown(name, kind: "kommun or region", known: known), in: .authority))
        return nil
    }
}

extension Authority {
    /// “Falun”, “Falu kommun” and “falun” are one.
    fileprivate func answers(to text: String) -> Bool {
        let (text, name) = (text.lowercased(), name.lowercased())
        return [name, id.text].contains(text) || "\(id) kommun" == text
            || (kind == .municipality && name == "\(text) kommun") || (kind == .region && text == "regionen")
    }
}
