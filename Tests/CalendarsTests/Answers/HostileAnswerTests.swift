import Foundation
import Testing

@testable import Calendars

@Suite struct HostileAnswerTests {
    @Test func `an answer cut anywhere before its end is doubted`() {
        let whole =
            "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a\r\n\(cillaAccepts)\r\nEND:VEVENT\r\nEND:VCALENDAR"

        for length in 0..<whole.utf8.count {
            let sheet = AnswerSheet(reading: String(decoding: whole.utf8.prefix(length), as: UTF8.self))

            #expect(!sheet.faults.isEmpty)
        }
    }

    @Test(arguments: [
        (["SEQUENCE:många"], AnswerFault.unreadable(property: "SEQUENCE", value: "många")),
        (["DTSTAMP:i går"], .unreadable(property: "DTSTAMP", value: "i går")),
        (["DTSTART:20270230T120000Z"], .unreadable(property: "DTSTART", value: "20270230T120000Z")),
        (["UID:another@samordna.example"], .contradiction(property: "UID")),
        (["BEGIN:VALARM"], .unfinished(component: "part of a VEVENT")),
    ])
    func `what cannot be read is told`(lines: [String], fault: AnswerFault) {
        let sheet = reply(lines[0], cillaAccepts)

        #expect(sheet.faults == [fault])
    }

    @Test(arguments: [
        ("", AnswerFault.notACalendar), ("PK\u{3}\u{4}", .notACalendar),
        ("BEGIN:VEVENT\nUID:a\nEND:VEVENT", .notACalendar),
        ("BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR", .noEvent),
        ("BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:a\nEND:VTODO\nEND:VCALENDAR", .noEvent),
    ])
    func `what holds no answer says so`(text: String, fault: AnswerFault) {
        #expect(AnswerSheet(reading: text).faults.contains(fault))
    }

    @Test func `an event whose beginning is lost gives no answer`() {
        let text = calendar(
            containing:
                "BEGIN:VTIMEZONE\nTZID:a\nBEGIN:DAYLIGHT\nDTSTAMP:20270201T101500Z\n\(cillaAccepts)\nEND:VEVENT\n")

        let sheet = AnswerSheet(reading: text)

        #expect(sheet.answers.isEmpty)
        #expect(sheet.faults.contains(.noEvent))
    }

    @Test func `a flood of events is bounded`() {
        let event = "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Nowhere:20270302T120000\n\(cillaAccepts)\nEND:VEVENT\n"

        let sheet = AnswerSheet(reading: calendar(containing: String(repeating: event, count: 10_000)))

        #expect(sheet.answers.count == AnswerSheet.eventLimit)
        #expect(sheet.faults.contains(.tooManyEvents(limit: 1_000)))
    }

    @Test func `a flood of attendees is bounded`() {
        let lines = String(repeating: cillaAccepts + "\r\n", count: 20_000)

        let sheet = reply(lines)

        #expect(sheet.answers.count == AnswerSheet.attendeeLimit)
        #expect(sheet.faults.contains(.tooManyAttendees(limit: 1_000)))
    }

    @Test func `a calendar too long is not read`() {
        let sheet = AnswerSheet(reading: String(repeating: "x", count: 10_000_001))

        #expect(sheet.faults == [.tooLong(octets: 10_000_001, limit: 10_000_000)])
    }

    @Test func `a comment is kept short`() {
        let sheet = reply("COMMENT:" + String(repeating: "å", count: 30_000), cillaAccepts)

        #expect(sheet.answers.first?.comment?.count == 4_000)
    }

    @Test(arguments: [
        "BEGIN", "BEGIN:", ":", ";", "ATTENDEE", "ATTENDEE;", "ATTENDEE;=", "ATTENDEE;\"", "ATTENDEE;A=\":",
        "ATTENDEE;:mailto:", "UID", "COMMENT:\\", "DTSTART;TZID=:20270302T120000", "\u{0}", "ATTENDEE;CN=^:mailto:a",
    ])
    func `a stump of a line harms nothing`(line: String) {
        #expect(!reply(line, cillaAccepts).answers.isEmpty)
    }

    @Test func `every fault has words of its own`() {
        let words = [
            AnswerFault.tooLong(octets: 12, limit: 10), .tooManyEvents(limit: 10), .tooManyAttendees(limit: 10),
            .notACalendar, .noEvent, .unfinished(component: "VEVENT"), .noUID, .contradiction(property: "UID"),
            .unreadable(property: "DTSTART", value: "i\nmorgon"), .unknownZone("Kontoret"),
        ].map(\.description)

        #expect(
            words == [
                "the calendar has 12 octets and the limit is 10", "the calendar has more than 10 events",
                "an event has more than 10 attendees", "the calendar part holds no calendar",
                "the calendar holds no event", "the calendar’s VEVENT has no end", "an event has no UID",
                "UID stands twice with different values", "DTSTART is “i morgon”",
                "the time zone “Kontoret” is unknown and not described",
            ])
    }
}
