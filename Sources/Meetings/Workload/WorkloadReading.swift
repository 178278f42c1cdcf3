extension WorkloadBook {
    /// Everyone who sat on a seat that is called, or put any time in, body by body in the order of the register; who
    /// changed principal in the year stands once for each.
    package func workloads(in bodies: [Body]) -> [Workload] {
        let byBody = Dictionary(grouping: contributions, by: \.body)
        let sittings = Dictionary(grouping: sittings, by: \.meeting.body)
        return bodies.flatMap { body in
            BodyBook(book: self, body: body, contributions: byBody[body.id] ?? [], sittings: sittings[body.id] ?? [])
                .workloads
        }
    }
}

/// The book's pages about one body.
private struct BodyBook {
    let book: WorkloadBook
    let body: Body
    let terms: Terms
    let contributions: [Row: [Contribution]]
    let tallies: [Row: Tally]
    let replies: [Row: Replies]

    init(book: WorkloadBook, body: Body, contributions: [Contribution], sittings: [Sitting]) {
        let terms = Terms(book, body)
        self.book = book
        self.body = body
        self.terms = terms
        self.contributions = Dictionary(grouping: contributions) { terms.row(of: $0.person, on: $0.day) }
        tallies = BodyBook.tallies(sittings, book.invitees, terms)
        replies = BodyBook.replies(sittings, terms)
    }

    var workloads: [Workload] {
        let rows = Set(contributions.keys).union(terms.rows).union(tallies.keys)
        let byPerson = Dictionary(grouping: rows, by: \.person)
        return book.register.people.flatMap { person in
            (byPerson[person.id] ?? []).sorted { ($0.authority?.text ?? "") < ($1.authority?.text ?? "") }
                .map { workload(of: person, $0) }
        }
    }

    private func workload(of person: Person, _ row: Row) -> Workload {
        let own = contributions[row] ?? []
        let authority = row.authority.flatMap(book.register.authority)
        let days = authority?.kind == .municipality ? terms.ordinaryDays(of: row) : []
        return Workload(
            person: person, body: body.id, authority: authority, role: terms.lastRole(of: row), contributions: own,
            measure: Measure(of: own, on: days, in: book.year, norms: body.norms),
            yardsticks: comparisons(own, days), attendance: tallies[row] ?? Tally(), replies: replies[row] ?? Replies())
    }

    private func comparisons(_ own: [Contribution], _ days: Set<Day>) -> [Workload.Comparison] {
        guard let newest = body.norms.inForce(on: Day.newYear(book.year + 1).adding(days: -1)) else { return [] }
        return body.norms.filter { $0 != newest && ($0.from ?? .newYear(1)) < Day.newYear(book.year + 1) }.reversed()
            .compactMap { norm in
                Measure(of: own, on: days, in: book.year, norms: body.norms, by: .only(norm)).map {
                    Workload.Comparison(norm: norm, measure: $0)
                }
            }
    }

    private static func tallies(
        _ sittings: [Sitting], _ invitees: [Key<Meeting>: [Invitee]], _ terms: Terms
    ) -> [Row: Tally] {
        sittings.reduce(into: [:]) { tallies, sitting in
            let standIns = sitting.standIns
            for invitee in invitees[sitting.meeting.id] ?? [] where invitee.kind == .called {
                let id = invitee.person.id
                let row = terms.row(of: id, on: sitting.meeting.start.day)
                let presence = sitting.attendance[id]?.presence
                let isRecorded = presence != nil || standIns[id] != nil
                let tally = Tally(
                    attended: presence?.attended == true ? 1 : 0, recorded: isRecorded ? 1 : 0,
                    replaced: standIns[id] == nil ? 0 : 1, unrecorded: isRecorded ? 0 : 1)
                tallies[row] = (tallies[row] ?? Tally()) + tally
            }
        }
    }

    private static func replies(_ sittings: [Sitting], _ terms: Terms) -> [Row: Replies] {
        sittings.reduce(into: [:]) { replies, sitting in
            for invitation in sitting.invitations where invitation.isLive && invitation.kind == .called {
                let row = terms.row(of: invitation.person, on: sitting.meeting.start.day)
                let one = Replies(answered: invitation.answer == nil ? 0 : 1, asked: 1)
                replies[row] = (replies[row] ?? Replies()) + one
            }
        }
    }
}

/// A person on behalf of one principal.
private struct Row: Hashable {
    let person: Key<Person>
    let authority: Key<Authority>?
}

/// Who sat on a body's called seats in a year, and when.
private struct Terms {
    private let byPerson: [Key<Person>: [Term]]
    private let own: [Key<Person>: Key<Authority>]

    /// A time on a seat, as far as it falls in the year.
    private struct Term {
        let role: Seat.Role
        let authority: Key<Authority>?
        let from: Day
        let until: Day
    }

    init(_ book: WorkloadBook, _ body: Body) {
        let (first, last) = (Day.newYear(book.year), Day.newYear(book.year + 1).adding(days: -1))
        let own = Dictionary(
            book.register.people.compactMap { person in person.authority.map { (person.id, $0) } },
            uniquingKeysWith: { one, _ in one })
        let bySeat = Dictionary(grouping: book.register.mandates, by: \.seat)
        let seats = book.register.seats.filter { $0.body == body.id && $0.role.attendance == .called }
        let terms = seats.flatMap { seat in
            (bySeat[seat.id] ?? []).compactMap { mandate -> (Key<Person>, Term)? in
                let (from, until) = (max(first, mandate.from), min(last, mandate.until ?? last))
                guard from <= until else { return nil }
                let authority = seat.authority ?? own[mandate.person]
                return (mandate.person, Term(role: seat.role, authority: authority, from: from, until: until))
            }
        }
        self.own = own
        byPerson = Dictionary(grouping: terms, by: \.0).mapValues { $0.map(\.1) }
    }

    var rows: Set<Row> {
        Set(byPerson.flatMap { person, terms in terms.map { Row(person: person, authority: $0.authority) } })
    }

    /// By the seat she held that day, else the last she held, else her own principal.
    func row(of person: Key<Person>, on day: Day) -> Row {
        let terms = byPerson[person] ?? []
        let term = terms.first { $0.from <= day && day <= $0.until } ?? latest(terms)
        return Row(person: person, authority: term.map(\.authority) ?? own[person])
    }

    /// The days on which she was an ordinary member for the row's principal.
    func ordinaryDays(of row: Row) -> Set<Day> {
        let terms = (byPerson[row.person] ?? []).filter { $0.authority == row.authority && $0.role == .ordinary }
        return Set(terms.flatMap { ($0.from.ordinal...$0.until.ordinal).map(Day.init(ordinal:)) })
    }

    func lastRole(of row: Row) -> Seat.Role? {
        latest((byPerson[row.person] ?? []).filter { $0.authority == row.authority })?.role
    }

    private func latest(_ terms: [Term]) -> Term? { terms.max { ($0.until, $0.from) < ($1.until, $1.from) } }
}
