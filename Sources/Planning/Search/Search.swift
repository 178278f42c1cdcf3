/// The anytime search: simulated annealing over single dates and pairs of dates, resumable after any number of steps.
///
/// The same options, seed and number of steps give the same plan on every machine, however the steps are divided.
package struct Search: ~Copyable {
    private let rules: Rules
    private var board: Board
    private let heat = Heat()
    private var chance: Chance
    private var round = Round.number(0, movable: 1, unit: 1)
    private var roundNumber = -1
    private var stepsOfRound = 0
    private var temperature: Int64 = 0
    private var penalty: Int64 = 0
    private let movable: Int32
    private let unit: Int64
    private let first: Table<Int32>
    private let best: Table<Int32>
    private var bestPrice = Price.max
    package private(set) var steps = 0

    /// Steps at one temperature, all on the same stretch of meetings: those of a nation fit into no cache.
    private let stride: Int
    private let stretch: Int32
    private var stretchStart: Int32 = 0

    private static let longestStretch: Int32 = 400

    package init(_ options: Options, _ reach: Reach, seed: UInt64) {
        rules = Rules(options, keeping: reach)
        board = Board(rules)
        chance = Chance(seed: seed)
        movable = Int32(rules.movable.count)
        stretch = min(movable, Self.longestStretch)
        stride = movable > stretch ? 4_096 : 256
        unit = reach.priceUnit(options)
        first = Table(reach.firstPlan(options))
        best = Table(repeating: -1, count: rules.meetings)
        board.lay(first)
        keepIfBetter()
    }

    /// What the best plan without faults costs, once there is one.
    package var cost: Int? { bestPrice.faults == 0 ? Int(bestPrice.cost) : nil }

    /// By meeting, the option of the best plan; nothing where the meeting has none, or before a plan without faults is found.
    package var plan: [Int?]? {
        guard cost != nil else { return nil }
        return (0..<rules.meetings).map { best[$0] < 0 ? nil : rules.option[Int(best[$0])] }
    }

    /// By meeting, the option of the plan at hand, faults and all.
    package var attempt: [Int?] {
        (0..<rules.meetings).map { board.chosen[$0] < 0 ? nil : rules.option[Int(board.chosen[$0])] }
    }

    /// Whether it has been warmed up again after that.
    package var hasTriedTwice: Bool { roundNumber > 2 || isFixed }

    var attemptPrice: Price { board.price }

    /// Whether no meeting has a choice.
    package var isFixed: Bool { movable == 0 }

    /// Whether the quick first round is over.
    package var hasTried: Bool { roundNumber > 0 || isFixed }

    /// Whether the first thorough round is over.
    package var hasTriedHard: Bool { roundNumber > 1 || isFixed }

    package mutating func run(steps count: Int) {
        guard movable > 0 else { return }
        var left = count
        while left > 0 {
            if stepsOfRound % stride == 0 { setTemperature() }
            let some = min(left, stride - stepsOfRound % stride)
            for _ in 0..<some { step() }
            stepsOfRound += some
            left -= some
        }
        steps += count
    }

    private mutating func setTemperature() {
        if roundNumber < 0 || stepsOfRound >= round.steps { beginRound() }
        stretchStart = stretchStart + stretch < movable ? min(stretchStart + stretch, movable - stretch) : 0
        temperature = heat.fallen(round.start, by: round.fall * stepsOfRound / round.steps)
        let rise = round.penalties.upperBound - round.penalties.lowerBound
        penalty = round.penalties.lowerBound + rise * Int64(stepsOfRound) / Int64(round.steps)
    }

    private mutating func beginRound() {
        roundNumber += 1
        stepsOfRound = 0
        round = .number(roundNumber, movable: Int(movable), unit: unit)
        if round.isFresh { board.lay(first) }
    }

    @inline(__always)
    private mutating func step() {
        let word = chance.next()
        let luck = chance.next()
        let meeting = Int(rules.movable[stretchStart + Chance.pick(word, below: stretch)])
        let lowest = rules.firstChoice[meeting]
        var choice = lowest + Chance.pick(word >> 32, below: rules.firstChoice[meeting + 1] - lowest)
        let limit = heat.limit(temperature, luck)
        // One step in eleven on site asks what others who travel do.
        if rules.isOnSite[meeting], luck >> 12 & 127 < 12,
            rules.firstCompanion[meeting] < rules.firstCompanion[meeting + 1]
        {
            let companion = companion(of: meeting, luck >> 32)
            guard luck >> 12 & 127 < 4 else { return moveTogether(meeting, companion, to: choice, word >> 8, limit) }
            let day = rules.choice[board.chosen[companion]].day
            guard let joining = self.choice(of: meeting, on: day, word >> 32) else { return }
            choice = joining
        }
        guard choice != board.chosen[meeting], let change = board.change(meeting, to: choice) else { return }
        guard change.weighed(penalty) <= limit else { return }
        board.move(meeting, to: choice, change)
        keepIfBetter()
    }

    private func companion(of meeting: Int, _ luck: UInt64) -> Int {
        let first = rules.firstCompanion[meeting]
        return Int(rules.companion[first + Chance.pick(luck, below: rules.firstCompanion[meeting + 1] - first)])
    }

    private func choice(of meeting: Int, on day: Int16, _ luck: UInt64) -> Int32? {
        let place = meeting * (rules.days + 1) + Int(day)
        let (first, end) = (rules.firstOnDay[place], rules.firstOnDay[place + 1])
        return first < end ? first + Chance.pick(luck, below: end - first) : nil
    }

    /// Two meetings that share travellers leave their day for another one together; alone, each would pay for the way.
    private mutating func moveTogether(
        _ meeting: Int, _ companion: Int, to choice: Int32, _ luck: UInt64, _ limit: Int64
    ) {
        let old = board.chosen[meeting]
        let day = rules.choice[old].day
        guard let other = sharer(of: meeting, on: day), rules.choice[choice].day != day,
            let otherChoice = self.choice(of: other, on: rules.choice[choice].day, luck),
            let change = board.change(meeting, to: choice)
        else { return }
        board.move(meeting, to: choice, change)
        guard let otherChange = board.change(other, to: otherChoice), (change + otherChange).weighed(penalty) <= limit
        else { return board.move(meeting, to: old, -change) }
        board.move(other, to: otherChoice, otherChange)
        keepIfBetter()
    }

    private func sharer(of meeting: Int, on day: Int16) -> Int? {
        for place in rules.firstCompanion[meeting]..<rules.firstCompanion[meeting + 1] {
            let other = Int(rules.companion[place])
            if rules.choice[board.chosen[other]].day == day { return other }
        }
        return nil
    }

    @inline(__always)
    private mutating func keepIfBetter() {
        guard board.price < bestPrice else { return }
        bestPrice = board.price
        best.copy(from: board.chosen)
    }
}
