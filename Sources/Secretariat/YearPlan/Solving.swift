import Planning

/// What the search came to.
struct SolvedYear {
    let placements: [Placement]
    let steps: Int
    let bound: LowerBound?
    /// The groups that have no year, and why.
    let conflicts: [Conflict]
}

/// The planner, as the office asks for it.
struct YearSolver: Sendable {
    let seed: UInt64
    /// Steps at most.
    let steps: Int
    /// Whether the time given is over; it only ever ends the search once there is a plan.
    let isOver: @Sendable () -> Bool
    var onProgress: @Sendable (Int, Int?) -> Void = { _, _ in }

    func solve(_ instance: Instance) -> SolvedYear {
        var planner = Planner(instance, seed: seed)
        let portion = 5_000
        while planner.steps < steps, !planner.isDone, planner.cost == nil || !isOver() {
            planner.run(steps: min(portion, steps - planner.steps))
            onProgress(planner.steps, planner.cost)
        }
        let plan = planner.plan
        // Beside groups that have no dates, the rules alone would find the others' plan wanting.
        let isWhole = planner.conflicts.isEmpty
        return SolvedYear(
            placements: isWhole ? Polish(instance).polished(plan) : plan, steps: planner.steps, bound: planner.bound,
            conflicts: planner.conflicts)
    }
}
