extension Chains {
    /// Ends every option that no plan below the limit can hold; answers with how many there were.
    ///
    /// Follows an evaluation under the same prices, whose total is given. It stays true for ever: prices may change
    /// after.
    func reduce(total: Int64, limit: Int64) -> Int {
        var ended = 0
        for body in bodies {
            goBack(body)
            let most = limit - (total - exact[body])
            for meeting in relaxation.bodies.meetings(of: body) { ended += reduce(meeting, most: most) }
        }
        if ended > 0 { gather() }
        return ended
    }

    private func reduce(_ meeting: Int, most: Int64) -> Int {
        var ended = 0
        for stop in stops(of: meeting) {
            let way = stops.ahead[stop] - stops.price[stop] + stops.behind[stop]
            for place in stops.options(of: stop) {
                let option = Int(stops.live[place])
                guard way + price[option] > most || stops.ahead[stop] >= Fixed.never else { continue }
                isLive[option] = false
                ended += 1
            }
        }
        return ended
    }

    /// The cheapest way on from each stop of a body.
    func goBack(_ body: Int) {
        let meetings = relaxation.bodies.meetings(of: body)
        for stop in stops(of: meetings.upperBound - 1) { stops.behind[stop] = 0 }
        for meeting in meetings.dropLast().reversed() { goBack(from: meeting, body) }
    }

    private func goBack(from meeting: Int, _ body: Int) {
        let targets = stops(of: meeting + 1)
        let gaps = body * relaxation.bodies.gapSpan
        let least = relaxation.bodies.leastGap[body]
        let most = relaxation.bodies.mostGap[body]
        var earliest = targets.lowerBound
        for stop in stops(of: meeting) {
            let ordinal = stops.ordinal[stop]
            while earliest < targets.upperBound, stops.ordinal[earliest] - ordinal < least { earliest += 1 }
            var cheapest = Fixed.never
            var other = earliest
            while other < targets.upperBound {
                let gap = stops.ordinal[other] - ordinal
                if gap > most { break }
                let price = relaxation.bodies.gapPrice[gaps + Int(gap)]
                cheapest = min(cheapest, stops.behind[other] + stops.price[other] + price)
                other += 1
            }
            work += other - earliest
            stops.behind[stop] = cheapest
        }
    }

    /// Goes back to what was live at another time.
    func revive(_ options: [Bool]) {
        isLive.copy(options)
        gather()
    }

    /// How many options can still be part of a better plan.
    var liveCount: Int {
        meetings.reduce(0) { sum, meeting in stops(of: meeting).reduce(sum) { $0 + stops.options(of: $1).count } }
    }

    var hasEmptyMeeting: Bool { meetings.contains { stops.count[$0] == 0 } }

    /// Whether every meeting has one option left.
    var isDecided: Bool { meetings.allSatisfy(isDecided) }

    func isDecided(_ meeting: Int) -> Bool {
        stops.count[meeting] == 1 && stops.options(of: relaxation.firstOption[meeting]).count == 1
    }
}
