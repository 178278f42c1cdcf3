/// A stretch of time on the wall's clock.
package struct TimeSpan: Hashable, Comparable, Sendable {
    package let start: WallTime
    /// The first minute after it.
    package let end: WallTime

    /// Refused where it would last no time at all.
    package init?(from start: WallTime, until end: WallTime) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    package init?(from start: WallTime, minutes: Int) {
        guard minutes > 0 else { return nil }
        self.init(from: start, until: start.adding(minutes: minutes))
    }

    package func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }

    /// The minutes of a day that it takes; empty where it does not touch the day.
    package func minutes(on day: Day) -> Range<Int> {
        guard start.day <= day, day <= end.day else { return 0..<0 }
        return (start.day < day ? 0 : start.minute)..<(end.day > day ? dayLength : end.minute)
    }

    package static func < (one: TimeSpan, other: TimeSpan) -> Bool {
        (one.start, one.end) < (other.start, other.end)
    }

    /// What is left of it beside other spans, in order.
    package func without(_ others: [TimeSpan]) -> [TimeSpan] {
        var rest: [TimeSpan] = []
        var from = start
        for other in others.filter(overlaps).sorted() {
            if let gap = TimeSpan(from: from, until: other.start) { rest.append(gap) }
            from = max(from, other.end)
        }
        return rest + (TimeSpan(from: from, until: end).map { [$0] } ?? [])
    }
}

extension Meeting {
    /// From its start to its end; a meeting has a length.
    package var span: TimeSpan? { TimeSpan(from: start, until: end) }
}

/// Minutes of a day by the wall's clock.
let dayLength = 1440
