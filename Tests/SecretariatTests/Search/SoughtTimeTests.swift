import Meetings
import Secretariat
import Testing

@Suite struct SoughtTimeTests {
    @Test(arguments: [
        ("9 mars", SoughtTime.dayOfYear(month: 3, day: 9), [String]()),
        ("tisdagen den 9 mars 2027", .day(day), []), ("9 mar. 27", .day(day), []),
        ("9:e mars", .dayOfYear(month: 3, day: 9), []),
        ("2027-03-09", .day(day), []), ("20270309", .day(day), []), ("9/3", .dayOfYear(month: 3, day: 9), []),
        ("9/3 2027", .day(day), []), ("9/3-27", .day(day), []), ("9.3.2027", .day(day), []),
        ("mars 2027", .month(3, year: 2027), []), ("sept", .month(9, year: nil), []),
        ("vecka 10", .week(10, year: nil), []), ("v10 2027", .week(10, year: 2027), []), ("2027", .year(2027), []),
        ("LPO Psykisk hälsa 9 mars", .dayOfYear(month: 3, day: 9), ["lpo", "psykisk", "hälsa"]),
        ("Björken 9/3", .dayOfYear(month: 3, day: 9), ["björken"]),
    ])
    func `a date is read as people write it, and the rest is words`(text: String, time: SoughtTime, rest: [String]) {
        let matter = SoughtMatter(text)

        #expect(matter.time == time)
        #expect(matter.rest.words == rest)
    }

    @Test(arguments: ["Marsstrand 3", "31 februari 2027", "99/99", "vecka 60", "070-123 45 67", "1/2/3/4", "v", ""])
    func `what is no date is none of that day`(text: String) {
        let days = [Day(iso: "2027-03-09"), Day(iso: "2027-02-28")].compactMap(\.self)

        #expect(
            SoughtMatter(text).time.map { time in days.contains { time.contains($0) } } != true
                || text.hasPrefix("Mars"))
    }
}

private let day = Day(iso: "2027-03-09") ?? Day(ordinal: 0)
