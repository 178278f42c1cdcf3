import Foundation
import Meetings
import Testing

@Suite struct AvailabilityTests {
    @Test func `a weekly obstacle holds on its weekday between its days alone`() throws {
        let tuesdays = Obstacle.example(
            .weekly(
                weekday: 2, minutes: 780..<900, from: try day("2027-03-01"), through: try day("2027-03-31")))
        let availability = Availability(obstacles: [tuesdays])

        #expect(
            availability.hindrances(on: try day("2027-03-02")) == [Hindrance(minutes: 780..<900, obstacle: tuesdays)])
        #expect(availability.hindrances(on: try day("2027-03-03")).isEmpty)
        #expect(availability.hindrances(on: try day("2027-02-23")).isEmpty)
        #expect(availability.hindrances(on: try day("2027-04-06")).isEmpty)
    }

    @Test func `days away are away from midnight to midnight, the first and the last included`() throws {
        let away = Obstacle.example(.days(try day("2027-02-22")...(try day("2027-02-26"))), reason: "Semester")
        let availability = Availability(obstacles: [away])

        for text in ["2027-02-22", "2027-02-24", "2027-02-26"] {
            #expect(availability.hindrances(on: try day(text)).map(\.minutes) == [0..<1440])
        }
        #expect(availability.hindrances(on: try day("2027-02-27")).isEmpty)
    }

    @Test func `a time over midnight touches both its days`() throws {
        let night = Obstacle.example(.time(try span("2027-03-02T22:00", "2027-03-03T06:00")))
        let availability = Availability(obstacles: [night])

        #expect(availability.hindrances(on: try day("2027-03-02")).map(\.minutes) == [1320..<1440])
        #expect(availability.hindrances(on: try day("2027-03-03")).map(\.minutes) == [0..<360])
    }

    @Test func `a meeting that ends as an obstacle begins is not hindered`() throws {
        let availability = Availability(
            obstacles: [.example(.time(try span("2027-03-02T15:00", "2027-03-02T16:00")))])

        #expect(availability.hindrances(to: try span("2027-03-02T13:00", "2027-03-02T15:00")).isEmpty)
        #expect(availability.hindrances(to: try span("2027-03-02T13:00", "2027-03-02T15:30")).count == 1)
    }

    @Test func `a yes in a poll outweighs her calendar and what was said before, for its own time alone`() throws {
        let yes = Promise(span: try span("2027-03-02T13:00", "2027-03-02T15:00"), poll: "lpo/p1", at: .t0)
        let calendar = Obstacle.example(
            .time(try span("2027-03-02T12:00", "2027-03-02T16:00")), source: .calendar("Outlook"), at: .t0 + 60)
        let said = Obstacle.example(.weekly(weekday: 2, minutes: 0..<1440), at: .t0 - 60)

        let availability = Availability(obstacles: [calendar, said], promises: [yes])

        #expect(availability.hindrances(to: yes.span).isEmpty)
        #expect(
            availability.hindrances(on: try day("2027-03-02")).map(\.minutes)
                == [0..<780, 720..<780, 900..<960, 900..<1440])
    }

    @Test func `what was recorded after a yes counts`() throws {
        let yes = Promise(span: try span("2027-03-02T13:00", "2027-03-02T15:00"), poll: "lpo/p1", at: .t0)
        let said = Obstacle.example(.days(try day("2027-03-01")...(try day("2027-03-05"))), at: .t0 + 60)

        let availability = Availability(obstacles: [said], promises: [yes])

        #expect(availability.hindrances(to: yes.span).map(\.obstacle) == [said])
    }

    @Test func `a span without others is what lies between them`() throws {
        let whole = try span("2027-03-02T08:00", "2027-03-02T17:00")
        let rest = whole.without([
            try span("2027-03-02T13:00", "2027-03-02T15:00"), try span("2027-03-02T07:00", "2027-03-02T09:00"),
            try span("2027-03-02T14:00", "2027-03-02T17:00"),
        ])

        #expect(rest == [try span("2027-03-02T09:00", "2027-03-02T13:00")])
    }
}

extension Obstacle {
    fileprivate static func example(
        _ extent: Extent, source: Source = .recorded(1, by: "operator"), reason: String? = nil, at: Date = .t0
    ) -> Obstacle {
        Obstacle(extent: extent, source: source, reason: reason, at: at)
    }
}

extension Date {
    fileprivate static let t0 = Date(timeIntervalSince1970: 1_799_053_200)
}

private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

private func span(_ start: String, _ end: String) throws -> TimeSpan {
    let (start, end) = (try #require(WallTime(iso: start)), try #require(WallTime(iso: end)))
    return try #require(TimeSpan(from: start, until: end))
}
