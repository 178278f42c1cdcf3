/// The parts of the options that a proof still has to look into.
///
/// Each is divided at one meeting: it lies on the day that the prices like best, or on any other.
struct Tree {
    struct Branch {
        let isLive: [Bool]
        /// What the part that it comes from led to.
        let prices: [Double]
        let bound: Int64
    }

    private(set) var branches: [Branch] = []

    var isEmpty: Bool { branches.isEmpty }

    /// What no plan in any of the parts goes below.
    var bound: Int64 { branches.reduce(Fixed.never) { min($0, $1.bound) } }

    mutating func next() -> Branch { branches.removeLast() }

    /// The part with the preferred options comes next, the rest after all that comes of it.
    mutating func divide(_ ascent: Ascent, bound: Int64) {
        let chains = ascent.chains
        guard let meeting = ascent.openMeeting else { return }
        let preferred = ascent.preferred(of: meeting)
        var one = chains.isLive.array
        var others = one
        for option in chains.relaxation.options(of: meeting) {
            if preferred.contains(option) { others[option] = false } else { one[option] = false }
        }
        branches.append(Branch(isLive: others, prices: ascent.prices, bound: bound))
        branches.append(Branch(isLive: one, prices: ascent.prices, bound: bound))
    }
}

extension Ascent {
    /// The meeting whose day the climb was least sure of, or nothing where all is decided.
    fileprivate var openMeeting: Int? {
        var open: Int?
        var most = -1.0
        for meeting in chains.meetings where !chains.isDecided(meeting) {
            let weights = stopWeights(meeting)
            let sum = weights.reduce(0, +)
            // A meeting with one day left comes after those with several.
            let doubt = weights.count == 1 ? -0.5 : sum > 0 ? 1 - weights.reduce(0) { $0 + $1 * $1 } / (sum * sum) : 0
            if doubt > most {
                most = doubt
                open = meeting
            }
        }
        return open
    }

    /// The options of the day that has been chosen most; of a meeting with one day left, the first.
    fileprivate func preferred(of meeting: Int) -> [Int] {
        let weights = stopWeights(meeting)
        let stop = weights.indices.reduce(0) { weights[$1] > weights[$0] ? $1 : $0 }
        let places = chains.stops.options(of: relaxation.firstOption[meeting] + stop)
        return places.prefix(weights.count == 1 ? 1 : places.count).map { Int(chains.stops.live[$0]) }
    }

    private func stopWeights(_ meeting: Int) -> [Double] {
        chains.stops(of: meeting).map { stop in
            chains.stops.options(of: stop).reduce(0) { $0 + weight[Int(chains.stops.live[$1])] }
        }
    }
}
