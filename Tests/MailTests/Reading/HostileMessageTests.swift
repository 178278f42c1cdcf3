import Foundation
import Testing

@testable import Mail

@Suite struct HostileMessageTests {
    @Test func `a message cut anywhere is read as far as it goes`() {
        let whole = Data(
            ("From: cilla@kommun.example\r\nSubject: =?utf-8?Q?Ja?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n\(yes)\r\n--b--\r\n").utf8)

        for length in 0...whole.count {
            let kind = Recognition(IncomingMessage(parsing: whole.prefix(length))).kind

            #expect([.reply, .other].contains(kind))
        }
    }

    @Test func `octets changed at random harm nothing`() {
        var generator = Dice(state: 7)
        let whole = Data(
            ("From: \"Cilla\" <cilla@kommun.example>\nSubject: =?utf-8?Q?Ja?=\n"
                + "Content-Type: multipart/mixed; boundary=\"b\"\n\n"
                + "--b\nContent-Type: multipart/digest; boundary=c\n\n--c\n\nTo: a: b@c.example;\n\n--c--\n"
                + "--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@y.example\n"
                + "Action: failed\n\n--b--\n")
                .utf8)

        for _ in 0..<3_000 {
            var changed = whole
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }

            _ = Recognition(IncomingMessage(parsing: changed))
        }
    }

    @Test(arguments: ["", "hej", "\n\n\n", "\0\0\0", ":", "--b", "Subject"])
    func `what is no message is for a person`(text: String) {
        let message = IncomingMessage(parsing: Data(text.utf8))

        #expect(message.problems.contains(.noHeaders))
        #expect(Recognition(message).kind == .other)
    }

    @Test func `of a message too large only the beginning is read`() {
        let body = String(repeating: String(repeating: "x", count: 75) + "\n", count: 400_000)

        let message = IncomingMessage.example("Content-Type: text/calendar; method=REPLY", body: yes + body)

        #expect(message.writer == "cilla@kommun.example")
        #expect(message.problems.contains { if case .tooLarge(_, 25_000_000) = $0 { true } else { false } })
        #expect(Recognition(message).kind == .other)
    }

    @Test(arguments: [
        "", "Content-Type: message/rfc822\r\n\r\n", "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
    ])
    func `a flood of headers is held back`(before: String) {
        let message = IncomingMessage.example(parsing: before + String(repeating: "X-A: b\r\n", count: 50_000))

        #expect(message.problems.contains(.headTooLong(limit: 2_000)))
        #expect(message.headers.count <= 2_000)
        #expect(message.writer == "cilla@kommun.example")
    }

    @Test func `a header too long is cut`() {
        let long = "To: " + String(repeating: "a@kommun.example,\r\n ", count: 1_900)

        let message = IncomingMessage.example("X-A: " + String(repeating: "b", count: 100_000), long)

        #expect(message.problems == [.headerTooLong(limit: 32_768)])
        #expect(message.headers.allSatisfy { $0.value.utf8.count <= 32_768 })
    }

    @Test func `parts without end are not followed`() {
        let message = IncomingMessage.example(
            "Content-Type: multipart/mixed; boundary=b", body: String(repeating: "--b\r\n\r\n", count: 50_000))

        #expect(message.problems.contains(.tooManyParts(limit: 5_000)))
        #expect(message.problems.contains(.tooManyParts(limit: 500)))
    }

    @Test(arguments: [(20, 1), (200, 0), (2_000, 0)])
    func `a part too deep is not read`(depth: Int, calendars: Int) {
        var body = ""
        for level in 1..<depth {
            body += "--b\(level - 1)\r\nContent-Type: multipart/mixed; boundary=b\(level)\r\n\r\n"
        }
        body += "--b\(depth - 1)\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n\(yes)\r\n"
        for level in (0..<depth).reversed() { body += "--b\(level)--\r\n" }

        let message = IncomingMessage.example("Content-Type: multipart/mixed; boundary=b0", body: body)

        #expect(message.calendars.count == calendars)
        #expect(message.problems.contains(.tooDeep(limit: 30)) == (calendars == 0))
    }

    @Test func `messages within messages are not followed`() {
        let message = IncomingMessage.example(
            parsing: String(repeating: "Content-Type: message/rfc822\r\n\r\n", count: 100_000))

        #expect(Recognition(message).kind == .other)
    }

    @Test func `NUL octets are told and taken for spaces`() {
        let message = IncomingMessage.example(
            "Content-Type: text/calendar; method=REPLY", body: yes.replacing("ACCEPTED", with: "ACC\0PTED"))

        #expect(message.problems == [.nul])
        #expect(message.calendars.first?.text.contains("ACC PTED") == true)
    }

    @Test func `a boundary that is nowhere leaves the text`() {
        let message = IncomingMessage.example(
            "Content-Type: multipart/mixed; boundary=x", body: "--y\r\n\r\nHej du\r\n--y--\r\n")

        #expect(message.problems == [.noParts])
        #expect(message.text.contains("Hej du"))
    }

    @Test func `a last boundary that is missing is told`() {
        let message = IncomingMessage.example("Content-Type: multipart/mixed; boundary=b", body: "--b\r\n\r\nHej")

        #expect(message.problems == [.unfinished])
        #expect(message.text == "Hej")
    }

    @Test(arguments: [
        ("Content-Type: application/ms-tnef; name=winmail.dat", Problem.sealed(filename: "winmail.dat")),
        (
            "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
            Problem.sealed(filename: "smime.p7m")
        ),
        ("Content-Type: application/pgp-encrypted", Problem.sealed(filename: "application/pgp-encrypted")),
        ("Content-Type: application/octet-stream; name=svar.ics", .noCalendar),
        ("Content-Type: text/calendar; charset=utf-8", .noCalendar),
    ])
    func `a file that only pretends to be a reply is no answer`(type: String, problem: Problem) {
        let message = IncomingMessage.example(parts: [
            type + "\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBBQAAAAIAA=="
        ])

        #expect(message.problems == [problem])
        #expect(Recognition(message).kind == .other)
    }

    @Test func `a zip is a file`() {
        let message = IncomingMessage.example(parts: ["Content-Type: application/zip; name=svar.ics.zip\r\n\r\nPK"])

        #expect(message.attachments == ["svar.ics.zip"])
        #expect(Recognition(message).kind == .other)
    }

    @Test func `every problem has words of its own`() {
        let words = [
            Problem.tooLarge(octets: 12, limit: 10), .headTooLong(limit: 10), .headerTooLong(limit: 10),
            .tooManyParts(limit: 10), .tooDeep(limit: 10), .textTooLong(limit: 10), .calendarTooLong(limit: 10),
            .noHeaders, .nul, .repeatedHeader("From"), .noParts, .unfinished, .unknownCharset("x\ny"),
            .wrongCharset("utf-8"), .sealed(filename: "winmail.dat"), .noCalendar,
            .contradictingMethods(announced: "REPLY", written: "REQUEST"),
        ].map(\.description)

        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { !$0.contains("\n") && $0.count < 120 })
    }
}

extension IncomingMessage {
    /// Cilla's letter whose head goes on like this.
    fileprivate static func example(parsing rest: String) -> IncomingMessage {
        IncomingMessage(parsing: Data(("From: cilla@kommun.example\r\n" + rest).utf8))
    }
}

/// Chance that comes out the same every time.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
