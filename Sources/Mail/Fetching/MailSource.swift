import Foundation

/// The mailbox that messages are taken from.
package enum MailSource: Sendable {
    case imap(IMAPSettings)
    /// A Maildir of one mailbox, in place of a mail server.
    case maildir(URL)
}

/// The server that keeps our messages, and which of its mailboxes is read.
package struct IMAPSettings: Sendable {
    package let server: MailServer
    /// In the server's own spelling of its levels.
    package let mailbox: FolderName

    package init(server: MailServer, mailbox: FolderName = .inbox) {
        self.server = server
        self.mailbox = mailbox
    }
}
