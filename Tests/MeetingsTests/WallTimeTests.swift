import Foundation
import Meetings
import Testing

@Suite struct WallTimeTests {
    @Test(arguments: [2026, 2027, 2028, 2029, 2030, 2031])
    func `noon is at eleven UTC before March's last Sunday and at ten from it on`(year: Int) throws {
        let sunday = lastSunday(of: 3, in: year)

        #expect(try moment(sunday.adding(days: -1), 12 * 60) == utc(sunday.adding(days: -1), hour: 11))
        #expect(try moment(sunday, 12 * 60) == utc(sunday, hour: 10))
    }

    @Test(arguments: [2026, 2027, 2028, 2029, 2030, 2031])
    func `noon is at ten UTC before October's last Sunday and at eleven from it on`(year: Int) throws {
        let sunday = lastSunday(of: 10, in: year)

        #expect(try moment(sunday.adding(days: -1), 12 * 60) == utc(sunday.adding(days: -1), hour: 10))
        #expect(try moment(sunday, 12 * 60) == utc(sunday, hour: 11))
    }

    @Test func `a time that the clock skips is refused`() throws {
        let time = try #require(WallTime(iso: "2027-03-28T02:30"))

        #expect(throws: TimeError.skipped(time)) { try time.moment() }
    }

    @Test func `a time that the clock shows twice is refused`() throws {
        let time = try #require(WallTime(iso: "2027-10-31T02:30"))

        #expect(throws: TimeError.repeated(time)) { try time.moment() }
    }

    @Test(arguments: ["2027-03-28T01:59", "2027-03-28T03:00", "2027-10-31T01:59", "2027-10-31T03:00"])
    func `the times beside a clock change are read and shown alike`(text: String) throws {
        let time = try #require(WallTime(iso: text))

        #expect(WallTime(try time.moment()) == time)
        #expect(time.description == text)
    }

    @Test func `a skipped time's nearest moment is an hour of the clock later`() throws {
        let skipped = try #require(WallTime(iso: "2027-03-28T02:30"))

        #expect(WallTime(skipped.nearestMoment).description == "2027-03-28T03:30")
    }

    @Test(arguments: ["2027-03-02", "2027-03-02T24:00", "2027-03-02T13:60", "2027-03-02T1:00", "2027-03-02 13:00"])
    func `what is no time is not read`(text: String) {
        #expect(WallTime(iso: text) == nil)
    }

    @Test func `minutes are added past midnight and new year`() throws {
        let evening = try #require(WallTime(iso: "2026-12-31T23:30"))

        #expect(evening.adding(minutes: 45).description == "2027-01-01T00:15")
        #expect(evening.adding(minutes: -24 * 60).description == "2026-12-30T23:30")
    }

    private func moment(_ day: Day, _ minute: Int) throws -> Date {
        try #require(WallTime(day: day, minute: minute)).moment()
    }

    private func utc(_ day: Day, hour: Int) -> Date {
        Date(timeIntervalSince1970: Double(day.ordinal * 86_400 + hour * 3600))
    }

    private func lastSunday(of month: Int, in year: Int) -> Day {
        let last = Day(year: year, month: month, day: 31) ?? Day(ordinal: 0)
        return last.adding(days: -(last.weekday % 7))
    }
}
