/// Why a calendar could not be written or read.
package enum CalendarError: Error, Equatable {
    case controlCharacter(event: String, property: String, code: UInt8)
    case noLength(event: String, minutes: Int)
    case contradiction(event: String, SchedulingMessage.Method, EventStatus)
    case outOfMemory(event: String)

    case notACalendar
    case tooLong(octets: Int, limit: Int)
    case tooManyEvents(limit: Int)
    case nul(line: Int)
    case unfinished(line: Int, component: String)
    case unreadable(EventPlace, property: String, value: String)
    case missing(EventPlace, property: String)
    case allDay(EventPlace)
    case recurring(EventPlace)
    case unknownZone(EventPlace, name: String)
    case endsBeforeStart(EventPlace)
}

/// Where in a file an event stands, and what it is called there.
package struct EventPlace: Equatable, Sendable, CustomStringConvertible {
    package let line: Int
    package let summary: String

    package var description: String {
        summary.isEmpty ? "the event at line \(line)" : "the event at line \(line) (“\(summary)”)"
    }
}

extension CalendarError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .controlCharacter(let event, let property, let code):
            "cannot write the event \(event): its \(property) has the control character \(code); remove it"
        case .noLength(let event, let minutes):
            "cannot write the event \(event): its length is \(minutes) minutes; expected 1 or more"
        case .contradiction(let event, let method, let status):
            "cannot write the event \(event): its status is \(status) in a \(method); only a cancel is cancelled, and always"
        case .outOfMemory(let event):
            "cannot write the event \(event): libical got no memory; give the service more"
        case .notACalendar:
            "cannot read the calendar: there is no BEGIN:VCALENDAR; choose an .ics file"
        case .tooLong(let octets, let limit):
            "cannot read the calendar: it has \(octets) octets and the limit is \(limit); export fewer events"
        case .tooManyEvents(let limit):
            "cannot read the calendar: it has more than \(limit) events; export fewer"
        case .nul(let line):
            "cannot read the calendar: line \(line) has a NUL octet; export the file again"
        case .unfinished(let line, let component):
            "cannot read the calendar: the \(component) at line \(line) has no end; export the file again"
        case .unreadable(let place, let property, let value):
            "cannot read \(place): its \(property) is “\(value)”; correct it in the file"
        case .missing(let place, let property):
            "cannot read \(place): it has no \(property); add it in the file"
        case .allDay(let place):
            "cannot read \(place): it lasts all day; give it a time or take it out of the file"
        case .recurring(let place):
            "cannot read \(place): it recurs; export its dates as single events"
        case .unknownZone(let place, let name):
            "cannot read \(place): its time zone is “\(name)”, which the file does not describe; export it in Swedish time"
        case .endsBeforeStart(let place):
            "cannot read \(place): it does not end after its start; correct it in the file"
        }
    }
}
