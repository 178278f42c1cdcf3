import Calendars
import Foundation
import Meetings
import Testing

@Suite struct BusyTimesTests {
    @Test func `an event takes its time, told in Swedish time whatever zone it is in`() throws {
        let busy = try times(
            event("DTSTART;TZID=Europe/Stockholm:20270302T130000", "DTEND;TZID=Europe/Stockholm:20270302T150000"),
            event("DTSTART:20270303T120000Z", "DURATION:PT1H30M"),
            event(
                "DTSTART;TZID=\"FLE Standard Time\":20270304T100000", "DTEND;TZID=\"FLE Standard Time\":20270304T110000"
            ),
            event("DTSTART:20270305T080000", "DTEND:20270305T090000"))

        #expect(
            busy.times.map(\.words) == [
                "2027-03-02T13:00–2027-03-02T15:00", "2027-03-03T13:00–2027-03-03T14:30",
                "2027-03-04T09:00–2027-03-04T10:00", "2027-03-05T08:00–2027-03-05T09:00",
            ])
        #expect(busy.faults.isEmpty)
    }

    @Test(arguments: [
        ["TRANSP:TRANSPARENT"], ["STATUS:CANCELLED"], ["X-MICROSOFT-CDO-BUSYSTATUS:FREE"],
        ["X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"],
    ]) func `what is free or cancelled takes no time`(lines: [String]) throws {
        let busy = try times(event(["DTSTART:20270302T120000Z", "DTEND:20270302T130000Z"] + lines))

        #expect(busy.times.isEmpty)
    }

    @Test(arguments: ["STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"])
    func `what is tentative is told so`(line: String) throws {
        let busy = try times(event("DTSTART:20270302T120000Z", "DTEND:20270302T130000Z", line))

        #expect(busy.times.map(\.words) == ["2027-03-02T13:00–2027-03-02T14:00?"])
    }

    @Test func `a whole day is taken from midnight to midnight, its end not included`() throws {
        let busy = try times(
            event("DTSTART;VALUE=DATE:20270222", "DTEND;VALUE=DATE:20270227"), event("DTSTART;VALUE=DATE:20270301"))

        #expect(
            busy.times.map(\.words) == ["2027-02-22T00:00–2027-02-27T00:00", "2027-03-01T00:00–2027-03-02T00:00"])
    }

    @Test func `a weekly event keeps its hour on its own clock across both clocks' changes`() throws {
        // New York's clocks change two weeks before Sweden's.
        let busy = try times(
            event(
                "DTSTART;TZID=America/New_York:20270303T090000", "DTEND;TZID=America/New_York:20270303T100000",
                "RRULE:FREQ=WEEKLY;COUNT=5"))

        #expect(
            busy.times.map(\.words) == [
                "2027-03-03T15:00–2027-03-03T16:00", "2027-03-10T15:00–2027-03-10T16:00",
                "2027-03-17T14:00–2027-03-17T15:00", "2027-03-24T14:00–2027-03-24T15:00",
                "2027-03-31T15:00–2027-03-31T16:00",
            ])
    }

    @Test func `an endless series is cut to the days asked for, however long ago it began`() throws {
        let busy = try times(event("DTSTART:20010101T070000Z", "DTEND:20010101T080000Z", "RRULE:FREQ=DAILY"))

        #expect(busy.times.count == 365)
        #expect(busy.times.first?.words == "2027-01-01T08:00–2027-01-01T09:00")
        #expect(busy.times.last?.words == "2027-12-31T08:00–2027-12-31T09:00")
    }

    @Test func `a series leaves out its exceptions, takes in its additions and moves its moved times`() throws {
        let busy = try times(
            event(
                "UID:series", "DTSTART;TZID=Europe/Stockholm:20270302T130000", "DURATION:PT1H",
                "RRULE:FREQ=WEEKLY;UNTIL=20270330T110000Z", "EXDATE;TZID=Europe/Stockholm:20270309T130000",
                "EXDATE;VALUE=DATE:20270316", "RDATE;VALUE=PERIOD:20270311T080000Z/PT30M"),
            event(
                "UID:series", "RECURRENCE-ID:20270323T120000Z", "DTSTART:20270324T120000Z", "DTEND:20270324T130000Z"))

        #expect(
            busy.times.map(\.words) == [
                "2027-03-02T13:00–2027-03-02T14:00", "2027-03-11T09:00–2027-03-11T09:30",
                "2027-03-24T13:00–2027-03-24T14:00", "2027-03-30T13:00–2027-03-30T14:00",
            ])
    }

    @Test func `one cancelled time of a series is free`() throws {
        let busy = try times(
            event("UID:series", "DTSTART:20270302T120000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2"),
            event("UID:series", "RECURRENCE-ID:20270309T120000Z", "DTSTART:20270309T120000Z", "STATUS:CANCELLED"))

        #expect(busy.times.map(\.words) == ["2027-03-02T13:00–2027-03-02T14:00"])
    }

    @Test func `a free/busy list gives its periods, the free ones left out`() throws {
        let busy = try read(
            """
            BEGIN:VFREEBUSY
            DTSTART:20270101T000000Z
            FREEBUSY:20270302T120000Z/20270302T130000Z,20270302T140000Z/PT30M
            FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270302T123000Z/PT2H
            FREEBUSY;FBTYPE=FREE:20270303T120000Z/PT2H
            FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270304T120000Z/PT2H
            END:VFREEBUSY
            """)

        #expect(
            busy.times.map(\.words) == [
                "2027-03-02T13:00–2027-03-02T14:00", "2027-03-02T14:00–2027-03-02T15:00?",
                "2027-03-02T15:00–2027-03-02T15:30", "2027-03-04T13:00–2027-03-04T15:00",
            ])
    }

    @Test func `overlapping times are told as one, and nothing of them is kept but when`() throws {
        let busy = try times(
            event("SUMMARY:Läkarbesök", "DTSTART:20270302T120000Z", "DTEND:20270302T140000Z"),
            event("SUMMARY:Hemligt", "DTSTART:20270302T130000Z", "DTEND:20270302T150000Z"))

        #expect(busy.times.map(\.words) == ["2027-03-02T13:00–2027-03-02T16:00"])
        #expect(!"\(busy)".contains("Läkar") && !"\(busy)".contains("Hemligt"))
    }

    @Test func `our own invitations in her calendar take no time`() throws {
        let busy = try read(
            event("UID:ours", "DTSTART:20270302T120000Z", "DTEND:20270302T130000Z"), ignoring: ["ours"])

        #expect(busy.times.isEmpty)
    }

    @Test func `a zone that nobody knows is Swedish time, and said`() throws {
        let busy = try times(event("DTSTART;TZID=Min zon:20270302T130000", "DURATION:PT1H"))

        #expect(busy.times.map(\.words) == ["2027-03-02T13:00–2027-03-02T14:00"])
        #expect(busy.faults == [.unknownZone("Min zon")])
    }

    @Test func `a zone that the file describes is followed`() throws {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:Kontoret
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0400
            TZOFFSETTO:+0400
            END:STANDARD
            END:VTIMEZONE

            """
        let busy = try read(zone + event("DTSTART;TZID=Kontoret:20270302T130000", "DURATION:PT1H"))

        #expect(busy.times.map(\.words) == ["2027-03-02T10:00–2027-03-02T11:00"])
        #expect(busy.faults.isEmpty)
    }

    @Test func `an hour in the night when clocks go back is never less than nothing`() throws {
        let busy = try times(event("DTSTART:20271031T003000Z", "DTEND:20271031T013000Z"))

        #expect(busy.times.allSatisfy { $0.span.start < $0.span.end })
    }
}

private func times(_ events: String...) throws -> BusyTimes { try read(events.joined(separator: "\n")) }

private func event(_ lines: String...) -> String { event(lines) }

private func event(_ lines: [String]) -> String {
    (["BEGIN:VEVENT"] + lines + ["END:VEVENT"]).joined(separator: "\n")
}

private func read(_ components: String, ignoring own: Set<String> = []) throws -> BusyTimes {
    let first = try #require(Day(iso: "2027-01-01"))
    let last = try #require(Day(iso: "2027-12-31"))
    return try BusyTimes(
        of: "BEGIN:VCALENDAR\n\(components)\nEND:VCALENDAR\n", from: first, through: last, ignoring: own)
}

extension BusyTime {
    var words: String { "\(span.start)–\(span.end)\(isTentative ? "?" : "")" }
}
