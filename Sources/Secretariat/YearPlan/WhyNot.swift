import Meetings
import Planning

/// Why a plan does not use a date for one of a body's meetings.
package struct WhyNot: Sendable {
    package let body: Body
    package let day: Day
    /// The time that would be used that day; nil where none can be.
    package let start: WallTime?
    /// The number, from 1, of the meeting that would lie there.
    package let number: Int
    /// The rules and people that keep every meeting from it.
    package let obstacles: [PlanObstacle]
    package let absentees: [Absentee]
    package let reasons: [PlanReason]
    /// How much more the best plan with this date costs than the plan; nil where there is none.
    package let difference: Int?
    /// Where the body's and others' meetings lie in that plan, of those that lie elsewhere in the plan itself.
    package let others: [Displaced]
    /// Whether the plan has a meeting there.
    package let isPlanned: Bool

    package struct Displaced: Hashable, Sendable {
        package let body: String
        package let number: Int
        package let from: WallTime
        package let to: WallTime
    }
}

extension Secretary {
    /// Compares the best plan with the best one that has a meeting of the body on a day, perhaps at a minute of it.
    package func whyNot(
        _ day: Day, at minute: Int?, of name: String, _ options: PlanOptions = PlanOptions()
    ) throws -> WhyNot {
        let planner = try planner(day.year, options)
        let body = try store.read { try $0.findBody(name, in: planner.basis.register) }
        return try planner.whyNot(day, at: minute, of: body)
    }
}

extension YearPlanner {
    func whyNot(_ day: Day, at minute: Int?, of body: Body) throws -> WhyNot {
        let (draft, solved) = try solution()
        let problem = draft.problem
        guard let group = problem.groups.firstIndex(where: { $0.body.id == body.id }) else {
            let refusal = draft.refusals.first { $0.body == body.id } ?? PlanRefusal(body, .notAmongThem)
            throw OfficeError.nothingToPlan(basis.year, [refusal])
        }
        let plan = solved.placements.filter { $0.body == group }
        let number = problem.number(nearest: day, in: plan)
        guard let index = problem.days.firstIndex(of: day) else {
            return WhyNot(body: body, day: day, number: number + 1, obstacle: problem.absenceWords(of: day, group))
        }
        let starts = minute.map { [TimeGrid.slot(at: $0)] } ?? problem.instance.bodies[group].starts
        let times = starts.map { Placement(body: group, number: number, day: index, start: $0) }
            .map { (placement: $0, obstacles: problem.instance.obstacles(to: $0)) }
        let free = times.filter(\.obstacles.isEmpty).map(\.placement)
        guard let best = free.min(by: { problem.price(of: $0) < problem.price(of: $1) }) else {
            let closest = times.min { $0.obstacles.count < $1.obstacles.count }
            let words = closest.map { time in time.obstacles.map { problem.words(of: $0, to: time.placement) } }
            return WhyNot(body: body, day: day, number: number + 1, obstacles: words ?? [])
        }
        return compare(best, draft, solved)
    }

    private func compare(_ placement: Placement, _ draft: Draft, _ solved: SolvedYear) -> WhyNot {
        let problem = draft.problem
        var forced = problem
        forced.instance.pin(placement)
        let explanation = PlanExplanation(problem, solved.placements)
        let answer = solver.solve(forced.instance)
        let other = answer.placements.count == solved.placements.count ? answer : nil
        let own = (other?.placements ?? solved.placements).filter { $0.body == placement.body }
        let cost = { (placements: [Placement]) in Assessment(placements, problem.instance).cost.total }
        return WhyNot(
            body: problem.groups[placement.body].body, day: problem.days[placement.day],
            start: problem.start(of: placement), number: placement.number + 1,
            obstacles: other == nil ? [.othersWithoutDates] : [],
            absentees: problem.absentees(of: placement), reasons: explanation.reasons(for: placement, among: own),
            difference: other.map { cost($0.placements) - cost(solved.placements) },
            others: other.map { problem.displaced(from: solved.placements, to: $0.placements, but: placement) } ?? [],
            isPlanned: solved.placements.contains(placement))
    }
}

extension WhyNot {
    init(body: Body, day: Day, number: Int, obstacle: PlanObstacle) {
        self.init(body: body, day: day, number: number, obstacles: [obstacle])
    }

    init(body: Body, day: Day, number: Int, obstacles: [PlanObstacle]) {
        self.init(
            body: body, day: day, start: nil, number: number, obstacles: obstacles, absentees: [], reasons: [],
            difference: nil, others: [], isPlanned: false)
    }
}

extension Instance {
    /// Holds a meeting at a time, whatever it was before.
    mutating func pin(_ placement: Placement) {
        current.removeAll { $0.body == placement.body && $0.number == placement.number }
        current.append(placement)
        bodies[placement.body].fixed.insert(placement.number)
    }
}

extension YearProblem {
    /// The meeting that would move to a day: the nearest of the plan.
    func number(nearest day: Day, in plan: [Placement]) -> Int {
        let nearest = plan.min { one, other in
            abs(days[one.day].ordinal - day.ordinal) < abs(days[other.day].ordinal - day.ordinal)
        }
        return nearest?.number ?? 0
    }

    /// What one meeting costs by itself.
    func price(of placement: Placement) -> Int {
        let rules = instance.bodies[placement.body]
        return instance.absentees(placement).reduce(0) { $0 + $1.weight }
            + (placement.start == rules.preferredStart ? 0 : instance.weights.start)
    }

    func absenceWords(of day: Day, _ group: Int) -> PlanObstacle {
        if let words = day.offWords { return words }
        if day.year != basis.year { return .outside(day, year: basis.year) }
        return .blockedWeek(day.week.number, body: groups[group].body.name)
    }

    func displaced(from plan: [Placement], to other: [Placement], but one: Placement) -> [WhyNot.Displaced] {
        other.filter { $0 != one && !($0.body == one.body && $0.number == one.number) }.compactMap { placement in
            let before = plan.first { $0.body == placement.body && $0.number == placement.number }
            guard let before, before != placement else { return nil }
            return WhyNot.Displaced(
                body: groups[placement.body].body.name, number: placement.number + 1, from: start(of: before),
                to: start(of: placement))
        }
    }
}
