/// When an action is to be done: by a day, or some time in a period.
package enum Due: Hashable, Codable, Sendable {
    case day(Day)
    /// A loose period, in the words that it was given in.
    case period(DaySpan, words: String)

    /// The day after which it is late.
    package var last: Day {
        switch self {
        case .day(let day): day
        case .period(let span, _): span.until
        }
    }
}
