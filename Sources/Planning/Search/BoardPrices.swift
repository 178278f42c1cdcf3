extension Board {
    @inline(__always)
    func absenceChange(_ body: Int, from old: UInt64, to new: UInt64) -> Int32 {
        var change: Int32 = 0
        let first = Int(rules.firstSeat[body])
        var changed = old ^ new
        let kommunSeats = changed & rules.kommunSeats[body]
        while changed != 0 {
            let bit = changed.trailingZeroBitCount
            changed &= changed - 1
            let absences = seatAbsences[first + bit]
            let step: Int32 = new >> UInt64(bit) & 1 == 1 ? 1 : -1
            change += rules.fairPrice[absences + step] - rules.fairPrice[absences]
        }
        return kommunSeats == 0 ? change : change + kommunChange(first, kommunSeats, new)
    }

    /// Several seats of one kommun can change in one move: each is priced after those before it.
    private func kommunChange(_ first: Int, _ seats: UInt64, _ new: UInt64) -> Int32 {
        var change: Int32 = 0
        var left = seats
        while left != 0 {
            let bit = left.trailingZeroBitCount
            left &= left - 1
            let kommun = rules.seatKommun[first + bit]
            var absences = kommunAbsences[kommun]
            var earlier = seats & ((1 << UInt64(bit)) - 1)
            while earlier != 0 {
                let other = earlier.trailingZeroBitCount
                earlier &= earlier - 1
                if rules.seatKommun[first + other] == kommun { absences += new >> UInt64(other) & 1 == 1 ? 1 : -1 }
            }
            let free = rules.kommunFree[kommun]
            let after = absences + (new >> UInt64(bit) & 1 == 1 ? 1 : -1)
            change += rules.kommunPrice * (max(0, after - free) - max(0, absences - free))
        }
        return change
    }

    @inline(__always)
    func weekChange(_ body: Int, from old: Int16, to new: Int16) -> Price {
        let before = rules.weekOffset[body] + rules.week[Int(old)]
        let after = rules.weekOffset[body] + rules.week[Int(new)]
        guard before != after else { return 0 }
        return weekStep(weekCount[after]) - weekStep(weekCount[before] - 1)
    }

    /// The price of one more meeting in a week that has some.
    @inline(__always)
    func weekStep(_ count: Int32) -> Price {
        (count >= rules.weekSoftCap ? Price(rules.weekOver) : 0) + (count >= rules.weekHardCap ? .fault : 0)
    }

    /// How many meetings of others would be too close.
    @inline(__always)
    func clashes(_ body: Int, on day: Int16, at start: Int16) -> Price {
        var clashes: Price = 0
        let row = Int(day) * rules.words
        let end = Int32(start) + rules.duration[body] + rules.buffer
        for word in Int(rules.firstWord[body])..<Int(rules.endWord[body]) {
            var others = bodiesOn[row + word] & rules.sharing[body * rules.words + word]
            while others != 0 {
                let other = word << 6 + others.trailingZeroBitCount
                others &= others - 1
                let otherStart = Int32(startOn[Int(day) * rules.bodies + other])
                let otherEnd = otherStart + rules.duration[other] + rules.buffer
                if Int32(start) < otherEnd && otherStart < end { clashes += .fault }
            }
        }
        return clashes
    }

    /// What it costs that the body meets on site that day, given which others do.
    @inline(__always)
    func travel(_ body: Int, on day: Int16) -> Int32 {
        let row = Int(day) * rules.words
        var met = 0
        var companion = 0
        for word in Int(rules.firstWord[body])..<Int(rules.endWord[body]) {
            let others = sitesOn[row + word] & rules.siteSharing[body * rules.words + word]
            guard others != 0 else { continue }
            met += others.nonzeroBitCount
            companion = word << 6 + others.trailingZeroBitCount
        }
        switch met {
        case 0: return rules.travel[body]
        case 1: return rules.travel[body] - rules.saving[body * rules.bodies + companion]
        default: return sharedTravel(body, row)
        }
    }

    private func sharedTravel(_ body: Int, _ row: Int) -> Int32 {
        var price: Int32 = 0
        for place in Int(rules.firstTraveller[body])..<Int(rules.firstTraveller[body + 1]) {
            let traveller = Int(rules.traveller[place])
            var travelsAnyway = false
            for word in Int(rules.firstWord[body])..<Int(rules.endWord[body]) {
                var met = sitesOn[row + word] & rules.travellerBodies[traveller * rules.words + word]
                if body >> 6 == word { met &= ~(1 << UInt64(body & 63)) }
                travelsAnyway = travelsAnyway || met != 0
            }
            if !travelsAnyway { price += rules.fare[traveller] }
        }
        return price
    }
}
