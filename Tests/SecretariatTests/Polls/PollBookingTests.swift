import Foundation
import Meetings
import Secretariat
import Store
import Testing

@Suite struct PollBookingTests {
    @Test func `closing a poll books its meeting, and everyone hears of both`() async throws {
        let office = try await Office.polling()

        let booked = try office.secretary.closePoll("lpo/p1", booking: 2, by: "Bo")
        try await office.run(until: "2027-01-12T12:00")

        #expect(booked.poll.outcome?.chosen == 2)
        #expect(booked.meeting.start == booked.poll.starts[1])
        guard case .booked(let by, _) = booked.meeting.state else {
            Issue.record("it is \(booked.meeting.state)")
            return
        }
        #expect(by == "Bo")
        #expect(try office.sent(to: "cilla").contains("poll-outcome"))
    }

    @Test func `closing a poll may move a meeting in place of booking one`() async throws {
        let office = try await Office.polling()
        _ = try office.secretary.addMeeting(
            of: "lpo", at: .at("2027-05-18T13:00"), length: 90, place: Meeting.Place(), by: "Bo")
        let reference = try #require(try office.meetings().first { $0.start == .at("2027-05-18T13:00") }).reference

        let moved = try office.secretary.closePoll("lpo/p1", booking: 1, movingTo: reference, by: "Bo")

        #expect(moved.meeting.reference == reference)
        #expect(moved.meeting.start == moved.poll.starts[0])
        #expect(moved.meeting.length == moved.poll.length)
    }

    @Test func `where the meeting cannot be booked the poll stays open`() async throws {
        let office = try await Office.polling()
        let poll = try #require(try office.secretary.store.read { try $0.polls().first })
        _ = try office.secretary.addMeeting(
            of: "lpo", at: poll.starts[0].adding(minutes: 60), length: nil, place: Meeting.Place(), by: "Bo")

        #expect(throws: OfficeError.self) { try office.secretary.closePoll("lpo/p1", booking: 1, by: "Bo") }
        #expect(throws: OfficeError.self) { try office.secretary.closePoll("lpo/p1", booking: 9, by: "Bo") }
        #expect(throws: OfficeError.self) {
            try office.secretary.closePoll("lpo/p1", booking: 1, movingTo: "lpo/2027-99", by: "Bo")
        }
        #expect(try office.secretary.store.read { try $0.polls().first }?.outcome == nil)
    }
}
