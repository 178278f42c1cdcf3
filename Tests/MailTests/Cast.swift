import Foundation

@testable import Mail

extension Date {
    /// Tuesday 2 March 2027, 12:00 in Stockholm.
    static let t0 = Date(timeIntervalSince1970: 1_803_985_200)
}

extension MailAddress {
    static func example(_ localPart: String = "cilla", at domain: String = "kommun.example") throws -> MailAddress {
        try MailAddress("\(localPart)@\(domain)")
    }
}

extension Mailbox {
    static func office() throws -> Mailbox {
        try Mailbox(name: "LPO Äldres hälsa", address: .example("samordnare", at: "regionen.example"))
    }

    static func cilla() throws -> Mailbox {
        try Mailbox(name: "Cilla Åström", address: .example())
    }
}

extension Message {
    static func example(
        from: Mailbox? = nil, to: Mailbox? = nil, subject: String = "Kallelse: möte 2",
        messageID: String = "m2.c@regionen.example",
        text: String = "Hej Cilla!\n", html: String = "<p>Hej Cilla!</p>\n", calendar: CalendarPart? = nil,
        attachments: [Attachment] = []
    ) throws -> Message {
        Message(
            from: try from ?? .office(), to: try to ?? .cilla(), subject: subject, date: .t0, messageID: messageID,
            text: text, html: html, calendar: calendar, attachments: attachments)
    }
}

extension Message.Attachment {
    static func pdf(named filename: String = "dagordning.pdf", bytes: Data = Data("%PDF".utf8)) -> Self {
        Self(filename: filename, mediaType: "application/pdf", bytes: bytes)
    }
}

extension Message.CalendarPart {
    static let request = Self(
        method: "REQUEST",
        text: """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Samordna//SV
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:5c1f@regionen.example
            DTSTAMP:20270302T110000Z
            DTSTART:20270316T120000Z
            SUMMARY:Möte 2
            END:VEVENT
            END:VCALENDAR

            """.replacing("\n", with: "\r\n"))
}

extension Parcel {
    static func example(
        id: Int64 = 1, to localPart: String = "cilla", from sender: String = "samordnare", body: String = "Hej\r\n"
    ) throws -> Parcel {
        let office = try MailAddress.example(sender, at: "regionen.example")
        let envelope = Envelope(sender: office, recipient: try .example(localPart))
        return Parcel(id: id, envelope: envelope, bytes: Data("Subject: prov\r\n\r\n\(body)".utf8))
    }
}
