import Meetings

/// A rule or a person that keeps a body's meeting from a day, with names and dates.
package enum PlanObstacle: Hashable, Sendable {
    case holiday(Day, name: String)
    case eve(Day, name: String)
    case weekend(Day)
    case outside(Day, year: Int)
    /// Ruled out by hand for this plan.
    case barred(Day)
    case blockedWeek(Int, body: String)
    case weekday(Int, body: String, allowed: [Int])
    /// Minutes since midnight.
    case start(Int, body: String, allowed: [Int])
    /// Kallelse and papers would have to go out before quiet weeks.
    case quietWeeks(notice: Day, papers: Day)
    case taken(Seat.Role, Absentee?)
    case quorum(present: Int, needed: Int, absent: [String])
    case nobody(body: String)
    case point(number: Int, FixedPoint.Cause?, from: Day, until: Day)
    /// The one before is over, or it would follow too soon upon it.
    case tooEarly(number: Int, after: Day, isOver: Bool)
    case noRoom(number: Int, of: Int, least: Int, from: Day, until: Day)
    case stays(number: Int, Day)
    case past(from: Day)
    // What meetings do to each other.
    case gap(days: Int, from: Day, to: Day, least: Int, most: Int)
    case doubleBooked(String, first: Sitting, second: Sitting)
    case crowded(String, meetings: Int, week: Int, most: Int)
    case missing(number: Int, body: String)
    case othersWithoutDates

    /// Another meeting that somebody is called to.
    package struct Sitting: Hashable, Sendable {
        package let body: String
        package let start: WallTime
    }
}

extension PlanObstacle: CustomStringConvertible {
    package var description: String {
        switch self {
        case .holiday(let day, let name): "\(day) is \(name), a public holiday"
        case .eve(let day, let name): "\(day) is \(name)"
        case .weekend(let day): "\(day) is a \(day.weekday.weekdayWord)"
        case .outside(let day, let year): "\(day) is not in \(year)"
        case .barred(let day): "\(day) is barred in this proposal"
        case .blockedWeek(let week, let body): "week \(week) is blocked for \(body)"
        case .weekday(let weekday, let body, let allowed):
            "\(body) does not meet on \(weekday.weekdayWord)s, only on \(allowed.map(\.weekdayWord).inWords)"
        case .start(let minute, let body, let allowed):
            "\(body) does not begin at \(minute.clockWord), only at \(allowed.map(\.clockWord).inWords)"
        case .quietWeeks(let notice, let papers):
            "kallelse and papers would have to go out already on \(notice) and \(papers), since the weeks before are quiet"
        default: wordsOfPeople
        }
    }

    private var wordsOfPeople: String {
        switch self {
        case .taken(let role, nil): "its \(role == .chair ? "chair" : "samordnare") cannot come"
        case .taken(let role, let absentee?):
            "its \(role == .chair ? "chair" : "samordnare") \(absentee.person.name) cannot come: she \(absentee.cause)"
        case .quorum(let present, let needed, let absent):
            "only \(present) members could come and \(needed) are needed: \(absent.inWords) cannot"
        case .nobody(let body): "nobody sits in \(body)"
        default: wordsOfOrder
        }
    }

    private var wordsOfOrder: String {
        switch self {
        case .point(let number, let cause, let from, let until):
            "meeting \(number) is to be in time for \(cause.map { "\($0)" } ?? "something"), so from \(from) to \(until)"
        case .tooEarly(let number, let after, let isOver):
            "meeting \(number) must lie after \(after), \(isOver ? "which is over" : "so soon after the one before")"
        case .noRoom(let number, let count, let least, let from, let until):
            "with \(least) days between meetings, meeting \(number) of \(count) must lie in \(from) to \(until)"
        case .stays(let number, let day): "meeting \(number) stays on \(day)"
        case .past(let day): "only days from \(day) may change"
        case .gap(let days, let from, let to, let least, let most):
            "\(days) days from \(from) to \(to), where \(least) to \(most) are allowed"
        case .doubleBooked(let name, let first, let second):
            "\(name) also has \(second.body) at \(second.start) and \(first.body) at \(first.start)"
        case .crowded(let name, let meetings, let week, let most):
            "\(name) would have \(meetings) meetings in week \(week), and \(most) are allowed"
        case .missing(let number, let body): "no date is left for meeting \(number) of \(body)"
        case .othersWithoutDates: "with it, no dates are left for the others"
        default: ""
        }
    }
}
