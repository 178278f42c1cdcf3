import Meetings
import Testing

@Suite struct YearCalendarTests {
    @Test func `five days a year end early where agreements say so`() {
        let days = DaySpan.year(2027).days.filter { SwedishCalendar.halfDay(on: $0) != nil }

        #expect(days.map(\.description) == ["2027-01-05", "2027-03-25", "2027-04-30", "2027-11-05", "2027-12-23"])
        #expect(days.allSatisfy(SwedishCalendar.isWorkingDay))
    }

    @Test func `the day before Ascension Day comes before a day off, an ordinary Friday does not`() throws {
        let wednesday = try #require(Day(iso: "2027-05-05"))
        let friday = try #require(Day(iso: "2027-05-21"))

        #expect(SwedishCalendar.isBeforeDayOff(wednesday))
        #expect(!SwedishCalendar.isBeforeDayOff(friday))
    }

    @Test(arguments: [
        (2027, "2026-11-16 to 2027-02-12 2027-02-15 to 2027-04-14 2027-04-15 to 2027-06-14 2027-09-15 to 2027-11-12"),
        (2028, "2027-11-15 to 2028-02-14 2028-02-15 to 2028-04-13 2028-04-18 to 2028-06-14 2028-09-15 to 2028-11-14"),
    ])
    func `consultation periods move inwards from days off`(year: Int, expected: String) {
        let periods = ConsultationPeriod.ending(in: year)

        #expect(periods.map(\.span.description).joined(separator: " ") == expected)
    }

    @Test func `a kommun's own break is known on its days, and on no other`() throws {
        var register = Register()
        let first = try #require(Day(iso: "2027-02-22"))
        register.schoolBreaks = [
            SchoolBreak(name: "sportlov", from: first, until: first.adding(days: 4), municipalities: [Key("mora")])
        ]
        let calendar = YearCalendar(2027, register)

        #expect(calendar.schoolBreaks(on: first).map(\.municipalities) == [[Key("mora")]])
        #expect(calendar.schoolBreaks(on: first.adding(days: 5)).isEmpty)
        #expect(YearCalendar(2028, register).schoolBreaks.isEmpty)
    }

    @Test func `notable days say what they are`() {
        let notable = YearCalendar(2027, Register()).notableDays

        #expect(notable.first?.note == .mark(.publicHoliday("nyårsdagen")))
        #expect(notable.contains { $0.note == .halfDay("skärtorsdagen") })
        #expect(notable.contains { $0.note == .mark(.bridgeDay) })
    }
}
