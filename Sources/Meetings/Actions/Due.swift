/// When an åtgärd should be done: by a day, or within a loosely named time.
package enum Due: Hashable, Codable, Sendable {
    case day(Day)
    /// “under hösten 2027”, with the days that it means.
    case period(first: Day, last: Day, words: String)

    /// The day after which it is overdue.
    package var last: Day {
        switch self {
        case .day(let day): day
        case .period(_, let last, _): last
        }
    }
}
