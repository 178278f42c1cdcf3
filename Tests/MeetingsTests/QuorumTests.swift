import Foundation
import Meetings
import Testing

@Suite struct QuorumTests {
    @Test func `nine members need five, and six who come with the chair among them are enough`() throws {
        let register = Register.lpo(members: 8)
        let quorum = try #require(register.quorum(["anna": .accepted, "m7": .tentative] + register.yes(5)))

        #expect(quorum.members.count == 9)
        #expect(quorum.needed == 5)
        #expect(Quorum.Stand.allCases.map(quorum.count) == [6, 1, 0, 2])
        #expect(quorum.verdict == .holds)
    }

    @Test(arguments: [(4, Quorum.Verdict.atRisk), (5, .lost)])
    func `it is lost once those who are left are too few`(declined: Int, verdict: Quorum.Verdict) throws {
        let register = Register.lpo(members: 8)
        let no = register.names.dropFirst().prefix(declined).map { ($0, Answer.Reply.declined) }

        let quorum = try #require(register.quorum(Dictionary(uniqueKeysWithValues: no)))

        #expect(quorum.possible == 9 - declined)
        #expect(quorum.verdict == verdict)
        #expect(quorum.concerns == (verdict == .lost ? [.quorum] : []))
    }

    @Test func `without the chair it does not hold, and a chair who declines loses it`() throws {
        let register = Register.lpo(members: 3)
        let others = register.yes(3)

        let silent = try #require(register.quorum(others))
        let away = try #require(register.quorum(["anna": .declined] + others))

        #expect(silent.verdict == .atRisk && silent.lacksChair && silent.concerns.isEmpty)
        #expect(away.verdict == .lost && away.concerns == [.chair])
    }

    @Test func `a body may do without its chair or name its own number`() throws {
        var register = Register.lpo(members: 3)
        register.bodies[0].policy.quorum = QuorumRule(size: .members(2), needsChair: false)
        let quorum = try #require(register.quorum(["anna": .declined] + register.yes(2)))

        #expect(quorum.needed == 2)
        #expect(quorum.verdict == .holds)
        #expect(quorum.concerns == [.chair])
    }

    @Test func `where a number of 0 is asked nobody is missed`() throws {
        var register = Register.lpo(members: 2)
        register.bodies[0].policy.quorum = QuorumRule(size: .members(0), needsChair: false)

        let quorum = try #require(register.quorum(["anna": .declined, "m1": .declined, "m2": .declined]))

        #expect(quorum.verdict == .holds)
    }

    @Test func `an empty seat asks for nobody and is no news`() throws {
        var register = Register.lpo(members: 3)
        register.mandates.removeAll { $0.person == Key("m3") || $0.person == Key("anna") }

        let quorum = try #require(register.quorum(register.yes(2)))

        #expect(quorum.members.count == 2)
        #expect(quorum.verdict == .holds)
        register.bodies[0].policy.quorum.size = .members(4)
        let never = try #require(register.quorum([:]))
        #expect(never.verdict == .lost && never.concerns.isEmpty)
    }

    @Test(arguments: [Seat.Role.coopted, .coordinator, .informed, .standIn])
    func `who is no member is not counted`(role: Seat.Role) throws {
        var register = Register.lpo(members: 2)
        register.seat("dag", role)

        let quorum = try #require(register.quorum(["dag": .declined]))

        #expect(quorum.members.map(\.person) == [Key("anna"), Key("m1"), Key("m2")])
        #expect(quorum.count(.away) == 0)
    }

    @Test func `a guest is not counted`() throws {
        var meeting = Meeting.quorum()
        meeting.guests = [Meeting.Guest(person: Key("hanna"), kind: .called)]
        var register = Register.lpo(members: 2)
        register.people.append(Person(id: Key("hanna"), name: "Hanna"))

        let quorum = try #require(register.quorum(["hanna": .accepted], meeting))

        #expect(quorum.members.count == 3 && quorum.count(.coming) == 0)
    }

    @Test func `who holds two seats counts once, and as chair where one of them is the chair's`() throws {
        var register = Register.lpo(members: 2)
        register.seat("anna", .ordinary, named: "second")

        let quorum = try #require(register.quorum(["anna": .accepted]))

        #expect(quorum.members.count == 3)
        #expect(quorum.members.first { $0.person == Key("anna") }?.isChair == true)
    }

    @Test func `one of two chairs is enough`() throws {
        var register = Register.lpo(members: 2)
        register.seat("disa", .chair)

        let one = try #require(register.quorum(["anna": .declined, "disa": .accepted, "m1": .accepted]))

        #expect(one.verdict == .holds && one.concerns.isEmpty)
        #expect(try #require(register.quorum(["anna": .declined, "disa": .declined])).concerns == [.chair])
    }

    @Test func `an answer from before she was taken off no longer counts`() throws {
        let register = Register.lpo(members: 2)
        let invitation = Invitation.quorum("m1", .declined, stage: .withdrawn)

        let quorum = try #require(Quorum(of: .quorum(), register, [invitation]))

        #expect(quorum.count(.away) == 0)
    }

    @Test func `after the meeting those count who came, from afar and in another's place too`() throws {
        let register = Register.lpo(members: 4)
        let attendance: [Attendance] = [
            .quorum("anna", .remote), .quorum("m1", .partial(minutes: 20)), .quorum("m2", .excused),
            .quorum("hanna", .present, insteadOf: "m3"),
        ]

        let quorum = try #require(register.quorum(["m2": .accepted, "m4": .accepted], attendance: attendance))

        #expect(quorum.basis == .attendance)
        #expect(Quorum.Stand.allCases.map(quorum.count) == [3, 0, 1, 1])
        #expect(quorum.verdict == .holds)
    }

    @Test func `a member who comes in another's place counts for one`() throws {
        let attendance: [Attendance] = [.quorum("m1", .present, insteadOf: "m2")]

        let quorum = try #require(Register.lpo(members: 2).quorum([:], attendance: attendance))

        #expect(quorum.count(.coming) == 1 && quorum.concerns.isEmpty)
    }

    @Test(arguments: [
        Meeting.State.proposed, .cancelled(because: "sjukdom", by: "Bo", at: .distantPast),
    ])
    func `a meeting that nobody is asked to has none`(state: Meeting.State) {
        #expect(Register.lpo(members: 2).quorum([:], .quorum(state: state)) == nil)
        #expect(Register.lpo(members: 2).quorum([:], .quorum(ownership: .elsewhere)) == nil)
    }

    @Test func `a body without members has none`() {
        var register = Register.lpo(members: 0)
        register.mandates = []

        #expect(register.quorum([:]) == nil)
    }

    @Test func `a policy of an earlier release asks for half and the chair`() throws {
        let policy = try JSONDecoder().decode(MeetingPolicy.self, from: Data("{}".utf8))

        #expect(policy.quorum == QuorumRule(size: .half, needsChair: true))
        #expect((0...4).map(policy.quorum.needed) == [0, 1, 1, 2, 2])
    }
}

extension Register {
    /// Anna is chair; m1, m2 and so on are members.
    static func lpo(members: Int) -> Register {
        var register = Register()
        register.bodies = [Body(id: Key("lpo"), kind: .programArea, name: "LPO")]
        register.seat("anna", .chair)
        for number in 0..<members { register.seat("m\(number + 1)", .ordinary) }
        return register
    }

    mutating func seat(_ name: String, _ role: Seat.Role, named seat: String? = nil, until: Day? = nil) {
        let key = seat ?? name
        if person(Key(name)) == nil {
            people.append(Person(id: Key(name), name: name, addresses: [Person.Address("\(name)@regionen.example")]))
        }
        seats.append(Seat(id: Key("seat \(key)"), body: Key("lpo"), role: role))
        mandates.append(
            Mandate(
                id: Key("mandate \(key)"), seat: Key("seat \(key)"), person: Key(name), from: Day(ordinal: 0),
                until: until))
    }

    fileprivate var names: [String] { people.map(\.id.text) }

    fileprivate func yes(_ members: Int) -> [String: Answer.Reply] {
        Dictionary(uniqueKeysWithValues: (1...members).map { ("m\($0)", .accepted) })
    }

    func quorum(
        _ replies: [String: Answer.Reply], _ meeting: Meeting = .quorum(), attendance: [Attendance] = []
    ) -> Quorum? {
        Quorum(
            of: meeting, self, replies.map { Invitation.quorum($0.key, $0.value) },
            Dictionary(uniqueKeysWithValues: attendance.map { ($0.person, $0) }))
    }
}

private func + (one: [String: Answer.Reply], other: [String: Answer.Reply]) -> [String: Answer.Reply] {
    one.merging(other) { first, _ in first }
}

extension Meeting {
    static func quorum(
        state: State = .called(at: .distantPast), ownership: Ownership = .ours, generation: Int = 0
    ) -> Meeting {
        let start = WallTime(iso: "2027-03-02T13:00") ?? WallTime(.distantPast)
        return Meeting(
            id: Key("m"), body: Key("lpo"), year: 2027, number: 1, start: start, length: 120, state: state,
            ownership: ownership, generation: generation)
    }
}

extension Invitation {
    fileprivate static func quorum(_ person: String, _ reply: Answer.Reply, stage: Stage = .called) -> Invitation {
        Invitation(
            meeting: Key("m"), person: Key(person), uid: person, organizer: "lpo@regionen.example",
            created: .distantPast, joinedAt: .distantPast, kind: .called,
            conveyed: Conveyed(stage: stage, generation: 0, revision: 0),
            answer: Answer(reply: reply, channel: .mail, at: .distantPast))
    }
}

extension Attendance {
    fileprivate static func quorum(
        _ person: String, _ presence: Presence, insteadOf: String? = nil
    ) -> Attendance {
        Attendance(
            person: Key(person), presence: presence, insteadOf: insteadOf.map { Key($0) }, by: "Bo", at: .distantPast)
    }
}
