import Foundation
import Meetings
import Testing

/// What the samordnare is told of a meeting's troubles, turn by turn.
@Suite struct AlertTests {
    @Test func `a chair who declines is told once`() {
        var series = Series()

        #expect(series.turn(["anna": .declined], on: "2027-02-20T10:00") == ["1 2027-02-20 chair told"])
        series.left()
        #expect(series.turn(["anna": .declined], on: "2027-02-21T10:00").isEmpty)
    }

    @Test func `what else comes up is told beside it, and that one of them passes is not`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")
        series.left()

        let both = series.turn(
            ["anna": .declined, "m1": .declined, "m2": .declined], on: "2027-02-20T11:00")
        series.left()
        let one = series.turn(
            ["anna": .accepted, "m1": .declined, "m2": .declined, "m3": .declined], on: "2027-02-22T11:00")

        #expect(both == ["2 2027-02-20 chair+quorum told"])
        #expect(one == ["3 2027-02-22 quorum noted"])
    }

    @Test func `what has not left is taken back when the chair changes her mind, and told when she does again`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")

        #expect(series.turn(["anna": .accepted], on: "2027-02-20T10:01") == ["2 2027-02-20 none withdrawn"])
        series.left()
        #expect(series.turn(["anna": .declined], on: "2027-02-20T10:05") == ["3 2027-02-20 chair told"])
    }

    @Test func `what was on its way when she changed her mind is taken back where no server took it`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")
        series.left()
        _ = series.turn(["anna": .accepted], on: "2027-02-20T10:05")

        series.cameBack()

        #expect(series.turn(["anna": .accepted], on: "2027-02-20T10:06") == ["3 2027-02-20 none withdrawn"])
        series.left()
        #expect(series.turn(["anna": .accepted], on: "2027-02-20T10:07").isEmpty)
        #expect(series.turn(["anna": .declined], on: "2027-02-20T10:08") == ["4 2027-02-20 chair told"])
    }

    @Test func `to and fro in a day is told once, the next day again`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")
        series.left()

        #expect(series.turn(["anna": .accepted], on: "2027-02-20T11:00") == ["2 2027-02-20 none noted"])
        #expect(series.turn(["anna": .declined], on: "2027-02-20T12:00") == ["3 2027-02-20 chair noted"])
        #expect(series.turn(["anna": .accepted], on: "2027-02-20T13:00") == ["4 2027-02-20 none noted"])
        #expect(series.turn(["anna": .declined], on: "2027-02-21T09:00") == ["5 2027-02-21 chair told"])
    }

    @Test func `what waits is written anew when there is more to tell, or less`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")

        let more = series.turn(
            ["anna": .declined, "m1": .declined, "m2": .declined], on: "2027-02-20T10:01")
        let less = series.turn(
            ["anna": .accepted, "m1": .declined, "m2": .declined, "m3": .declined], on: "2027-02-20T10:02")

        #expect(more == ["2 2027-02-20 chair+quorum toldAnew"])
        #expect(less == ["3 2027-02-20 quorum toldAnew"])
    }

    @Test func `a new time begins without troubles, and what waited of the old one is taken back`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")

        series.meeting = .quorum(generation: 1)
        #expect(series.turn([:], on: "2027-02-20T10:01") == ["2 2027-02-20 none withdrawn"])
        series.left()
        #expect(series.turn(["anna": .declined], on: "2027-02-20T10:02") == ["3 2027-02-20 chair told"])
    }

    @Test func `what was told of the old time is told of the new one the same day`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")
        series.left()

        series.meeting = .quorum(generation: 1)

        #expect(series.turn([:], on: "2027-02-20T11:00").isEmpty)
        #expect(series.turn(["anna": .declined], on: "2027-02-20T12:00") == ["2 2027-02-20 chair told"])
    }

    @Test func `a cancelled meeting takes back what waits and tells nothing`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")
        series.meeting = .quorum(state: .cancelled(because: "sjukdom", by: "Bo", at: .distantPast))

        #expect(series.turn(["anna": .declined], on: "2027-02-20T10:01") == ["2 2027-02-20 none withdrawn"])
        #expect(series.turn(["anna": .declined], on: "2027-02-20T10:02").isEmpty)
    }

    @Test func `nothing is told once the meeting has begun`() {
        var series = Series()

        #expect(series.turn(["anna": .declined], on: "2027-03-02T13:00").isEmpty)
    }

    @Test func `where nobody can be told nothing is done, and who comes is told`() {
        var series = Series()
        series.coordinator = nil
        #expect(series.turn(["anna": .declined], on: "2027-02-20T10:00").isEmpty)

        series.coordinator = Key("sven")

        #expect(series.turn(["anna": .declined], on: "2027-02-21T10:00") == ["1 2027-02-21 chair told"])
    }

    @Test func `whoever takes over is not told what was told before`() {
        var series = Series()
        _ = series.turn(["anna": .declined], on: "2027-02-20T10:00")
        series.left()

        series.coordinator = Key("sven")

        #expect(series.turn(["anna": .declined], on: "2027-02-21T10:00").isEmpty)
    }
}

@Suite struct CoordinatorTests {
    @Test func `a stand-in is the samordnare between her dates, and only with dates and an address`() throws {
        var register = Register.lpo(members: 1)
        register.seat("bo", .coordinator)
        let (february, march) = (try #require(Day(iso: "2027-02-20")), try #require(Day(iso: "2027-03-02")))
        #expect(register.coordinator(of: Key("lpo"), on: february)?.person.id == Key("bo"))

        register.seat("sven", .standIn, until: february)

        #expect(register.coordinator(of: Key("lpo"), on: february)?.person.id == Key("sven"))
        #expect(register.coordinator(of: Key("lpo"), on: march)?.person.id == Key("bo"))
        register.people[register.people.count - 1].addresses = []
        #expect(register.coordinator(of: Key("lpo"), on: february)?.person.id == Key("bo"))
    }
}

/// A meeting with Anna as chair and three members, decided upon again and again.
private struct Series {
    var meeting = Meeting.quorum()
    var coordinator: Key<Person>? = Key("bo")
    private var done: Set<Duty.Key> = []
    private var waits = false

    /// The alert has left, or is in nobody's way any more.
    mutating func left() { waits = false }

    mutating func cameBack() { waits = true }

    /// The occasions of the alerts that are owed.
    mutating func turn(_ replies: [String: Answer.Reply], on time: String) -> [String] {
        let register = Register.lpo(members: 3)
        let docket = Docket(
            meeting: meeting, policy: MeetingPolicy(), invitees: [], invitations: [], done: done,
            quorum: register.quorum(replies, meeting), coordinator: coordinator, alertWaits: waits)
        let duties = docket.duties(at: WallTime(iso: time)?.nearestMoment ?? .distantFuture)
        done.formUnion(duties.map(\.key))
        for duty in duties {
            let isTold = duty.lapse == nil
            waits = isTold || (waits && !duty.key.occasion.hasSuffix("withdrawn"))
        }
        return duties.map(\.key.occasion)
    }
}
