import Calendars
import Foundation
import Testing

@Suite struct HostileCalendarTests {
    @Test func `a file cut anywhere is refused`() throws {
        let text = try SchedulingMessage.example(sequence: 2).text()

        for length in 0..<text.utf8.count - "\r\n".utf8.count {
            let cut = String(decoding: text.utf8.prefix(length), as: UTF8.self)

            #expect(throws: CalendarError.self) { try events(in: cut) }
        }
    }

    @Test(arguments: ["", "hej", "BEGIN:VEVENT\nDTSTART:20270302T120000\nDURATION:PT1H\nEND:VEVENT\n", "END:VCALENDAR"])
    func `what is no calendar is refused`(text: String) {
        #expect(throws: CalendarError.notACalendar) { try events(in: text) }
    }

    @Test(arguments: ["2027", "20270230T130000", "20271301T130000", "20270302T250000", "", ":", "T", "20270302T13000Z"])
    func `a malformed start is refused with its line`(start: String) {
        let text = calendar(event: "SUMMARY:Möte 2", "DTSTART:\(start)", "DURATION:PT1H")

        #expect(throws: CalendarError.self) { try events(in: text) }
    }

    @Test func `the error quotes what stood there`() {
        let text = calendar(event: "SUMMARY:Möte 2", "DTSTART:i morgon", "DURATION:PT1H")

        #expect { try events(in: text) } throws: { error in
            "\(error)"
                == "cannot read the event at line 3 (“Möte 2”): its DTSTART is “i morgon”; correct it in the file"
        }
    }

    @Test(arguments: [
        "RRULE:FREQ=WEEKLY", "RRULE:var tisdag", "RDATE:20270309T120000", "RECURRENCE-ID:20270302T120000",
    ])
    func `a recurring event is refused by name`(recurrence: String) {
        let text = calendar(event: "SUMMARY:Varje tisdag", "DTSTART:20270302T120000", "DURATION:PT1H", recurrence)

        #expect { try events(in: text) } throws: { "\($0)".contains("line 3 (“Varje tisdag”): it recurs") }
    }

    @Test(arguments: [
        ["DTSTART;VALUE=DATE:20270302"], ["DTSTART:20270302T120000"], ["DURATION:PT1H"],
        ["DTSTART:20270302T120000", "DTEND:20270302T120000"], ["DTSTART:20270302T120000", "DURATION:-PT1H"],
        ["DTSTART:20270302T120000", "DURATION:en timme"], ["DTSTART;TZID=Nowhere:20270302T120000", "DURATION:PT1H"],
    ])
    func `an event without a time that can be kept is refused`(lines: [String]) {
        let text = calendar(containing: "BEGIN:VEVENT\n" + lines.map { $0 + "\n" }.joined() + "END:VEVENT\n")

        #expect(throws: CalendarError.self) { try events(in: text) }
    }

    @Test(arguments: ["INTEGER", "BOOLEAN", "DATE", "DURATION", "PERIOD", "RECUR", "UTC-OFFSET", "BINARY", "X-NEW"])
    func `a value of another type than its property's harms nothing`(type: String) {
        for value in ["5", "20270302", "PT1H", "+0100", "FREQ=DAILY", "20270302T120000/PT1H", "\\"] {
            for property in [
                "SUMMARY", "UID", "LOCATION", "DESCRIPTION", "URL", "SEQUENCE", "STATUS", "DTSTART", "DURATION",
            ] {
                let text = calendar(
                    event: "\(property);VALUE=\(type):\(value)", "DTSTART:20270302T120000", "DTEND:20270302T130000")

                _ = try? events(in: text)
            }
        }
    }

    @Test func `one event too many is refused`() throws {
        let event = "BEGIN:VEVENT\nDTSTART:20270302T120000\nDURATION:PT1H\nEND:VEVENT\n"
        let most = String(repeating: event, count: 10_000)

        #expect(try events(in: calendar(containing: most)).count == 10_000)
        #expect(throws: CalendarError.tooManyEvents(limit: 10_000)) {
            try events(in: calendar(containing: most + event))
        }
    }

    @Test func `a file too long is refused before it is read`() {
        let text = String(repeating: "x", count: 10_000_001)

        #expect(throws: CalendarError.tooLong(octets: 10_000_001, limit: 10_000_000)) { try events(in: text) }
    }

    @Test func `a NUL octet is refused with its line`() {
        let text = calendar(event: "DTSTART:20270302T120000", "DURATION:PT1H", "SUMMARY:Mö\0te")

        #expect(throws: CalendarError.nul(line: 6)) { try events(in: text) }
    }

    @Test func `components nested without end are not followed`() {
        let depth = 100_000
        let deep = String(repeating: "BEGIN:VALARM\n", count: depth) + String(repeating: "END:VALARM\n", count: depth)
        let text = calendar(event: "DTSTART:20270302T120000", deep, "DURATION:PT1H")

        #expect(throws: Never.self) { try events(in: text) }
        #expect(throws: CalendarError.unfinished(line: 3, component: "VALARM")) {
            try events(in: calendar(containing: String(repeating: "BEGIN:VALARM\n", count: depth)))
        }
    }

    @Test func `a frame that only libical would see is left out`() throws {
        let deep = String(repeating: "BEGIN:\u{301}X\nbegin;x=y:VALARM\n", count: 100_000)
        let text = calendar(event: "DTSTART:20270302T120000", deep, "DURATION:PT1H")

        #expect(try events(in: text).count == 1)
    }

    @Test func `an error quotes foreign text on one short line`() {
        let text = calendar(
            event: "SUMMARY:Ett\\nmöte\u{1B}[2J" + String(repeating: "!", count: 200), "RRULE:FREQ=DAILY")

        #expect { try events(in: text) } throws: { error in
            let words = "\(error)"
            return words.contains("“Ett möte [2J!!!") && words.count < 200
        }
    }

    @Test(arguments: [
        "FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=3;BYSECOND=1,2,3", "FREQ=YEARLY;BYMONTH=3;FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=1,2", "FREQ=YEARLY",
    ])
    func `a zone that would take for ever is not believed`(rule: String) {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:Own
            BEGIN:STANDARD
            DTSTART:16010101T000000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0100
            RRULE:\(rule)
            END:STANDARD
            END:VTIMEZONE

            """
        let text = calendar(event: "DTSTART;TZID=Own:20270302T120000", "DURATION:PT1H", zone: zone)

        #expect { try events(in: text) } throws: { "\($0)".contains("its time zone is “Own”") }
    }

    @Test func `a line of megabytes is read`() throws {
        let long = String(repeating: "å", count: 1_000_000)
        let text = calendar(event: "DTSTART:20270302T120000", "DURATION:PT1H", "DESCRIPTION:\(long)")

        #expect(try events(in: text).first?.description?.count == 1_000_000)
    }
}
