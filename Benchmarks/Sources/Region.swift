import Meetings
import Secretariat
import Store

/// An invented region of any size: twelve people in each body, five meetings a year.
struct Region {
    let bodies: Int

    static let peoplePerBody = 12
    private let meetingsPerBody = 5

    func add(to secretary: Secretary) throws {
        try secretary.store.write { transaction in
            try transaction.save(register)
            for meeting in meetings(in: 2027) { try transaction.save(meeting) }
        }
    }

    func meetings(in year: Int) -> [Meeting] {
        (0..<bodies).flatMap { body in (1...meetingsPerBody).map { meeting($0, of: body, in: year) } }
    }

    var register: Register {
        var register = Register()
        register.region = "Region Norrdal"
        for body in 0..<bodies {
            register.bodies.append(self.body(body))
            for place in 0..<Self.peoplePerBody { seat(place, in: body, &register) }
        }
        return register
    }

    private func body(_ index: Int) -> Body {
        Body(
            id: Key("lpo-\(index)"), kind: .programArea, name: "LPO Område \(index + 1)",
            sender: Body.Sender(
                signature: ["Bo Lindgren, samordnare", "010-555 00 00"], joinLink: "https://moten.example/lpo-\(index)")
        )
    }

    private func seat(_ place: Int, in body: Int, _ register: inout Register) {
        let id = "\(body)-\(place)"
        let person = Person(
            id: Key("person-\(id)"), name: "Åsa Öberg \(place + 1)",
            addresses: [Person.Address("ledamot-\(id)@kommun.example")])
        register.people.append(person)
        register.seats.append(
            Seat(id: Key("seat-\(id)"), body: Key("lpo-\(body)"), role: place == 0 ? .chair : .ordinary))
        register.mandates.append(
            Mandate(id: Key("mandate-\(id)"), seat: Key("seat-\(id)"), person: person.id, from: Day.newYear(2026)))
    }

    /// Ten weeks apart, on the first working day from one that differs between the bodies.
    private func meeting(_ number: Int, of body: Int, in year: Int) -> Meeting {
        let earliest = Day.newYear(year).adding(days: 18 + 70 * (number - 1) + body)
        let day = SwedishCalendar.workingDay(1, from: earliest)
        let start = WallTime(day: day, minute: 13 * 60)
        return Meeting(
            id: Key("meeting-\(year)-\(body)-\(number)"), body: Key("lpo-\(body)"), year: year, number: number,
            start: start ?? WallTime(.distantFuture), length: 120,
            agenda: [
                AgendaItem(id: 1, title: "Föregående minnesanteckningar", kind: .information, length: 15),
                AgendaItem(id: 2, title: "Handlingsplan för samverkan", kind: .discussion, length: 60),
                AgendaItem(id: 3, title: "Fördelning av medel", kind: .decision, length: 45),
            ])
    }
}
