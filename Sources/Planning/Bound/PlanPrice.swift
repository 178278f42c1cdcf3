extension Options {
    /// The cost of a plan that gives every meeting one of its options, apart from bodies without any, or nothing where
    /// it breaks a hard rule.
    func price(of plan: [Int?]) -> Int? {
        guard let gaps = priceOfGaps(plan), let days = priceOfDays(plan), let weeks = priceOfWeeks(plan) else {
            return nil
        }
        return plan.reduce(0) { $0 + Int($1.map { cost[$0] } ?? 0) } + gaps + days + weeks + priceOfAbsences(plan)
    }

    /// What no plan that keeps the hard rules costs more than.
    var ceiling: Int {
        (0..<bodies).reduce(0) { sum, body in
            let meetings = meetings(of: body)
            let dates = meetings.reduce(0) { $0 + Int(cost[options(of: $1)].max() ?? 0) }
            let gaps = gapPrice[body * gapSpan..<(body + 1) * gapSpan].filter { $0 < Self.forbidden }
            let seats = seatBody.count { $0 == body }
            let absences = seats * (Int(fairPrice[meetings.count]) + Int(kommunPrice) * meetings.count)
            let others = Int(gaps.max() ?? 0) + Int(ties.travel[body]) + Int(weekOver)
            return sum + dates + absences + others * meetings.count
        }
    }

    private func priceOfGaps(_ plan: [Int?]) -> Int? {
        var sum = 0
        for body in 0..<bodies {
            let plan = meetings(of: body).compactMap { plan[$0].map { ordinal[Int(day[$0])] } }
            for (one, next) in zip(plan, plan.dropFirst()) {
                guard next > one, gapPrice[body * gapSpan + Int(next - one)] < Self.forbidden else { return nil }
                sum += Int(gapPrice[body * gapSpan + Int(next - one)])
            }
        }
        return sum
    }

    private func priceOfWeeks(_ plan: [Int?]) -> Int? {
        var counts = [Int](repeating: 0, count: coordinators * weeks)
        for case (let meeting, let option?) in plan.enumerated() {
            counts[Int(coordinator[Int(body[meeting])]) * weeks + Int(week[Int(day[option])])] += 1
        }
        guard counts.allSatisfy({ $0 <= weekHardCap }) else { return nil }
        return counts.reduce(0) { $0 + Int(weekOver) * max(0, $1 - weekSoftCap) }
    }

    /// The journeys, where nobody is in two places.
    private func priceOfDays(_ plan: [Int?]) -> Int? {
        var meetingsOfDay = [[(meeting: Int, option: Int)]](repeating: [], count: days)
        for case (let meeting, let option?) in plan.enumerated() {
            meetingsOfDay[Int(day[option])].append((meeting, option))
        }
        var sum = 0
        for meetings in meetingsOfDay where !meetings.isEmpty {
            for (index, one) in meetings.enumerated() {
                for other in meetings[(index + 1)...] where collide(one, other) { return nil }
            }
            var travelled: Set<Int32> = []
            for (meeting, _) in meetings where isOnSite[meeting] {
                let body = Int(body[meeting])
                for traveller in ties.traveller[ties.firstTraveller[body]..<ties.firstTraveller[body + 1]]
                where travelled.insert(traveller).inserted {
                    sum += Int(ties.fare[Int(traveller)])
                }
            }
        }
        return sum
    }

    private func collide(_ one: (meeting: Int, option: Int), _ other: (meeting: Int, option: Int)) -> Bool {
        let (body, otherBody) = (Int(body[one.meeting]), Int(body[other.meeting]))
        guard ties.shares[body * bodies + otherBody] else { return false }
        let end = start[one.option] + duration[body] + Int32(buffer)
        let otherEnd = start[other.option] + duration[otherBody] + Int32(buffer)
        return start[one.option] < otherEnd && start[other.option] < end
    }

    private func priceOfAbsences(_ plan: [Int?]) -> Int {
        var missed = [Int](repeating: 0, count: seatBody.count)
        var kommuner = [Int](repeating: 0, count: kommunFree.count)
        for case let option? in plan {
            for seat in absentees(of: option) {
                missed[Int(seat)] += 1
                if seatKommun[Int(seat)] >= 0 { kommuner[Int(seatKommun[Int(seat)])] += 1 }
            }
        }
        return missed.reduce(0) { $0 + Int(fairPrice[$1]) }
            + zip(kommuner, kommunFree).reduce(0) { $0 + Int(kommunPrice) * max(0, $1.0 - Int($1.1)) }
    }
}
