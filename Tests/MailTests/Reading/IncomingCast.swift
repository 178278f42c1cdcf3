import Foundation

@testable import Mail

extension IncomingMessage {
    /// Cilla's letter with these lines in its head, and what they say of its body.
    static func example(
        _ lines: String..., from: String = "Cilla =?UTF-8?Q?=C3=85str=C3=B6m?= <Cilla@kommun.example>",
        subject: String = "Hej", body: String = "Hej!"
    ) -> IncomingMessage {
        IncomingMessage(parsing: letter(lines, from: from, subject: subject, body: Data(body.utf8)))
    }

    static func example(_ lines: [String], body: Data) -> IncomingMessage {
        IncomingMessage(parsing: letter(lines, from: "cilla@kommun.example", subject: "Hej", body: body))
    }

    private static func letter(_ lines: [String], from: String, subject: String, body: Data) -> Data {
        let head = [
            "From: \(from)", "To: lpo@regionen.example", "Subject: \(subject)", "Message-ID: <m7@kommun.example>",
            "Date: Mon, 01 Feb 2027 09:00:00 +0100",
        ]
        return Data((head + lines).map { $0 + "\r\n" }.joined().utf8) + Data("\r\n".utf8) + body
    }

    /// A letter of parts, each with its own head.
    static func example(
        parts: [String], kind: String = "mixed", subject: String = "Hej", from: String? = nil, _ lines: String...
    ) -> IncomingMessage {
        let body = parts.map { "--b\r\n\($0)\r\n" }.joined() + "--b--\r\n"
        let all = lines + ["MIME-Version: 1.0", "Content-Type: multipart/\(kind); boundary=b"]
        return IncomingMessage(
            parsing: letter(all, from: from ?? "cilla@kommun.example", subject: subject, body: Data(body.utf8)))
    }
}

/// Cilla's yes, as a part's content.
let yes = """
    BEGIN:VCALENDAR\r
    METHOD:REPLY\r
    BEGIN:VEVENT\r
    UID:5c1f@regionen.example\r
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:cilla@kommun.example\r
    END:VEVENT\r
    END:VCALENDAR\r

    """
