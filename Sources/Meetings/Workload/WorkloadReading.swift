extension WorkloadBook {
    /// Everyone who sat on a seat that is called, or put any time in, body by body in the order of the register.
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
    let contributions: [Key<Person>: [Contribution]]
    /// By person, in the order of the seats and of time.
    let terms: [Key<Person>: [Term]]
    let tallies: [Key<Person>: Tally]
    let replies: [Key<Person>: Replies]

    /// A time on a seat, as far as it falls in the year.
    struct Term {
        let seat: Seat
        let from: Day
        let until: Day
    }

    init(book: WorkloadBook, body: Body, contributions: [Contribution], sittings: [Sitting]) {
        self.book = book
        self.body = body
        self.contributions = Dictionary(grouping: contributions, by: \.person)
        terms = BodyBook.terms(book, body)
        tallies = BodyBook.tallies(sittings, book.register)
        replies = BodyBook.replies(sittings)
    }

    var workloads: [Workload] {
        let people = Set(contributions.keys).union(terms.keys).union(tallies.keys)
        return book.register.people.filter { people.contains($0.id) }.map(workload)
    }

    private func workload(of person: Person) -> Workload {
        let own = contributions[person.id] ?? []
        let terms = terms[person.id] ?? []
        let last = terms.max { ($0.until, $0.from) < ($1.until, $1.from) }?.seat
        let authority = (last?.authority ?? person.authority).flatMap(book.register.authority)
        let days = measuredDays(terms, of: person)
        return Workload(
            person: person, body: body.id, authority: authority, role: last?.role, contributions: own,
            measure: Measure(of: own, on: days, in: book.year, norms: body.norms),
            yardsticks: comparisons(own, days), attendance: tallies[person.id] ?? Tally(),
            replies: replies[person.id] ?? Replies())
    }

    /// The days on which she was a kommunledamot of the body.
    private func measuredDays(_ terms: [Term], of person: Person) -> Set<Day> {
        let measured = terms.filter { term in
            let authority = (term.seat.authority ?? person.authority).flatMap(book.register.authority)
            return term.seat.role == .ordinary && authority?.kind == .municipality
        }
        return Set(measured.flatMap { ($0.from.ordinal...$0.until.ordinal).map(Day.init(ordinal:)) })
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

    private static func terms(_ book: WorkloadBook, _ body: Body) -> [Key<Person>: [Term]] {
        let (first, last) = (Day.newYear(book.year), Day.newYear(book.year + 1).adding(days: -1))
        let seats = book.register.seats.filter { $0.body == body.id && $0.role.attendance == .called }
        let bySeat = Dictionary(grouping: book.register.mandates, by: \.seat)
        let terms = seats.flatMap { seat in
            (bySeat[seat.id] ?? []).compactMap { mandate -> (Key<Person>, Term)? in
                let (from, until) = (max(first, mandate.from), min(last, mandate.until ?? last))
                return from <= until ? (mandate.person, Term(seat: seat, from: from, until: until)) : nil
            }
        }
        return Dictionary(grouping: terms, by: \.0).mapValues { $0.map(\.1) }
    }

    private static func tallies(_ sittings: [Sitting], _ register: Register) -> [Key<Person>: Tally] {
        sittings.reduce(into: [:]) { tallies, sitting in
            let standIns = sitting.standIns
            for invitee in register.invitees(to: sitting.meeting) where invitee.kind == .called {
                let id = invitee.person.id
                var tally = Tally(replaced: standIns[id] == nil ? 0 : 1)
                let presence = sitting.attendance[id]?.presence
                let isRecorded = presence != nil || standIns[id] != nil
                tally.attended = presence?.attended == true ? 1 : 0
                tally.recorded = isRecorded ? 1 : 0
                tally.unrecorded = isRecorded ? 0 : 1
                tallies[id] = (tallies[id] ?? Tally()) + tally
            }
        }
    }

    private static func replies(_ sittings: [Sitting]) -> [Key<Person>: Replies] {
        let asked = sittings.flatMap(\.invitations).filter { $0.isLive && $0.kind == .called }
        return Dictionary(grouping: asked, by: \.person).mapValues { invitations in
            Replies(answered: invitations.count { $0.answer != nil }, asked: invitations.count)
        }
    }
}
