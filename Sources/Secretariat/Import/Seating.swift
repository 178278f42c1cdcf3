import Meetings

/// Finds each row's seat and mandate: those that are there first, then empty seats, then new ones.
struct Seating {
    private(set) var seats: [Seat]
    private(set) var mandates: [Mandate]
    private(set) var faults: [Fault] = []
    /// What each row is about, by the row's line.
    private(set) var places: [Int: ImportedRow] = [:]
    private let occupants: [Int: Key<Person>]
    private let today: Day
    private let newID: () -> String
    private var claimed: Set<Key<Seat>> = []
    private var named: Set<Key<Mandate>> = []

    /// Who sits in a row stands under the row's line.
    init(
        _ rows: [MemberRow], occupants: [Int: Key<Person>], over register: Register, today: Day,
        newID: @escaping () -> String
    ) {
        seats = register.seats
        mandates = register.mandates
        self.occupants = occupants
        self.today = today
        self.newID = newID
        let taken = rows.filter { occupants[$0.line] != nil }
        checkTwice(taken)
        let moved = seat(taken) { $0.ownSeat(for: $1) }
        let new = seat(moved) { $0.ownSeatOfOtherProfile(for: $1) }
        for row in new { sit(row, on: freeSeat(for: row) ?? addSeat(for: row)) }
        for row in rows where occupants[row.line] == nil {
            let seat = seats[vacantSeat(for: row) ?? addSeat(for: row)].id
            claimed.insert(seat)
            places[row.line] = ImportedRow(line: row.line, person: nil, seat: seat, mandate: nil)
        }
    }

    /// Mandates in these bodies that still run and that no row names: an import ends nothing by silence.
    func unnamed(in bodies: Set<Key<Body>>) -> [Mandate] {
        mandates.filter { mandate in
            !named.contains(mandate.id) && mandate.until.map { $0 >= today } ?? true
                && seats.contains { $0.id == mandate.seat && bodies.contains($0.body) }
        }
    }

    private mutating func checkTwice(_ rows: [MemberRow]) {
        for (index, row) in rows.enumerated() {
            let twin = rows[..<index].first {
                occupants[$0.line] == occupants[row.line] && $0.wantsSameSeat(as: row) && $0.overlaps(row)
            }
            guard let twin, let name = row.occupant?.name else { continue }
            faults.append(row.source.fault(.sameSeat(name: name, line: twin.line), in: .role))
        }
    }

    /// Seats the rows that the rule finds a seat for; the others come back.
    private mutating func seat(_ rows: [MemberRow], by rule: (Seating, MemberRow) -> Int?) -> [MemberRow] {
        var left: [MemberRow] = []
        for row in rows {
            if let index = rule(self, row) { sit(row, on: index) } else { left.append(row) }
        }
        return left
    }

    private func ownSeat(for row: MemberRow) -> Int? {
        let own = seats.indices.filter { row.isServed(by: seats[$0]) && holds(row, seats[$0]) }
        return own.first { row.wants(seats[$0]) } ?? own.first
    }

    /// Her seat in the same role, whose profile or huvudman the row gives anew.
    private func ownSeatOfOtherProfile(for row: MemberRow) -> Int? {
        seats.indices.first { index in
            let seat = seats[index]
            return seat.body == row.body && seat.role == row.role && !claimed.contains(seat.id)
                && mandates.contains { $0.seat == seat.id && isHeld($0, by: row) && row.overlaps($0, today: today) }
        }
    }

    /// A seat of that kind without anybody in the row's time, rather one for the huvudman than one for any.
    private func freeSeat(for row: MemberRow) -> Int? {
        let free = seats.indices.filter { index in
            row.wants(seats[index], ofAnyAuthority: true)
                && !mandates.contains { $0.seat == seats[index].id && row.overlaps($0, today: today) }
        }
        return free.first { row.wants(seats[$0]) } ?? free.first { seats[$0].authority == nil }
    }

    private func vacantSeat(for row: MemberRow) -> Int? {
        seats.indices.first { index in
            let seat = seats[index]
            return row.wants(seat) && !claimed.contains(seat.id)
                && !mandates.contains { $0.seat == seat.id && $0.until.map { $0 >= today } ?? true }
        }
    }

    private mutating func addSeat(for row: MemberRow) -> Int {
        seats.append(
            Seat(
                id: Key(newID()), body: row.body, role: row.role, profile: row.profile, authority: row.authority,
                representsAll: row.representsAll ?? false))
        return seats.endIndex - 1
    }

    private mutating func sit(_ row: MemberRow, on index: Int) {
        guard let person = occupants[row.line] else { return }
        seats[index].profile = row.profile ?? seats[index].profile
        seats[index].authority = row.authority ?? seats[index].authority
        seats[index].representsAll = row.representsAll ?? seats[index].representsAll
        claimed.insert(seats[index].id)
        var mandate =
            self.mandate(for: row, on: seats[index])
            ?? Mandate(id: Key(newID()), seat: seats[index].id, person: person, from: row.from ?? today)
        mandate.from = row.from ?? mandate.from
        mandate.until = row.until ?? mandate.until
        mandate.decidedBy = row.decidedBy ?? mandate.decidedBy
        mandate.decidedOn = row.decidedOn ?? mandate.decidedOn
        mandate.reasonForLeaving = row.reason ?? mandate.reasonForLeaving
        record(mandate, from: row)
    }

    private func mandate(for row: MemberRow, on seat: Seat) -> Mandate? {
        let own = mandates.filter { $0.seat == seat.id && isHeld($0, by: row) }
        guard let from = row.from else { return own.max { $0.from < $1.from } }
        return own.first { $0.from == from }
            ?? own.first { !named.contains($0.id) && row.overlaps($0, today: today) }
    }

    private mutating func record(_ mandate: Mandate, from row: MemberRow) {
        if let until = mandate.until, until < mandate.from {
            faults.append(row.source.fault(.endsBeforeStart("\(until)", start: "\(mandate.from)"), in: .until))
        }
        named.insert(mandate.id)
        places[row.line] = ImportedRow(
            line: row.line, person: mandate.person, seat: mandate.seat, mandate: mandate.id)
        if let index = mandates.firstIndex(where: { $0.id == mandate.id }) {
            mandates[index] = mandate
        } else {
            mandates.append(mandate)
        }
    }

    private func holds(_ row: MemberRow, _ seat: Seat) -> Bool {
        mandates.contains { $0.seat == seat.id && isHeld($0, by: row) }
    }

    private func isHeld(_ mandate: Mandate, by row: MemberRow) -> Bool { mandate.person == occupants[row.line] }
}

extension MemberRow {
    /// Whether the seat is of the kind that the row asks for.
    fileprivate func wants(_ seat: Seat, ofAnyAuthority: Bool = false) -> Bool {
        seat.body == body && seat.role == role && seat.profile == profile
            && (ofAnyAuthority || seat.authority == authority)
    }

    /// Like `wants`, where the row may leave profile and huvudman unsaid.
    fileprivate func isServed(by seat: Seat) -> Bool {
        seat.body == body && seat.role == role && profile.map { $0 == seat.profile } ?? true
            && authority.map { $0 == seat.authority } ?? true
    }

    fileprivate func overlaps(_ mandate: Mandate, today: Day) -> Bool {
        (mandate.until.map { (from ?? today) <= $0 } ?? true) && (until.map { mandate.from <= $0 } ?? true)
    }
}
