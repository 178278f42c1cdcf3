import Foundation

/// What one attendee says about one event in a REPLY, a COUNTER or a REFRESH (RFC 5546 §3.2).
package struct CalendarAnswer: Hashable, Sendable {
    package var uid: String?
    package var recurrenceID: CalendarMoment?
    /// Lower case, without `mailto:`; none where the event names nobody.
    package var attendee: String?
    package var name: String?
    /// As in the message, upper case; none is no answer.
    package var partstat: String?
    package var comment: String?
    package var sequence: Int?
    /// DTSTAMP.
    package var stamp: CalendarMoment?
    package var start: CalendarMoment?
    package var end: CalendarMoment?
    /// The time that a COUNTER would leave, where Outlook says it.
    package var originalStart: CalendarMoment?
    package var originalEnd: CalendarMoment?
    package var delegatedTo: [String] = []
    package var sentBy: String?
    /// Whether the event names other attendees too: then the mail's sender tells whose the answer is.
    package var isAmongSeveral = false
}

/// A moment as a calendar says it.
package enum CalendarMoment: Hashable, Sendable {
    case instant(Date)
    /// A time on the clock in a zone that nobody named, or named so that it can be understood; kept as if it were UTC.
    case floating(Date)

    /// The instant meant, where the reader's clock hangs in this zone.
    package func instant(in zone: TimeZone) -> Date {
        switch self {
        case .instant(let date): date
        case .floating(let wall): zone.instant(ofWall: wall)
        }
    }
}

extension CalendarMoment: CustomStringConvertible {
    /// ISO 8601, with `Z` where the instant is known.
    package var description: String {
        switch self {
        case .instant(let date): date.formatted(.iso8601)
        case .floating(let wall): String(wall.formatted(.iso8601).dropLast())
        }
    }
}

extension TimeZone {
    /// The instant at which a clock in this zone shows what a clock in UTC shows at `wall`.
    func instant(ofWall wall: Date) -> Date {
        let estimate = wall.addingTimeInterval(-Double(secondsFromGMT(for: wall)))
        return wall.addingTimeInterval(-Double(secondsFromGMT(for: estimate)))
    }
}
