/// The events and zones of a calendar file as text, found before libical sees any of it: it frees nested components by
/// recursion, and it does not tell on which line an event stands.
struct CalendarSections {
    static let octetLimit = 10_000_000
    static let eventLimit = 10_000

    private(set) var events: [CalendarSection] = []
    private(set) var zones: [CalendarSection] = []
    private(set) var freeBusy: [CalendarSection] = []
    private var calendar: Int?
    private var seenCalendar = false
    private var open: CalendarSection?
    private var nested: [String] = []

    init(reading text: String) throws(CalendarError) {
        guard text.utf8.count <= Self.octetLimit else {
            throw .tooLong(octets: text.utf8.count, limit: Self.octetLimit)
        }
        for line in try contentLines(of: text) { try take(line) }
        if let open { throw .unfinished(line: open.line, component: open.name) }
        if let calendar { throw .unfinished(line: calendar, component: "VCALENDAR") }
        guard seenCalendar else { throw .notACalendar }
    }

    private mutating func take(_ line: ContentLine) throws(CalendarError) {
        if let name = line.component(after: "BEGIN") {
            begin(name, line)
        } else if let name = line.component(after: "END") {
            try end(name, line)
        } else if !line.isFrame {
            keep(line)
        }
    }

    private mutating func begin(_ name: String, _ line: ContentLine) {
        if open != nil {
            nested.append(name)
            keepInZone(line)
        } else if name == "VCALENDAR" {
            (calendar, seenCalendar) = (line.number, true)
        } else {
            open = CalendarSection(name: name, line: line.number)
        }
    }

    private mutating func end(_ name: String, _ line: ContentLine) throws(CalendarError) {
        if nested.last == name {
            keepInZone(line)
            nested.removeLast()
        } else if let section = open, nested.isEmpty, section.name == name {
            open = nil
            try close(section)
        } else if open == nil, name == "VCALENDAR" {
            calendar = nil
        }
    }

    private mutating func close(_ section: CalendarSection) throws(CalendarError) {
        switch section.name {
        case "VEVENT": events.append(section)
        case "VTIMEZONE": zones.append(section)
        case "VFREEBUSY": freeBusy.append(section)
        default: break
        }
        guard events.count + freeBusy.count <= Self.eventLimit else { throw .tooManyEvents(limit: Self.eventLimit) }
    }

    private mutating func keep(_ line: ContentLine) {
        if nested.isEmpty { open?.lines.append(line.text) } else { keepInZone(line) }
    }

    /// What an event nests is its alarms.
    private mutating func keepInZone(_ line: ContentLine) {
        if open?.name == "VTIMEZONE", nested.count == 1 { open?.lines.append(line.text) }
    }
}

/// One component of a calendar file.
struct CalendarSection {
    let name: String
    let line: Int
    var lines: [String] = []

    init(name: String, line: Int) {
        self.name = name
        self.line = line
    }

    var text: String { "BEGIN:\(name)\r\n" + lines.map { $0 + "\r\n" }.joined() + "END:\(name)\r\n" }

    var properties: [PropertyLine] {
        lines.map { line in
            let octets = Array(line.utf8)
            return PropertyLine(octets, octets.indices)
        }
    }

    /// Whether it says so, even by a rule that nobody can read.
    var recurs: Bool {
        lines.contains { ["RRULE", "RDATE", "RECURRENCE-ID"].contains(propertyName(of: $0)) }
    }

    /// What stands after the last colon of a property.
    func value(of property: String) -> String? {
        lines.first { propertyName(of: $0) == property }.map { line in
            let value = line.utf8.reversed().prefix { $0 != UInt8(ascii: ":") }.reversed()
            return String(decoding: value, as: UTF8.self).trimmingSpaces()
        }
    }
}
