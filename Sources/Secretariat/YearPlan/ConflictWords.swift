import Meetings
import Planning

extension YearProblem {
    /// The groups that a plan has no dates for, each with the cause.
    func refusals(_ solved: SolvedYear) -> [PlanRefusal] {
        let planned = Set(solved.placements.map(\.body))
        return groups.indices.filter { !planned.contains($0) }.map { index in
            let conflict = solved.conflicts.first { $0.bodies.contains(index) }
            return PlanRefusal(groups[index].body, words(of: conflict, index))
        }
    }

    private func words(of conflict: Conflict?, _ index: Int) -> String {
        switch conflict {
        case nil: return "no plan was found in the steps given; search longer with --steps and --seconds"
        case .rules(_, let rules):
            let parts = rules.map { words(of: $0, index) }
            let rest = parts.isEmpty ? "the year has no day for it" : parts.inWords
            return "\(groups[index].count) meetings have no room, since \(rest)"
        case .bodies(let bodies, let isProven):
            let others = bodies.filter { $0 != index }.map { groups[$0].body.shortName }
            guard !others.isEmpty else { return "no dates are left beside the other groups" }
            let verb = isProven ? "leave" : "seem to leave"
            return "it and \(others.inWords) share people and \(verb) each other no dates"
        }
    }

    private func words(of rule: Conflict.Rule, _ index: Int) -> String {
        let group = groups[index]
        let policy = group.body.policy.planning
        switch rule {
        case .noMembers: return "nobody sits in it"
        case .weekdays: return "it meets on \(policy.weekdays.sorted().map(\.weekdayWord).inWords) only"
        case .starts: return "it begins at \(policy.starts.sorted().map(\.clockWord).inWords) only"
        case .materials:
            let weeks = policy.blockedWeeks.sorted().map(String.init).inWords
            return "weeks \(weeks) are blocked and kallelse and papers must go out in time"
        case .chair(let person): return "its chair \(name(person)) must be free"
        case .coordinator(let person): return "its samordnare \(name(person)) must be free"
        case .quorum(let needed): return "\(needed) members must be able to come"
        case .window(let window):
            let span = "\(day(window.notBefore)) to \(day(min(window.notAfter, 365)))"
            let reason = window.reason.isEmpty ? "" : " for \(window.reason)"
            return "meeting \(window.number + 1) must lie from \(span)\(reason)"
        case .leastGap(let days): return "at least \(days) days must lie between two meetings"
        case .mostGap(let days): return "at most \(days) days may lie between two meetings"
        case .past: return "what lies before \(from) stays"
        }
    }

    private func name(_ attendee: Int) -> String {
        attendees[attendee].person(on: max(from, .newYear(basis.year)))?.name ?? "?"
    }
}
