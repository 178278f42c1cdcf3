/// A climb towards the prices with the highest bound, by steps along a smoothed subgradient.
///
/// The steps are in floating point, of additions, multiplications and divisions alone, so that every machine takes the
/// same; each set of prices is rounded to whole numbers before it is evaluated, so that the bound is exact.
final class Ascent {
    enum Outcome {
        case climbing
        /// The prices do not get better any more.
        case settled
        /// No plan below the limit is left.
        case exhausted
    }

    struct Manner {
        /// Whether each body's fairness counts as it is.
        var isFair: Bool
        /// How far a step goes at first, as a part of the way that would close the gap.
        var stride: Double
        var leastStride: Double
        /// After so many steps without a better bound the stride shortens.
        var patience: Int
        var steps: Int
        var reducesEvery: Int
    }

    let chains: Chains
    let relaxation: Relaxation
    let position: Table<Double>
    private let best: Table<Double>
    let direction: Table<Double>
    private let gradient: Table<Double>
    /// How often each option has been chosen, later steps weighing more.
    let weight: Table<Double>
    private var weightOfStep = 1.0
    private let isVisited: Table<Bool>

    private var manner = Manner(isFair: false, stride: 1, leastStride: 0, patience: 1, steps: 0, reducesEvery: 1)
    private var isFirst = true
    private var idle = 0
    private var stepsDone = 0
    private(set) var bound: Int64 = -Fixed.never

    private static let memory = 0.75
    private static let mostPrice = 16_777_216.0

    init(_ chains: Chains) {
        self.chains = chains
        relaxation = chains.relaxation
        position = Table(repeating: 0, count: relaxation.prices)
        best = Table(repeating: 0, count: relaxation.prices)
        direction = Table(repeating: 0, count: relaxation.prices)
        gradient = Table(repeating: 0, count: relaxation.prices)
        weight = Table(repeating: 0, count: relaxation.options.count)
        isVisited = Table(repeating: false, count: relaxation.options.visits)
        for split in 0..<relaxation.splits.count {
            let shares = relaxation.splits.shares.row(split)
            let share = Double(relaxation.splits.fare[split]) / Double(Fixed.one) / Double(shares.count)
            for index in shares { best[relaxation.terms.count + index] = share }
        }
    }

    var prices: [Double] { best.array }

    /// Begins a climb, from the given prices or from the best ones so far.
    func begin(_ manner: Manner, from prices: [Double]? = nil) {
        self.manner = manner
        if let prices { best.copy(prices) }
        for index in 0..<position.count { position[index] = best[index] }
        isFirst = true
        idle = 0
        stepsDone = 0
        bound = -Fixed.never
    }

    /// Evaluates the prices and moves them towards a bound of `goal`, where one is known; no plan above the limit is
    /// of use.
    func step(limit: Int64, goal: Int64?) -> Outcome {
        round()
        let total = chains.evaluate(fairly: manner.isFair)
        stepsDone += 1
        guard total <= limit, total < Fixed.never else { return .exhausted }
        note(total)
        if stepsDone % manner.reducesEvery == 0, chains.reduce(total: total, limit: limit) > 0, chains.hasEmptyMeeting {
            return .exhausted
        }
        weighChoice()
        guard stepsDone < manner.steps, manner.stride >= manner.leastStride else { return .settled }
        move(total, goal)
        return .climbing
    }

    private func note(_ total: Int64) {
        // Less than a fiftieth better is no progress.
        idle = total > bound + Fixed.one / 50 ? 0 : idle + 1
        if total > bound {
            bound = total
            for index in 0..<position.count { best[index] = position[index] }
        }
        guard idle > manner.patience else { return }
        manner.stride *= 0.65
        idle = 0
        for index in 0..<position.count { position[index] = best[index] }
    }

    private func weighChoice() {
        weightOfStep *= 1.1
        if weightOfStep > 1e12 {
            for option in 0..<weight.count { weight[option] /= weightOfStep }
            weightOfStep = 1
        }
        for meeting in chains.meetings { weight[Int(chains.choice[meeting])] += weightOfStep }
    }

    private func move(_ total: Int64, _ goal: Int64?) {
        findGradient()
        smooth()
        let gap = goal.map { $0 - total } ?? max(abs(total) / 10, 10 * Fixed.one)
        let stride = manner.stride * max(1, Double(gap) / Double(Fixed.one)) / max(steepness, 1e-9)
        for term in 0..<relaxation.terms.count {
            let price = position[term] + stride * direction[term]
            position[term] = min(max(0, price), min(relaxation.terms.steepest[term], Self.mostPrice))
        }
        for split in 0..<relaxation.splits.count { moveShares(of: split, stride) }
    }

    private func findGradient() {
        for term in 0..<relaxation.terms.count { gradient[term] = -Double(chains.corner[term]) }
        isVisited.fill(false)
        for meeting in chains.meetings {
            addTerms(of: Int(chains.choice[meeting]), fairness: false)
            addTerms(of: Int(chains.linearChoice[meeting]), fairness: true)
        }
        for share in 0..<relaxation.splits.shares.values.count {
            gradient[relaxation.terms.count + share] = isVisited[Int(relaxation.splits.shares.values[share])] ? 1 : 0
        }
        chains.work += gradient.count
    }

    /// The prices of fairness follow the choice that is the cheapest under them.
    private func addTerms(of option: Int, fairness: Bool) {
        let moment = Int(relaxation.options.moment[option])
        for index in relaxation.momentTerms.row(moment) {
            let term = Int(relaxation.momentTerms.values[index])
            if relaxation.terms.seats.contains(term) == fairness { gradient[term] += 1 }
        }
        let visit = Int(relaxation.options.visit[option])
        if visit >= 0, !fairness { isVisited[visit] = true }
    }

    private func smooth() {
        let memory = isFirst ? 0 : Self.memory
        isFirst = false
        for index in 0..<direction.count {
            direction[index] = memory * direction[index] + (1 - memory) * gradient[index]
        }
    }

    /// The square of the direction's length, without what the limits of the prices would take back.
    private var steepness: Double {
        var sum = 0.0
        for term in 0..<relaxation.terms.count {
            let slope = direction[term]
            if slope < 0 && position[term] <= 0 || slope > 0 && position[term] >= relaxation.terms.steepest[term] {
                continue
            }
            sum += slope * slope
        }
        for split in 0..<relaxation.splits.count {
            let shares = relaxation.splits.shares.row(split)
            guard shares.count > 1 else { continue }
            var mean = 0.0
            for share in shares { mean += direction[relaxation.terms.count + share] }
            mean /= Double(shares.count)
            for share in shares {
                let slope = direction[relaxation.terms.count + share] - mean
                sum += slope * slope
            }
        }
        return sum
    }
}
