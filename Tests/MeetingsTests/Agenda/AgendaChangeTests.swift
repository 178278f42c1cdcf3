import Meetings
import Testing

@Suite struct AgendaChangeTests {
    @Test func `what is new, moved, longer and gone is told with its numbers`() {
        let earlier = [
            AgendaItem(id: 1, title: "Aktuellt", length: 10), AgendaItem(id: 2, title: "Remiss"),
            AgendaItem(id: 3, title: "Budget"), AgendaItem(id: 4, title: "Övrigt"),
        ]
        let now = [
            AgendaItem(id: 3, title: "Budget"), AgendaItem(id: 1, title: "Aktuellt", length: 20),
            AgendaItem(id: 5, title: "Val"), AgendaItem(id: 4, title: "Övriga frågor"),
        ]

        let changes = now.changes(from: earlier)

        #expect(
            changes == [
                .moved(now[0], from: 3, to: 1), .length(now[1], number: 2, from: 10), .added(now[2], number: 3),
                .renamed(number: 4, from: "Övrigt", to: "Övriga frågor"), .removed(earlier[1], number: 2),
            ])
    }

    @Test func `items without ids are the same by their titles`() {
        let earlier = [AgendaItem(title: "Remiss"), AgendaItem(title: "Budget")]
        let now = [AgendaItem(id: 1, title: "Remiss", length: 5), AgendaItem(id: 2, title: "Budget")]

        #expect(now.changes(from: earlier) == [.length(now[0], number: 1, from: nil)])
        #expect(now.changes(from: now).isEmpty)
    }

    @Test func `an item taken in before the others moves none of them`() {
        let earlier = (1...30).map { AgendaItem(id: $0, title: "Punkt \($0)") }
        let new = AgendaItem(id: 31, title: "Först")

        #expect(([new] + earlier).changes(from: earlier) == [.added(new, number: 1)])
    }
}

@Suite struct PresentingTests {
    @Test func `a presenter's part lasts from her first item to the end of her last`() throws {
        let meeting = Meeting.withPresenters()

        let part = meeting.part(of: .presenter("hanna"))

        #expect(part.start == WallTime(iso: "2027-03-02T13:10"))
        #expect(part.length == 50)
        #expect(part.agenda.map(\.title) == ["Remiss", "Uppföljning"])
        #expect(meeting.slots(of: Key("hanna")).map(\.number) == [2, 4])
    }

    @Test func `where an item before has no length she comes from the start, and the last one lasts to the end`() {
        var meeting = Meeting.withPresenters()
        meeting.agenda[0].length = nil
        #expect(meeting.part(of: .presenter("hanna")).start == meeting.start)
        #expect(meeting.part(of: .presenter("hanna")).length == meeting.length)
        meeting.agenda[0].length = 10
        meeting.agenda[3].length = nil

        #expect(meeting.part(of: .presenter("hanna")).length == 110)
    }

    @Test func `an agenda longer than the meeting still gives her a time`() {
        var meeting = Meeting.withPresenters()
        meeting.agenda[0].length = 200
        meeting.agenda[3].length = nil

        #expect(meeting.part(of: .presenter("hanna")).start == meeting.start.adding(minutes: 200))
        #expect(meeting.part(of: .presenter("hanna")).length == 15)
        #expect(meeting.overrun == 115)
    }

    @Test func `a member who presents keeps the whole meeting, and is invited once`() {
        var register = Register()
        register.bodies = [Body(id: Key("lpo"), kind: .programArea, name: "LPO")]
        register.people = [Person(id: Key("cilla"), name: "Cilla"), Person(id: Key("hanna"), name: "Hanna")]
        register.seats = [Seat(id: Key("s"), body: Key("lpo"), role: .informed)]
        register.mandates = [Mandate(id: Key("m"), seat: Key("s"), person: Key("cilla"), from: Day(ordinal: 1))]
        var meeting = Meeting.withPresenters()
        meeting.agenda[2].presenters = [Key("cilla"), Key("nobody")]

        let invitees = register.invitees(to: meeting)

        #expect(invitees.map(\.person.id) == [Key("cilla"), Key("hanna")])
        #expect(invitees.map(\.presentsOnly) == [false, true])
        #expect(invitees.map(\.kind) == [.called, .called])
        #expect(meeting.part(of: invitees[0]) == meeting)
    }
}

extension Meeting {
    fileprivate static func withPresenters() -> Meeting {
        Meeting(
            id: Key("m"), body: Key("lpo"), year: 2027, number: 1,
            start: WallTime(iso: "2027-03-02T13:00") ?? WallTime(.distantPast), length: 120,
            agenda: [
                AgendaItem(id: 1, title: "Inledning", length: 10),
                AgendaItem(id: 2, title: "Remiss", presenters: [Key("hanna")], length: 20),
                AgendaItem(id: 3, title: "Budget", length: 15),
                AgendaItem(id: 4, title: "Uppföljning", presenters: [Key("hanna")], length: 15),
            ])
    }
}

extension Invitee {
    fileprivate static func presenter(_ id: String) -> Invitee {
        Invitee(person: Person(id: Key(id), name: id), kind: .called, presentsOnly: true)
    }
}
