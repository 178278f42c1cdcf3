import Foundation
import Meetings
import Planning
import Store

/// How a year is to be planned.
package struct PlanOptions: Sendable {
    /// By any of their names; all that meet where none is named.
    package var bodies: [String] = []
    /// The first day that may still change; tomorrow where none is named.
    package var from: Day?
    package var seed: UInt64 = 1
    /// Steps of the search at most.
    package var steps = 2_000_000
    /// Whether the time given is over.
    package var isOver: @Sendable () -> Bool = { false }
    /// Days that some body, or none, may not use.
    package var bars: Set<PlanBar> = []
    /// Times that stay as they are, by body and number from 0.
    package var kept: [Key<Body>: [Int: WallTime]] = [:]
    /// Told now and then how far the search has come: its steps, and what the best plan costs so far.
    package var onProgress: @Sendable (Int, Int?) -> Void = { _, _ in }
    /// Only what is in the register already is placed.
    var isOnlyPresent = false

    package init() {}
}

extension Secretary {
    /// Proposes a year's meetings; nothing is changed.
    package func plan(_ year: Int, _ options: PlanOptions = PlanOptions()) throws -> YearPlan {
        try planner(year, options).plan()
    }

    func planner(_ year: Int, _ options: PlanOptions) throws -> YearPlanner {
        let now = world.now()
        let today = WallTime(now).day
        guard year >= today.year else { throw OfficeError.yearGone(year) }
        guard year <= today.year + 10 else { throw OfficeError.yearFarOff(year) }
        let from = options.from ?? max(today.adding(days: 1), .newYear(year))
        guard from.year == year, from > today else { throw OfficeError.planStart(from, year: year) }
        return try store.read { try planner(year, from: from, options, $0) }
    }

    func planner(_ year: Int, from: Day, _ options: PlanOptions, _ snapshot: Snapshot) throws -> YearPlanner {
        let basis = try PlanningBasis(year, snapshot, settings.prices, now: world.now())
        let bodies = try options.bodies.map { try snapshot.findBody($0, in: basis.register) }
        return YearPlanner(
            basis: basis, hours: try PlanHours(basis, snapshot), from: from,
            bodies: bodies.isEmpty ? basis.register.bodiesToPlan : bodies, bars: options.bars, kept: options.kept,
            solver: YearSolver(
                seed: options.seed, steps: options.steps, isOver: options.isOver, onProgress: options.onProgress))
    }
}

extension Register {
    /// The programme areas and working groups at work, and every other body that somebody sits in.
    package var bodiesToPlan: [Body] {
        let occupied = Set(mandates.map(\.seat))
        return bodies.filter { body in
            let seats = seats.filter { $0.body == body.id && $0.role.attendance == .called }
            let isOccupied = seats.contains { occupied.contains($0.id) }
            switch (body.state, body.kind) {
            case (.closed, _), (.dormant, _): return false
            case (.active, .programArea), (.active, .workingGroup): return true
            default: return isOccupied
            }
        }
    }
}

/// The way from what the office knows to a plan for the year.
struct YearPlanner {
    let basis: PlanningBasis
    let hours: PlanHours
    let from: Day
    let bodies: [Body]
    var bars: Set<PlanBar> = []
    var kept: [Key<Body>: [Int: WallTime]] = [:]
    let solver: YearSolver

    func plan() throws -> YearPlan {
        let (draft, solved) = try solution()
        return plan(draft, solved)
    }

    func solution() throws -> (draft: Draft, solved: SolvedYear) {
        let planned = PlannedGroups(bodies, basis, from: from)
        guard !planned.groups.isEmpty else { throw nothing(because: planned.refusals) }
        var problem = YearProblem(planned, basis, from: from, bars: bars)
        for placement in problem.placements(at: kept) { problem.instance.pin(placement) }
        problem.placePoints()
        let solved = solver.solve(problem.instance)
        let refusals = planned.refusals + problem.refusals(solved)
        guard !solved.placements.isEmpty else { throw nothing(because: refusals) }
        return (Draft(problem: problem, refusals: refusals), solved)
    }

    private func nothing(because refusals: [PlanRefusal]) -> OfficeError {
        .nothingToPlan(basis.year, refusals)
    }

    /// A year's problem, and the bodies that are left out of it.
    struct Draft {
        let problem: YearProblem
        let refusals: [PlanRefusal]
    }

    func plan(_ draft: Draft, _ solved: SolvedYear) -> YearPlan {
        let problem = draft.problem
        let explanation = PlanExplanation(problem, solved.placements)
        let groups = problem.groups.enumerated().compactMap { index, group -> GroupPlan? in
            let meetings = explanation.meetings(of: index)
            guard !meetings.isEmpty else { return nil }
            return GroupPlan(
                body: group.body, chair: basis.register.chair(of: group.body.id, on: max(from, basis.today)),
                meetings: meetings,
                missed: group.points.filter { point in !meetings.contains { point.span.contains($0.start.day) } },
                vacancies: group.vacancies,
                hours: hours.workloads(of: group.body, meetings, basis))
        }
        let cost = Assessment(solved.placements, problem.instance).cost
        return YearPlan(
            year: basis.year, from: from, groups: groups, refusals: draft.refusals, notes: notes,
            effort: YearPlan.Effort(
                seed: solver.seed, steps: solved.steps, bound: solved.bound?.cost,
                excess: solved.bound?.excess(of: cost.total)),
            cost: cost)
    }

    private var notes: [String] {
        let calendar = YearCalendar(basis.year, basis.register)
        return calendar.schoolBreaks.isEmpty
            ? ["no school breaks of \(basis.year) are on record, so none is avoided; add them to the region pack"] : []
    }
}
