import Calendars
import Meetings
import Testing

@Suite struct RefusalTests {
    @Test(arguments: ["\n", "\r", "\r\n", "\0", "\u{1B}", "\u{7F}"])
    func `a control character in a line is refused`(character: String) throws {
        let text = "Möte\(character)ATTENDEE:mailto:dag@kommun.example"
        let messages = try [
            SchedulingMessage.example(summary: text), .example(location: text), .example(link: text),
            .example(organizer: text), .example(attendee: .cilla(named: text)),
        ]

        for message in messages {
            #expect(throws: CalendarError.self) { try message.text() }
        }
    }

    @Test(arguments: ["a\rb", "a\0b", "a\u{0B}b"])
    func `a description may break lines and nothing else`(text: String) throws {
        let message = try SchedulingMessage.example(description: text)

        #expect(
            throws: CalendarError.controlCharacter(
                event: message.uid, property: "DESCRIPTION", code: Array(text.utf8)[1])
        ) { try message.text() }
    }

    @Test func `a form's line ends in a description become line breaks`() throws {
        let message = try SchedulingMessage.example(description: "ett\r\ntvå\r\n")

        let text = try message.text()

        #expect(text.contains("DESCRIPTION:ett\\ntvå\\n\r\n"))
    }

    @Test func `a meeting without length is refused`() throws {
        let message = try SchedulingMessage.example(length: 0)

        #expect(throws: CalendarError.noLength(event: message.uid, minutes: 0)) { try message.text() }
    }

    @Test func `a request is never cancelled and a cancel always is`() throws {
        let request = try SchedulingMessage.example(method: .request, status: .cancelled)
        let cancel = try SchedulingMessage.example(method: .cancel, status: .confirmed)

        #expect(throws: CalendarError.contradiction(event: request.uid, .request, .cancelled)) { try request.text() }
        #expect(throws: CalendarError.contradiction(event: cancel.uid, .cancel, .confirmed)) { try cancel.text() }
    }
}
