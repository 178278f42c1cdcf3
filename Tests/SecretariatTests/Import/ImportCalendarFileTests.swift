import Meetings
import Testing

@testable import Secretariat

@Suite struct ImportCalendarFileTests {
    @Test func `events become meetings of the body their summary names`() throws {
        let text = calendar(
            "SUMMARY:Möte 2 i LPO Psykisk hälsa\nLOCATION:Rum Siljan\nURL:https://moten.regionen.example/2",
            "SUMMARY:KSG-B\nLOCATION:https://moten.regionen.example/ksg")

        let meetings = try ImportedMeeting.list(
            calendar: text, file: "dates.ics", isElsewhere: true, register: .example())

        #expect(meetings.map(\.body.text) == ["lpo-psykisk-halsa", "ksg-b"])
        #expect(meetings.map(\.start.description) == ["2027-03-02T13:00", "2027-03-03T13:00"])
        #expect(meetings.map(\.length) == [90, 90])
        #expect(meetings[0].venue == Meeting.Place(joinLink: "https://moten.regionen.example/2", room: "Rum Siljan"))
        #expect(meetings[1].venue == Meeting.Place(joinLink: "https://moten.regionen.example/ksg"))
        #expect(meetings.map(\.isElsewhere) == [true, true])
    }

    @Test func `the body given holds whatever the summaries say`() throws {
        let register = Register.example()

        let meetings = try ImportedMeeting.list(
            calendar: calendar("SUMMARY:Möte"), file: "dates.ics", body: register.body(.psyk), register: register)

        #expect(meetings.map(\.body) == [.psyk])
    }

    @Test func `an event that names no body is refused with its line`() {
        let refused = refusal {
            try ImportedMeeting.list(calendar: calendar("SUMMARY:Möte"), file: "dates.ics", register: .example())
        }

        #expect(
            refused == [
                "cannot import dates.ics:4, column “SUMMARY”: “Möte” is no body; expected one of “LPO Psykisk hälsa”, “KSG-B”"
            ])
    }

    @Test func `a cancelled event is none`() {
        let refused = refusal {
            try ImportedMeeting.list(
                calendar: calendar("SUMMARY:KSG-B\nSTATUS:CANCELLED"), file: "dates.ics", register: .example())
        }

        #expect(refused == ["cannot import dates.ics: it holds no events; expected one per meeting"])
    }

    @Test func `what is no calendar is refused`() {
        let refused = refusal { try ImportedMeeting.list(calendar: "hej", file: "dates.ics", register: .example()) }

        #expect(refused.count == 1)
        #expect(refused.first?.hasPrefix("cannot import dates.ics: cannot read the calendar: ") == true)
    }

    /// A file with one event a day from 2 March 2027, each at 13:00 for an hour and a half.
    private func calendar(_ events: String...) -> String {
        let parts = events.enumerated().map { index, lines in
            """
            BEGIN:VEVENT
            UID:\(index)@regionen.example
            DTSTAMP:20261101T080000Z
            DTSTART;TZID=Europe/Stockholm:2027030\(index + 2)T130000
            DTEND;TZID=Europe/Stockholm:2027030\(index + 2)T143000
            \(lines)
            END:VEVENT
            """
        }
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//regionen.example//SV"]
        return (head + parts + ["END:VCALENDAR", ""]).joined(separator: "\n").replacing("\n", with: "\r\n")
    }
}
