import Foundation
import Meetings

/// A calendar's taken times on their way together.
struct BusyReader {
    private(set) var times: [BusyTime] = []
    private(set) var faults: [BusyFault] = []
    private let zones: AnswerZones
    /// The days asked for as a clock in UTC shows their ends, with more on each side for other zones.
    private let window: ClosedRange<Date>
    private var recurrences = Recurrences()

    static let timeLimit = 50_000
    private static let faultLimit = 20

    init(zones: [CalendarSection], from first: Day, through last: Day) {
        let text = zones.prefix(20).map(\.text).joined()
        self.zones = AnswerZones(calendar: "BEGIN:VCALENDAR\r\n" + text + "END:VCALENDAR\r\n")
        window = first.adding(days: -2).asUTC...max(first, last).adding(days: 3).asUTC
    }

    mutating func note(_ fault: BusyFault) {
        if faults.count < Self.faultLimit, !faults.contains(fault) { faults.append(fault) }
    }

    /// By the clock they share; by the moments they mean where a journey ends in another zone than it began in.
    mutating func seconds(from start: ZonedClock, to end: ZonedClock) -> TimeInterval {
        if start.isUTC == end.isUTC, start.zone == end.zone { return end.wall.timeIntervalSince(start.wall) }
        return instant(of: end).timeIntervalSince(instant(of: start))
    }

    /// FREE says nothing that is not known already.
    mutating func take(freeBusy section: CalendarSection) {
        for line in section.properties where line.name == "FREEBUSY" {
            let type = line.parameter("FBTYPE")?.unquoted.uppercased() ?? "BUSY"
            guard type != "FREE" else { continue }
            for text in line.value.split(separator: ",") {
                guard let period = Period(text, line) else {
                    note(.unreadable(line: section.line, property: "FREEBUSY"))
                    continue
                }
                add(period, isTentative: type == "BUSY-TENTATIVE")
            }
        }
    }

    /// An event with all its times, and what has become of single ones.
    mutating func take(_ series: EventSeries) {
        let replaced = Set(series.overrides.compactMap { $0.replaces.map { instant(of: $0) } })
        if let event = series.master, event.isBusy {
            for start in starts(of: event) where !replaced.contains(instant(of: start)) {
                add(event.period(from: start), isTentative: event.isTentative)
            }
            for period in event.addedPeriods { add(period, isTentative: event.isTentative) }
        }
        for event in series.overrides where event.isBusy {
            add(event.period(from: event.start), isTentative: event.isTentative)
        }
    }

    private mutating func starts(of event: BusyEvent) -> [ZonedClock] {
        let starts = recurring(event) + event.added
        let excluded = Set(event.excluded.filter { !$0.isWholeDay }.map { instant(of: $0) })
        let days = Set(event.excluded.filter(\.isWholeDay).map(\.wall))
        guard !event.excluded.isEmpty else { return starts }
        return starts.filter { !days.contains($0.dayWall) && !excluded.contains(instant(of: $0)) }
    }

    private mutating func recurring(_ event: BusyEvent) -> [ZonedClock] {
        guard let rule = event.rule else { return [event.start] }
        let reach = window.lowerBound.addingTimeInterval(-event.seconds)...window.upperBound
        switch recurrences.walls(of: rule, from: event.start.wall, within: reach, until: event.lastWall) {
        case .walls(let walls):
            let starts = walls.map(event.start.with(wall:))
            guard let until = event.until, until.isUTC, !event.start.isWholeDay else { return starts }
            return starts.filter { instant(of: $0) <= until.wall }
        case .unreadable: note(.unreadableRule(line: event.line))
        case .tooMuch: note(.tooMuch(limit: Recurrences.stepLimit, of: "recurring times"))
        }
        return [event.start]
    }

    private mutating func add(_ period: Period, isTentative: Bool) {
        guard period.end.wall > window.lowerBound, period.start.wall < window.upperBound else { return }
        guard times.count < Self.timeLimit else { return note(.tooMuch(limit: Self.timeLimit, of: "times")) }
        let (start, end) = (instant(of: period.start), instant(of: period.end))
        // A minute that has begun is taken; an end that falls in a night when clocks go back may read as the earlier.
        guard let span = TimeSpan(from: WallTime(start), until: WallTime(end.addingTimeInterval(59))) else { return }
        times.append(BusyTime(span: span, isTentative: isTentative))
    }

    /// Whole days and floating times mean the clock where she is.
    private mutating func instant(of clock: ZonedClock) -> Date {
        if clock.isUTC { return clock.wall }
        if !clock.isWholeDay, let zone = clock.zone {
            if let instant = zones.instant(of: ClockText(wall: clock.wall), in: zone) { return instant }
            note(.unknownZone(zone.visible))
        }
        return clock.wall.addingTimeInterval(-Double(stockholmOffset(atWall: clock.wall)))
    }

    private func stockholmOffset(atWall wall: Date) -> Int {
        let estimate = wall.addingTimeInterval(-Double(stockholm.secondsFromGMT(for: wall)))
        return stockholm.secondsFromGMT(for: estimate)
    }
}

extension String {
    /// As it may stand on a terminal.
    fileprivate var visible: String {
        String(String.UnicodeScalarView(prefix(60).unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}

extension Day {
    /// Its midnight as a clock in UTC shows it.
    var asUTC: Date { Date(timeIntervalSince1970: Double(ordinal) * 86_400) }
}
