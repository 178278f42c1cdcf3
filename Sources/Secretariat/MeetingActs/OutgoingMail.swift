import Calendars
import Foundation
import Mail
import Meetings
import Store

/// A message of ours as its recipient has it before her: who from, subject, the text twice, and what her calendar gets.
///
/// The secrets of her links are left out: others read it here.
package struct OutgoingMail: Sendable {
    package let message: OutboxMessage
    package let from: String
    package let to: String
    package let text: String
    package let html: String
    package let calendar: CalendarNote?
    /// The names of the files that go with it.
    package let files: [String]
    /// In the message's order.
    package let headers: [Header]

    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// What the calendar part does, read from the part itself.
    package struct CalendarNote: Hashable, Sendable {
        package let isCancellation: Bool
        package let isTentative: Bool
        package let start: WallTime
        package let length: Int
        package let summary: String
        package let location: String?
    }

    init(_ message: OutboxMessage, _ content: Data) {
        self.message = message
        guard message.recipient != nil else {
            // A letter on paper is its page.
            (from, to, text) = ("", "", "")
            html = HiddenSecrets.masked(String(decoding: content, as: UTF8.self))
            (calendar, files, headers) = (nil, [], [])
            return
        }
        guard message.kind != .signIn else {
            (from, to, text, html) = ("", message.recipient ?? "", "", "")
            (calendar, files, headers) = (nil, [], [])
            return
        }
        var limits = ReadingLimits()
        limits.keepsMarkup = true
        let mail = IncomingMessage(parsing: content, limits: limits)
        from = mail.from.first?.words ?? ""
        to = mail.to.first?.words ?? ""
        text = HiddenSecrets.masked(mail.text)
        html = HiddenSecrets.masked(mail.markup)
        calendar = mail.calendars.first.flatMap(CalendarNote.init)
        files = mail.attachments.filter { !$0.hasSuffix(".ics") }
        headers = mail.headers.map { Header(name: $0.name, value: HiddenSecrets.masked($0.value)) }
    }
}

extension OutboxMessage {
    /// The subject without a code that signs somebody in.
    package var shownSubject: String { kind == .signIn ? "Kod för att logga in" : HiddenSecrets.masked(subject) }
}

extension OutgoingMail.CalendarNote {
    init?(_ calendar: IncomingCalendar) {
        guard let event = try? events(in: calendar.text).first else { return nil }
        isCancellation = calendar.writtenMethod == "CANCEL"
        isTentative = event.status == .tentative
        (start, length, summary, location) = (event.start, event.length, event.summary, event.location)
    }
}

extension Correspondent {
    /// “Cilla Öberg, cilla@kommun.example”.
    fileprivate var words: String { name.map { "\($0), \(address)" } ?? address }
}
