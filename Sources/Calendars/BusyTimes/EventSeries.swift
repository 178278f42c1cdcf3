import Foundation

/// An event and the single times of it that were changed (RFC 5545 §3.8.4.4).
struct EventSeries {
    let uid: String
    private(set) var master: BusyEvent?
    private(set) var overrides: [BusyEvent] = []

    /// In the order of the file. Without a UID each event is one of its own.
    static func all(in sections: [CalendarSection], _ reader: inout BusyReader) -> [EventSeries] {
        var (all, places): ([EventSeries], [String: Int]) = ([], [:])
        for section in sections {
            guard let event = BusyEvent(section, &reader) else { continue }
            guard !event.uid.isEmpty, let place = places[event.uid] else {
                places[event.uid] = all.count
                all.append(EventSeries(event))
                continue
            }
            all[place].take(event)
        }
        return all
    }

    private init(_ event: BusyEvent) {
        uid = event.uid
        take(event)
    }

    /// Of several with the same UID and no RECURRENCE-ID the newest counts.
    private mutating func take(_ event: BusyEvent) {
        guard event.replaces == nil else { return overrides.append(event) }
        guard let old = master, old.sequence > event.sequence else { return master = event }
    }
}

/// What an event says of when its owner is busy.
struct BusyEvent {
    let uid: String
    let line: Int
    let sequence: Int
    let start: ZonedClock
    /// How long each of its times lasts by the clock.
    let seconds: TimeInterval
    let isBusy: Bool
    let isTentative: Bool
    let rule: String?
    let until: ZonedClock?
    let excluded: [ZonedClock]
    let added: [ZonedClock]
    let addedPeriods: [Period]
    /// The time of the series in whose place this one stands.
    let replaces: ZonedClock?

    private static let datesLimit = 5_000

    init?(_ section: CalendarSection, _ reader: inout BusyReader) {
        let lines = section.properties
        let first = Dictionary(lines.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        guard let line = first["DTSTART"], let start = ZonedClock(line.value, line) else {
            reader.note(.unreadable(line: section.line, property: "DTSTART"))
            return nil
        }
        self.start = start
        self.line = section.line
        uid = first["UID"]?.value ?? ""
        sequence = first["SEQUENCE"].flatMap { Int($0.value) } ?? 0
        seconds = Self.length(from: start, first, &reader)
        let status = first["STATUS"]?.value.uppercased()
        let outlook = first["X-MICROSOFT-CDO-BUSYSTATUS"]?.value.uppercased()
        isBusy =
            status != "CANCELLED" && first["TRANSP"]?.value.uppercased() != "TRANSPARENT"
            && !["FREE", "WORKINGELSEWHERE"].contains(outlook)
        isTentative = status == "TENTATIVE" || outlook == "TENTATIVE"
        rule = first["RRULE"]?.value
        until = rule.flatMap { rule in
            rule.uppercased().split(separator: ";").first { $0.hasPrefix("UNTIL=") }
                .flatMap { ZonedClock($0.dropFirst(6), line) }
        }
        excluded = lines.filter { $0.name == "EXDATE" }.flatMap { line in
            line.value.split(separator: ",").prefix(Self.datesLimit).compactMap { ZonedClock($0, line) }
        }
        let added = lines.filter { $0.name == "RDATE" }.flatMap { line in
            line.value.split(separator: ",").prefix(Self.datesLimit).map { (text: $0, line: line) }
        }
        self.added = added.compactMap { ZonedClock($0.text, $0.line) }
        addedPeriods = added.compactMap { Period($0.text, $0.line) }
        replaces = first["RECURRENCE-ID"].flatMap { ZonedClock($0.value, $0) }
    }

    /// Its time from a start; both ends are on the same clock, so that a clock change in between does not move the end.
    func period(from start: ZonedClock) -> Period {
        Period(start: start, end: start.with(wall: start.wall.addingTimeInterval(seconds)))
    }

    /// The last figures on the event's own clock at which it can begin, where it tells; in other zones a day more.
    var lastWall: Date? {
        guard let until else { return nil }
        if until.isWholeDay { return until.wall.addingTimeInterval(86_399) }
        return until.isUTC ? until.wall.addingTimeInterval(86_400) : until.wall
    }

    private static func length(
        from start: ZonedClock, _ lines: [String: PropertyLine], _ reader: inout BusyReader
    ) -> TimeInterval {
        if let line = lines["DTEND"], let end = ZonedClock(line.value, line) {
            return min(max(0, reader.seconds(from: start, to: end)), 366 * 86_400)
        }
        if let line = lines["DURATION"], let seconds = durationSeconds(line.value) { return seconds }
        return start.isWholeDay ? 86_400 : 0
    }
}
