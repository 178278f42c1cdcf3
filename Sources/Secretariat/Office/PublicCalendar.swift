import Calendars
import Foundation
import Meetings
import Store

/// A calendar as its readers fetch it.
package struct ServedCalendar: Sendable {
    package let text: String
    /// Another one for another text (RFC 9110 §8.8.3).
    package let tag: String

    init(_ text: String) {
        self.text = text
        // FNV-1a: the tag tells texts apart and keeps no secret.
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        tag = "\"\(String(hash, radix: 16))\""
    }

    /// Whether a reader's If-None-Match names this text, weakly compared: a proxy that compresses marks its tags so.
    package func isKnown(by header: String?) -> Bool {
        let tags = header?.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) } ?? []
        return tags.contains { $0 == "*" || $0 == tag || $0 == "W/\(tag)" }
    }
}

extension Secretary {
    /// The booked, called, held and cancelled meetings of a body; nil where there is no such body.
    package func publicCalendar(of name: String) throws -> ServedCalendar? {
        try store.read { snapshot in
            let register = try snapshot.register()
            guard let body = register.body(Key(name)) else { return nil }
            let meetings = try snapshot.meetings(of: body.id).filter { $0.state != .proposed }
            let events = try meetings.map { try publicEvent($0, of: body, snapshot) }
            return ServedCalendar(try publishedCalendar(name: body.name, events: events))
        }
    }

    /// What anybody may know of a meeting.
    func publicEvent(_ meeting: Meeting, of body: Body, _ snapshot: Snapshot) throws -> PublishedEvent {
        // Only what changes the meeting: when somebody answered is nobody's business.
        let modified = try snapshot.facts(about: meeting.id.text).last { publicFacts.contains($0.kind) }?.at
        return PublishedEvent(
            uid: "\(meeting.id)@\(settings.domain)", sequence: meeting.revision, start: meeting.start,
            length: meeting.length, summary: body.name, location: meeting.place.room ?? "Digitalt",
            status: status(of: meeting), modified: modified ?? .distantPast, stamp: modified ?? .distantPast)
    }

    private func status(of meeting: Meeting) -> EventStatus {
        switch meeting.state {
        case .proposed, .booked: .tentative
        case .called, .held, .closed: .confirmed
        case .cancelled: .cancelled
        }
    }
}

private let publicFacts: Set = ["added", "booked", "called", "moved", "changed", "cancelled", "taken over"]
