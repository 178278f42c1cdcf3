import Testing

@testable import Planning

@Suite struct RelaxationTests {
    @Test func `whatever the prices, the dates of the cheapest plan cost no less than the bound`() {
        for seed in UInt64(0)..<150 {
            let instance = Instance.small(seed: seed)
            let options = Options(instance)
            guard let cheapest = instance.cheapest(within: 3_000), cheapest < .max else { continue }
            let chains = Chains(Relaxation(options), Reach(options))
            chains.setPrices(seed: seed)

            let linear = chains.evaluate(fairly: false)
            let fair = chains.evaluate(fairly: true)

            #expect(linear <= fair, "seed \(seed)")
            #expect(Fixed.roundedUp(fair) <= cheapest, "seed \(seed)")
        }
    }

    @Test func `the bound is that of each body's cheapest year, found one by one`() {
        for seed in UInt64(0)..<150 {
            let options = Options(.small(seed: seed))
            let chains = Chains(Relaxation(options), Reach(options))
            let years = chains.bodies.map { options.years(of: $0) }
            guard years.allSatisfy({ $0.count < 2_000 }) else { continue }
            chains.setPrices(seed: seed)

            for fairly in [false, true] {
                let total = chains.evaluate(fairly: fairly)

                let taken = chains.penalty.array.reduce(0, +)
                let cheapest = years.map { $0.map { chains.price(of: $0, options, fairly: fairly) }.min() ?? 0 }
                #expect(total == cheapest.reduce(-taken, +), "seed \(seed)")
            }
        }
    }

    @Test func `an option ends only where no plan below the limit holds it`() {
        for seed in UInt64(0)..<150 {
            let instance = Instance.small(seed: seed)
            let options = Options(instance)
            guard let cheapest = instance.cheapest(within: 3_000), cheapest < .max else { continue }
            let chains = Chains(Relaxation(options), Reach(options))
            chains.setPrices(seed: seed)

            let total = chains.evaluate(fairly: true)
            _ = chains.reduce(total: total, limit: Int64(cheapest) * Fixed.one)

            #expect(instance.cheapest(within: 3_000) { chains.isLive[$0] } == cheapest, "seed \(seed)")
        }
    }
}

extension Chains {
    /// Any prices within their limits.
    func setPrices(seed: UInt64) {
        var dice = Dice(seed)
        for term in 0..<relaxation.terms.count {
            let most = min(relaxation.terms.steepest[term], 8) * Double(Fixed.one)
            prices[term] = Int64(dice.roll(0...Int(most)))
        }
        for split in 0..<relaxation.splits.count {
            var left = relaxation.splits.fare[split]
            for share in relaxation.splits.shares.row(split) {
                let price = Int64(dice.roll(0...Int(left)))
                prices[relaxation.terms.count + share] = price
                left -= price
            }
        }
    }

    /// What a year of one body costs under the prices, added up from the rules.
    func price(of year: [Int?], _ options: Options, fairly: Bool) -> Int64 {
        var sum: Int64 = 0
        var last: Int?
        var missed: [Int: Int] = [:]
        for case let option? in year {
            let moment = Int(relaxation.options.moment[option])
            sum += Fixed.cost(options.cost[option])
            for index in relaxation.momentTerms.row(moment) { sum += prices[Int(relaxation.momentTerms.values[index])] }
            let visit = Int(relaxation.options.visit[option])
            for share in 0..<relaxation.splits.shares.values.count
            where visit >= 0 && Int(relaxation.splits.shares.values[share]) == visit {
                sum += prices[relaxation.terms.count + share]
            }
            for seat in options.absentees(of: option) { missed[Int(seat), default: 0] += 1 }
            if let last {
                let gap = Int(options.ordinal[Int(options.day[option])] - options.ordinal[Int(options.day[last])])
                let body = Int(options.body[year.firstIndex { $0 != nil } ?? 0])
                sum += Fixed.cost(options.gapPrice[body * options.gapSpan + gap])
            }
            last = option
        }
        return fairly ? sum + surplus(missed, ofBodyWith: year, options) : sum
    }

    private func surplus(_ missed: [Int: Int], ofBodyWith year: [Int?], _ options: Options) -> Int64 {
        let body = options.body[year.firstIndex { $0 != nil } ?? 0]
        return options.seatBody.indices.filter { options.seatBody[$0] == body }.reduce(0) { sum, seat in
            let term = relaxation.terms.seats.lowerBound + seat
            let count = missed[seat] ?? 0
            return sum + Fixed.cost(options.fairPrice[count]) - prices[term] * Int64(count) + penalty[term]
        }
    }
}
