extension Chains {
    private static let mostTries = 50_000

    /// The cheapest dates of a body with its fairness counted as it is, found among those that the prices do not
    /// exclude.
    ///
    /// What fairness costs more than its prices say, the surplus, is never negative. Without an end within so many
    /// tries, the cost under the prices stands, which is no higher.
    func fairest(_ body: Int) -> Int64 {
        let seats = relaxation.bodies.seats(of: body)
        let meetings = relaxation.bodies.meetings(of: body)
        priceSurplus(seats, most: meetings.count)
        surplus.clear(seats)
        for meeting in meetings { note(Int(choice[meeting]), 1) }
        let extra = surplus.bound(seats, left: 0)
        guard extra > 0 else { return linear[body] }
        goBack(body)
        best = linear[body] + extra
        triesLeft = Self.mostTries
        surplus.clear(seats)
        tryDates(from: meetings.lowerBound, Attempt(body: body, meetings: meetings, seats: seats), cost: 0)
        work += 24 * (Self.mostTries - triesLeft)
        return triesLeft > 0 ? best : linear[body]
    }

    private struct Attempt {
        let body: Int
        let meetings: Range<Int>
        let seats: Range<Int>
    }

    private func priceSurplus(_ seats: Range<Int>, most: Int) {
        for seat in seats {
            let term = relaxation.terms.seats.lowerBound + seat
            surplus.least[seat] = Int(corner[term])
            for count in 0...most {
                surplus.cost[seat * surplus.span + count] =
                    relaxation.terms.fairPrice[count] - prices[term] * Int64(count) + penalty[term]
            }
        }
        work += seats.count * most
    }

    private func note(_ option: Int, _ change: Int) {
        for index in relaxation.momentSeats.row(Int(relaxation.options.moment[option])) {
            surplus.missed[Int(relaxation.momentSeats.values[index])] += change
        }
    }

    private func tryDates(from meeting: Int, _ attempt: Attempt, cost: Int64) {
        let left = attempt.meetings.upperBound - meeting - 1
        guard left >= 0 else {
            best = cost + surplus.bound(attempt.seats, left: 0)
            for meeting in attempt.meetings { choice[meeting] = trail[meeting] }
            return
        }
        triesLeft -= 1
        guard triesLeft > 0 else { return }
        let least = surplus.bound(attempt.seats, left: left + 1)
        let without = surplus.bound(attempt.seats, left: left)
        for stop in stops(of: meeting) {
            let way = cost + gapPrice(before: meeting, stop, attempt)
            let rest = stops.behind[stop]
            guard way + stops.price[stop] + rest + least < best else { continue }
            for place in stops.options(of: stop) {
                let option = Int(stops.live[place])
                let next = way + price[option]
                guard next + rest + least < best else { continue }
                guard next + rest + without + surplusRise(option, left: left) < best else { continue }
                trail[meeting] = Int32(option)
                note(option, 1)
                tryDates(from: meeting + 1, attempt, cost: next)
                note(option, -1)
            }
        }
    }

    /// What the absences of an option add, beside those of the dates chosen so far.
    @inline(__always)
    private func surplusRise(_ option: Int, left: Int) -> Int64 {
        var sum: Int64 = 0
        for index in relaxation.momentSeats.row(Int(relaxation.options.moment[option])) {
            sum += surplus.rise(Int(relaxation.momentSeats.values[index]), left: left)
        }
        return sum
    }

    private func gapPrice(before meeting: Int, _ stop: Int, _ attempt: Attempt) -> Int64 {
        guard meeting > attempt.meetings.lowerBound else { return 0 }
        let gap = stops.ordinal[stop] - relaxation.options.ordinal[Int(trail[meeting - 1])]
        let bodies = attempt.body
        guard gap >= relaxation.bodies.leastGap[bodies], gap <= relaxation.bodies.mostGap[bodies] else {
            return Fixed.never
        }
        return relaxation.bodies.gapPrice[bodies * relaxation.bodies.gapSpan + Int(gap)]
    }
}
