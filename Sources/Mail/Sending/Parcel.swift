import Foundation

/// Whom the mail servers see: where complaints go and who gets it.
package struct Envelope: Hashable, Sendable {
    package let sender: MailAddress
    package let recipient: MailAddress

    package init(sender: MailAddress, recipient: MailAddress) {
        self.sender = sender
        self.recipient = recipient
    }
}

/// A written message on its way to one recipient.
package struct Parcel: Sendable {
    package let id: Int64
    package let envelope: Envelope
    package let bytes: Data

    package init(id: Int64, envelope: Envelope, bytes: Data) {
        self.id = id
        self.envelope = envelope
        self.bytes = bytes
    }
}

/// How it went with one parcel.
package enum Delivery: Hashable, Sendable {
    case accepted(reply: String)
    /// For good, this recipient or this message (5xx).
    case refused(code: Int, reply: String)
    /// For now, this recipient or this message (4xx).
    case deferred(code: Int, reply: String)
    /// The server or our way to it is at fault; the message has not been judged.
    case unavailable(reason: String)
    /// The connection was lost between the last byte and the server's answer to it.
    case inDoubt(reason: String)
}
