import Meetings

extension PlanRefusal {
    /// Why a body has no year of dates.
    package enum Cause: Hashable, Codable, Sendable {
        case closed, noSeats, nobody
        /// Its policy asks for none.
        case noMeetings
        case notAmongThem
        /// None was found in the steps given.
        case notFound
        /// So many have no room beside each of these.
        case rules(meetings: Int, [Rule])
        /// It and these share people.
        case others([String], isProven: Bool)
        case noneBesideOthers
    }

    /// One of a body's own rules.
    package enum Rule: Hashable, Codable, Sendable {
        case nobody
        /// 1 is Monday.
        case weekdays([Int])
        /// Minutes since midnight.
        case starts([Int])
        case blockedWeeks([Int])
        case chair(String)
        case coordinator(String)
        case quorum(Int)
        case window(number: Int, FixedPoint.Cause?, from: Day, until: Day)
        case leastGap(Int)
        case mostGap(Int)
        case past(Day)
    }
}

extension PlanRefusal.Cause: CustomStringConvertible {
    package var description: String {
        switch self {
        case .closed: "it is closed"
        case .noSeats: "it has no seats; import its members first"
        case .nobody: "nobody sits in it; fill a seat first"
        case .noMeetings: "meetings_per_year of its policy is 0"
        case .notAmongThem: "it is not one of the bodies planned"
        case .notFound: "no plan was found in the steps given; search longer with --steps and --seconds"
        case .rules(let meetings, let rules):
            "\(meetings) meetings have no room, since \(rules.isEmpty ? "the year has no day for it" : rules.map(\.description).inWords)"
        case .others(let others, let isProven):
            "it and \(others.inWords) share people and \(isProven ? "leave" : "seem to leave") each other no dates"
        case .noneBesideOthers: "no dates are left beside the other groups"
        }
    }
}

extension PlanRefusal.Rule: CustomStringConvertible {
    package var description: String {
        switch self {
        case .nobody: "nobody sits in it"
        case .weekdays(let weekdays): "it meets on \(weekdays.map(\.weekdayWord).inWords) only"
        case .starts(let starts): "it begins at \(starts.map(\.clockWord).inWords) only"
        case .blockedWeeks(let weeks):
            "weeks \(weeks.map(String.init).inWords) are blocked and kallelse and papers must go out in time"
        case .chair(let name): "its chair \(name) must be free"
        case .coordinator(let name): "its samordnare \(name) must be free"
        case .quorum(let needed): "\(needed) members must be able to come"
        case .window(let number, let cause, let from, let until):
            "meeting \(number) must lie from \(from) to \(until)\(cause.map { " for \($0)" } ?? "")"
        case .leastGap(let days): "at least \(days) days must lie between two meetings"
        case .mostGap(let days): "at most \(days) days may lie between two meetings"
        case .past(let day): "what lies before \(day) stays"
        }
    }
}
