import Planning

/// What the search came to.
struct SolvedYear {
    let placements: [Placement]
    let steps: Int
    /// What no plan can cost less than.
    let bound: Int?
}

/// The search and the exact method, side by side, as the office asks for them.
struct YearSolver: Sendable {
    let seed: UInt64
    /// Steps of the search at most.
    let steps: Int
    /// Whether the time given is over; looked at between portions of fixed size, so that time only ever ends the search.
    let isOver: @Sendable () -> Bool

    enum Outcome {
        case solved(SolvedYear)
        /// None was found: the plan that comes nearest, faults and all.
        case none(attempt: [Placement])
    }

    func solve(_ instance: Instance) -> Outcome {
        let options = Options(instance)
        var search = Search(options, Reach(options), seed: seed)
        let bounding = Bounding(options)
        var exact: [Int?]?
        repeat {
            search.run(steps: min(portion, max(1, steps - search.steps)))
            if let cost = search.cost { bounding.learn(cost: cost) }
            bounding.advance(work: portion)
            if let plan = bounding.plan { exact = plan.map { Int($0) } }
        } while !isSettled(bounding) && search.steps < steps && !isOver()
        guard let plan = best(exact, search.plan, options, instance) else {
            return .none(attempt: options.placements(search.attempt))
        }
        let bound = bounding.bound
        return .solved(
            SolvedYear(placements: plan, steps: search.steps, bound: bound.state == .impossible ? nil : bound.cost))
    }

    /// Looked at again by the rules alone: what is faster may be wrong.
    private func best(_ one: [Int?]?, _ other: [Int?]?, _ options: Options, _ instance: Instance) -> [Placement]? {
        [one, other].compactMap { $0.map(options.placements) }
            .map { (plan: $0, assessment: Assessment($0, instance)) }
            .filter(\.assessment.violations.isEmpty)
            .min { $0.assessment.cost.total < $1.assessment.cost.total }?.plan
    }

    private func isSettled(_ bounding: Bounding) -> Bool { bounding.bound.state != .open }

    private let portion = 20_000

    init(seed: UInt64, steps: Int, isOver: @escaping @Sendable () -> Bool) {
        self.seed = seed
        self.steps = steps
        self.isOver = isOver
    }
}

extension Options {
    /// By meeting an option, or none.
    fileprivate func placements(_ choice: [Int?]) -> [Placement] {
        choice.enumerated().compactMap { meeting, option in
            option.map {
                let body = Int(self.body[meeting])
                return Placement(
                    body: body, number: meeting - firstMeeting[body], day: Int(day[$0]), start: Int(start[$0]))
            }
        }
    }
}
