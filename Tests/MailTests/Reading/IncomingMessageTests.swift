import Foundation
import Testing

@testable import Mail

@Suite struct IncomingMessageTests {
    @Test func `a letter says from whom, to whom, when and about what`() {
        let message = IncomingMessage.example(
            "Sender: dag@kommun.example", "Reply-To: Anna <anna@kommun.example>, eva@kommun.example",
            "In-Reply-To: <m2.c@regionen.example>", "References: <m1@regionen.example>\r\n <m2.c@regionen.example>",
            subject: "=?iso-8859-1?B?5GRp?= =?UTF-8?Q?_m=C3=B6te?=")

        #expect(message.from == [Correspondent(name: "Cilla Åström", address: "cilla@kommun.example")])
        #expect(message.sender?.address == "dag@kommun.example")
        #expect(message.replyTo.map(\.address) == ["anna@kommun.example", "eva@kommun.example"])
        #expect(message.to.map(\.address) == ["lpo@regionen.example"])
        #expect(message.date == Date(timeIntervalSince1970: 1_801_468_800))
        #expect(message.messageID == "m7@kommun.example")
        #expect(message.inReplyTo == ["m2.c@regionen.example"])
        #expect(message.references == ["m1@regionen.example", "m2.c@regionen.example"])
        #expect(message.subject == "ädi möte")
        #expect(message.text == "Hej!")
        #expect(message.problems.isEmpty)
    }

    @Test func `what servers found is kept in their order`() {
        let message = IncomingMessage.example(
            "Authentication-Results: mx.regionen.example;\r\n dmarc=pass header.from=kommun.example", "Return-Path: <>",
            "Authentication-Results: forged.example; dmarc=pass")

        #expect(
            message.authenticationResults == [
                "mx.regionen.example; dmarc=pass header.from=kommun.example", "forged.example; dmarc=pass",
            ])
        #expect(message.returnPath == "")
    }

    @Test func `two senders are one too many`() {
        let headers = IncomingMessage.example("From: dag@kommun.example")
        let addresses = IncomingMessage.example(from: "cilla@kommun.example, dag@kommun.example")

        #expect(headers.problems == [.repeatedHeader("From")])
        #expect(addresses.problems == [.repeatedHeader("From")])
    }

    @Test(
        arguments: [
            ("iso-8859-1", [0xE5, 0x20, 0x93, 0x80], "å “€", nil), ("windows-1252", [0xE5, 0x80], "å€", nil),
            ("utf-8", [0xC3, 0xA5], "å", nil), ("utf-8", [0xE5, 0x80, 0x20], "å€ ", Problem.wrongCharset("utf-8")),
            ("iso-8859-1", [0xC3, 0xA5], "å", nil), ("us-ascii", [0xE5], "å", nil),
            ("us-ascii", [0xC3, 0xA5], "å", nil),
            ("iso-8859-2", [0xB9], "š", nil), ("koi8-r", [0xC1], "а", nil),
            ("x-klingon", [0x68, 0xE5], "hå", .unknownCharset("x-klingon")),
            ("\"utf-8\"", [0xEF, 0xBB, 0xBF, 0x68], "h", nil), ("../../etc", [0x68], "h", .unknownCharset("../../etc")),
        ] as [(String, [UInt8], String, Problem?)])
    func `a text is read in the character set it really has`(
        charset: String, octets: [UInt8], text: String, problem: Problem?
    ) {
        let message = IncomingMessage.example(["Content-Type: text/plain; charset=\(charset)"], body: Data(octets))

        #expect(message.text == text)
        #expect(message.problems == [problem].compactMap(\.self))
    }

    @Test func `headers in 8-bit are read too`() {
        let head =
            Data("From: cilla@kommun.example\r\nSubject: M".utf8) + Data([0xF6]) + Data("te i \u{F6}st\r\n\r\nHej".utf8)

        #expect(IncomingMessage(parsing: head).subject.hasPrefix("M"))
        #expect(IncomingMessage(parsing: Data("Subject: Möte\r\n\r\n".utf8)).subject == "Möte")
    }

    @Test func `a letter in HTML alone is read without its markup`() {
        let message = IncomingMessage.example(
            "Content-Type: text/html; charset=utf-8",
            body:
                "<html><head><style>p {}</style></head><body><p>Hej&nbsp;du,</p><!-- <p>x -->"
                + "<p>jag &aring;r&#44; <b>sen</b>\n till 3 &lt; 4</p></body>"
        )

        #expect(message.text == "Hej du,\njag år, sen till 3 < 4")
    }

    @Test(arguments: [
        ("Content-Type: text/calendar; method=reply; charset=utf-8\r\n\r\n", "REPLY"),
        ("Content-Type: text/calendar\r\nContent-Disposition: attachment; filename=svar.ics\r\n\r\n", nil),
        ("Content-Type: application/ics; name=x\r\n\r\n", nil),
        (
            "Content-Type: application/x-y\r\nContent-Disposition: attachment; filename*=utf-8''sv%C3%A5r.ICS\r\n\r\n",
            nil
        ),
    ])
    func `a calendar is found whatever it is called`(head: String, announced: String?) throws {
        let message = IncomingMessage.example(parts: ["Content-Type: text/plain\r\n\r\nJa", head + yes])

        let calendar = try #require(message.calendars.first)
        #expect(message.calendars.count == 1)
        #expect(calendar.announcedMethod == announced)
        #expect(calendar.writtenMethod == "REPLY")
        #expect(calendar.text.contains("UID:5c1f@regionen.example"))
        #expect(message.text == "Ja")
    }

    @Test(arguments: ["base64", "quoted-printable", "8bit", "QUOTED-PRINTABLE "])
    func `a calendar deep inside is decoded`(encoding: String) {
        let isBase64 = encoding == "base64"
        let content =
            isBase64
            ? Data(yes.utf8).base64EncodedString()
            : yes.replacing("=", with: "=3D").replacing(":mailto", with: ":=\r\nmailto")
        let raw = encoding == "8bit" ? yes : content
        let inner =
            "Content-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Ja\r\n--c\r\n"
            + "Content-Type: text/calendar\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n\(raw)\r\n--c--\r\n"

        let message = IncomingMessage.example(parts: [inner])

        #expect(message.calendars.map { $0.text.trimmingBlanks() } == [yes.trimmingBlanks()])
    }

    @Test func `a text that is a calendar is one`() {
        #expect(IncomingMessage.example(body: yes).calendars.map(\.writtenMethod) == ["REPLY"])
    }

    @Test func `what a returned message holds is not said by this one`() {
        let message = IncomingMessage.example(parts: [
            "Content-Type: message/rfc822\r\n\r\nMessage-ID: <m2.c@regionen.example>\r\nTo: Cilla <cilla@kommun.example>\r\n"
                + "Content-Type: text/calendar; method=REPLY\r\n\r\n\(yes)"
        ])

        #expect(message.calendars.isEmpty)
        #expect(message.returned?.messageID == "m2.c@regionen.example")
        #expect(message.returned?.recipient == "cilla@kommun.example")
    }

    @Test func `files are named`() {
        let message = IncomingMessage.example(parts: [
            "Content-Type: application/pdf; name=\"=?utf-8?Q?=C3=A4rende.pdf?=\"\r\n\r\n%PDF",
            "Content-Type: application/zip\r\nContent-Disposition: attachment;\r\n filename*0*=utf-8''bil%C3;\r\n"
                + " filename*1*=%A4ga.zip\r\n\r\nPK",
        ])

        #expect(message.attachments == ["ärende.pdf", "biläga.zip"])
    }

    @Test(arguments: ["\u{FEFF}", "\r\n\n", "From cilla@kommun.example Mon Feb  1 09:00:00 2027\n", ">From x\r\n"])
    func `what stands before the head means nothing`(before: String) {
        let message = IncomingMessage(
            parsing: Data((before + "From: cilla@kommun.example\r\nSubject: Ja\r\n\r\nHej").utf8))

        #expect(message.writer == "cilla@kommun.example")
        #expect(message.subject == "Ja")
        #expect(message.text == "Hej")
    }

    @Test func `lines may end as on an old Mac`() {
        let message = IncomingMessage(parsing: Data("From: cilla@kommun.example\rSubject: Ja\r\rHej\rdu".utf8))

        #expect(message.subject == "Ja")
        #expect(message.text == "Hej\ndu")
    }
}
