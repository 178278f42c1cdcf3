import CGMime
import Foundation

extension Message {
    /// The message as it goes on the wire; the same message gives the same bytes.
    package func encoded() throws(MailError) -> Data {
        try check()
        do {
            let letter = try MIMEMessage()
            writeHead(on: letter)
            letter.set(body: try body())
            return try letter.bytes()
        } catch {
            throw .unencodable(messageID: messageID)
        }
    }

    private func check() throws(MailError) {
        try HeaderText.check(subject, in: "Subject")
        try HeaderText.checkMessageID(messageID)
        if let references { try HeaderText.checkMessageID(references) }
        for id in conversation { try HeaderText.checkMessageID(id) }
        if let calendar { try HeaderText.checkMethod(calendar.method) }
        for attachment in attachments {
            try HeaderText.check(attachment.filename, in: "a file name")
            _ = try HeaderText.mediaType(attachment.mediaType)
        }
    }

    private func writeHead(on letter: borrowing MIMEMessage) {
        letter.add(from, as: GMIME_ADDRESS_TYPE_FROM)
        if let replyTo { letter.add(replyTo, as: GMIME_ADDRESS_TYPE_REPLY_TO) }
        letter.add(to, as: GMIME_ADDRESS_TYPE_TO)
        letter.set(subject: subject)
        letter.set(date: date, secondsFromUTC: TimeZone.stockholm.secondsFromGMT(for: date))
        letter.set(messageID: messageID)
        if let references { letter.set("References", to: "<\(references)>") }
        if let answered = conversation.last {
            letter.set("In-Reply-To", to: "<\(answered)>")
            letter.set("References", to: conversation.map { "<\($0)>" }.joined(separator: " "))
        }
        letter.set("Content-Language", to: "sv")
        guard isAutomatic else { return }
        letter.set("Auto-Submitted", to: "auto-generated")
        letter.set("X-Auto-Response-Suppress", to: "OOF, AutoReply")
    }

    /// Gmail's tree: mixed around the alternative and the files, or the alternative alone where there are none.
    private func body() throws -> MIMEPart {
        let alternative = try alternative()
        guard calendar != nil || !attachments.isEmpty else { return alternative }
        let mixed = try MIMEPart(multipart: "mixed", boundary: boundary("m"))
        mixed.add(alternative)
        for attachment in attachments { mixed.add(try attachment.part()) }
        if let calendar { mixed.add(try calendar.file()) }
        return mixed
    }

    /// Clients show the last part they understand, so the calendar comes last.
    private func alternative() throws(MIMEFault) -> MIMEPart {
        let alternative = try MIMEPart(multipart: "alternative", boundary: boundary("a"))
        alternative.add(try MIMEPart(text: text, subtype: "plain"))
        alternative.add(try MIMEPart(text: html, subtype: "html"))
        if let calendar { alternative.add(try calendar.part()) }
        return alternative
    }

    private func boundary(_ level: String) -> String {
        "\(level).\(Fingerprint(of: Data(messageID.utf8)))"
    }
}

extension Message.CalendarPart {
    /// No Content-ID and no Content-Disposition here: either makes Thunderbird hide its Accept bar.
    fileprivate func part() throws(MIMEFault) -> MIMEPart {
        let part = try MIMEPart(bytes: Data(text.utf8), type: "text", subtype: "calendar")
        part.set(parameter: "charset", to: "UTF-8")
        part.set(parameter: "method", to: method)
        return part
    }

    fileprivate func file() throws(MIMEFault) -> MIMEPart {
        let part = try MIMEPart(bytes: Data(text.utf8), type: "application", subtype: "ics")
        part.attach(as: "invite.ics")
        return part
    }
}

extension Message.Attachment {
    fileprivate func part() throws -> MIMEPart {
        let (type, subtype) = try HeaderText.mediaType(mediaType)
        let part = try MIMEPart(bytes: bytes, type: type, subtype: subtype)
        if type.lowercased() == "text", String(data: bytes, encoding: .utf8) != nil {
            part.set(parameter: "charset", to: "UTF-8")
        }
        part.attach(as: filename)
        return part
    }
}

extension TimeZone {
    fileprivate static let stockholm = TimeZone(identifier: "Europe/Stockholm")!
}
