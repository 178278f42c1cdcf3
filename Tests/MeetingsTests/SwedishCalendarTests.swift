import Meetings
import Testing

@Suite struct SwedishCalendarTests {
    @Test(arguments: [
        (2026, "0101 0106 0403 0405 0406 0501 0514 0524 0606 0620 1031 1225 1226"),
        (2027, "0101 0106 0326 0328 0329 0501 0506 0516 0606 0626 1106 1225 1226"),
        (2028, "0101 0106 0414 0416 0417 0501 0525 0604 0606 0624 1104 1225 1226"),
    ])
    func `a year has these thirteen public holidays`(year: Int, expected: String) {
        let days = days(of: year).filter { SwedishCalendar.publicHoliday(on: $0) != nil }

        #expect(days.map(\.short).joined(separator: " ") == expected)
    }

    @Test(arguments: [(2026, "0619 1224 1231"), (2027, "0625 1224 1231"), (2028, "0623 1224 1231")])
    func `three eves are no working days`(year: Int, expected: String) {
        let eves = days(of: year).filter { SwedishCalendar.eve(on: $0) != nil }

        #expect(eves.map(\.short).joined(separator: " ") == expected)
        #expect(!eves.contains(where: SwedishCalendar.isWorkingDay))
    }

    @Test(arguments: [(2026, "0102 0105 0515"), (2027, "0507"), (2028, "0107 0526 0605")])
    func `a single weekday between days off is a bridge day and a working day`(year: Int, expected: String) {
        let bridges = days(of: year).filter { SwedishCalendar.mark(of: $0) == .bridgeDay }

        #expect(bridges.map(\.short).joined(separator: " ") == expected)
        #expect(bridges.allSatisfy(SwedishCalendar.isWorkingDay))
    }

    @Test func `working days are counted across Easter in both directions`() throws {
        let thursday = try #require(Day(iso: "2027-03-25"))
        let tuesday = try #require(Day(iso: "2027-03-30"))

        #expect(SwedishCalendar.workingDay(1, from: thursday) == tuesday)
        #expect(SwedishCalendar.workingDay(-1, from: tuesday) == thursday)
        #expect(SwedishCalendar.workingDay(0, from: thursday) == thursday)
    }

    private func days(of year: Int) -> [Day] {
        let first = Day.newYear(year)
        return (first.ordinal..<Day.newYear(year + 1).ordinal).map { Day(ordinal: $0) }
    }
}

extension Day {
    /// Month and day: `0326`.
    fileprivate var short: String { description.suffix(5).filter { $0 != "-" } }
}
