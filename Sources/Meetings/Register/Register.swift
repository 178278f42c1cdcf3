/// Everything the region knows of its bodies and the people in them, at one moment.
package struct Register: Equatable, Codable, Sendable {
    /// “Region Dalarna”; empty before the first import.
    package var region = ""
    package var authorities: [Authority] = []
    package var bodies: [Body] = []
    package var people: [Person] = []
    package var seats: [Seat] = []
    package var mandates: [Mandate] = []
    /// *Skollov*, per kommun or for all.
    package var schoolBreaks: [SchoolBreak] = []

    package init() {}

    package func body(_ id: Key<Body>) -> Body? { bodies.first { $0.id == id } }
    package func person(_ id: Key<Person>) -> Person? { people.first { $0.id == id } }
    package func seat(_ id: Key<Seat>) -> Seat? { seats.first { $0.id == id } }
    package func mandate(_ id: Key<Mandate>) -> Mandate? { mandates.first { $0.id == id } }
    package func authority(_ id: Key<Authority>) -> Authority? { authorities.first { $0.id == id } }

    package func body(named name: String) -> Body? { bodies.first { $0.answers(to: name) } }

    /// Where a meeting is held, with the usual link of its body where it has none of its own.
    package func place(of meeting: Meeting) -> Meeting.Place {
        body(meeting.body).map(meeting.effectivePlace) ?? meeting.place
    }

    /// Everybody with this address, now or formerly: one address may serve several people.
    package func people(at address: String) -> [Person] {
        let address = address.lowercased()
        return people.filter { $0.addresses.contains { $0.text == address } }
    }

    /// Who sits on a seat of the body on a day, with the seat, in the order of the seats.
    package func holders(in body: Key<Body>, on day: Day) -> [Holder] {
        let seats = seats.filter { $0.body == body }
        let places = Set(seats.map(\.id))
        let held = mandates.filter { $0.isValid(on: day) && places.contains($0.seat) }
        let bySeat = Dictionary(grouping: held, by: \.seat)
        let wanted = Set(held.map(\.person))
        let people = Dictionary(
            people.filter { wanted.contains($0.id) }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return seats.flatMap { seat in
            (bySeat[seat.id] ?? []).compactMap { mandate in
                people[mandate.person].map { Holder(person: $0, seat: seat, mandate: mandate) }
            }
        }
    }

    package func chair(of body: Key<Body>, on day: Day) -> Person? {
        holders(in: body, on: day).first { $0.seat.role == .chair }?.person
    }

    /// Whom mail about the body's work goes to: a dated stand-in before the samordnare.
    package func coordinator(of body: Key<Body>, on day: Day) -> Holder? {
        let holders = holders(in: body, on: day).filter { $0.person.address != nil }
        let standIn = holders.first { $0.seat.role == .standIn && $0.mandate.until != nil }
        return standIn ?? holders.first { $0.seat.role == .coordinator }
    }

    package func vacancies(in body: Key<Body>, on day: Day) -> [Vacancy] {
        seats.filter { $0.body == body }.compactMap { seat in
            let held = mandates.filter { $0.seat == seat.id }
            guard !held.contains(where: { $0.isValid(on: day) }) else { return nil }
            return Vacancy(seat: seat, since: held.compactMap(\.until).filter { $0 < day }.max())
        }
    }

    /// A person, the seat she holds and the mandate by which she does.
    package struct Holder: Hashable, Sendable {
        package let person: Person
        package let seat: Seat
        package let mandate: Mandate

        package init(person: Person, seat: Seat, mandate: Mandate) {
            self.person = person
            self.seat = seat
            self.mandate = mandate
        }
    }
}

/// A week or so without school.
package struct SchoolBreak: Hashable, Codable, Sendable {
    /// “sportlov”.
    package var name: String
    package var from: Day
    package var until: Day
    /// The kommuner it holds for; empty means all.
    package var municipalities: [Key<Authority>]

    package init(name: String, from: Day, until: Day, municipalities: [Key<Authority>] = []) {
        self.name = name
        self.from = from
        self.until = until
        self.municipalities = municipalities
    }
}
