import Meetings
import Planning
import Store

/// A year's dates, as they stand or are proposed, that can be asked why they lie where they do, and why not elsewhere.
package struct YearReview: Sendable {
    package let plan: YearPlan
    private let problem: YearProblem
    private let placements: [Placement]

    init(_ planner: YearPlanner, _ problem: YearProblem, _ placements: [Placement], _ effort: YearPlan.Effort) {
        self.problem = problem
        self.placements = placements
        let solved = SolvedYear(placements: placements, steps: effort.steps, bound: nil, conflicts: [])
        let plan = planner.plan(YearPlanner.Draft(problem: problem, refusals: []), solved)
        self.plan = YearPlan(
            year: plan.year, from: plan.from, groups: plan.groups, refusals: [], notes: plan.notes, effort: effort,
            cost: plan.cost)
    }
}

extension Secretary {
    /// The year's meetings as they stand; nil where there is nothing left of the year to plan.
    package func review(_ year: Int) throws -> YearReview? {
        let today = WallTime(world.now()).day
        let from = max(today.adding(days: 1), .newYear(year))
        guard from.year == year else { return nil }
        return try store.read { snapshot in
            let planner = try planner(year, from: from, PlanOptions(), snapshot)
            let planned = PlannedGroups(planner.bodies, planner.basis, from: from, isOnlyPresent: true)
            guard !planned.groups.isEmpty else { return nil }
            let problem = YearProblem(planned, planner.basis, from: from)
            return YearReview(
                planner, problem, problem.instance.current, YearPlan.Effort(seed: 0, steps: 0, bound: nil, excess: nil))
        }
    }

    /// A proposal's dates, or what has changed since it was made.
    package func review(_ draft: PlanDraft) throws -> (review: YearReview?, changes: [PlanChange]) {
        try store.read { try review(draft, $0) }
    }

    func review(_ draft: PlanDraft, _ snapshot: Snapshot) throws -> (review: YearReview?, changes: [PlanChange]) {
        var options = PlanOptions()
        options.bodies = draft.bodies.map(\.text)
        options.bars = draft.bars
        let today = WallTime(world.now()).day
        let from = max(draft.from, today.adding(days: 1))
        let planner = try planner(draft.year, from: from, options, snapshot)
        let changes = PlanFooting(planner.basis, planner.bodies).changes(since: draft.footing)
        guard changes.isEmpty, from.year == draft.year else { return (nil, changes) }
        let planned = PlannedGroups(planner.bodies, planner.basis, from: from)
        let problem = YearProblem(planned, planner.basis, from: from, bars: draft.bars)
        let placements = problem.placements(at: draft.starts)
        guard placements.count == draft.groups.flatMap(\.dates).count else { return (nil, [.rules]) }
        return (YearReview(planner, problem, placements, draft.effort), [])
    }
}

/// Why a meeting does not lie on another day, with everything else where it is.
package struct DayVerdict: Sendable {
    package let day: Day
    /// The time that would be used; nil where none can be.
    package let start: WallTime?
    package let obstacles: [PlanObstacle]
    package let absentees: [Absentee]
    package let reasons: [PlanReason]
    /// How much more it costs than where the meeting lies; nil where it cannot lie there.
    package let difference: Int?
}

extension YearReview {
    /// - Parameter number: the meeting's within its body's year, from 1.
    package func meeting(_ number: Int, of body: Key<Body>) -> PlannedMeeting? {
        plan.group(body)?.meetings.first { $0.place == number }
    }

    /// What stands against a day for a meeting, or what it would cost to lie there.
    package func verdict(on day: Day, at minute: Int? = nil, for number: Int, of body: Key<Body>) -> DayVerdict? {
        guard let place = place(number, of: body) else { return nil }
        guard let index = problem.days.firstIndex(of: day) else {
            return DayVerdict(day, [problem.absenceWords(of: day, place.body)])
        }
        let starts = minute.map { [TimeGrid.slot(at: $0)] } ?? problem.instance.bodies[place.body].starts
        let instance = freed(place)
        let times = starts.map { Placement(body: place.body, number: place.number, day: index, start: $0) }
            .map { (placement: $0, obstacles: instance.obstacles(to: $0)) }
        let free = times.filter(\.obstacles.isEmpty).map(\.placement)
        // The hour that it has, where the day allows it.
        let best = free.first { $0.start == place.start } ?? free.min { problem.price(of: $0) < problem.price(of: $1) }
        guard let best else {
            let closest = times.min { $0.obstacles.count < $1.obstacles.count }
            let words = closest.map { time in time.obstacles.map { problem.words(of: $0, to: time.placement) } }
            return DayVerdict(day, words ?? [])
        }
        return compare(best, with: place, instance)
    }

    /// The best other times of a meeting, each on a day of its own, that move no other.
    package func otherTimes(for number: Int, of body: Key<Body>, atMost limit: Int) -> [Alternative] {
        guard let place = place(number, of: body) else { return [] }
        var problem = problem
        problem.instance.current = placements
        problem.instance.bodies[place.body].fixed.remove(place.number)
        let best = AlternativeSearch(problem, place).best(3 * limit)
        return Array(best.filter { $0.other == nil }.prefix(limit))
    }

    /// Whether it is the planner's to move.
    package func isMovable(_ number: Int, of body: Key<Body>) -> Bool {
        guard let place = place(number, of: body) else { return false }
        return problem.meeting(place).map { !$0.isFixed(at: problem.basis.now) } ?? true
            && problem.days[place.day] >= problem.from
    }

    private func place(_ number: Int, of body: Key<Body>) -> Placement? {
        guard let group = problem.groups.firstIndex(where: { $0.body.id == body }) else { return nil }
        return placements.first { $0.body == group && $0.number == number - 1 }
    }

    /// The year with one meeting free to lie anywhere.
    private func freed(_ place: Placement) -> Instance {
        var instance = problem.instance
        instance.current = placements.filter { $0 != place }
        return instance
    }

    private func compare(_ placement: Placement, with place: Placement, _ instance: Instance) -> DayVerdict {
        let others = placements.filter { $0 != place }
        let before = Assessment(others + [place], instance)
        let after = Assessment(others + [placement], instance)
        let broken = after.violations.filter { !before.violations.contains($0) }
        let obstacles = broken.flatMap { problem.words(of: $0) }
        let explanation = PlanExplanation(problem, others + [placement])
        let own = (others + [placement]).filter { $0.body == place.body }
        let reasons = explanation.reasons(for: placement, among: own).filter { reason in
            if case .moved = reason { false } else { true }
        }
        return DayVerdict(
            day: problem.days[placement.day], start: problem.start(of: placement), obstacles: obstacles,
            absentees: problem.absentees(of: placement), reasons: reasons,
            difference: broken.isEmpty ? after.cost.total - before.cost.total : nil)
    }
}

extension DayVerdict {
    fileprivate init(_ day: Day, _ obstacles: [PlanObstacle]) {
        self.init(day: day, start: nil, obstacles: obstacles, absentees: [], reasons: [], difference: nil)
    }
}

extension YearProblem {
    /// Times as the planner counts them; those of meetings that it does not know are left out.
    func placements(at starts: [Key<Body>: [Int: WallTime]]) -> [Placement] {
        groups.enumerated().flatMap { index, group in
            (starts[group.body.id] ?? [:]).sorted { $0.key < $1.key }.compactMap { number, start in
                guard number < group.count, let day = days.firstIndex(of: start.day) else { return nil }
                return Placement(body: index, number: number, day: day, start: TimeGrid.slot(at: start.minute))
            }
        }
    }
}
