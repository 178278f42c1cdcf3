/// The answers of a calendar that came by mail, read as leniently as clients write (RFC 5546).
package struct AnswerSheet: Hashable, Sendable {
    /// METHOD, upper case.
    package internal(set) var method: String?
    package internal(set) var answers: [CalendarAnswer] = []
    /// What keeps the answers from being certain; a person should look.
    package internal(set) var faults: [AnswerFault] = []

    static let octetLimit = CalendarSections.octetLimit
    /// An answer is about one event, or about some of a series.
    static let eventLimit = 1_000
    static let attendeeLimit = 1_000

    package init(reading text: String) {
        guard text.utf8.count <= Self.octetLimit else {
            faults = [.tooLong(octets: text.utf8.count, limit: Self.octetLimit)]
            return
        }
        var reader = AnswerReader(zones: AnswerZones(calendar: text))
        let lines = UnfoldedLines(of: text)
        for line in lines.ranges where !reader.isFull { reader.take(PropertyLine(lines.octets, line)) }
        self = reader.finished()
    }

    init() {}

    mutating func note(_ fault: AnswerFault) {
        if !faults.contains(fault), faults.count < 20 { faults.append(fault) }
    }
}

/// What is wrong with a calendar that came by mail.
package enum AnswerFault: Hashable, Sendable {
    case tooLong(octets: Int, limit: Int)
    case tooManyEvents(limit: Int)
    case tooManyAttendees(limit: Int)
    case notACalendar
    case noEvent
    case unfinished(component: String)
    case noUID
    case contradiction(property: String)
    case unreadable(property: String, value: String)
    case unknownZone(String)
}

extension AnswerFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLong(let octets, let limit): "the calendar has \(octets) octets and the limit is \(limit)"
        case .tooManyEvents(let limit): "the calendar has more than \(limit) events"
        case .tooManyAttendees(let limit): "an event has more than \(limit) attendees"
        case .notACalendar: "the calendar part holds no calendar"
        case .noEvent: "the calendar holds no event"
        case .unfinished(let component): "the calendar’s \(component) has no end"
        case .noUID: "an event has no UID"
        case .contradiction(let property): "\(property) stands twice with different values"
        case .unreadable(let property, let value): "\(property) is “\(value.shown)”"
        case .unknownZone(let name): "the time zone “\(name.shown)” is unknown and not described"
        }
    }
}
