import Foundation

/// A message that lies in the mailbox.
package struct Arrival: Sendable {
    package let id: ID
    package let content: Content

    package enum Content: Equatable, Sendable {
        case whole(Data)
        /// Larger than what is taken in: its size, and of its headers what fits in 64 kB.
        case tooLarge(size: Int, headers: Data)
        /// The server has the message and does not hand it over; its words.
        case withheld(reply: String)
    }

    /// The name of a message in its mailbox, which outlives the connection.
    package enum ID: Hashable, Sendable {
        case imap(uidValidity: UInt32, uid: UInt32)
        case maildir(String)
    }

    /// What the mailbox shall do with a message when its outcome is known.
    package enum Placement: Hashable, Sendable {
        /// It stays where it is, marked as read.
        case read
        /// It is moved to a folder, which is made when missing.
        case moved(to: FolderName)
    }

    static let headerLimit = 64 << 10

    /// Up to the first empty line; none where it has not been reached.
    static func headers(in bytes: Data) -> Data? {
        let ends = [Data("\r\n\r\n".utf8), Data("\n\n".utf8)].compactMap { bytes.firstRange(of: $0)?.upperBound }
        return ends.min().map { Data(bytes[..<$0].prefix(headerLimit)) }
    }
}

/// How far an IMAP mailbox has been read.
package struct Bookmark: Hashable, Sendable {
    package let uidValidity: UInt32
    package let uid: UInt32

    package init(uidValidity: UInt32, uid: UInt32) {
        self.uidValidity = uidValidity
        self.uid = uid
    }
}

extension Arrival.ID {
    /// A Maildir needs none: what has been settled is no longer among what is new.
    package var bookmark: Bookmark? {
        guard case .imap(let uidValidity, let uid) = self else { return nil }
        return Bookmark(uidValidity: uidValidity, uid: uid)
    }
}

extension Arrival.ID: LosslessStringConvertible {
    package init?(_ description: String) {
        if let match = description.wholeMatch(of: /imap ([0-9]{1,10}) ([0-9]{1,10})/) {
            guard let uidValidity = UInt32(match.output.1), let uid = UInt32(match.output.2) else { return nil }
            self = .imap(uidValidity: uidValidity, uid: uid)
        } else if description.hasPrefix("maildir ") {
            self = .maildir(String(description.dropFirst("maildir ".count)))
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .imap(let uidValidity, let uid): "imap \(uidValidity) \(uid)"
        case .maildir(let name): "maildir \(name)"
        }
    }
}
