import Foundation

/// A letter to one recipient, as its writer thinks of it.
package struct Message: Sendable {
    package var from: Mailbox
    package var to: Mailbox
    package var replyTo: Mailbox?
    package var subject: String
    package var date: Date
    /// Without angle brackets.
    package var messageID: String
    /// The Message-ID of the mail that this one follows, without angle brackets.
    package var references: String?
    /// The Message-IDs of the conversation that it goes on with, oldest first; the last is the one it answers.
    package var conversation: [String] = []
    package var text: String
    package var html: String
    package var calendar: CalendarPart?
    package var attachments: [Attachment]
    /// Whether a machine wrote it by itself: absence notes then stay away (RFC 3834 §5).
    package var isAutomatic: Bool

    package init(
        from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, subject: String, date: Date, messageID: String,
        references: String? = nil, text: String, html: String, calendar: CalendarPart? = nil,
        attachments: [Attachment] = [], isAutomatic: Bool = true
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.references = references
        self.text = text
        self.html = html
        self.calendar = calendar
        self.attachments = attachments
        self.isAutomatic = isAutomatic
    }

    /// The iTIP object that a message carries (RFC 6047).
    package struct CalendarPart: Hashable, Sendable {
        /// The same word as METHOD in the text.
        package var method: String
        package var text: String

        package init(method: String, text: String) {
            self.method = method
            self.text = text
        }
    }

    /// A file sent along with a message.
    package struct Attachment: Hashable, Sendable {
        package var filename: String
        package var mediaType: String
        package var bytes: Data

        package init(filename: String, mediaType: String, bytes: Data) {
            self.filename = filename
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }
}
