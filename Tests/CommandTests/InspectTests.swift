import Foundation
import Mail
import Testing

@testable import samordna

@Suite struct InspectTests {
    @Test func `an answer is told with every field, absent ones as null`() throws {
        let message = """
            From: Cilla <Cilla@kommun.example>
            Message-ID: <m7@kommun.example>
            Content-Type: text/calendar; method=REPLY

            BEGIN:VCALENDAR
            METHOD:REPLY
            BEGIN:VEVENT
            UID:5c1f@regionen.example
            ATTENDEE;PARTSTAT=accepted:MAILTO:Cilla@kommun.example
            DTSTAMP:20270201T101500Z
            END:VEVENT
            END:VCALENDAR
            """

        let words = try inspect(message)

        #expect(
            words == """
                {"answers":[{"attendee":"cilla@kommun.example","comment":null,"dtstamp":"2027-02-01T10:15:00Z",\
                "partstat":"ACCEPTED","proposedEnd":null,"proposedStart":null,"recurrenceID":null,"sequence":null,\
                "uid":"5c1f@regionen.example"}],"failures":[],"from":"cilla@kommun.example","kind":"reply",\
                "messageID":"m7@kommun.example","problems":[]}
                """)
    }

    @Test func `a bounce is told by recipient`() throws {
        let message = """
            From: MAILER-DAEMON@mx.example
            Subject: failure notice

            <cilla@kommun.example>:
            550 5.1.1 no such mailbox
            """

        let words = try inspect(message)

        #expect(
            words == """
                {"answers":[],"failures":[{"action":"failed","class":"permanent","recipient":"cilla@kommun.example",\
                "status":"5.1.1"}],"from":"mailer-daemon@mx.example","kind":"bounce","messageID":null,"problems":[]}
                """)
    }

    @Test func `a proposal tells its time, and what is no message is told too`() throws {
        let calendar = """
            BEGIN:VCALENDAR
            METHOD:COUNTER
            BEGIN:VEVENT
            UID:a
            DTSTART:20270303T120000
            DTEND:20270303T140000Z
            END:VEVENT
            END:VCALENDAR
            """

        #expect(try inspect("From: a@b.example\n\n" + calendar).contains("\"proposedStart\":\"2027-03-03T12:00:00\""))
        #expect(try inspect("").contains("\"problems\":[\"there are no headers\"]"))
    }

    private func inspect(_ message: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let inspection = Inspection(of: Data(message.utf8), limits: ReadingLimits())
        return String(decoding: try encoder.encode(inspection), as: UTF8.self)
    }
}
