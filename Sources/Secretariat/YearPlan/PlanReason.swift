import Meetings

/// Why a meeting lies where it does, or what it costs to lie there: each one sentence.
package enum PlanReason: Hashable, Sendable {
    /// It has been, or somebody else has booked it.
    case stays(Stay)
    case everybody
    case absent(Absentee)
    case inTime(FixedPoint.Cause, days: Int?)
    /// None of the body's meetings would be in time any more.
    case tooLate(FixedPoint.Cause)
    case gap(days: Int, ideal: Int, isUneven: Bool)
    /// The body is used to another: 1 is Monday.
    case otherWeekday(Int, usual: Int)
    /// Minutes since midnight.
    case otherStart(Int, usual: Int)
    case schoolBreak(week: Int, name: String, kommuner: [String])
    case bridgeDay
    case beforeDayOff(String?)
    /// Others of the same samordnare in its week.
    case crowded(week: Int, count: Int, coordinator: String, with: [Company])
    /// Somebody who sits in both has another meeting close by.
    case neighbour(days: Int, body: String, people: [String])
    case moved(from: WallTime, state: Meeting.State)

    /// Another meeting of the week.
    package struct Company: Hashable, Sendable, CustomStringConvertible {
        package let body: String
        package let day: Day

        package var description: String { "\(body) (\(day.weekday.weekdayWord))" }
    }

    /// Why a meeting is not the planner's to move.
    package enum Stay: Hashable, Sendable {
        case held, over, elsewhere
        /// What lies before this day stays.
        case before(Day)
    }
}

extension PlanReason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .stays(let why): "it stays: \(why)"
        case .everybody: "everyone can come"
        case .absent(let absentee): "\(absentee.name) cannot come: she \(absentee.cause)"
        case .inTime(let cause, let days): "\(days.map { "\($0) days before" } ?? "within") \(cause)"
        case .tooLate(let cause): "no meeting would be in time for \(cause)"
        case .gap(let days, let ideal, let isUneven):
            "\(days) days after the meeting before\(isUneven ? ", where \(ideal) would be even" : "")"
        case .otherWeekday(let weekday, let usual):
            "it is a \(weekday.weekdayWord), where \(usual.weekdayWord) is usual"
        case .otherStart(let minute, let usual): "it begins \(minute.clockWord), where \(usual.clockWord) is usual"
        case .schoolBreak(let week, let name, let kommuner):
            "week \(week) is \(name) in \(kommuner.isEmpty ? "all kommuner" : kommuner.inWords)"
        case .bridgeDay: "it is a bridge day (klämdag)"
        case .beforeDayOff(let name): name.map { "work ends early that day (\($0))" } ?? "the day after is off"
        case .crowded(let week, let count, let coordinator, let others):
            "\(coordinator) has \(count) meetings in week \(week), with \(others.map(\.description).inWords)"
        case .neighbour(let days, let body, let people):
            "\(PlanReason.distance(days)) \(body) meets, where \(people.inWords) also \(people.count == 1 ? "sits" : "sit")"
        case .moved(let from, let state): "it was \(state.word) for \(from) and moves"
        }
    }

    private static func distance(_ days: Int) -> String {
        guard days != 0 else { return "the same day as" }
        return "\(abs(days) == 1 ? "the day" : "two days") \(days > 0 ? "after" : "before")"
    }

    /// Whether it speaks against the date.
    package var isAgainst: Bool {
        switch self {
        case .absent, .tooLate, .otherWeekday, .otherStart, .schoolBreak, .bridgeDay, .beforeDayOff, .crowded, .moved:
            true
        case .gap(_, _, let isUneven): isUneven
        case .stays, .everybody, .inTime, .neighbour: false
        }
    }

    /// A short word for machines.
    package var kind: String {
        switch self {
        case .stays: "stays"
        case .everybody: "everybody"
        case .absent: "absent"
        case .inTime: "in time"
        case .tooLate: "too late"
        case .gap: "gap"
        case .otherWeekday, .otherStart: "unusual"
        case .schoolBreak: "school break"
        case .bridgeDay: "bridge day"
        case .beforeDayOff: "before day off"
        case .crowded: "crowded week"
        case .neighbour: "neighbour"
        case .moved: "moved"
        }
    }
}

extension PlanReason.Stay: CustomStringConvertible {
    package var description: String {
        switch self {
        case .held: "it has been held"
        case .over: "it is over"
        case .elsewhere: "it is booked in another system"
        case .before(let day): "it is before \(day)"
        }
    }
}

extension [String] {
    /// “Falun, Mora and Orsa”.
    package var inWords: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
