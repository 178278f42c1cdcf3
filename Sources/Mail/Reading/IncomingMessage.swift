import CGMime
import Foundation

/// A message as it came, read as far as it can be trusted; nothing in it is believed.
package struct IncomingMessage: Sendable {
    package let from: [Correspondent]
    package let sender: Correspondent?
    package let replyTo: [Correspondent]
    package let to: [Correspondent]
    package let date: Date?
    /// Without angle brackets.
    package let messageID: String?
    package let inReplyTo: [String]
    package let references: [String]
    package let subject: String
    /// In the message's order.
    package let headers: [HeaderField]
    /// What people read, without the markup.
    package let text: String
    /// HTML as it came; empty where nobody asked for it beside plain text.
    package let markup: String
    package let calendars: [IncomingCalendar]
    package let returned: ReturnedMessage?
    /// The files that came along.
    package let files: [AttachedFile]
    package let problems: [Problem]
    /// The reports of what became of a message (RFC 3464), as they stand.
    let statuses: [String]
    /// Whether it calls itself a delivery report.
    let isReport: Bool
    /// Whether it says that someone has read, or thrown away, a message.
    let isReceipt: Bool

    /// Whatever the octets are, something comes of it.
    package init(parsing octets: Data, limits: ReadingLimits = ReadingLimits()) {
        self = octets.withUnsafeBytes { raw in
            let source = raw.bindMemory(to: UInt8.self)
            let bounded = BoundedOctets(of: source, limits: limits)
            return bounded.withOctets(of: source) { IncomingMessage(reading: $0, bounded.problems, limits) }
        }
    }

    private init(reading octets: UnsafeBufferPointer<UInt8>, _ problems: [Problem], _ limits: ReadingLimits) {
        guard let message = ReceivedMessage(reading: octets) else {
            self.init(headless: octets, problems + [.noHeaders], limits)
            return
        }
        var parts = PartCollection(limits: limits)
        message.collect(into: &parts)
        self.init(message, parts, message.fields, problems)
    }
}

extension IncomingMessage {
    private init(
        _ message: borrowing ReceivedMessage, _ parts: PartCollection, _ fields: [HeaderField], _ problems: [Problem]
    ) {
        from = message.people(GMIME_ADDRESS_TYPE_FROM)
        sender = message.people(GMIME_ADDRESS_TYPE_SENDER).first
        replyTo = message.people(GMIME_ADDRESS_TYPE_REPLY_TO)
        to = message.people(GMIME_ADDRESS_TYPE_TO)
        date = message.date
        headers = fields
        messageID = fields.first("message-id")?.messageIDs.first
        inReplyTo = fields.first("in-reply-to")?.messageIDs ?? []
        references = fields.first("references")?.messageIDs ?? []
        subject = fields.first { $0.name == "subject" }.map { message.readable($0) } ?? ""
        let body = parts.plain.utf8.contains { !$0.isBlank } ? parts.plain : HTMLText(parts.html).text
        text = body
        markup = parts.html
        calendars = parts.calendars.isEmpty ? Self.bareCalendar(body) : parts.calendars
        statuses = parts.statuses
        returned = parts.returned.map { ReturnedMessage(fields: $0) }
        files = parts.files
        isReport = parts.isReport || !parts.statuses.isEmpty
        isReceipt = parts.isReceipt
        self.problems = problems + Self.repeated(fields, from) + parts.problems
    }

    private init(headless octets: UnsafeBufferPointer<UInt8>, _ problems: [Problem], _ limits: ReadingLimits) {
        let beginning = UnsafeBufferPointer(rebasing: octets.prefix(limits.textOctets))
        (from, sender, replyTo, to, date, messageID) = ([], nil, [], [], nil, nil)
        (inReplyTo, references, subject, headers) = ([], [], "", [])
        (text, markup, calendars, returned, files) = (readable(beginning, charset: nil).text, "", [], nil, [])
        (self.problems, statuses, isReport, isReceipt) = (problems, [], false, false)
    }

    /// Some programs forget to say what the text is.
    private static func bareCalendar(_ text: String) -> [IncomingCalendar] {
        let isCalendar = text.utf8.prefix(200).drop(while: \.isBlank).starts(with: Array("BEGIN:VCALENDAR".utf8))
        return isCalendar ? [IncomingCalendar(announcedMethod: nil, text: text)] : []
    }

    /// Which of two senders a server checked, and which one a reader sees, nobody knows.
    private static func repeated(_ fields: [HeaderField], _ senders: [Correspondent]) -> [Problem] {
        let isRepeated = senders.count > 1 || fields.count { $0.name == "from" } > 1
        return isRepeated ? [.repeatedHeader("From")] : []
    }
}

extension IncomingMessage {
    /// The address it is written from: the first, where there are several.
    package var writer: String? { from.first?.address }

    /// What the receiving servers found, the last of them first, as it stands (RFC 8601).
    package var authenticationResults: [String] { values("authentication-results") }

    /// Where errors go, without angle brackets: empty is nowhere, nothing is unsaid.
    package var returnPath: String? {
        values("return-path").first?.filter { !"<> ".contains($0) }.lowercased()
    }

    /// The names of the files that came along.
    package var attachments: [String] { files.map(\.name) }

    /// Those it goes on with and itself, as another message may name them (RFC 5322 §3.6.4): the first and the latest.
    package var conversation: [String] {
        let earlier = (references.isEmpty ? inReplyTo : references) + [messageID].compactMap(\.self)
        let usable = earlier.filter { (try? HeaderText.checkMessageID($0)) != nil }
        return usable.count > 20 ? usable.prefix(1) + usable.suffix(19) : usable
    }

    package func values(_ header: String) -> [String] { headers.filter { $0.name == header }.map(\.value) }
}

/// A file that came along with a message, unopened.
package struct AttachedFile: Hashable, Sendable {
    package let name: String
    /// Octets, as its transfer encoding lets one reckon.
    package let octets: Int
}

/// A message of ours as a bounce gives it back.
package struct ReturnedMessage: Hashable, Sendable {
    /// Without angle brackets.
    package let messageID: String?
    /// Lower case.
    package let recipient: String?
    package let headers: [HeaderField]

    init(fields: [HeaderField]) {
        headers = fields
        messageID = fields.first("message-id")?.messageIDs.first
        recipient = fields.first("to")?.firstAddress
    }
}

extension [HeaderField] {
    func first(_ name: String) -> String? { first { $0.name == name }?.value }
}

extension String {
    /// Without angle brackets; where there are none, the first word.
    var messageIDs: [String] {
        var (ids, rest) = ([String](), utf8[...])
        while ids.count < 100, let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            let id = rest[start...].dropFirst().prefix { $0 != UInt8(ascii: ">") }
            guard id.endIndex < rest.endIndex else { break }
            if !id.isEmpty { ids.append(Substring(id).trimmingBlanks()) }
            rest = rest[id.endIndex...]
        }
        return ids.isEmpty ? split(separator: " ").prefix(1).map(String.init).filter { $0.contains("@") } : ids
    }
}
