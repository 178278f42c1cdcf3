import Foundation
import Testing

@testable import Mail

/// What a message looks like on the wire.
@Suite struct MessageTests {
    @Test func `an invitation with a paper has the tree that mail clients expect`() throws {
        let letter = Letter(try Message.example(calendar: .request, attachments: [.pdf()]).encoded())

        #expect(
            letter.tree
                == "mixed(alternative(text/plain text/html text/calendar) application/pdf application/ics)")
    }

    @Test func `a paper alone keeps the alternative and mere words are only that`() throws {
        let withPaper = Letter(try Message.example(attachments: [.pdf()]).encoded())
        let withoutAny = Letter(try Message.example().encoded())

        #expect(withPaper.tree == "mixed(alternative(text/plain text/html) application/pdf)")
        #expect(withoutAny.tree == "alternative(text/plain text/html)")
    }

    @Test func `the calendar part has method and charset and nothing that hides it`() throws {
        let letter = Letter(try Message.example(calendar: .request).encoded())

        let part = try #require(letter.parts.first?.parts.last)
        #expect(part["Content-Type"] == "text/calendar; charset=UTF-8; method=REQUEST")
        #expect(part["Content-Transfer-Encoding"] == "base64")
        #expect(part.headers.map(\.name) == ["Content-Type", "Content-Transfer-Encoding"])
        #expect(part.text == Message.CalendarPart.request.text)
    }

    @Test func `the calendar comes as a file too`() throws {
        let letter = Letter(try Message.example(calendar: .request).encoded())

        let file = try #require(letter.parts.last)
        #expect(file["Content-Type"] == "application/ics; name=invite.ics")
        #expect(file["Content-Disposition"] == "attachment; filename=invite.ics")
        #expect(file.text == Message.CalendarPart.request.text)
    }

    @Test(arguments: [
        "Åsa Öberg", "Öberg, Åsa", "Anna \"Anki\" Berg", "Bo (ordförande)", "Cilla; Dag: <x@y.example>",
        "Dag=?utf-8?q?x?=",
    ])
    func `a name with letters and signs survives`(name: String) throws {
        let to = try Mailbox(name: name, address: .example())

        let letter = Letter(try Message.example(to: to).encoded())

        let header = try #require(letter["To"])
        #expect(header.hasSuffix(" <cilla@kommun.example>"))
        let shown = Letter.readable(String(header.dropLast(" <cilla@kommun.example>".count)))
        #expect(shown.trimmingPrefix("\"").replacing(/"$/, with: "").replacing("\\\"", with: "\"") == name)
    }

    @Test(arguments: [
        "Kallelse", "Äldres hälsa – möte 2 den 16 mars, kl. 13.00", "INSTÄLLT: “råd” om 100 % = allt?",
        String(repeating: "Programområdets långa ämnesrad ", count: 20) + "slut",
        String(repeating: "å", count: 300), "Möte 🗓️ i mars",
    ])
    func `a subject survives on short lines`(subject: String) throws {
        let bytes = try Message.example(subject: subject).encoded()

        let letter = Letter(bytes)
        #expect(Letter.readable(letter["Subject"] ?? "") == subject)
        let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
        #expect(head.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    }

    @Test func `every line is short, in ASCII and ended by CRLF`() throws {
        let long = String(repeating: "åäö ", count: 1000) + "\n.\nFrom här\r\nslut\rsista"
        let message = try Message.example(text: long, html: "<p>\(long)</p>", calendar: .request)

        let bytes = try message.encoded()

        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(bytes.allSatisfy { $0 < 0x80 })
        #expect(lines.allSatisfy { !$0.utf8.contains(0x0A) && !$0.utf8.contains(0x0D) && $0.utf8.count <= 78 })
        #expect(bytes.suffix(2) == Data("\r\n".utf8))
        let plain = Letter(bytes).parts[0].parts[0]
        #expect(plain.text == String(repeating: "åäö ", count: 1000) + "\r\n.\r\nFrom här\r\nslut\r\nsista\r\n")
    }

    @Test func `the date is Swedish time in winter and summer`() throws {
        var message = try Message.example()
        let winter = Letter(try message.encoded())["Date"]
        message.date = .t0 + 120 * 86_400

        let summer = Letter(try message.encoded())["Date"]

        #expect(winter == "Tue, 02 Mar 2027 12:00:00 +0100")
        #expect(summer == "Wed, 30 Jun 2027 13:00:00 +0200")
    }

    @Test func `a machine says that it is one and a human does not`() throws {
        var message = try Message.example()
        let automatic = Letter(try message.encoded())
        message.isAutomatic = false

        let human = Letter(try message.encoded())

        #expect(automatic["Auto-Submitted"] == "auto-generated")
        #expect(automatic["X-Auto-Response-Suppress"] == "OOF, AutoReply")
        #expect(automatic["Content-Language"] == "sv")
        #expect(human["Auto-Submitted"] == nil)
        #expect(human["X-Auto-Response-Suppress"] == nil)
    }

    @Test func `a follower names the mail it follows`() throws {
        var message = try Message.example()
        message.references = "m1.c@regionen.example"
        message.replyTo = try .cilla()

        let letter = Letter(try message.encoded())

        #expect(letter["Message-ID"] == "<m2.c@regionen.example>")
        #expect(letter["References"] == "<m1.c@regionen.example>")
        #expect(letter["Reply-To"].map(Letter.readable) == "Cilla Åström <cilla@kommun.example>")
    }

    @Test func `a file name with Swedish letters is written for new and old readers`() throws {
        let paper = Message.Attachment.pdf(named: "Dagordning för möte 2, åldrande.pdf", bytes: Data(0...255))

        let letter = Letter(try Message.example(attachments: [paper]).encoded())

        let part = try #require(letter.parts.last)
        #expect(part["Content-Disposition"]?.contains("filename*=") == true)
        let name = try #require(part["Content-Type"]?.firstMatch(of: /name="([^"]+)"/)?.output.1)
        #expect(Letter.readable(String(name)) == "Dagordning för möte 2, åldrande.pdf")
        #expect(part.content == Data(0...255))
    }

    @Test(arguments: ["a\r\nBcc: dag@kommun.example", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}b", "a\u{85}b"])
    func `a value that would begin another header is refused`(text: String) throws {
        let badType = Message.Attachment(filename: "x", mediaType: "text/\(text)", bytes: Data())

        #expect(throws: MailError.headerText(field: "Subject", text: text)) {
            try Message.example(subject: text).encoded()
        }
        #expect(throws: MailError.headerText(field: "a mailbox name", text: text)) {
            try Mailbox(name: text, address: .example())
        }
        #expect(throws: MailError.messageID(text)) { try Message.example(messageID: text).encoded() }
        #expect(throws: MailError.headerText(field: "a file name", text: text)) {
            try Message.example(attachments: [.pdf(named: text)]).encoded()
        }
        #expect(throws: MailError.headerText(field: "the calendar method", text: text)) {
            try Message.example(calendar: .init(method: text, text: "")).encoded()
        }
        #expect(throws: MailError.mediaType("text/\(text)")) {
            try Message.example(attachments: [badType]).encoded()
        }
    }

    @Test func `the same message gives the same bytes and another gives another boundary`() throws {
        let one = try Message.example(calendar: .request).encoded()

        let again = try Message.example(calendar: .request).encoded()
        let other = try Message.example(messageID: "m3.c@regionen.example", calendar: .request).encoded()

        #expect(one == again)
        #expect(Letter(one)["Content-Type"] != Letter(other)["Content-Type"])
    }

    @Test func `a kallelse is written as the golden file`() throws {
        let paper = Message.Attachment(
            filename: "Bilaga 1 – nuläge.txt", mediaType: "text/plain", bytes: Data("Nuläget är gott.\n".utf8))
        var message = try Message.example(
            subject: "Kallelse: LPO Äldres hälsa, möte 2, tisdag 16 mars 13.00–15.00",
            text: "Hej Cilla!\n\nDu kallas till möte 2.\n", html: "<p>Hej Cilla!</p>\n<p>Du kallas till möte 2.</p>\n",
            calendar: .request, attachments: [paper])
        message.references = "m1.c@regionen.example"

        let bytes = try message.encoded()

        try Golden.expect(bytes, "kallelse.eml")
    }
}
