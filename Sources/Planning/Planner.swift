/// The year planner: searches, bounds what can be reached, and ends when the plan is proved best.
///
/// Everything depends on the instance, the seed and the number of steps alone. Bodies that have no year of dates by their own
/// rules are left out from the start, those that find none beside the others after a thorough try; the rest is planned.
package struct Planner: ~Copyable {
    package let instance: Instance
    package private(set) var conflicts: [Conflict] = []
    package private(set) var steps = 0

    private let options: Options
    private let seed: UInt64
    private var reach: Reach
    private var search: Search
    private var bounding: Bounding?
    private var provenPlan: [Int?]?
    private var provenCost = Int.max

    /// Between two turns of the bound.
    private let slice = 20_000
    private var workOwed = 0
    private let mostForProof = 6_000

    package init(_ instance: Instance, seed: UInt64) {
        self.instance = instance
        self.seed = seed
        options = Options(instance)
        reach = Reach(options)
        search = Search(options, reach, seed: seed)
        for body in 0..<options.bodies where reach.isEmpty(body, options) {
            conflicts.append(.rules(body: body, RuleBook(instance, body: body).core ?? []))
        }
    }

    /// What the best plan costs, once there is one; of the bodies that are planned.
    package var cost: Int? { search.cost.map { min($0, provenCost) } ?? (provenPlan == nil ? nil : provenCost) }

    /// Nothing where the bound says nothing about the bodies that are planned.
    package var bound: LowerBound? { bounding?.bound }

    /// Whether more steps could lead to nothing better.
    package var isDone: Bool {
        guard let cost else { return false }
        return search.isFixed || bounding?.bound.state == .optimal && cost == bounding?.bound.cost
    }

    package var plan: [Placement] {
        let best = provenCost < search.cost ?? .max ? provenPlan : search.plan
        guard let best else { return [] }
        return (0..<options.meetings).compactMap { meeting in best[meeting].map { options.placement($0, of: meeting) } }
    }

    /// Goes on for at most so many steps.
    package mutating func run(steps count: Int) {
        var left = count
        while left > 0, !isDone {
            let some = min(left, slice - steps % slice)
            search.run(steps: some)
            steps += some
            left -= some
            if steps % slice == 0 { endSlice() }
        }
    }

    private mutating func endSlice() {
        advanceBound()
        guard cost == nil, search.hasTriedHard || bounding?.bound.state == .impossible else { return }
        leaveOut()
    }

    private mutating func advanceBound() {
        if bounding == nil, boundIsDue { bounding = Bounding(options, reach) }
        guard let bounding else { return }
        if let cost { bounding.learn(cost: cost) }
        workOwed += slice * workPerStep(bounding)
        let before = bounding.work
        if workOwed > 0 { bounding.advance(work: workOwed) }
        workOwed -= bounding.work - before
        guard let incumbent = bounding.incumbent, let plan = bounding.plan, incumbent < cost ?? .max else { return }
        provenPlan = plan
        provenCost = incumbent
    }

    /// A good plan comes first. Then the bound gets as much time as the search, and less where it has little to gain: where
    /// it has climbed for long and too many options are left for a proof.
    private func workPerStep(_ bounding: Bounding) -> Int {
        bounding.openOptions < mostForProof || bounding.work < 3_000 * options.day.count ? 10 : 1
    }

    /// Whether a bound is worth its time already: its tables alone take longer than a first plan.
    private var boundIsDue: Bool {
        options.day.count < mostForProof ? search.hasTried : search.hasTriedTwice
    }

    /// Plans the others where some bodies find no dates beside them.
    private mutating func leaveOut() {
        let attempt = search.attempt
        let (left, faulty) = options.bodiesToLeaveOut(of: attempt)
        var joint = JointYears(options, reach, tries: 200_000)
        if let core = joint.core(of: faulty) {
            conflicts.append(.bodies(core, isProven: true))
        } else {
            conflicts.append(.bodies(left, isProven: false))
        }
        reach = reach.without(left, options)
        bounding = nil
        provenPlan = nil
        provenCost = .max
        search = Search(options, reach, seed: seed)
    }
}
