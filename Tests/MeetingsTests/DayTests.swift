import Meetings
import Testing

@Suite struct DayTests {
    @Test(arguments: [("1970-01-01", 0), ("2000-02-29", 11_016), ("2027-03-28", 20_905), ("1969-12-31", -1)])
    func `a date is read, counted and written back`(text: String, ordinal: Int) throws {
        let day = try #require(Day(iso: text))

        #expect(day.ordinal == ordinal)
        #expect(day.description == text)
    }

    @Test(arguments: ["2027-02-29", "2027-13-01", "2027-1-5", "14/1 2026", "2027-04-31", "20270402", "", "２027-01-01"])
    func `what is no date is not read`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `every day from 1900 to 2100 follows the one before`() throws {
        var day = try #require(Day(iso: "1900-01-01"))
        var weekday = day.weekday

        while day.year < 2100 {
            let next = day.adding(days: 1)
            #expect(Day(year: next.year, month: next.month, day: next.day) == next)
            #expect(next.weekday == weekday % 7 + 1)
            (day, weekday) = (next, next.weekday)
        }
    }

    @Test(arguments: [
        ("2026-12-31", 2026, 53), ("2027-01-03", 2026, 53), ("2027-01-04", 2027, 1), ("2027-11-01", 2027, 44),
        ("2029-12-31", 2030, 1),
    ])
    func `a week belongs to the year of its Thursday`(text: String, year: Int, number: Int) throws {
        let week = try #require(Day(iso: text)).week

        #expect(week == (year, number))
    }
}
