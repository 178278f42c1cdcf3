/// The exact method: a bound on what any plan costs, raised step by step, and in the end a proof or the best plan
/// itself.
///
/// It first climbs with fairness as a price, then with fairness as it is, then divides the options until every part
/// holds nothing better. Given the same costs to beat at the same amounts of work it finds the same on every machine.
package final class Bounding {
    private enum Stage {
        case rough, fair, proof
        /// There are too many options for a proof.
        case resting
        case done
    }

    private let options: Options
    private let ceiling: Int64
    private let chains: Chains
    private let ascent: Ascent
    private var tree = Tree()
    private var stage = Stage.rough
    private var settled: Int64
    /// What the part that is being looked into goes back to.
    private var inherited: Int64 = 0
    private var steps = 0

    /// The cost of the best plan known.
    package private(set) var incumbent: Int?
    /// A better plan than any that was learnt, once one is found: the option of each meeting, none for those of a body
    /// that has no year of dates by its own rules.
    package private(set) var plan: [Int?]?

    /// A proof with more options than this has never ended.
    private static let mostOptions = 6_000

    private static let roughly = Ascent.Manner(
        isFair: false, stride: 1, leastStride: 1e-3, patience: 25, steps: 3_000, reducesEvery: 50)
    private static let fairly = Ascent.Manner(
        isFair: true, stride: 0.3, leastStride: 3e-3, patience: 25, steps: 3_000, reducesEvery: 25)
    private static let shortly = Ascent.Manner(
        isFair: true, stride: 0.6, leastStride: 1e-2, patience: 8, steps: 40, reducesEvery: 10)

    package convenience init(_ options: Options) { self.init(options, Reach(options)) }

    /// Of the options that are within reach; a meeting without any, and its body, does not count.
    package init(_ options: Options, _ reach: Reach) {
        self.options = options
        ceiling = Int64(options.ceiling) * Fixed.one
        chains = Chains(Relaxation(options), reach)
        ascent = Ascent(chains)
        settled = -Fixed.never
        if chains.hasEmptyMeeting { stage = .done } else { ascent.begin(Self.roughly) }
    }

    /// How much has been computed, in units of about the same time.
    package var work: Int { chains.work }

    /// Whether more work would lead no further, unless a better plan is learnt.
    package var isResting: Bool { stage == .done || stage == .resting }

    /// How many options a better plan can still hold.
    package var openOptions: Int { chains.liveCount }

    package var bound: LowerBound {
        guard stage != .done else {
            return LowerBound(state: incumbent == nil ? .impossible : .optimal, cost: incumbent ?? .max, steps: steps)
        }
        let cost = max(0, Fixed.roundedUp(bottom))
        guard let incumbent, cost >= incumbent else { return LowerBound(state: .open, cost: cost, steps: steps) }
        return LowerBound(state: .optimal, cost: incumbent, steps: steps)
    }

    /// Takes in that a plan of this cost is known.
    package func learn(cost: Int) {
        guard cost < incumbent ?? .max else { return }
        incumbent = cost
        guard stage == .resting else { return }
        stage = .fair
        ascent.begin(Self.shortly)
    }

    package func advance(work: Int) {
        let end = chains.work + work
        while !isResting, chains.work < end { step() }
    }

    private var bottom: Int64 {
        switch stage {
        case .rough, .fair, .resting, .done: max(settled, ascent.bound)
        case .proof: max(settled, min(tree.bound, max(inherited, ascent.bound)))
        }
    }

    /// The highest cost that would be better.
    private var limit: Int64 { incumbent.map { Int64($0 - 1) * Fixed.one } ?? ceiling }

    private func step() {
        steps += 1
        switch ascent.step(limit: limit, goal: incumbent.map { Int64($0) * Fixed.one }) {
        case .climbing: break
        case .settled: settle()
        case .exhausted: lookFurther()
        }
    }

    private func settle() {
        switch stage {
        case .rough:
            settled = max(settled, ascent.bound)
            stage = .fair
            ascent.begin(Self.fairly)
        case .fair:
            settled = max(settled, ascent.bound)
            if chains.liveCount <= Self.mostOptions { divide() } else { stage = .resting }
        case .proof: divide()
        case .resting, .done: break
        }
    }

    private func divide() {
        let bound = max(inherited, ascent.bound)
        stage = .proof
        if chains.isDecided { takeIn() } else { tree.divide(ascent, bound: bound) }
        lookFurther()
    }

    /// The only plan of a part is the best one if it is better, and needs no more proof either way.
    private func takeIn() {
        let plan = chains.choice.array.map { $0 < 0 ? nil : Int($0) }
        guard let cost = options.price(of: plan), cost < incumbent ?? .max else { return }
        incumbent = cost
        self.plan = plan
    }

    /// Goes on with the next part that may hold something better.
    private func lookFurther() {
        while !tree.isEmpty {
            let branch = tree.next()
            guard branch.bound <= limit else { continue }
            chains.revive(branch.isLive)
            guard !chains.hasEmptyMeeting else { continue }
            inherited = branch.bound
            ascent.begin(Self.shortly, from: branch.prices)
            return
        }
        stage = .done
    }
}
