import Meetings

/// An event of someone's calendar file, in Swedish time.
package struct CalendarEvent: Hashable, Sendable {
    package let uid: String?
    package let sequence: Int
    package let start: WallTime
    /// Minutes.
    package let length: Int
    package let summary: String
    package let description: String?
    package let location: String?
    /// The event's own link, else the address of its Teams meeting.
    package let url: String?
    package let status: EventStatus?
    /// Where the event begins in its file.
    package let line: Int
}

/// The events of an .ics file, in the file's order.
package func events(in text: String) throws(CalendarError) -> [CalendarEvent] {
    let sections = try CalendarSections(reading: text)
    let zones = FileZones(sections.zones)
    var events: [CalendarEvent] = []
    for section in sections.events { events.append(try CalendarEvent(section, zones)) }
    return events
}

extension CalendarEvent {
    fileprivate init(_ section: CalendarSection, _ zones: borrowing FileZones) throws(CalendarError) {
        guard let event = Component(parsing: section.text) else {
            throw .unreadable(EventPlace(line: section.line, summary: ""), property: "VEVENT", value: section.name)
        }
        let reader = EventReader(section: section, summary: event.text(.summary) ?? "")
        guard !section.recurs else { throw .recurring(reader.place) }
        start = try reader.start(of: event, zones)
        length = try reader.length(of: event, from: start, zones)
        uid = event.text(.uid)
        sequence = event.sequence
        summary = reader.summary
        description = event.text(.description)
        location = event.text(.location)
        url = event.link ?? event.text(extension: "X-MICROSOFT-SKYPETEAMSMEETINGURL")
        status = event.status
        line = section.line
    }
}

/// One event being read, with what errors say of it.
private struct EventReader {
    let section: CalendarSection
    let summary: String

    var place: EventPlace {
        EventPlace(line: section.line, summary: summary.shown)
    }

    func start(of event: borrowing Component, _ zones: borrowing FileZones) throws(CalendarError) -> WallTime {
        guard let reading = event.time(.start) else { throw missing("DTSTART") }
        return try stockholmTime(reading, of: "DTSTART", zones)
    }

    /// From DTEND as the clocks show it; a DURATION is taken as it stands.
    func length(
        of event: borrowing Component, from start: WallTime, _ zones: borrowing FileZones
    ) throws(CalendarError) -> Int {
        let minutes: Int
        if let reading = event.time(.end) {
            minutes = start.minutes(until: try stockholmTime(reading, of: "DTEND", zones))
        } else if let seconds = event.durationInSeconds {
            minutes = seconds / 60
        } else {
            throw missing("DTEND")
        }
        guard minutes > 0 else { throw .endsBeforeStart(place) }
        return minutes
    }

    private func stockholmTime(
        _ reading: ClockReading, of property: String, _ zones: borrowing FileZones
    ) throws(CalendarError) -> WallTime {
        // libical takes “20270302T13000Z” for a local time: what it read must be what stands there.
        guard section.value(of: property) == reading.text, let wall = reading.wall else { throw missing(property) }
        guard !reading.isWholeDay else { throw .allDay(place) }
        if reading.isUTC { return wall.seen(from: .gmt) }
        guard let name = reading.zone else { return wall }
        if let zone = knownZone(named: name) { return wall.seen(from: zone) }
        guard let time = zones.stockholmTime(of: reading, in: name) else { throw .unknownZone(place, name: name.shown) }
        return time
    }

    /// A value that libical could not read is gone from the component but still in the section.
    private func missing(_ property: String) -> CalendarError {
        guard let value = section.value(of: property) else { return .missing(place, property: property) }
        return .unreadable(place, property: property, value: value.shown)
    }
}

extension WallTime {
    fileprivate func minutes(until end: WallTime) -> Int {
        (end.day.ordinal - day.ordinal) * 1440 + end.minute - minute
    }
}
