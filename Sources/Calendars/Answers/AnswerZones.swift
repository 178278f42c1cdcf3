import Foundation
import Meetings

/// The zones by which an answer's times are understood.
struct AnswerZones {
    private let described: DescribedZones

    init(calendar: String) { described = DescribedZones(calendar) }

    /// Nothing where neither the name is known nor the calendar describes it: what it describes is read only then, for
    /// that costs libical a millisecond.
    func instant(of clock: ClockText, in name: String) -> Date? {
        if let zone = described.known(name) { return zone.instant(ofWall: clock.wall) }
        return described.offset(at: clock.reading, in: name).map { clock.wall.addingTimeInterval(-Double($0)) }
    }
}

/// The zones that a calendar names or describes itself, each sought once and only when asked for.
private final class DescribedZones {
    private let calendar: String
    private lazy var all = Zones(calendar)
    private var last: (name: String, zone: TimeZone?)?

    init(_ calendar: String) { self.calendar = calendar }

    func known(_ name: String) -> TimeZone? {
        if let last, last.name == name { return last.zone }
        let isPlain = name.utf8.count < 60 && name.utf8.allSatisfy { $0 | 0x20 > 0x60 || $0 == UInt8(ascii: "/") }
        let zone = (isPlain ? TimeZone(identifier: name) : nil) ?? knownZone(named: name)
        last = (name, zone)
        return zone
    }

    func offset(at reading: ClockReading, in zone: String) -> Int? { all.zones.offset(at: reading, in: zone) }

    private final class Zones {
        let zones: FileZones

        init(_ calendar: String) { zones = FileZones((try? CalendarSections(reading: calendar))?.zones ?? []) }
    }
}

/// A DATE or DATE-TIME (RFC 5545 §3.3.4, §3.3.5), seconds and all.
struct ClockText {
    /// As a clock in UTC would show it.
    let wall: Date
    let isUTC: Bool
    let reading: ClockReading

    /// `20270302`, `20270302T130000`, `20270302T130000Z`; seconds may be missing.
    init?(_ text: String) {
        var digits = text.utf8[...]
        isUTC = digits.last.map { $0 | 0x20 == UInt8(ascii: "z") } ?? false
        if isUTC { digits = digits.dropLast() }
        guard let year = digits.number(4), let month = digits.number(2), let date = digits.number(2),
            let day = Day(year: year, month: month, day: date)
        else { return nil }
        var (hour, minute, second) = (0, 0, 0)
        if let mark = digits.popFirst() {
            guard mark | 0x20 == UInt8(ascii: "t"), let h = digits.number(2), let m = digits.number(2) else {
                return nil
            }
            (hour, minute) = (h, m)
            if !digits.isEmpty {
                guard let s = digits.number(2), digits.isEmpty else { return nil }
                second = s
            }
        }
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        let minutes = hour * 60 + minute
        wall = Date(timeIntervalSince1970: Double(day.ordinal * 86_400 + minutes * 60 + second))
        reading = ClockReading(
            year: year, month: month, day: date, minute: minutes, isWholeDay: false, isUTC: isUTC, zone: nil, text: text
        )
    }
}

extension ClockText {
    /// The figures that a clock in UTC shows at a moment.
    init(wall: Date) {
        let seconds = Int(wall.timeIntervalSince1970.rounded(.down))
        let day = Day(ordinal: Int((Double(seconds) / 86_400).rounded(.down)))
        self.wall = wall
        isUTC = false
        reading = ClockReading(
            year: day.year, month: day.month, day: day.day, minute: (seconds - day.ordinal * 86_400) / 60,
            isWholeDay: false, isUTC: false, zone: nil, text: "")
    }
}

extension Substring.UTF8View {
    /// The next so many digits, taken off.
    fileprivate mutating func number(_ count: Int) -> Int? {
        var number = 0
        for _ in 0..<count {
            guard let octet = popFirst(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) else { return nil }
            number = number * 10 + Int(octet - UInt8(ascii: "0"))
        }
        return number
    }
}
