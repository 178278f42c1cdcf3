import Foundation
import Meetings

/// An iTIP message (RFC 5546) about one invitation.
package struct SchedulingMessage: Hashable, Sendable {
    package var method: Method
    /// Unguessable, and the same for ever.
    package var uid: String
    package var sequence: Int
    package var organizer: Organizer
    package var attendee: Attendee
    package var start: WallTime
    /// Minutes.
    package var length: Int
    package var summary: String
    /// The only text that may have several lines.
    package var description: String
    package var location: String?
    /// The join link; a cancellation leaves it out.
    package var link: String?
    package var status: EventStatus
    package var created: Date
    package var modified: Date
    /// When the message was composed.
    package var stamp: Date

    package init(
        method: Method, uid: String, sequence: Int, organizer: Organizer, attendee: Attendee, start: WallTime,
        length: Int,
        summary: String, description: String, location: String? = nil, link: String? = nil, status: EventStatus,
        created: Date, modified: Date, stamp: Date
    ) {
        self.method = method
        self.uid = uid
        self.sequence = sequence
        self.organizer = organizer
        self.attendee = attendee
        self.start = start
        self.length = length
        self.summary = summary
        self.description = description
        self.location = location
        self.link = link
        self.status = status
        self.created = created
        self.modified = modified
        self.stamp = stamp
    }

    package enum Method: String, Sendable, CaseIterable {
        case request = "REQUEST"
        case cancel = "CANCEL"
        /// The organizer keeps the time that an attendee wanted changed (RFC 5546 §3.2.8).
        case declineCounter = "DECLINECOUNTER"
    }

    /// The mailbox that calls and that reads the answers.
    package struct Organizer: Hashable, Sendable {
        package var name: String
        /// Without `mailto:`.
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    /// The one person whom the message is for.
    package struct Attendee: Hashable, Sendable {
        package var name: String
        /// Without `mailto:`.
        package var address: String
        package var kind: Invitee.Kind
        /// Her recorded answer; none while she has not answered.
        package var reply: Answer.Reply?
        /// Whether she is asked to answer; who is only informed never is.
        package var asks: Bool

        package init(name: String, address: String, kind: Invitee.Kind, reply: Answer.Reply? = nil, asks: Bool) {
            self.name = name
            self.address = address
            self.kind = kind
            self.reply = reply
            self.asks = asks
        }
    }
}

/// Whether an event is preliminary, certain or off.
package enum EventStatus: String, Sendable, CaseIterable {
    case tentative, confirmed, cancelled
}
