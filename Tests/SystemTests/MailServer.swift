import Foundation

import Mail

/// A real Postfix and Dovecot, as `mailserver.py` announced them.
final class MailServer {
    private let address: Address
    private let announcement: String
    private let scratch: Scratch
    private let peer: Peer

    private struct Address: Decodable {
        let smtp: Int
        let ca: String
        let user: String
        let password: String
    }

    init() throws {
        scratch = try Scratch()
        peer = try Peer("mailserver.py", [scratch.path("servers")])
        announcement = peer.greeting
        address = try JSONDecoder().decode(Address.self, from: Data(announcement.utf8))
    }

    /// STARTTLS by the servers' own authority, and AUTH.
    func transport() throws -> Transport {
        .smtp(
            try SMTPSettings(
                host: "127.0.0.1", port: address.smtp, security: .startTLS, authorityFile: address.ca,
                authentication: .plain(user: address.user, password: address.password), localName: "office.example"))
    }

    /// Every message in every mailbox, read over IMAP.
    func letters() throws -> [Letter] {
        let ended = try Ended(running: Outside.python, [Outside.peer("mailboxes.py"), "--server", announcement])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([Letter].self, from: ended.output)
    }
}

/// A message as `mailboxes.py` found it.
struct Letter: Decodable, Sendable {
    let mailbox: String
    let subject: String
    let from: String
    let to: String
    let messageId: String
    let autoSubmitted: String?
    let text: String
    let html: String
    /// What is attached, but for invite.ics.
    let files: [File]
    let calendar: Event?
    /// What is wrong with the calendar in it, by two libraries and the standards.
    let problems: [String]
    /// What is wrong with its MIME form.
    let defects: [String]

    /// An attachment, as Python's email decodes it.
    struct File: Decodable, Equatable, Sendable {
        let name: String
        let type: String
        let octets: Int
        let sha256: String
    }

    /// The calendar part's one event.
    struct Event: Decodable, Sendable {
        let method: String
        let uid: String
        let sequence: Int
        let status: String
        let dtstartUtc: String
        let dtstartLocal: String
        let dtendLocal: String
        let tzid: String
        let summary: String
        let location: String?
        let description: String
        let organizer: String
        let attendees: [Attendee]
    }

    struct Attendee: Decodable, Sendable {
        let address: String
        let partstat: String
        let rsvp: Bool
        let role: String
        let cn: String
    }

    var identifier: String { messageId.trimmingCharacters(in: ["<", ">"]) }

    /// All that its reader may read, each run of blank as one space: lines break where they like.
    var words: String {
        "\(subject) \(text) \(html) \(calendar.map { "\($0.summary) \($0.description) \($0.location ?? "")" } ?? "")"
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
