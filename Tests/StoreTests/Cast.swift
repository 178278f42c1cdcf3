import Foundation
import Meetings
import Store

/// The few people and the one meeting that the tests of this target speak of.
extension Register {
    static func example() -> Register {
        var register = Register()
        register.region = "Region Exempel"
        register.authorities = [Authority(id: Key("regionen"), name: "Region Exempel", kind: .region)]
        register.bodies = [Body(id: .lpo, kind: .programArea, name: "LPO Psykisk hälsa", norms: [.promised])]
        register.people = [
            Person(id: .anna, name: "Anna Ek", addresses: [Person.Address("anna@regionen.example")]),
            Person(id: .cilla, name: "Cilla Öberg", addresses: [Person.Address("cilla@falun.kommun.example")]),
        ]
        register.seats = [
            Seat(id: Key("s1"), body: .lpo, role: .chair), Seat(id: Key("s2"), body: .lpo, role: .ordinary),
        ]
        register.mandates = [
            Mandate(id: Key("m1"), seat: Key("s1"), person: .anna, from: Day(ordinal: 20_000)),
            Mandate(
                id: Key("m2"), seat: Key("s2"), person: .cilla, from: Day(ordinal: 20_000), until: Day(ordinal: 21_000)),
        ]
        return register
    }
}

extension Norm {
    static let promised = Norm(from: Day(iso: "2026-01-01"), amount: .hours(least: 15, most: 20))
}

extension Key<Body> { static let lpo = Key<Body>("lpo-psykisk-halsa") }
extension Key<Meeting> { static let first = Key<Meeting>("first") }
extension Key<Person> {
    static let anna = Key<Person>("anna")
    static let cilla = Key<Person>("cilla")
}

extension Date {
    /// Monday 4 January 2027, 10:00 in Sweden.
    static let t0 = Date(timeIntervalSince1970: 1_799_053_200)
}

extension Meeting {
    static func example(state: State = .booked(by: "Anna Ek", at: .t0)) -> Meeting {
        Meeting(
            id: .first, body: .lpo, year: 2027, number: 1, start: WallTime(iso: "2027-03-02T13:00") ?? WallTime(.t0),
            length: 120,
            place: Place(joinLink: "https://mote.example/lpo", room: "Björken"),
            agenda: [AgendaItem(title: "Remiss", kind: .discussion, presenter: "Dag", length: 20)],
            guests: [Guest(person: .cilla, kind: .informed)], state: state, generation: 2, revision: 3)
    }
}

extension Draft {
    static func example(
        _ number: Int, to recipient: String? = "anna@regionen.example", thread: String = "uid",
        urgency: Urgency = .booking,
        waitsFor: OutboxMessage.Hold? = nil, notBefore: Date = .t0
    ) -> Draft {
        Draft(
            kind: .booking, body: .lpo, meeting: nil, person: .anna, copyFor: nil, recipient: recipient, thread: thread,
            sequence: number, subject: "Möte \(number)", messageID: "\(number)@regionen.example",
            content: Data("content \(number)".utf8), told: nil, urgency: urgency, waitsFor: waitsFor,
            notBefore: notBefore)
    }
}

extension Store {
    static func prepared() throws -> Store {
        let store = try Store.inMemory()
        try store.write { try $0.save(Register.example()) }
        return store
    }

    func states() throws -> [OutboxMessage.State] { try read { try $0.messages().map(\.state) } }
}
