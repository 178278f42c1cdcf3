import Meetings

/// Why a meeting lies where it does, or what it costs to lie there: each one sentence.
package enum PlanReason: Hashable, Sendable {
    /// It has been, or somebody else has booked it.
    case stays(String)
    case everybody
    case absent(Absentee)
    case inTime(FixedPoint.Cause, days: Int?)
    /// None of the body's meetings would be in time any more.
    case tooLate(FixedPoint.Cause)
    case gap(days: Int, ideal: Int, isUneven: Bool)
    case unusual(String)
    case schoolBreak(week: Int, name: String, kommuner: [String])
    case bridgeDay
    case beforeDayOff(String?)
    /// Others of the same samordnare in its week.
    case crowded(week: Int, count: Int, coordinator: String, with: [String])
    /// Somebody who sits in both has another meeting close by.
    case neighbour(days: Int, body: String, people: [String])
    case moved(from: WallTime, state: String)
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
        case .unusual(let what): what
        case .schoolBreak(let week, let name, let kommuner):
            "week \(week) is \(name) in \(kommuner.isEmpty ? "all kommuner" : kommuner.inWords)"
        case .bridgeDay: "it is a bridge day (klämdag)"
        case .beforeDayOff(let name): name.map { "work ends early that day (\($0))" } ?? "the day after is off"
        case .crowded(let week, let count, let coordinator, let others):
            "\(coordinator) has \(count) meetings in week \(week), with \(others.inWords)"
        case .neighbour(let days, let body, let people):
            "\(PlanReason.distance(days)) \(body) meets, where \(people.inWords) also \(people.count == 1 ? "sits" : "sit")"
        case .moved(let from, let state): "it was \(state) for \(from) and moves"
        }
    }

    private static func distance(_ days: Int) -> String {
        guard days != 0 else { return "the same day as" }
        return "\(abs(days) == 1 ? "the day" : "two days") \(days > 0 ? "after" : "before")"
    }

    /// Whether it speaks against the date.
    package var isAgainst: Bool {
        switch self {
        case .absent, .tooLate, .unusual, .schoolBreak, .bridgeDay, .beforeDayOff, .crowded, .moved: true
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
        case .unusual: "unusual"
        case .schoolBreak: "school break"
        case .bridgeDay: "bridge day"
        case .beforeDayOff: "before day off"
        case .crowded: "crowded week"
        case .neighbour: "neighbour"
        case .moved: "moved"
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
