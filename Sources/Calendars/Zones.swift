import Foundation
import Meetings

/// The zones that a file describes itself.
struct FileZones: ~Copyable {
    private let calendar: Component?

    init(_ sections: [CalendarSection]) {
        let text = sections.prefix(20).filter(\.isSafeZone).map(\.text).joined()
        calendar = Component(parsing: "BEGIN:VCALENDAR\r\n" + text + "END:VCALENDAR\r\n")
    }

    func stockholmTime(of reading: ClockReading, in zone: String) -> WallTime? {
        guard let wall = reading.wall, let offset = offset(at: reading, in: zone) else { return nil }
        return WallTime(wall.asUTC.addingTimeInterval(-Double(offset)))
    }

    /// Seconds ahead of UTC.
    func offset(at reading: ClockReading, in zone: String) -> Int? { calendar?.offset(at: reading, zone: zone) }
}

extension CalendarSection {
    /// libical expands a zone's rules from their first year: by the second, or by every day, that would never end.
    fileprivate var isSafeZone: Bool {
        let rules = lines.filter { propertyName(of: $0) == "RRULE" }
        return text.utf8.count < 20_000 && rules.count <= 20 && rules.allSatisfy { isSafe(rule: $0.uppercased()) }
    }

    /// Once a year, in one month.
    private func isSafe(rule: String) -> Bool {
        var parts: [Substring: Substring] = [:]
        for part in rule.dropFirst("RRULE:".count).split(separator: ";") {
            let halves = part.split(separator: "=")
            guard halves.count == 2, parts.updateValue(halves[1], forKey: halves[0]) == nil else { return false }
        }
        let known: Set<Substring> = ["FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "WKST", "UNTIL", "COUNT"]
        let (month, day) = (parts["BYMONTH"], parts["BYDAY"])
        return known.isSuperset(of: parts.keys) && parts["FREQ"] == "YEARLY" && month?.contains(",") == false
            && day?.contains(",") != true
    }
}

/// The zone that a calendar program means by a name: of the tz database, of Windows, or with a prefix of its own.
func knownZone(named raw: String) -> TimeZone? {
    let name = raw.trimmingSpaces()
    if let windows = windowsZones[name] { return TimeZone(identifier: windows) }
    if name.contains("Stockholm") { return stockholm }
    if ["UTC", "GMT", "Z", "TZONE://MICROSOFT/UTC"].contains(name.uppercased()) { return .gmt }
    let area = name.split(separator: "/").suffix(2)
    return area.count == 2 ? TimeZone(identifier: area.joined(separator: "/")) : nil
}

/// The Windows names of Europe and of where Swedes travel, after Unicode CLDR; a file that uses another describes it.
private let windowsZones = [
    "W. Europe Standard Time": "Europe/Berlin", "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw", "Romance Standard Time": "Europe/Paris",
    "FLE Standard Time": "Europe/Kiev", "GTB Standard Time": "Europe/Bucharest",
    "E. Europe Standard Time": "Europe/Chisinau", "GMT Standard Time": "Europe/London",
    "Greenwich Standard Time": "Atlantic/Reykjavik", "Russian Standard Time": "Europe/Moscow",
    "Turkey Standard Time": "Europe/Istanbul", "Coordinated Universal Time": "UTC",
    "Eastern Standard Time": "America/New_York", "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver", "Pacific Standard Time": "America/Los_Angeles",
    "Israel Standard Time": "Asia/Jerusalem", "Arabian Standard Time": "Asia/Dubai",
    "India Standard Time": "Asia/Kolkata", "SE Asia Standard Time": "Asia/Bangkok",
    "China Standard Time": "Asia/Shanghai", "Tokyo Standard Time": "Asia/Tokyo",
    "AUS Eastern Standard Time": "Australia/Sydney", "South Africa Standard Time": "Africa/Johannesburg",
]

extension WallTime {
    /// What a Swedish clock shows when a clock in that zone shows this.
    func seen(from zone: TimeZone) -> WallTime {
        if zone == stockholm { return self }
        let estimate = asUTC.addingTimeInterval(-Double(zone.secondsFromGMT(for: asUTC)))
        return WallTime(asUTC.addingTimeInterval(-Double(zone.secondsFromGMT(for: estimate))))
    }

    fileprivate var asUTC: Date {
        Date(timeIntervalSince1970: Double(day.ordinal * 86_400 + minute * 60))
    }
}
