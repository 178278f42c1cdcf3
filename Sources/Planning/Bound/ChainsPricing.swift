extension Chains {
    /// What no plan over the live options can go below, or `Fixed.never` where a body has no dates left.
    ///
    /// With `fairly`, the fairness of each body counts as it is, not by its price: slower and higher.
    func evaluate(fairly: Bool) -> Int64 {
        var total = priceTerms()
        priceOptions()
        for body in bodies {
            linear[body] = cheapest(body)
            guard linear[body] < Fixed.never else { return Fixed.never }
            exact[body] = fairly ? fairest(body) : linear[body]
            total += exact[body]
        }
        return total
    }

    /// Answers with what the terms take off.
    private func priceTerms() -> Int64 {
        var total: Int64 = 0
        for term in 0..<relaxation.terms.count {
            let price = prices[term]
            let first = relaxation.terms.firstCorner[term]
            var index = first
            while index < relaxation.terms.firstCorner[term + 1] {
                let value = price * relaxation.terms.cornerCount[index] - relaxation.terms.cornerCost[index]
                if index == first || value > penalty[term] {
                    penalty[term] = value
                    corner[term] = relaxation.terms.cornerCount[index]
                }
                index += 1
            }
            total -= penalty[term]
        }
        work += 2 * relaxation.terms.count
        return total
    }

    func priceOptions() {
        for index in 0..<moments.count {
            let moment = Int(moments.indices[index])
            var sum: Int64 = 0
            for index in relaxation.momentTerms.row(moment) { sum += prices[Int(relaxation.momentTerms.values[index])] }
            momentPrice[moment] = sum
        }
        for index in 0..<visits.count {
            let visit = Int(visits.indices[index])
            var sum: Int64 = 0
            for index in relaxation.splits.visitShares.row(visit) {
                sum += prices[Int(relaxation.splits.visitShares.values[index])]
            }
            visitPrice[visit] = sum
        }
        work += 8 * moments.count
    }

    /// The cheapest dates of a body under the prices.
    func cheapest(_ body: Int) -> Int64 {
        let meetings = relaxation.bodies.meetings(of: body)
        for meeting in meetings {
            priceStops(of: meeting)
            if meeting == meetings.lowerBound {
                for stop in stops(of: meeting) { stops.ahead[stop] = stops.price[stop] }
            } else {
                goAhead(to: meeting, body)
            }
        }
        return choose(meetings)
    }

    private func priceStops(of meeting: Int) {
        for stop in stops(of: meeting) {
            var least = Fixed.never
            var cheapest: Int32 = -1
            for place in stops.options(of: stop) {
                let option = Int(stops.live[place])
                let visit = Int(relaxation.options.visit[option])
                let own = relaxation.options.cost[option] + momentPrice[Int(relaxation.options.moment[option])]
                let cost = visit < 0 ? own : own + visitPrice[visit]
                price[option] = cost
                if cost < least {
                    least = cost
                    cheapest = Int32(option)
                }
            }
            stops.price[stop] = least
            stops.option[stop] = cheapest
        }
    }

    private func goAhead(to meeting: Int, _ body: Int) {
        let origins = stops(of: meeting - 1)
        let gaps = body * relaxation.bodies.gapSpan
        let least = relaxation.bodies.leastGap[body]
        let most = relaxation.bodies.mostGap[body]
        var earliest = origins.lowerBound
        for stop in stops(of: meeting) {
            let ordinal = stops.ordinal[stop]
            while earliest < origins.upperBound, ordinal - stops.ordinal[earliest] > most { earliest += 1 }
            var cheapest = Fixed.never
            var from: Int32 = -1
            var other = earliest
            while other < origins.upperBound {
                let gap = ordinal - stops.ordinal[other]
                if gap < least { break }
                let cost = stops.ahead[other] + relaxation.bodies.gapPrice[gaps + Int(gap)]
                if cost < cheapest {
                    cheapest = cost
                    from = Int32(other)
                }
                other += 1
            }
            work += other - earliest
            stops.previous[stop] = from
            stops.ahead[stop] = from < 0 ? Fixed.never : cheapest + stops.price[stop]
        }
    }

    private func choose(_ meetings: Range<Int>) -> Int64 {
        var least = Fixed.never
        var stop = -1
        for candidate in stops(of: meetings.upperBound - 1) where stops.ahead[candidate] < least {
            least = stops.ahead[candidate]
            stop = candidate
        }
        guard stop >= 0 else { return Fixed.never }
        for meeting in meetings.reversed() {
            choice[meeting] = stops.option[stop]
            linearChoice[meeting] = stops.option[stop]
            stop = Int(stops.previous[stop])
        }
        return least
    }
}
