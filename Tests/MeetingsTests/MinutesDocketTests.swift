import Foundation
import Meetings
import Testing

@Suite struct MinutesDocketTests {
    @Test(arguments: [
        // Held on Tuesday 2 March: five working days on is Tuesday the 9th.
        ("2027-03-10T06:59", []), ("2027-03-10T07:00", ["draft bo"]),
        ("2027-03-17T07:00", ["draft bo", "draft chair anna"]),
    ]) func `a draft that is late is told to the samordnare first and the chair later`(time: String, due: [String]) {
        #expect(docket().due(at: time) == due)
    }

    @Test func `each step is told once, whoever is samordnare by then`() {
        let told = Duty.Key(
            scope: "m", kind: .lateMinutes, person: Key("disa"), generation: 0, occasion: "draft")

        #expect(docket(done: [told]).due(at: "2027-03-11T09:00").isEmpty)
    }

    @Test func `what nobody was reminded of in time is not told a month later`() {
        let duties = docket().duties(at: .at("2027-04-20T09:00"))

        #expect(duties.map(\.lapse) == [.tooLate, .tooLate])
    }

    @Test(arguments: [
        ("2027-03-15T09:00", []), ("2027-03-16T07:00", ["version 1 anna"]),
        // Fourteen days after the meeting is the 16th.
        ("2027-03-17T07:00", ["approval bo", "version 1 anna"]),
        ("2027-03-24T07:00", ["approval bo", "approval chair anna", "version 1 anna"]),
    ]) func `when comments have stopped the approver is asked, and reminded of`(time: String, due: [String]) {
        #expect(docket(shared(until: "2027-03-15")).due(at: time) == due)
    }

    @Test func `nobody is asked while a comment stands, or in a body where silence is a yes`() {
        #expect(
            !docket(shared(until: "2027-03-15"), isHindered: true).due(at: "2027-03-16T09:00").contains(
                "version 1 anna"))
        #expect(docket(shared(until: "2027-03-15"), isSilent: true).due(at: "2027-03-16T09:00").isEmpty)
    }

    @Test func `silence is a yes once the days are over, unless a comment stands`() {
        let state = shared(until: "2027-03-12")

        #expect(!docket(state, isSilent: true).isApprovedBySilence(at: .at("2027-03-12T23:59")))
        // The day after is a Saturday, on which nobody could be told.
        #expect(!docket(state, isSilent: true).isApprovedBySilence(at: .at("2027-03-13T12:00")))
        #expect(docket(state, isSilent: true).isApprovedBySilence(at: .at("2027-03-15T07:00")))
        #expect(!docket(state, isHindered: true, isSilent: true).isApprovedBySilence(at: .at("2027-03-15T07:00")))
        #expect(!docket(state).isApprovedBySilence(at: .at("2027-03-15T07:00")))
    }

    @Test func `a draft that left late is looked at again when silence about it ripens`() {
        // Five working days after Thursday the 11th is the 18th.
        let late = docket(shared(until: "2027-03-12"), isSilent: true, draftLeft: "2027-03-11")

        #expect(!late.isApprovedBySilence(at: .at("2027-03-18T23:59")))
        #expect(late.isApprovedBySilence(at: .at("2027-03-19T07:00")))
        #expect(late.nextMoment(after: .at("2027-03-18T12:00")) == .at("2027-03-19T07:00"))
    }

    @Test func `while no draft has left, nobody is silent about it`() {
        #expect(
            !docket(shared(until: "2027-03-12"), isSilent: true, draftLeft: "").isApprovedBySilence(
                at: .at("2027-04-01T07:00")))
    }

    @Test func `a finished file beside is never late, and approved notes owe nothing`() {
        let approval = Approval(by: "Anna", at: .at("2027-03-10T09:00"), way: .link)

        #expect(docket(hasFile: true).due(at: "2027-03-17T09:00").isEmpty)
        #expect(docket(.approved(version: 2, approval)).due(at: "2027-03-30T09:00").isEmpty)
    }

    @Test func `where nobody can approve, nobody is asked`() {
        let docket = docket(shared(until: "2027-03-15"), approver: nil)

        #expect(docket.due(at: "2027-03-16T09:00").isEmpty)
        #expect(docket.nextMoment(after: .at("2027-03-15T09:00")) == .at("2027-03-16T07:00"))
    }

    private func shared(until: String) -> Minutes.State {
        .shared(version: 1, by: "Bo", at: .at("2027-03-08T09:00"), until: Day(iso: until) ?? .newYear(2027))
    }

    private func docket(
        _ state: Minutes.State = .draft, hasFile: Bool = false, isHindered: Bool = false, isSilent: Bool = false,
        draftLeft: String = "2027-03-02", approver: Key<Person>? = Key("anna"), done: Set<Duty.Key> = []
    ) -> MinutesDocket {
        var policy = MeetingPolicy()
        policy.silenceApproves = isSilent
        let meeting = Meeting(
            id: Key("m"), body: Key("lpo"), year: 2027, number: 1,
            start: WallTime(iso: "2027-03-02T13:00") ?? WallTime(.distantPast), length: 120,
            state: .held(at: .at("2027-03-02T15:00")))
        return MinutesDocket(
            meeting: meeting, policy: policy, state: state, hasFile: hasFile, hasUnsettled: isHindered,
            draftLeft: Day(iso: draftLeft), coordinator: Key("bo"), chair: Key("anna"), approver: approver, done: done)
    }
}

extension MinutesDocket {
    fileprivate func due(at time: String) -> [String] {
        duties(at: .at(time)).map { "\($0.key.occasion) \($0.key.person)" }
    }
}

extension Date {
    fileprivate static func at(_ time: String) -> Date { WallTime(iso: time)?.nearestMoment ?? .distantPast }
}
