extension Chains {
    private static let mostTries = 50_000

    /// The cheapest dates of a body with its fairness counted as it is, found among those that the prices do not exclude.
    ///
    /// What fairness costs more than its prices say, the surplus, is never negative. Without an end within so many
    /// tries, the cost under the prices stands, which is no higher.
    func fairest(_ body: Int) -> Int64 {
        let seats = relaxation.firstSeat[body]..<relaxation.firstSeat[body + 1]
        let meetings = relaxation.firstMeeting[body]..<relaxation.firstMeeting[body + 1]
        priceSurplus(seats, most: meetings.count)
        let extra = surplus(of: meetings, seats)
        guard extra > 0 else { return linear[body] }
        goBack(body)
        best = linear[body] + extra
        triesLeft = Self.mostTries
        for seat in seats { missed[seat] = 0 }
        tryDates(
            from: meetings.lowerBound, meetings, seats, body, cost: 0,
            surplus: leastSurplus(seats, left: meetings.count))
        work += 8 * (Self.mostTries - triesLeft)
        return triesLeft > 0 ? best : linear[body]
    }

    private func priceSurplus(_ seats: Range<Int>, most: Int) {
        for seat in seats {
            let term = relaxation.firstSeatTerm + seat
            leastSurplus[seat] = Int(corner[term])
            for count in 0...most {
                surplus[seat * surplusSpan + count] =
                    relaxation.fairPrice[count] - prices[term] * Int64(count) + penalty[term]
            }
        }
        work += seats.count * most
    }

    private func surplus(of meetings: Range<Int>, _ seats: Range<Int>) -> Int64 {
        for seat in seats { missed[seat] = 0 }
        for meeting in meetings { note(Int(chosen[meeting]), 1) }
        return leastSurplus(seats, left: 0)
    }

    /// The least surplus that is left when so many meetings are still to be chosen.
    private func leastSurplus(_ seats: Range<Int>, left: Int) -> Int64 {
        var sum: Int64 = 0
        for seat in seats {
            let count = missed[seat]
            sum += surplus[seat * surplusSpan + min(max(leastSurplus[seat], count), count + left)]
        }
        return sum
    }

    private func note(_ option: Int, _ change: Int) {
        let moment = Int(relaxation.optionMoment[option])
        for index in relaxation.firstMomentSeat[moment]..<relaxation.firstMomentSeat[moment + 1] {
            missed[Int(relaxation.momentSeat[index])] += change
        }
    }

    private func tryDates(
        from meeting: Int, _ meetings: Range<Int>, _ seats: Range<Int>, _ body: Int, cost: Int64, surplus: Int64
    ) {
        guard meeting < meetings.upperBound else {
            best = cost + surplus
            for meeting in meetings { chosen[meeting] = trail[meeting] }
            return
        }
        triesLeft -= 1
        guard triesLeft > 0 else { return }
        let first = relaxation.firstOption[meeting]
        let left = meetings.upperBound - meeting - 1
        for stop in first..<first + stopCount[meeting] {
            let way = cost + gapPrice(before: meeting, stop, meetings, body)
            let rest = behind[stop] + surplus
            guard way + stopPrice[stop] + rest < best else { continue }
            for index in Int(stopFirst[stop])..<Int(stopEnd[stop]) {
                let option = Int(live[index])
                let next = way + price[option]
                guard next + rest < best else { continue }
                note(option, 1)
                let surplus = leastSurplus(seats, left: left)
                if next + behind[stop] + surplus < best {
                    trail[meeting] = Int32(option)
                    tryDates(from: meeting + 1, meetings, seats, body, cost: next, surplus: surplus)
                }
                note(option, -1)
            }
        }
    }

    private func gapPrice(before meeting: Int, _ stop: Int, _ meetings: Range<Int>, _ body: Int) -> Int64 {
        guard meeting > meetings.lowerBound else { return 0 }
        let gap = stopOrdinal[stop] - relaxation.optionOrdinal[Int(trail[meeting - 1])]
        guard gap >= relaxation.leastGap[body], gap <= relaxation.mostGap[body] else { return Fixed.never }
        return relaxation.gapPrice[body * relaxation.gapSpan + Int(gap)]
    }
}
