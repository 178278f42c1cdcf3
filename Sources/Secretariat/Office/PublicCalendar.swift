import Calendars
import Foundation
import Meetings
import Store

/// A body's calendar as anybody may subscribe to it.
package struct PublicCalendar: Sendable {
    package let text: String
    /// The same as long as the text is (RFC 9110 §8.8.3).
    package let tag: String
}

extension Secretary {
    /// The booked, called, held and cancelled meetings of a body; nil where there is no such body.
    package func publicCalendar(of name: String) throws -> PublicCalendar? {
        try store.read { snapshot in
            let register = try snapshot.register()
            guard let body = register.body(Key(name)) else { return nil }
            let meetings = try snapshot.meetings(of: body.id).filter { $0.state != .proposed }
            let events = try meetings.map { try event($0, of: body, snapshot) }
            let latest = events.map(\.modified).max() ?? .distantPast
            let text = try publishedCalendar(name: body.name, events: events)
            return PublicCalendar(
                text: text, tag: "\"\(meetings.count)-\(Int64(latest.timeIntervalSince1970 * 1000))\"")
        }
    }

    private func event(_ meeting: Meeting, of body: Body, _ snapshot: Snapshot) throws -> PublishedEvent {
        let modified = try snapshot.facts(about: meeting.id.text).last?.at ?? .distantPast
        let isDigital = meeting.place.room == nil
        return PublishedEvent(
            uid: "\(meeting.id)@\(settings.domain)", sequence: meeting.revision, start: meeting.start,
            length: meeting.length, summary: body.name, location: isDigital ? "Digitalt" : meeting.place.room,
            status: status(of: meeting), modified: modified, stamp: modified)
    }

    private func status(of meeting: Meeting) -> EventStatus {
        switch meeting.state {
        case .proposed, .booked: .tentative
        case .called, .held, .closed: .confirmed
        case .cancelled: .cancelled
        }
    }
}
