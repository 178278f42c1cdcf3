import Foundation
import Meetings
import Testing

@Suite struct PollDocketTests {
    @Test func `everyone is asked once, until the last day for answers has passed`() {
        #expect(docket().kinds(at: "2027-01-11T10:00") == [.poll, .poll])
        #expect(docket(done: [ask("anna"), ask("bo")]).kinds(at: "2027-01-11T10:00").isEmpty)
        #expect(docket().kinds(at: "2027-01-21T23:59") == [.poll, .poll])
        #expect(docket().kinds(at: "2027-01-22T00:00").isEmpty)
    }

    @Test func `who has answered before she was asked is not asked`() {
        #expect(docket(answered: ["anna"]).duties(at: .at("2027-01-11T10:00")).map(\.key.person.text) == ["bo"])
    }

    @Test func `the reminder comes on an open day at least two days before the last`() {
        let asked = docket(done: [ask("anna"), ask("bo")], heard: "2027-01-11T12:00")

        #expect(asked.reminderMoment == .at("2027-01-19T07:00"))
        #expect(asked.kinds(at: "2027-01-19T06:59").isEmpty)
        #expect(asked.kinds(at: "2027-01-19T07:00") == [.pollReminder, .pollReminder])
        #expect(docket(deadline: "2027-01-25").reminderMoment == .at("2027-01-22T07:00"))
    }

    @Test func `nobody is reminded of what she has just got`() {
        let late = docket(done: [ask("anna"), ask("bo")], heard: "2027-01-20T12:00")

        #expect(late.duties(at: .at("2027-01-20T13:00")).map(\.lapse) == [.tooLate, .tooLate])
    }

    @Test func `once the last day is over the samordnare is told what the answers show, once`() {
        let told = Duty.Key(scope: "p", kind: .pollDue, person: Key("former"), generation: 0)

        #expect(docket(host: "bo").kinds(at: "2027-01-21T23:59") == [.poll, .poll])
        #expect(docket(host: "bo").duties(at: .at("2027-01-22T00:00")).map(\.key.person.text) == ["bo"])
        #expect(docket(host: "bo").kinds(at: "2027-01-22T00:00") == [.pollDue])
        #expect(docket(done: [told], host: "bo").kinds(at: "2027-01-22T00:00").isEmpty)
        #expect(docket(host: "bo").duties(at: .at("2027-02-10T00:00")).map(\.lapse) == [.tooLate])
    }

    @Test func `a closed poll is told to those who were asked`() {
        let stamp = Poll.Stamp(by: "Bo", at: .at("2027-01-20T10:00"))
        let closed = docket(
            done: [ask("anna"), ask("bo")], heard: "2027-01-11T12:00", outcome: Poll.Outcome(chosen: 1, closed: stamp))
        let unheard = docket(outcome: Poll.Outcome(chosen: 1, closed: stamp))

        #expect(closed.kinds(at: "2027-01-20T10:00") == [.pollOutcome, .pollOutcome])
        #expect(unheard.kinds(at: "2027-01-20T10:00").isEmpty)
    }
}

private func ask(_ person: String) -> Duty.Key {
    Duty.Key(scope: "p", kind: .poll, person: Key(person), generation: 0)
}

private func docket(
    answered: [String] = [], done: Set<Duty.Key> = [], heard: String? = nil, deadline: String = "2027-01-21",
    host: String? = nil, outcome: Poll.Outcome? = nil
) -> PollDocket {
    let people = ["anna", "bo"].map { Person(id: Key($0), name: $0) }
    let poll = Poll(
        id: Key("p"), body: Key("lpo"), number: 1, starts: [WallTime(.at("2027-03-02T13:00"))], length: 120,
        deadline: Day(iso: deadline) ?? Day(ordinal: 0), opened: Poll.Stamp(by: "Bo", at: .at("2027-01-11T10:00")),
        outcome: outcome)
    let times = heard.map { heard in Dictionary(uniqueKeysWithValues: people.map { ($0.id, Date.at(heard)) }) }
    return PollDocket(
        poll: poll, asked: people.map { Invitee(person: $0, kind: .called, role: .ordinary) },
        answered: Set(answered.map { Key($0) }), heard: times ?? [:], done: done, host: host.map { Key($0) })
}

extension PollDocket {
    fileprivate func kinds(at time: String) -> [MeetingPolicy.Sending] { duties(at: .at(time)).map(\.kind) }
}

extension Date {
    fileprivate static func at(_ time: String) -> Date { WallTime(iso: time)?.nearestMoment ?? .distantPast }
}
