import Testing

@testable import Calendars

@Suite struct ErrorWordsTests {
    @Test(arguments: [
        (
            CalendarError.controlCharacter(event: "4f@samordna.example", property: "SUMMARY", code: 10),
            "cannot write the event 4f@samordna.example: its SUMMARY has the control character 10; remove it"
        ),
        (
            .noLength(event: "4f@samordna.example", minutes: 0),
            "cannot write the event 4f@samordna.example: its length is 0 minutes; expected 1 or more"
        ),
        (
            .contradiction(event: "4f@samordna.example", .request, .cancelled),
            "cannot write the event 4f@samordna.example: its status is cancelled in a request; "
                + "only a cancel is cancelled, and always"
        ),
        (
            .outOfMemory(event: "4f@samordna.example"),
            "cannot write the event 4f@samordna.example: libical got no memory; give the service more"
        ),
        (.notACalendar, "cannot read the calendar: there is no BEGIN:VCALENDAR; choose an .ics file"),
        (
            .tooLong(octets: 12, limit: 10),
            "cannot read the calendar: it has 12 octets and the limit is 10; export fewer events"
        ),
        (.tooManyEvents(limit: 10), "cannot read the calendar: it has more than 10 events; export fewer"),
        (.nul(line: 7), "cannot read the calendar: line 7 has a NUL octet; export the file again"),
        (
            .unfinished(line: 7, component: "VEVENT"),
            "cannot read the calendar: the VEVENT at line 7 has no end; export the file again"
        ),
        (
            .unreadable(place, property: "DTSTART", value: "i morgon"),
            "cannot read the event at line 12 (“Möte 2”): its DTSTART is “i morgon”; correct it in the file"
        ),
        (
            .missing(EventPlace(line: 12, summary: ""), property: "DTEND"),
            "cannot read the event at line 12: it has no DTEND; add it in the file"
        ),
        (
            .allDay(place),
            "cannot read the event at line 12 (“Möte 2”): it lasts all day; give it a time or take it out of the file"
        ),
        (
            .recurring(place),
            "cannot read the event at line 12 (“Möte 2”): it recurs; export its dates as single events"
        ),
        (
            .unknownZone(place, name: "Nowhere"),
            "cannot read the event at line 12 (“Möte 2”): its time zone is “Nowhere”, which the file does not describe; "
                + "export it in Swedish time"
        ),
        (
            .endsBeforeStart(place),
            "cannot read the event at line 12 (“Möte 2”): it does not end after its start; correct it in the file"
        ),
    ])
    func `every error says what, why and what to do`(error: CalendarError, words: String) {
        #expect("\(error)" == words)
    }
}

private let place = EventPlace(line: 12, summary: "Möte 2")
