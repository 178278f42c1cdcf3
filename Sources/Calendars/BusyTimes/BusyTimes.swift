import Foundation
import Meetings

/// When a calendar's owner is busy, read from her events and her free/busy lists (RFC 5545 §3.6.1, §3.6.4): the times
/// alone, never what they are for.
package struct BusyTimes: Equatable, Sendable {
    /// In order, merged.
    package let times: [BusyTime]
    /// What could not be understood, or was more than is read.
    package let faults: [BusyFault]

    /// - Parameter ownUIDs: in small letters, of invitations that we sent ourselves, which keep nobody from our meetings.
    package init(
        of calendar: String, from first: Day, through last: Day, ignoring ownUIDs: Set<String> = []
    ) throws(CalendarError) {
        let sections = try CalendarSections(reading: calendar)
        var reader = BusyReader(zones: sections.zones, from: first, through: last)
        for list in sections.freeBusy { reader.take(freeBusy: list) }
        for series in EventSeries.all(in: sections.events, &reader) where !ownUIDs.contains(series.uid.lowercased()) {
            reader.take(series)
        }
        times = BusyTime.merged(reader.times, from: first, through: last)
        faults = reader.faults
    }
}

/// Why a part of a calendar says nothing of when its owner is busy.
package enum BusyFault: Equatable, Sendable, CustomStringConvertible {
    case unreadable(line: Int, property: String)
    case unknownZone(String)
    case unreadableRule(line: Int)
    case tooMuch(limit: Int, of: String)

    package var description: String {
        switch self {
        case .unreadable(let line, let property): "the \(property) of what begins at line \(line) cannot be read"
        case .unknownZone(let name): "the zone “\(name)” is not known and is taken as Swedish time"
        case .unreadableRule(let line):
            "the recurrence of the event at line \(line) cannot be read; its first time counts"
        case .tooMuch(let limit, let what): "it has more than \(limit) \(what); the rest is not read"
        }
    }
}
