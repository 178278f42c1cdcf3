import Foundation
import Meetings
import Testing

@Suite struct DocketTests {
    @Test func `a proposed meeting owes nothing`() {
        #expect(Docket.example(state: .proposed).duties(at: .january).isEmpty)
    }

    @Test func `a booked meeting owes each invited person a booking`() {
        let docket = Docket.example(invited: ["anna", "cilla"])

        #expect(docket.owed(at: .january) == ["booking anna", "booking cilla"])
    }

    @Test func `a meeting booked elsewhere owes nothing, once taken over it owes the takeover`() {
        #expect(Docket.example(ownership: .elsewhere).duties(at: .january).isEmpty)
        let takenOver = Docket.example(ownership: .takenOver(by: "Bo", at: .january))
        #expect(takenOver.owed(at: .january) == ["takeover anna"])
    }

    @Test(arguments: [("2027-02-15T12:00", []), ("2027-02-16T06:59", []), ("2027-02-16T07:00", ["notice anna"])])
    func `the kallelse is owed from seven o'clock fourteen days ahead`(time: String, owed: [String]) {
        let docket = Docket.example(invitations: [.example("anna")])

        #expect(docket.owed(at: .at(time)) == owed)
    }

    @Test func `a kallelse whose day is closed goes out on the open day before`() {
        // Fourteen days before 7 January is Christmas Eve, and weeks 52, 53 and 1 are quiet.
        let docket = Docket.example(start: "2027-01-07T13:00", invitations: [.example("anna")])

        #expect(docket.owed(at: .at("2026-12-18T06:59")) == [])
        #expect(docket.owed(at: .at("2026-12-18T07:00")) == ["notice anna"])
    }

    @Test func `who joins after the kallelse gets the kallelse at once and no booking`() {
        let docket = Docket.example()

        #expect(docket.owed(at: .at("2027-02-20T12:00")) == ["booking anna (noticeInstead)", "notice anna"])
    }

    @Test func `only those who have not answered are reminded, once per time`() {
        let answer = Answer(reply: .accepted, channel: .told, at: .january)
        let docket = Docket.example(
            invited: ["anna", "cilla"],
            invitations: [.example("anna", stage: .called), .example("cilla", stage: .called, answer: answer)])
        let day = Date.at("2027-02-25T08:00")

        #expect(docket.owed(at: day) == ["reminder anna", "reminder cilla (answered)"])

        let done = Docket.example(
            invited: ["anna"], invitations: [.example("anna", stage: .called)],
            done: Set(docket.duties(at: day).map(\.key)))
        #expect(done.duties(at: day).isEmpty)
    }

    @Test func `a moved meeting reminds again`() {
        let before = Docket.example(invitations: [.example("anna", stage: .called)])
        let done = Set(before.duties(at: .at("2027-02-25T08:00")).map(\.key))

        let moved = Docket.example(
            start: "2027-03-23T13:00", generation: 1, revision: 1,
            invitations: [.example("anna", stage: .called, generation: 1, revision: 1)], done: done)

        #expect(moved.owed(at: .at("2027-03-18T08:00")) == ["reminder anna"])
    }

    @Test func `who heard of the meeting after the reminder's day is not reminded`() {
        let docket = Docket.example(
            invitations: [.example("anna", stage: .called)], heard: ["anna": .at("2027-02-26T09:00")])

        #expect(docket.owed(at: .at("2027-02-26T10:00")) == ["reminder anna (tooLate)"])
    }

    @Test func `who is informed is never reminded`() {
        let docket = Docket.example(informed: true, invitations: [.example("anna", stage: .called, kind: .informed)])

        #expect(docket.duties(at: .at("2027-02-26T10:00")).isEmpty)
    }

    @Test func `a reminder waits while what it reminds of has not left`() {
        let docket = Docket.example(invitations: [.example("anna", stage: .called)], waiting: ["anna"])

        #expect(docket.duties(at: .at("2027-02-26T10:00")).isEmpty)
    }

    @Test func `a change is owed to who was told something else`() {
        let docket = Docket.example(revision: 1, invitations: [.example("anna")])

        #expect(docket.owed(at: .january) == ["change anna"])
    }

    @Test func `a cancelled meeting owes a cancellation to those who were told and to nobody else`() {
        let docket = Docket.example(
            invited: ["anna", "cilla"], state: .cancelled(because: "sjukdom", by: "Bo", at: .january),
            invitations: [.example("anna"), .example("dag", stage: .withdrawn)])

        #expect(docket.owed(at: .january) == ["cancellation anna"])
    }

    @Test func `what was never told need not be taken back`() {
        let docket = Docket.example(
            state: .cancelled(because: "sjukdom", by: "Bo", at: .january), invitations: [.example("anna")], told: [])

        #expect(docket.owed(at: .january) == ["cancellation anna (neverTold)"])
    }

    @Test func `a takeover that waits gives way to a change and not to the kallelse`() {
        let takenOver = Meeting.Ownership.takenOver(by: "Bo", at: .january)
        let day = Date.at("2027-02-20T12:00")

        let same = Docket.example(ownership: takenOver, invitations: [.example("anna")], waiting: ["anna"])
        #expect(same.owed(at: day) == [])
        let moved = Docket.example(
            ownership: takenOver, revision: 1, invitations: [.example("anna")], waiting: ["anna"])
        #expect(moved.owed(at: day) == ["change anna"])
    }

    @Test func `after quiet weeks the reminder comes when mail opens again`() {
        let docket = Docket.example(start: "2027-08-19T13:00", invitations: [.example("anna", stage: .called)])

        #expect(docket.noticeMoment == .at("2027-07-02T07:00"))
        #expect(docket.reminderMoment == .at("2027-08-16T07:00"))
    }

    @Test func `who leaves gets a farewell and never a cancellation`() {
        let docket = Docket.example(invited: ["cilla"], invitations: [.example("anna"), .example("cilla")])

        #expect(docket.owed(at: .january) == ["farewell anna"])
    }

    @Test func `who comes back is booked again under a duty of its own`() {
        let docket = Docket.example(invitations: [.example("anna", stage: .withdrawn, sequence: 3)])

        #expect(docket.duties(at: .january).map(\.key.occasion) == ["4"])
    }

    @Test func `nothing is owed once the meeting has begun`() {
        #expect(Docket.example().duties(at: .at("2027-03-02T13:00")).isEmpty)
    }

    @Test func `a changed policy sends nothing again`() {
        var policy = MeetingPolicy()
        policy.noticeDays = 30

        let docket = Docket.example(policy: policy, invitations: [.example("anna", stage: .called)])

        #expect(docket.duties(at: .at("2027-02-10T12:00")).isEmpty)
    }

    @Test func `the next moment is when something may fall due by itself`() {
        let docket = Docket.example(invitations: [.example("anna")])

        #expect(docket.nextMoment(after: .january) == .at("2027-02-16T07:00"))
        #expect(docket.nextMoment(after: .at("2027-02-16T07:00")) == .at("2027-02-25T07:00"))
    }
}

@Suite struct NewcomerTests {
    @Test func `nobody is a newcomer while nobody has been invited`() {
        #expect(Newcomers(among: [.example(invited: ["anna", "cilla"])]).mandates.isEmpty)
    }

    @Test func `who has no invitation among others who have is welcomed once`() {
        let newcomers = Newcomers(among: [.example(invited: ["anna", "cilla"], invitations: [.example("anna")])])

        let welcomes = newcomers.welcomes(in: Key("lpo"), done: [])

        #expect(welcomes.map(\.key.person) == [Key("cilla")])
        #expect(newcomers.welcomes(in: Key("lpo"), done: Set(welcomes.map(\.key))).isEmpty)
    }
}

@Suite struct SendWindowTests {
    @Test(arguments: [
        ("2027-03-05T19:00", nil, "2027-03-08T07:00"), ("2027-03-05T19:00", "2027-03-08T13:00", "2027-03-05T19:00"),
        ("2026-12-28T12:00", "2027-01-08T13:00", "2027-01-05T07:00"),
        ("2026-12-28T12:00", "2027-03-08T13:00", "2027-01-11T07:00"),
    ]) func `mail never waits for the window into the last three days before its meeting`(
        ready: String, deadline: String?, leaves: String
    ) {
        let departure = SendWindow().departure(from: .at(ready), deadline: deadline.flatMap { WallTime(iso: $0) })

        #expect(departure == .at(leaves))
    }

    @Test(arguments: [
        ("2027-03-02T10:00", "2027-03-02T10:00"), ("2027-03-02T05:30", "2027-03-02T07:00"),
        ("2027-03-02T18:00", "2027-03-03T07:00"), ("2027-03-05T19:00", "2027-03-08T07:00"),
        ("2027-03-25T19:00", "2027-03-30T07:00"), ("2027-07-05T10:00", "2027-08-16T07:00"),
        ("2026-12-21T10:00", "2027-01-11T07:00"),
    ]) func `mail that can wait goes on weekdays from seven to eighteen outside quiet weeks`(from: String, next: String)
    {
        let time = WallTime(iso: from) ?? WallTime(.january)

        #expect(SendWindow().next(from: time).description == next)
    }
}

extension Docket {
    fileprivate static func example(
        start: String = "2027-03-02T13:00", policy: MeetingPolicy = MeetingPolicy(), invited: [String] = ["anna"],
        informed: Bool = false, state: Meeting.State = .booked(by: "Anna Ek", at: .january),
        ownership: Meeting.Ownership = .ours, generation: Int = 0, revision: Int = 0, invitations: [Invitation] = [],
        waiting: Set<String> = [], heard: [String: Date]? = nil, told: Set<String>? = nil, done: Set<Duty.Key> = []
    ) -> Docket {
        let meeting = Meeting(
            id: Key("m"), body: Key("lpo"), year: 2027, number: 1, start: WallTime(iso: start) ?? WallTime(.january),
            length: 120, state: state, ownership: ownership, generation: generation, revision: revision)
        let invitees = invited.map { name in
            Invitee(
                person: Person(id: Key(name), name: name), kind: informed ? .informed : .called, role: .ordinary,
                mandate: Key("mandate of \(name)"))
        }
        return Docket(
            meeting: meeting, policy: policy, invitees: invitees, invitations: invitations,
            waiting: Set(waiting.map { Key($0) }),
            heard: Dictionary(
                uniqueKeysWithValues: invitations.map { ($0.person, heard?[$0.person.text] ?? .january) }),
            told: Set(told?.map { Key($0) } ?? invitations.map(\.person)), done: done)
    }

    /// Duties in words: “reminder anna (answered)”.
    fileprivate func owed(at moment: Date) -> [String] {
        duties(at: moment).map { duty in
            "\(duty.kind.rawValue) \(duty.key.person)" + (duty.lapse.map { " (\($0.rawValue))" } ?? "")
        }
    }
}

extension Invitation {
    fileprivate static func example(
        _ person: String, stage: Stage = .booked, sequence: Int = 0, generation: Int = 0, revision: Int = 0,
        kind: Invitee.Kind = .called, answer: Answer? = nil
    ) -> Invitation {
        Invitation(
            meeting: Key("m"), person: Key(person), uid: "uid of \(person)", organizer: "lpo@regionen.example",
            created: .january, joinedAt: .january, kind: kind, sequence: sequence,
            conveyed: Conveyed(stage: stage, generation: generation, revision: revision), answer: answer)
    }
}

extension Date {
    /// 4 January 2027, 10:00.
    fileprivate static let january = at("2027-01-04T10:00")

    fileprivate static func at(_ time: String) -> Date { WallTime(iso: time)?.nearestMoment ?? .distantPast }
}
