import Meetings

/// Minutes of a day at which somebody cannot come, and what keeps her.
struct Engagement: Hashable {
    /// Since midnight.
    let minutes: Range<Int>
    let cause: AbsenceCause
}

/// What keeps somebody from a meeting.
package enum AbsenceCause: Hashable, Sendable {
    /// She is called to a meeting of another body.
    case meeting(String)
    /// She has said no to the meeting that lies there.
    case declined(String)
    case hindrance(Meetings.Obstacle)
    /// Another meeting of the same plan.
    case other
}

extension AbsenceCause: CustomStringConvertible {
    /// “is at HSN”: what follows her name.
    package var description: String {
        switch self {
        case .meeting(let body): "is called to \(body) then"
        case .declined(let reference): "has declined \(reference)"
        case .hindrance(let obstacle): obstacle.words
        case .other: "has something else then"
        }
    }
}

extension Meetings.Obstacle {
    fileprivate var words: String {
        let because = reason.map { " (\($0))" } ?? ""
        switch (source, extent) {
        case (.calendar, _): return "is busy in her calendar"
        case (.poll(let poll), _): return "said no to that time in the date poll \(poll)"
        case (.automaticReply, .days(let days)): return "is away until \(days.upperBound)"
        case (_, .weekly(let weekday, let minutes, _, _)):
            return "never can on \(weekday.weekdayWord)s \(minutes.clockWords)\(because)"
        case (_, .days(let days)):
            let span =
                days.lowerBound == days.upperBound
                ? "on \(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)"
            return "is away \(span)\(because)"
        case (_, .time): return "has something else then\(because)"
        }
    }
}

extension Int {
    /// “Tuesday”, of an ISO weekday.
    var weekdayWord: String {
        let words = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return words.indices.contains(self - 1) ? words[self - 1] : "day \(self)"
    }

    /// “13:00”, of minutes since midnight.
    var clockWord: String { "\(self / 60 < 10 ? "0" : "")\(self / 60):\(self % 60 < 10 ? "0" : "")\(self % 60)" }
}

extension Range<Int> {
    /// “13:00–15:00”, of minutes since midnight.
    var clockWords: String {
        lowerBound == 0 && upperBound >= 1439 ? "all day" : "\(lowerBound.clockWord)–\(upperBound.clockWord)"
    }
}
