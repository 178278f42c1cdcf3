import Foundation

/// A date and time as a property has it, and the clock that it is read from.
struct ZonedClock: Hashable {
    /// As a clock in UTC would show the same figures.
    let wall: Date
    let isUTC: Bool
    let isWholeDay: Bool
    /// Nil floats: it means the clock where one is.
    let zone: String?

    init?(_ text: some StringProtocol, _ line: PropertyLine) {
        let text = text.trimmingSpaces()
        guard let clock = ClockText(text) else { return nil }
        wall = clock.wall
        isUTC = clock.isUTC
        isWholeDay = text.utf8.count == 8
        zone = isUTC ? nil : line.parameter("TZID")?.unquoted.nonBlank
    }

    private init(wall: Date, like clock: ZonedClock) {
        self.wall = wall
        (isUTC, isWholeDay, zone) = (clock.isUTC, clock.isWholeDay, clock.zone)
    }

    func with(wall: Date) -> ZonedClock { ZonedClock(wall: wall, like: self) }

    var dayWall: Date { Date(timeIntervalSince1970: (wall.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400) }
}

/// A stretch of time with its ends as written (RFC 5545 §3.3.9).
struct Period {
    let start: ZonedClock
    let end: ZonedClock

    init(start: ZonedClock, end: ZonedClock) {
        self.start = start
        self.end = end
    }

    /// Start and end, or start and duration, with a stroke between them.
    init?(_ text: some StringProtocol, _ line: PropertyLine) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let start = ZonedClock(halves[0], line) else { return nil }
        self.start = start
        if let end = ZonedClock(halves[1], line) {
            self.end = end
        } else if let seconds = durationSeconds(String(halves[1])) {
            end = start.with(wall: start.wall.addingTimeInterval(seconds))
        } else {
            return nil
        }
    }
}

/// `PT1H30M`, `P1D`, `P2W` (RFC 5545 §3.3.6); a negative one is no time at all, and none is longer than a year.
func durationSeconds(_ text: String) -> TimeInterval? {
    let pattern = /\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?/
    guard let match = text.trimmingSpaces().uppercased().wholeMatch(of: pattern) else { return nil }
    let parts = [match.1, match.2, match.3, match.4, match.5].map { $0.flatMap { Double($0) } ?? 0 }
    let total = zip(parts, [604_800.0, 86_400, 3600, 60, 1]).map { $0 * $1 }.reduce(0, +)
    return min(total, 366 * 86_400)
}
