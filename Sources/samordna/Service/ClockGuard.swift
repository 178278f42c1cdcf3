import Foundation

/// Notices that the machine's clock has been moved: a day's jump would send a day's mail at once.
struct ClockGuard {
    /// Seconds.
    static let tolerance: TimeInterval = 24 * 3600

    private var last: (wall: Date, uptime: Duration)?

    /// Seconds by which the clock has run away from the machine's uptime since the last look, where that is more than a day.
    mutating func jump(wall: Date, uptime: Duration) -> TimeInterval? {
        defer { last = (wall, uptime) }
        guard let last else { return nil }
        let elapsed = (uptime - last.uptime) / .seconds(1)
        let jump = wall.timeIntervalSince(last.wall) - elapsed
        return abs(jump) > Self.tolerance ? jump : nil
    }
}
