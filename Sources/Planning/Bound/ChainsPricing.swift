extension Chains {
    /// What no plan over the live options can go below, or `Fixed.never` where a body has no dates left.
    ///
    /// With `fairly`, the fairness of each body counts as it is, not by its price: slower and higher.
    func evaluate(fairly: Bool) -> Int64 {
        priceTerms()
        priceOptions()
        var total: Int64 = 0
        for term in 0..<relaxation.terms { total -= penalty[term] }
        for body in 0..<relaxation.bodies {
            linear[body] = cheapest(body)
            guard linear[body] < Fixed.never else { return Fixed.never }
            exact[body] = fairly ? fairest(body) : linear[body]
            total += exact[body]
        }
        return total
    }

    private func priceTerms() {
        for term in 0..<relaxation.terms {
            let first = relaxation.firstCorner[term]
            let price = prices[term]
            var most = price * relaxation.cornerCount[first] - relaxation.cornerCost[first]
            var count = relaxation.cornerCount[first]
            for index in first + 1..<max(first + 1, relaxation.firstCorner[term + 1]) {
                let value = price * relaxation.cornerCount[index] - relaxation.cornerCost[index]
                if value > most {
                    most = value
                    count = relaxation.cornerCount[index]
                }
            }
            penalty[term] = most
            corner[term] = count
        }
        work += relaxation.terms
    }

    private func priceOptions() {
        for index in 0..<liveMomentCount {
            let moment = Int(liveMoments[index])
            var sum: Int64 = 0
            for index in relaxation.firstMomentTerm[moment]..<relaxation.firstMomentTerm[moment + 1] {
                sum += prices[Int(relaxation.momentTerm[index])]
            }
            momentPrice[moment] = sum
        }
        for index in 0..<liveVisitCount {
            let visit = Int(liveVisits[index])
            var sum: Int64 = 0
            for index in relaxation.firstVisitShare[visit]..<relaxation.firstVisitShare[visit + 1] {
                sum += prices[Int(relaxation.visitShare[index])]
            }
            visitPrice[visit] = sum
        }
        work += 8 * liveMomentCount
    }

    /// The cheapest dates of a body under the prices; they are left in `chosen`.
    private func cheapest(_ body: Int) -> Int64 {
        let meetings = relaxation.firstMeeting[body]..<relaxation.firstMeeting[body + 1]
        for meeting in meetings {
            priceStops(of: meeting)
            if meeting == meetings.lowerBound {
                let first = relaxation.firstOption[meeting]
                for stop in first..<first + stopCount[meeting] { ahead[stop] = stopPrice[stop] }
            } else {
                goAhead(to: meeting, body)
            }
        }
        return choose(meetings)
    }

    private func priceStops(of meeting: Int) {
        let first = relaxation.firstOption[meeting]
        for stop in first..<first + stopCount[meeting] {
            var least = Fixed.never
            var cheapest: Int32 = -1
            for index in Int(stopFirst[stop])..<Int(stopEnd[stop]) {
                let option = Int(live[index])
                let visit = Int(relaxation.optionVisit[option])
                let cost =
                    relaxation.optionCost[option] + momentPrice[Int(relaxation.optionMoment[option])]
                    + (visit >= 0 ? visitPrice[visit] : 0)
                price[option] = cost
                if cost < least {
                    least = cost
                    cheapest = Int32(option)
                }
            }
            stopPrice[stop] = least
            stopOption[stop] = cheapest
        }
    }

    private func goAhead(to meeting: Int, _ body: Int) {
        let first = relaxation.firstOption[meeting]
        let origin = relaxation.firstOption[meeting - 1]
        let end = origin + stopCount[meeting - 1]
        let gaps = body * relaxation.gapSpan
        let most = relaxation.mostGap[body]
        let least = relaxation.leastGap[body]
        var earliest = origin
        for stop in first..<first + stopCount[meeting] {
            let ordinal = stopOrdinal[stop]
            while earliest < end, ordinal - stopOrdinal[earliest] > most { earliest += 1 }
            var cheapest = Fixed.never
            var from: Int32 = -1
            var other = earliest
            while other < end {
                let gap = ordinal - stopOrdinal[other]
                if gap < least { break }
                let cost = ahead[other] + relaxation.gapPrice[gaps + Int(gap)]
                if cost < cheapest {
                    cheapest = cost
                    from = Int32(other)
                }
                other += 1
            }
            work += other - earliest
            previous[stop] = from
            ahead[stop] = from < 0 ? Fixed.never : cheapest + stopPrice[stop]
        }
    }

    private func choose(_ meetings: Range<Int>) -> Int64 {
        let last = relaxation.firstOption[meetings.upperBound - 1]
        var least = Fixed.never
        var stop = -1
        for candidate in last..<last + stopCount[meetings.upperBound - 1] where ahead[candidate] < least {
            least = ahead[candidate]
            stop = candidate
        }
        guard stop >= 0 else { return Fixed.never }
        for meeting in meetings.reversed() {
            chosen[meeting] = stopOption[stop]
            linearChoice[meeting] = stopOption[stop]
            stop = Int(previous[stop])
        }
        return least
    }

    /// The cheapest way on from each stop of a body.
    func goBack(_ body: Int) {
        let last = relaxation.firstMeeting[body + 1] - 1
        let firstOfLast = relaxation.firstOption[last]
        for stop in firstOfLast..<firstOfLast + stopCount[last] { behind[stop] = 0 }
        for meeting in (relaxation.firstMeeting[body]..<last).reversed() { goBack(from: meeting, body) }
    }

    private func goBack(from meeting: Int, _ body: Int) {
        let first = relaxation.firstOption[meeting]
        let next = relaxation.firstOption[meeting + 1]
        let end = next + stopCount[meeting + 1]
        let gaps = body * relaxation.gapSpan
        let most = relaxation.mostGap[body]
        let least = relaxation.leastGap[body]
        var earliest = next
        for stop in first..<first + stopCount[meeting] {
            let ordinal = stopOrdinal[stop]
            while earliest < end, stopOrdinal[earliest] - ordinal < least { earliest += 1 }
            var cheapest = Fixed.never
            var other = earliest
            while other < end {
                let gap = stopOrdinal[other] - ordinal
                if gap > most { break }
                let cost = behind[other] + stopPrice[other] + relaxation.gapPrice[gaps + Int(gap)]
                if cost < cheapest { cheapest = cost }
                other += 1
            }
            work += other - earliest
            behind[stop] = cheapest
        }
    }
}
