import Foundation
import Testing

@testable import Mail

@Suite struct RecognitionTests {
    @Test(arguments: [
        ("REPLY", "REPLY", MessageKind.reply), ("COUNTER", "COUNTER", .counter), ("REFRESH", "REFRESH", .refresh),
        ("", "REPLY", .reply), ("REQUEST", "REQUEST", .other), ("CANCEL", "CANCEL", .other), ("", "PUBLISH", .other),
        ("REPLY", "REQUEST", .reply), ("REQUEST", "REPLY", .reply),
    ])
    func `a calendar answers by its method`(announced: String, written: String, kind: MessageKind) {
        let type = "Content-Type: text/calendar" + (announced.isEmpty ? "" : "; method=\(announced)")

        let recognition = Recognition(.example(type, body: yes.replacing("REPLY", with: written)))

        #expect(recognition.kind == kind)
        #expect(recognition.answering.count == (kind == .other ? 0 : 1))
    }

    @Test func `an answer that contradicts itself is doubted`() {
        let recognition = Recognition(
            .example("Content-Type: text/calendar; method=REPLY", body: yes.replacing("REPLY", with: "REQUEST")))

        #expect(recognition.problems == [.contradictingMethods(announced: "REPLY", written: "REQUEST")])
    }

    @Test func `a part that announces an answer wins, and copies count once`() {
        let (announced, file) = (
            "Content-Type: text/calendar; method=COUNTER\r\n\r\n", "Content-Type: application/ics\r\n\r\n"
        )
        let counter = yes.replacing("REPLY", with: "COUNTER")

        let recognition = Recognition(.example(parts: [file + yes, announced + counter, announced + counter]))

        #expect(recognition.kind == .counter)
        #expect(recognition.answering.map(\.writtenMethod) == ["COUNTER"])
    }

    @Test func `a Google answer that calls itself automatic is an answer`() {
        let message = IncomingMessage.example(
            "Auto-Submitted: auto-generated", "Content-Type: text/calendar; method=REPLY", body: yes)

        #expect(Recognition(message).kind == .reply)
    }

    @Test func `a bounce that calls itself automatic is a bounce`() {
        let message = IncomingMessage.example(
            parts: [
                "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a.example\r\n\r\n"
                    + "Final-Recipient: rfc822; cilla@kommun.example\r\nAction: failed\r\nStatus: 5.1.1"
            ],
            kind: "report; report-type=delivery-status", "Auto-Submitted: auto-replied")

        #expect(Recognition(message).kind == .bounce)
    }

    @Test func `a person's letter is for a person`() {
        let recognition = Recognition(.example(subject: "Accepterat: möte 2", body: "Blir 10 min sen"))

        #expect(recognition.kind == .other)
        #expect(recognition.bounce == nil)
        #expect(recognition.absence == nil)
    }
}
