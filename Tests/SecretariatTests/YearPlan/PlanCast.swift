import Foundation
import Meetings
import Store

@testable import Secretariat

extension Office {
    /// Two groups that share Bo, and Cilla who comes from a kommun; a Monday in November, the year before the one planned.
    static func planning(
        from start: String = "2026-11-16T10:00", _ change: (inout Register) -> Void = { _ in }
    ) throws -> Office {
        var register = Register.office
        register.authorities = [
            Authority(id: Key("regionen"), name: "Region Exempel", kind: .region),
            Authority(id: Key("falun"), name: "Falu kommun", kind: .municipality),
            Authority(id: Key("mora"), name: "Mora kommun", kind: .municipality),
        ]
        register.bodies[0].norms = [Norm(amount: .hours(least: 15, most: 20))]
        register.seats[2].authority = Key("falun")
        register.people[2].authority = Key("falun")
        register.addOther()
        change(&register)
        let store = try Store.inMemory()
        try store.write { try $0.save(register) }
        let office = try Office(opening: store, at: start)
        try office.secretary.resume(by: "Bo")
        return office
    }

    func plan(_ year: Int = 2027, _ bodies: String...) throws -> YearPlan {
        var options = PlanOptions()
        options.bodies = bodies
        options.steps = 20_000
        return try secretary.plan(year, options)
    }

    func say(_ extent: Meetings.Obstacle.Extent, of person: String, because reason: String? = nil) throws {
        try secretary.store.write {
            _ = try $0.addObstacle(extent, of: Key(person), reason: reason, by: "Bo", at: .at("2026-11-16T09:00"))
        }
    }

    /// That a council has decided its dates, in another system.
    func decide(_ days: String..., by council: String = "hsn") throws {
        for day in days {
            _ = try secretary.addMeeting(
                of: council, at: .at("\(day)T09:00"), length: 120, place: Meeting.Place(), isElsewhere: true, by: "Bo")
        }
    }
}

extension Register {
    /// LPO Äldre, led by Frida, and a council without members.
    fileprivate mutating func addOther() {
        bodies.append(Body(id: Key("aldre"), kind: .programArea, name: "LPO Äldre"))
        bodies.append(
            Body(id: Key("hsn"), kind: .council, name: "Hälso- och sjukvårdsnämnden", aliases: [.init(name: "HSN")]))
        let first = Day(ordinal: 20_000)
        people.append(
            Person(id: Key("frida"), name: "Frida Lund", addresses: [Person.Address("frida@regionen.example")]))
        for (person, role) in [("frida", Seat.Role.chair), ("bo", .coordinator), ("egon", .ordinary)] {
            seats.append(Seat(id: Key("aldre \(person)"), body: Key("aldre"), role: role))
            mandates.append(
                Mandate(id: Key("aldre \(person)"), seat: Key("aldre \(person)"), person: Key(person), from: first))
        }
    }
}

extension YearPlan {
    func days(_ body: String) -> [Day] { groups.first { $0.body.id == Key(body) }?.meetings.map(\.start.day) ?? [] }

    func meetings(_ body: String) -> [PlannedMeeting] { group(Key(body))?.meetings ?? [] }
}

extension Day {
    static func at(_ text: String) -> Day { Day(iso: text) ?? Day(ordinal: 0) }
}
