import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct MinutesRecipientTests {
    private let everybody = ["anna", "asta for anna", "bo", "cilla", "dag", "egon by post"]

    @Test func `everybody who is invited gets them, assistants a copy, who has no address a letter`() async throws {
        let office = try await Office.dayAfter()

        let messages = try office.send()
        try await office.run(until: "2027-03-03T10:05")

        #expect(messages.map(\.addressee) == everybody)
        #expect(try office.minutes(.accepted) == everybody.dropLast())
        #expect(try office.minutes(.toPost) == ["egon by post"])
        #expect(messages[0].subject == "Minnesanteckningar: LPO Psykisk hälsa tisdag 2 mars 2027")
        #expect(try office.text(messages[0]).contains("application/pdf"))
        #expect(!(try office.text(messages[0])).contains("text/calendar"))
        let letter = try office.text(try #require(messages.last))
        #expect(letter.contains("med brevet följer"))
        #expect(!letter.contains("mejl"))
    }

    @Test func `of a meeting booked elsewhere they go to who held a seat that day`() async throws {
        let office = try Office()
        _ = try office.secretary.addMeeting(
            of: "lpo", at: .at("2027-03-02T13:00"), length: nil, place: Meeting.Place(), isElsewhere: true, by: "Bo")
        try await office.run(until: "2027-03-03T10:00")

        #expect(try office.send().map(\.addressee) == everybody)
    }

    @Test func `who is taken off the meeting gets none`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try office.change { $0.seat("Gun Alm", .administrator) }
        _ = try office.secretary.invite("Gun Alm", to: "lpo/2027-1", as: .called, by: "Bo")
        try await office.run(until: "2027-02-25T10:00")
        _ = try office.secretary.uninvite("Gun Alm", from: "lpo/2027-1", by: "Bo")
        try await office.run(until: "2027-03-03T10:00")

        #expect(try office.send().map(\.addressee) == everybody)
    }

    @Test func `who came without being invited gets them, who stayed away as the others do`() async throws {
        let office = try await Office.dayAfter()
        try office.change { $0.seat("Gun Alm", .administrator) }
        try office.secretary.store.write { transaction in
            let meeting = try #require(try transaction.snapshot.meetings().first)
            for (person, presence) in [("gun", Attendance.Presence.remote), ("cilla", .absent)] {
                try transaction.record(
                    Attendance(person: Key(person), presence: presence, by: "Bo", at: .at("2027-03-03T09:00")),
                    at: meeting.id)
            }
        }

        #expect(try office.send().map(\.addressee) == everybody + ["gun"])
    }

    @Test(arguments: [
        ("2027-03-02T12:59", "cannot send the minutes of lpo/2027-1: it is yet to begin"),
        ("2027-03-02T13:01", nil),
    ]) func `they are sent from the meeting's beginning on`(time: String, refusal: String?) async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        try await office.run(until: time)

        let cause = Result { try office.send() }.failure

        #expect(cause.map { String("\($0)".prefix(while: { $0 != ";" })) } == refusal)
    }

    @Test func `a cancelled meeting has no minutes`() async throws {
        let office = try Office()
        try office.book("2027-03-02T13:00")
        _ = try office.secretary.cancel("lpo/2027-1", because: "sjukdom", by: "Bo")
        try await office.run(until: "2027-03-03T10:00")

        #expect(
            throws: OfficeError.wrongState(
                meeting: "lpo/2027-1", state: "cancelled", verb: "send the minutes of")
        ) { try office.send() }
    }
}

extension Result {
    fileprivate var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}
