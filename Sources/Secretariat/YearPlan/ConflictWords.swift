import Meetings
import Planning

extension YearProblem {
    /// The groups that a plan has no dates for, each with the cause.
    func refusals(_ solved: SolvedYear) -> [PlanRefusal] {
        let planned = Set(solved.placements.map(\.body))
        return groups.indices.filter { !planned.contains($0) }.map { index in
            let conflict = solved.conflicts.first { $0.bodies.contains(index) }
            return PlanRefusal(groups[index].body, cause(conflict, index))
        }
    }

    private func cause(_ conflict: Conflict?, _ index: Int) -> PlanRefusal.Cause {
        switch conflict {
        case nil: return .notFound
        case .rules(_, let rules): return .rules(meetings: groups[index].count, rules.map { rule($0, index) })
        case .bodies(let bodies, let isProven):
            let others = bodies.filter { $0 != index }.map { groups[$0].body.shortName }
            return others.isEmpty ? .noneBesideOthers : .others(others, isProven: isProven)
        }
    }

    private func rule(_ rule: Conflict.Rule, _ index: Int) -> PlanRefusal.Rule {
        let group = groups[index]
        let policy = group.body.policy.planning
        switch rule {
        case .noMembers: return .nobody
        case .weekdays: return .weekdays(policy.weekdays.sorted())
        case .starts: return .starts(policy.starts.sorted())
        case .materials: return .blockedWeeks(policy.blockedWeeks.sorted())
        case .chair(let person): return .chair(name(person))
        case .coordinator(let person): return .coordinator(name(person))
        case .quorum(let needed): return .quorum(needed)
        case .window(let window):
            return .window(
                number: window.number + 1, point(window, of: group), from: day(window.notBefore),
                until: day(min(window.notAfter, 365)))
        case .leastGap(let days): return .leastGap(days)
        case .mostGap(let days): return .mostGap(days)
        case .past: return .past(from)
        }
    }

    private func name(_ attendee: Int) -> String {
        attendees[attendee].person(on: max(from, .newYear(basis.year)))?.name ?? "?"
    }
}
