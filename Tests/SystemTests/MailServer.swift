import Foundation

import Mail

/// A real Postfix and Dovecot, as `mailserver.py` announced them.
final class MailServer {
    private let address: Address
    let announcement: String
    private let scratch: Scratch
    private let peer: Peer

    private struct Address: Decodable {
        let smtp: Int
        let imap: Int
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

    /// A configuration that sends and reads through them, both with STARTTLS and a password.
    func settings(in scratch: Scratch, offset: TimeInterval, undo: Int = 0, web: String = "{port: 0}") throws -> String
    {
        let secret = try scratch.write(address.password, to: "secret")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret)
        let keys = "security: starttls, authority_file: \(address.ca), authentication: plain, secret_file: \(secret)"
        return """
            mail:
              mailbox: lpo@regionen.example
              messages_per_minute: 0
              smtp: {port: \(address.smtp), user: \(address.user), local_name: office.example, \(keys)}
            inbox:
              source: imap
              imap: {port: \(address.imap), user: lpo@regionen.example, \(keys)}
              move_to: Samordna
              interval_seconds: 5
            sending:
              undo_seconds: \(undo)
            web: \(web)
            rehearsal:
              clock_offset: \(Int(offset))

            """
    }

    /// Answers the invitation that lies in a mailbox, from that address or another; gives the message as it was sent.
    func answer(
        as address: String, _ partstat: String, comment: String? = nil, from sender: String? = nil
    ) throws -> Data {
        var arguments = ["reply", address, partstat]
        if let comment { arguments += ["--comment", comment] }
        if let sender { arguments += ["--sender", sender] }
        return try writes(arguments).output
    }

    /// Sends a message, to the service's mailbox where nothing else is said.
    func send(_ message: Data, from sender: String, to recipient: String = "lpo@regionen.example") throws {
        try message.write(to: scratch.directory.appending(path: "message"))
        try writes(["send", sender, scratch.path("message"), "--recipient", recipient])
    }

    /// Has a mailbox answer with an absence note, as Sieve does it (RFC 5230).
    func notesAbsence(of address: String, _ words: String) throws {
        try scratch.write(
            """
            require ["vacation"];
            vacation :subject "Automatiskt svar: Frånvaro" "\(words)";

            """, to: "servers/sieve/\(address).sieve")
    }

    /// What the service's mailbox holds: subjects by folder.
    func folders() throws -> [String: [String]] {
        let ended = try Ended(
            running: Outside.python, [Outside.peer("mailbox_tool.py"), announcement, "lpo@regionen.example", "list"])
        return try JSONDecoder().decode([String: [Listed]].self, from: ended.output).mapValues { $0.map(\.subject) }
    }

    private struct Listed: Decodable { let subject: String }

    @discardableResult private func writes(_ arguments: [String]) throws -> Ended {
        let ended = try Ended(running: Outside.python, [Outside.peer("answering.py"), announcement] + arguments)
        guard ended.code == 0 else { throw Unsent(words: ended.complaint) }
        return ended
    }

    /// That a message could not be sent.
    struct Unsent: Error { let words: String }

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
    let replyTo: String?
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
