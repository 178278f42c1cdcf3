import Calendars
import Meetings
import Testing

@Suite struct PublishedCalendarTests {
    @Test func `a body's calendar names itself and shows every state`() throws {
        let calendar = try publishedCalendar(name: "LPO Psykisk hälsa, möten", events: year())

        try expectGolden(calendar, "published")
    }

    @Test func `two libraries read a body's calendar alike`() throws {
        let calendar = try publishedCalendar(name: "LPO Psykisk hälsa, möten", events: year())

        let reading = try #require(try readBack([calendar]).first)

        for calendar in reading.both {
            #expect(calendar.method == "PUBLISH")
            #expect(calendar.name == "LPO Psykisk hälsa, möten")
            #expect(calendar.events.map(\.status) == ["CONFIRMED", "TENTATIVE", "CANCELLED"])
            #expect(calendar.events.map(\.start) == (try year().map { try $0.start.moment().timeIntervalSince1970 }))
        }
    }

    @Test func `nobody's address stands in it`() throws {
        let calendar = try publishedCalendar(name: "LPO Psykisk hälsa", events: year())

        #expect(!calendar.contains("ATTENDEE") && !calendar.contains("ORGANIZER") && !calendar.contains("mailto"))
    }

    @Test func `a body without meetings has a calendar`() throws {
        let calendar = try publishedCalendar(name: "RMKS", events: [])

        #expect(try events(in: calendar).isEmpty)
    }

    @Test func `a long name is folded and may not break lines`() throws {
        let name = String(repeating: "Nätverk för åldrande, ", count: 9)

        let calendar = try publishedCalendar(name: name, events: [])

        #expect(calendar.utf8.split(separator: 10).allSatisfy { $0.count <= 76 })
        #expect(throws: CalendarError.self) { try publishedCalendar(name: "a\nb", events: []) }
    }

    private func year() throws -> [PublishedEvent] {
        try [
            .example(),
            .example(uid: "3@samordna.example", start: "2027-05-04T13:00", summary: "Möte 3", status: .tentative),
            .example(
                uid: "4@samordna.example", sequence: 2, start: "2027-10-31T00:30", summary: "Möte 4", status: .cancelled
            ),
        ]
    }
}
