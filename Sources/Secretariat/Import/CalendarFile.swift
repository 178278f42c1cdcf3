import Calendars
import Meetings

extension ImportedMeeting {
    /// The meetings of a calendar file (.ics): of the body given, else of the one each summary names.
    package static func list(
        calendar text: String, file: String, body: Body? = nil, isElsewhere: Bool = false, register: Register
    ) throws(ImportError) -> [ImportedMeeting] {
        var (meetings, faults): ([ImportedMeeting], [Fault]) = ([], [])
        for event in try heldEvents(in: text, of: file) {
            let place = Fault.Place.line(event.line)
            if let body = body ?? register.body(spokenOfIn: event.summary) {
                meetings.append(ImportedMeeting(event, of: body, in: file, at: place, isElsewhere: isElsewhere))
            } else {
                let cause = Fault.Cause.unknown(event.summary, kind: "body", known: register.bodies.map(\.name))
                faults.append(Fault(file: file, place: place, column: "SUMMARY", cause: cause))
            }
        }
        guard faults.isEmpty else { throw ImportError(faults) }
        guard !meetings.isEmpty else { throw ImportError(Fault(file: file, place: .whole, cause: .noEvents)) }
        return meetings
    }

    private static func heldEvents(in text: String, of file: String) throws(ImportError) -> [CalendarEvent] {
        do {
            return try events(in: text).filter { $0.status != .cancelled }
        } catch {
            throw ImportError(Fault(file: file, place: .whole, cause: .calendar("\(error)")))
        }
    }

    private init(_ event: CalendarEvent, of body: Body, in file: String, at place: Fault.Place, isElsewhere: Bool) {
        let location = event.location?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        let link = event.url?.webAddress ?? location.webAddress
        let room = location.isEmpty || location.webAddress != nil ? nil : location
        self.init(
            file: file, place: place, body: body.id, start: event.start, length: event.length,
            venue: Meeting.Place(joinLink: link, room: room), isElsewhere: isElsewhere)
    }
}

extension Register {
    /// The body with the longest name that stands in the text.
    fileprivate func body(spokenOfIn text: String) -> Body? {
        let text = text.lowercased()
        let hits = bodies.flatMap { body in
            body.names.map { $0.lowercased() }.filter(text.contains).map { (body: body, length: $0.count) }
        }
        return hits.max { $0.length < $1.length }?.body
    }
}
