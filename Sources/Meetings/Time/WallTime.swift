import Foundation

/// A date and time as the clock on a Swedish wall shows it.
package struct WallTime: Hashable, Comparable, Sendable {
    package let day: Day
    /// Minutes since midnight, 0 to 1439.
    package let minute: Int

    package init?(day: Day, minute: Int) {
        guard (0..<1440).contains(minute) else { return nil }
        self.day = day
        self.minute = minute
    }

    /// Reads `2027-03-02T13:00`.
    package init?(iso text: some StringProtocol) {
        var bytes = text.utf8.makeIterator()
        guard let day = Day(&bytes), bytes.next() == UInt8(ascii: "T"), let hour = bytes.number(digits: 2),
            bytes.next() == UInt8(ascii: ":"), let minute = bytes.number(digits: 2), bytes.next() == nil,
            hour < 24, minute < 60
        else { return nil }
        self.init(day: day, minute: hour * 60 + minute)
    }

    /// The wall time at a moment.
    package init(_ moment: Date) {
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) + stockholm.secondsFromGMT(for: moment)
        day = Day(ordinal: (seconds - seconds.modulo(86_400)) / 86_400)
        minute = seconds.modulo(86_400) / 60
    }

    package var hour: Int { minute / 60 }

    /// The wall time this many minutes of the clock later; elapsed time may differ across a clock change.
    package func adding(minutes: Int) -> WallTime {
        let total = day.ordinal * 1440 + minute + minutes
        return WallTime(total: total)
    }

    /// The moment meant: refused where the clock skips this time or shows it twice.
    package func moment() throws(TimeError) -> Date {
        let candidates = readings
        guard let moment = candidates.first else { throw .skipped(self) }
        guard candidates.count == 1 else { throw .repeated(self) }
        return moment
    }

    /// The moment meant, or the nearest sensible one: the first of two, or the same reading before a skipped hour.
    package var nearestMoment: Date {
        readings.first ?? utc.addingTimeInterval(-3600)
    }

    package static func < (one: WallTime, other: WallTime) -> Bool {
        (one.day, one.minute) < (other.day, other.minute)
    }

    private init(total: Int) {
        day = Day(ordinal: (total - total.modulo(1440)) / 1440)
        minute = total.modulo(1440)
    }

    /// The same reading on a clock that shows UTC.
    private var utc: Date {
        Date(timeIntervalSince1970: Double(day.ordinal * 86_400 + minute * 60))
    }

    /// Every moment at which a Swedish clock shows this time, earliest first: summer time is two hours ahead, winter time one.
    private var readings: [Date] {
        [-7200, -3600].map { utc.addingTimeInterval($0) }.filter { WallTime($0) == self }
    }
}

/// The zone of every meeting.
package let stockholm = TimeZone(identifier: "Europe/Stockholm") ?? .gmt

extension WallTime: CustomStringConvertible {
    package var description: String { "\(day)T\(hour.padded(to: 2)):\((minute % 60).padded(to: 2))" }
}

extension WallTime: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = WallTime(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "“\(text)” is no time; expected YYYY-MM-DDTHH:MM")
        }
        self = time
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Why a wall time names no single moment.
package enum TimeError: Error, Equatable, CustomStringConvertible {
    case skipped(WallTime)
    case repeated(WallTime)

    package var description: String {
        switch self {
        case .skipped(let time):
            "cannot use the time \(time): clocks go forward past it that night; choose a time before 02:00 or from 03:00"
        case .repeated(let time):
            "cannot use the time \(time): clocks go back and show it twice that night; choose a time before 02:00 or from 03:00"
        }
    }
}
