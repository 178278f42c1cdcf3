/// For operators: when it is, and how it is known.
extension Obstacle: CustomStringConvertible {
    package var description: String { "\(extent)\(isTentative ? ", perhaps" : "")\(because): \(source.words)" }

    private var because: String { reason.map { " (\($0))" } ?? "" }
}

extension Obstacle.Extent: CustomStringConvertible {
    package var description: String {
        switch self {
        case .weekly(let weekday, let minutes, let from, let through):
            "\(weekdays[weekday - 1]) \(clock(minutes))\(from.map { " from \($0)" } ?? "")"
                + (through.map { " through \($0)" } ?? "")
        case .days(let days) where days.lowerBound == days.upperBound: "all \(days.lowerBound)"
        case .days(let days): "\(days.lowerBound) through \(days.upperBound)"
        case .time(let span)
        where span.start.day == span.end.day
            || span.minutes(on: span.start.day).upperBound == dayLength
                && span.end == WallTime(day: span.start.day.adding(days: 1), minute: 0):
            "\(span.start.day) \(clock(span.minutes(on: span.start.day)))"
        case .time(let span): "\(span.start) to \(span.end)"
        }
    }
}

extension Obstacle.Source {
    /// How it is known.
    package var words: String {
        switch self {
        case .recorded(_, let by): "recorded by \(by)"
        case .automaticReply: "by an automatic reply"
        case .calendar(let name): "by the calendar \(name)"
        case .poll(let poll): "answered in the poll \(poll)"
        }
    }
}

extension Hindrance {
    /// “13.00–15.00”.
    package var clock: String { Meetings.clock(minutes) }
}

private let weekdays = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"]

private func clock(_ minutes: Range<Int>) -> String {
    minutes == 0..<dayLength
        ? "all day"
        : [minutes.lowerBound, minutes.upperBound].map { "\(($0 / 60).padded(to: 2)).\(($0 % 60).padded(to: 2))" }
            .joined(separator: "–")
}
