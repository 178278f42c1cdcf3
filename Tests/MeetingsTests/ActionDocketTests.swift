import Foundation
import Meetings
import Testing

@Suite struct ActionDocketTests {
    @Test func `the owner is reminded a week ahead on an open day, and once when it is overdue`() {
        let action = Action.example(due: "2027-03-22")

        #expect(occasions(action, at: "2027-03-14T12:00") == [])
        #expect(occasions(action, at: "2027-03-15T07:00") == ["due 2027-03-22"])
        #expect(occasions(action, at: "2027-03-23T06:59", done: ["due 2027-03-22"]) == [])
        #expect(occasions(action, at: "2027-03-23T07:00", done: ["due 2027-03-22"]) == ["overdue 2027-03-22"])
        #expect(
            occasions(action, at: "2027-05-03T12:00", done: ["due 2027-03-22", "overdue 2027-03-22"]) == [])
    }

    @Test func `of a reminder that comes too late only the later one is sent`() {
        let duties = reminders(.example(due: "2027-03-22"), at: "2027-03-23T09:00").flatMap(\.duties)

        #expect(duties.map(\.lapse) == [.tooLate, nil])
    }

    @Test func `whoever heard of it after the reminder's day is not reminded at once`() {
        let action = Action.example(due: "2027-03-22", since: "2027-03-16T10:00")

        #expect(reminders(action, at: "2027-03-16T11:00").flatMap(\.actions).isEmpty)
        #expect(occasions(action, at: "2027-03-23T07:00") == ["overdue 2027-03-22"])
    }

    @Test func `åtgärder due in the same week are one mail, those of another are not in it`() {
        let actions = [
            Action.example("a", due: "2027-03-22"), Action.example("b", due: "2027-03-26"),
            Action.example("c", due: "2027-03-29"),
        ]

        let found = reminders(actions, at: "2027-03-15T07:00")

        #expect(found.map { $0.actions.map(\.id.text) } == [["a", "b"]])
        #expect(found.first?.duties.map(\.key.scope) == ["a", "b"])
    }

    @Test func `a body's åtgärd is its chair's, and one who owns it twice is asked once`() {
        let action = Action.example(
            due: "2027-03-22", owners: [.body(Key("lpo")), .person(Key("anna")), .words("MAS")])

        #expect(reminders(action, at: "2027-03-15T07:00").map(\.person.name) == ["Anna Ek"])
    }

    @Test func `who has left the body is not asked, and whoever holds her seat is named instead`() {
        var register = Register.followed
        register.mandates[1].until = Day(iso: "2027-02-28")
        register.people.append(Person(id: Key("siv"), name: "Siv Modig"))
        register.mandates.append(
            Mandate(id: Key("m9"), seat: Key("seat-cilla"), person: Key("siv"), from: Day(iso: "2027-03-01") ?? .march))
        let action = Action.example(due: "2027-03-22")

        #expect(reminders([action], at: "2027-03-15T07:00", register).isEmpty)
        guard case .left(let person, let instead)? = action.answerable(in: register, on: .march).first else {
            Issue.record("she has left")
            return
        }
        #expect(person.name == "Cilla Öberg" && instead?.name == "Siv Modig")
    }

    @Test func `somebody without a seat of the body is told when she gets an åtgärd, members read it in their minutes`()
    {
        let action = Action.example(due: nil)

        #expect(occasions(action, at: "2027-03-02T18:00", isTold: false) == ["agreed"])
        #expect(first(action, at: "2027-03-02T18:00").first?.duties.first?.lapse == .noNews)
    }

    @Test func `what is done, dropped or only proposed asks for nothing`() {
        let closed: [Action.State] = [
            .done(by: "Cilla", at: .at("2027-03-10T10:00"), note: nil), .proposed,
            .dropped(because: "Inte aktuellt", by: "Bo", at: .at("2027-03-10T10:00")),
        ]

        for state in closed {
            var action = Action.example(due: "2027-03-22")
            action.state = state
            #expect(reminders(action, at: "2027-03-23T09:00").isEmpty)
        }
    }

    @Test func `it is carried over by each meeting held since, until it was closed`() {
        var action = Action.example(due: nil)
        let meetings = ["2027-03-02", "2027-04-13", "2027-05-18", "2027-06-01"].enumerated().map { number, day in
            Meeting.held(number + 1, day)
        }

        #expect(action.timesCarried(through: meetings) == 3)
        action.state = .done(by: "Cilla", at: .at("2027-05-01T10:00"), note: nil)
        #expect(action.timesCarried(through: meetings) == 1)
    }

    @Test func `a selection takes what all its parts agree on`() {
        let day = Day(iso: "2027-03-25") ?? .march
        let late = Action.example(due: "2027-03-22")
        let found = { (change: (inout ActionSelection) -> Void) in
            var selection = ActionSelection()
            change(&selection)
            return selection.includes(late, in: .followed, on: day, timesCarried: 2)
        }

        #expect(found { $0.state = .overdue })
        #expect(!found { $0.state = .done })
        #expect(!found { $0.state = .dayless })
        #expect(found { $0.owner = .words(SoughtWords("öberg")) })
        #expect(!found { $0.owner = .words(SoughtWords("oberg")) })
        #expect(!found { $0.bodies = [] })
        #expect(found { $0.carried = 2 })
        #expect(!found { $0.carried = 3 })
        #expect(!found { $0.year = 2026 })
        #expect(!found { $0.dueBy = Day(iso: "2027-03-21") })
    }
}

private func reminders(
    _ actions: [Action], at time: String, _ register: Register = .followed, done: Set<Duty.Key> = [],
    isTold: Bool = true
) -> [ActionDocket.Reminder] {
    let known = Set(actions.flatMap { action in ["anna", "cilla", "siv"].map { key(action, $0, "agreed") } })
    let docket = ActionDocket(of: register.bodies[0], actions, register, done: isTold ? done.union(known) : done)
    return docket.reminders(at: .at(time)) { _, _ in isTold }
}

/// Of one that nobody has been told of, and that her minutes tell of.
private func first(_ action: Action, at time: String) -> [ActionDocket.Reminder] {
    ActionDocket(of: Register.followed.bodies[0], [action], .followed, done: []).reminders(at: .at(time)) { _, _ in
        true
    }
}

private func reminders(_ action: Action, at time: String) -> [ActionDocket.Reminder] { reminders([action], at: time) }

/// Of the duties that a mail is written for.
private func occasions(
    _ action: Action, at time: String, done: [String] = [], isTold: Bool = true
) -> [String] {
    let keys = Set(done.map { key(action, "cilla", $0) })
    return reminders([action], at: time, done: keys, isTold: isTold).flatMap(\.duties).filter { $0.lapse == nil }
        .map(\.key.occasion)
}

private func key(_ action: Action, _ person: String, _ occasion: String) -> Duty.Key {
    Duty.Key(scope: action.id.text, kind: .action, person: Key(person), generation: 0, occasion: occasion)
}

extension Date {
    fileprivate static func at(_ time: String) -> Date { WallTime(iso: time)?.nearestMoment ?? .distantPast }
}

extension Day {
    fileprivate static let march = Day(iso: "2027-03-02") ?? Day(ordinal: 20_879)
}

extension Action {
    fileprivate static func example(
        _ id: String = "a1", due: String?, since: String = "2027-03-02T16:00", owners: [Owner] = [.person(Key("cilla"))]
    ) -> Action {
        Action(
            id: Key(id), body: Key("lpo"), meeting: Key("m1"), item: 1, text: "Bjud in elevhälsan", owners: owners,
            due: due.flatMap { Day(iso: $0) }.map { .day($0) }, agreed: .march, state: .open(since: .at(since)))
    }
}

extension Meeting {
    fileprivate static func held(_ number: Int, _ day: String) -> Meeting {
        Meeting(
            id: Key("m\(number)"), body: Key("lpo"), year: 2027, number: number,
            start: WallTime(iso: "\(day)T13:00") ?? WallTime(.distantPast), length: 120, state: .held(at: .distantPast))
    }
}

extension Register {
    /// Anna is chair, Cilla a member.
    fileprivate static var followed: Register {
        var register = Register()
        register.bodies = [Body(id: Key("lpo"), kind: .programArea, name: "LPO Psykisk hälsa")]
        for (id, name, role) in [("anna", "Anna Ek", Seat.Role.chair), ("cilla", "Cilla Öberg", .ordinary)] {
            register.people.append(Person(id: Key(id), name: name))
            register.seats.append(Seat(id: Key("seat-\(id)"), body: Key("lpo"), role: role))
            register.mandates.append(
                Mandate(id: Key("m-\(id)"), seat: Key("seat-\(id)"), person: Key(id), from: Day(ordinal: 20_000)))
        }
        return register
    }
}
