import Calendars
import Testing

@Suite struct FoldingTests {
    @Test(arguments: ["å", "ö", "€", "😀", "👩‍👩‍👧‍👦", "e\u{301}"])
    func `a fold falls inside no character at any offset`(character: String) throws {
        for offset in 0..<90 {
            let text = String(repeating: "x", count: offset) + String(repeating: character, count: 40)
            let message = try SchedulingMessage.example(summary: text, description: text + "\n" + text, location: text)

            let calendar = try message.text()

            expectWholeLines(of: calendar)
            let event = try #require(try events(in: calendar).first)
            #expect([event.summary, event.location, event.description] == [text, text, text + "\n" + text])
        }
    }

    @Test func `two libraries unfold what was folded`() throws {
        let texts = (40..<80).map { String(repeating: "å", count: $0) + "😀 ä" + String(repeating: "ö", count: $0) }
        let messages = try texts.map { try SchedulingMessage.example(attendee: .cilla(named: $0), summary: $0) }

        let readings = try readBack(messages.map { try $0.text() })

        #expect(readings.map { $0.icalendar.events[0].summary } == texts)
        #expect(readings.map { $0.vobject.events[0].summary } == texts)
        #expect(readings.map { $0.icalendar.events[0].attendee?.name } == texts)
    }

    private func expectWholeLines(of calendar: String) {
        let lines = calendar.utf8.split(separator: 10, omittingEmptySubsequences: false)
        #expect(lines.last?.isEmpty == true)
        #expect(lines.dropLast().allSatisfy { $0.last == 13 })
        #expect(lines.allSatisfy { $0.count <= 76 }, "75 octets and CR")
        #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    }
}
