import Meetings
import Planning

/// The smallest set of rules by which one body cannot meet as often as it should.
struct RuleConflict {
    let rules: [Rule]

    enum Rule: CaseIterable {
        case chair, coordinator, quorum, windows, gaps, hours, papers
    }

    /// Takes rules away one by one and keeps away what was not needed for the conflict.
    init(of body: Int, in instance: Instance) {
        var kept = Rule.allCases
        for rule in Rule.allCases {
            let fewer = kept.filter { $0 != rule }
            let rest = Rule.allCases.filter { !fewer.contains($0) }
            if !instance.allows(body, without: rest) { kept = fewer }
        }
        rules = kept
    }
}

extension Instance {
    fileprivate func allows(_ body: Int, without rules: [RuleConflict.Rule]) -> Bool {
        var instance = self
        for rule in rules { instance.drop(rule, of: body) }
        return DateChain(body, Options(instance), points: []) != nil
    }

    private mutating func drop(_ rule: RuleConflict.Rule, of body: Int) {
        switch rule {
        case .chair: bodies[body].chair = nil
        case .coordinator: replaceCoordinator(of: body)
        case .quorum: bodies[body].quorum = 0
        case .windows: bodies[body].windows = []
        case .gaps: bodies[body].gaps = Gaps(least: 1, most: 400, ideal: 1, tolerance: 400)
        case .hours:
            bodies[body].weekdays = [1, 2, 3, 4, 5]
            bodies[body].starts = Array(0...slots - bodies[body].duration)
        case .papers: materials[bodies[body].materialsLead] = days.map { _ in true }
        }
    }

    /// With somebody who always can.
    private mutating func replaceCoordinator(of body: Int) {
        let someone = people.count
        people.append(Person(kommun: 0, travel: 0))
        bodies[body].members.removeAll { $0.role == .coordinator }
        bodies[body].members.append(Member(person: someone, role: .coordinator, weight: 0))
        bodies[body].coordinator = someone
    }
}

extension YearProblem {
    /// Why a body cannot meet, in a sentence.
    func cause(ofImpossible index: Int) -> String {
        let group = groups[index]
        let conflict = RuleConflict(of: index, in: instance)
        let parts = conflict.rules.map { words(of: $0, group) }
        guard !parts.isEmpty else { return "no dates are left in the year" }
        return "no \(group.count) dates satisfy these together: \(parts.joined(separator: "; "))"
    }

    private func words(of rule: RuleConflict.Rule, _ group: PlannedGroup) -> String {
        let policy = group.body.policy.planning
        switch rule {
        case .chair: return "its chair \(name(.chair, group)) must be free"
        case .coordinator: return "its samordnare \(name(.coordinator, group)) must be free"
        case .quorum: return "\(policy.quorum) % of its members must be able to come"
        case .windows: return "its meetings must lie after \(from)"
        case .gaps: return "\(policy.shortestGap) to \(policy.longestGap) days between its meetings"
        case .hours:
            let days = policy.weekdays.sorted().map(\.weekdayWord)
            return "it meets on \(days.inWords) at \(policy.starts.sorted().map(\.clockWord).inWords)"
        case .papers:
            return
                "weeks \(policy.blockedWeeks.sorted().map(String.init).inWords) are blocked, and kallelse and papers must go out in time"
        }
    }

    private func name(_ role: Seat.Role, _ group: PlannedGroup) -> String {
        let seat = group.seats.first { $0.role == role }
        return seat.flatMap { attendees[$0.attendee].person(on: max(from, .newYear(basis.year)))?.name } ?? ""
    }
}
