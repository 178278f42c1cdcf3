import Meetings
import Planning
import Store

/// Another time for a meeting, and what it would cost.
package struct Alternative: Sendable {
    package let start: WallTime
    /// What it costs more than leaving everything as it is; below nothing where it is better.
    package let difference: Int
    package let absentees: [Absentee]
    package let reasons: [PlanReason]
    /// Another meeting that would have to move as well.
    package let other: Other?

    package struct Other: Sendable {
        package let meeting: Meeting
        package let start: WallTime
        package let absentees: [Absentee]
    }
}

/// The times to which a meeting could move, the cheapest first.
package struct Alternatives: Sendable {
    package let meeting: Meeting
    /// Who cannot come where it lies now.
    package let absentees: [Absentee]
    package let choices: [Alternative]
    /// Why there are none.
    package let cause: String?
}

extension Secretary {
    /// The best other times for a meeting, each on a day of its own; nothing is changed.
    package func alternatives(
        to reference: String, atMost limit: Int = 10, _ options: PlanOptions = PlanOptions()
    ) throws -> Alternatives {
        let meeting = try store.read { snapshot in
            let register = try snapshot.register()
            return try findMovable(reference, snapshot, register)
        }
        var options = options
        options.isOnlyPresent = true
        return try planner(meeting.start.day.year, options).alternatives(to: meeting, atMost: limit)
    }
}

extension YearPlanner {
    func alternatives(to meeting: Meeting, atMost limit: Int) throws -> Alternatives {
        let planned = PlannedGroups(bodies(with: meeting.body), basis, from: from, isOnlyPresent: true)
        let problem = YearProblem(planned, basis, from: from)
        let place = problem.place(of: meeting)
        guard let place else {
            let refusal = planned.refusals.first { $0.body == meeting.body }
            let cause = refusal.map { "\($0.cause)" } ?? "its body cannot be planned"
            return Alternatives(meeting: meeting, absentees: [], choices: [], cause: cause)
        }
        guard meeting.ownership != .elsewhere else {
            let cause = "it is booked in another system; take it over first with samordna takeover \(meeting.reference)"
            return Alternatives(meeting: meeting, absentees: problem.absentees(of: place), choices: [], cause: cause)
        }
        let search = AlternativeSearch(problem, place)
        let choices = search.best(limit)
        return Alternatives(
            meeting: meeting, absentees: problem.absentees(of: place), choices: choices,
            cause: choices.isEmpty ? "no other time of \(basis.year) satisfies the rules of its body" : nil)
    }

    private func bodies(with body: Key<Body>) -> [Body] {
        bodies.contains { $0.id == body } ? bodies : bodies + [basis.register.body(body)].compactMap(\.self)
    }
}

extension YearProblem {
    func place(of meeting: Meeting) -> Placement? {
        guard let body = groups.firstIndex(where: { $0.body.id == meeting.body }),
            let number = groups[body].meetings.firstIndex(where: { $0?.id == meeting.id })
        else { return nil }
        return instance.current.first { $0.body == body && $0.number == number }
    }
}

/// The search among one meeting's other times, with everything else where it is but for one other meeting at most.
struct AlternativeSearch {
    let problem: YearProblem
    let place: Placement
    private let instance: Instance
    private let baseline: Assessment
    private let options: Options

    init(_ problem: YearProblem, _ place: Placement) {
        self.problem = problem
        self.place = place
        var instance = problem.instance
        // What moving it costs is the same for every choice.
        instance.bodies[place.body].moveCosts[place.number] = 0
        self.instance = instance
        baseline = Assessment(instance.current, instance)
        options = Options(instance)
    }

    /// The cheapest possible time of each day, and of those the cheapest days.
    func best(_ limit: Int) -> [Alternative] {
        let days = Dictionary(grouping: times(of: place), by: \.placement.day).sorted { $0.key < $1.key }
        let choices = days.compactMap { day, times in
            times.sorted { $0.cost < $1.cost }.prefix(4).lazy.compactMap { choice($0.placement) }.first
        }
        // Being late for a point weighs as much as moving what is booked.
        let priced = choices.map { choice in
            (
                choice: choice,
                total: choice.total + missedPoints(choice.placement).count * problem.basis.prices.moveBooked
            )
        }
        return priced.sorted { ($0.total, $0.choice.placement.day) < ($1.total, $1.choice.placement.day) }
            .prefix(limit).map { alternative($0.choice, total: $0.total) }
    }

    private struct Choice {
        let placement: Placement
        let plan: [Placement]
        let other: Placement?
        let total: Int
    }

    private func times(of place: Placement) -> [(placement: Placement, cost: Int)] {
        let meeting = options.firstMeeting[place.body] + place.number
        return options.options(of: meeting).map { option in
            let placement = Placement(
                body: place.body, number: place.number, day: Int(options.day[option]),
                start: Int(options.start[option]))
            return (placement, Int(options.cost[option]))
        }.filter { $0.placement != place }
    }

    private func choice(_ placement: Placement) -> Choice? {
        let plan = instance.current.replacing(placement)
        let assessment = Assessment(plan, instance)
        let broken = assessment.violations.filter { !baseline.violations.contains($0) }
        guard !broken.isEmpty else {
            return Choice(placement: placement, plan: plan, other: nil, total: assessment.cost.total)
        }
        let others = Set(broken.compactMap { $0.other(than: placement) })
        guard others.count == 1, let other = others.first, broken.allSatisfy({ $0.other(than: placement) == other })
        else { return nil }
        return relocating(other, placement, plan)
    }

    /// The same with the one meeting that is in the way at its best other time.
    private func relocating(_ other: Placement, _ placement: Placement, _ plan: [Placement]) -> Choice? {
        let near = times(of: other).filter { abs($0.placement.day - other.day) <= 20 }.sorted { $0.cost < $1.cost }
        let choices = near.prefix(15).compactMap { time -> Choice? in
            let moved = plan.replacing(time.placement)
            let assessment = Assessment(moved, instance)
            guard assessment.violations.allSatisfy(baseline.violations.contains) else { return nil }
            return Choice(placement: placement, plan: moved, other: time.placement, total: assessment.cost.total)
        }
        return choices.min { $0.total < $1.total }
    }

    /// What only the meeting's present time is in time for.
    private func missedPoints(_ placement: Placement) -> [FixedPoint] {
        let rest = instance.current.filter { $0.body == place.body && $0.number != place.number }
            .map { problem.days[$0.day] }
        return problem.groups[place.body].points.filter { point in
            point.span.contains(problem.days[place.day]) && !point.span.contains(problem.days[placement.day])
                && !rest.contains(where: point.span.contains)
        }
    }

    private func alternative(_ choice: Choice, total: Int) -> Alternative {
        let explanation = PlanExplanation(problem, choice.plan)
        let own = choice.plan.filter { $0.body == place.body }
        let other = choice.other.flatMap { other in
            problem.meeting(other).map {
                Alternative.Other(
                    meeting: $0, start: problem.start(of: other), absentees: problem.absentees(of: other))
            }
        }
        let reasons =
            explanation.reasons(for: choice.placement, among: own).filter { reason in
                if case .moved = reason { false } else { true }
            } + missedPoints(choice.placement).map { .tooLate($0.cause) }
        return Alternative(
            start: problem.start(of: choice.placement), difference: total - baseline.cost.total,
            absentees: problem.absentees(of: choice.placement), reasons: reasons, other: other)
    }
}

extension [Placement] {
    fileprivate func replacing(_ placement: Placement) -> [Placement] {
        filter { $0.body != placement.body || $0.number != placement.number } + [placement]
    }
}

extension Violation {
    /// The meeting that a placement is in the way of.
    fileprivate func other(than placement: Placement) -> Placement? {
        switch self {
        case .doubleBooked(_, let one, let next):
            if one == placement { return next.body == placement.body ? nil : next }
            return next == placement && one.body != placement.body ? one : nil
        default: return nil
        }
    }
}
