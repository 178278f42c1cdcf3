extension Options {
    package init(_ instance: Instance) {
        let times = TakenTimes(instance)
        var options = OptionTable()
        var seats = SeatTable(instance)
        for body in instance.bodies.indices { options.append(body, instance, times, &seats) }
        let weekNumbers = Numbering(instance.days.map(\.week))
        let coordinatorNumbers = Numbering(instance.bodies.map(\.coordinator))
        bodies = instance.bodies.count
        days = instance.days.count
        buffer = instance.bufferSlots
        weekSoftCap = instance.weights.weekSoftCap
        weekHardCap = instance.weights.weekHardCap
        weekOver = Int32(instance.weights.weekOver)
        kommunPrice = Int32(instance.weights.kommun)
        ordinal = instance.days.map { Int32($0.ordinal) }
        week = weekNumbers.numbers
        weeks = weekNumbers.count
        firstMeeting = instance.bodies.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.meetings) }
        duration = instance.bodies.map { Int32($0.duration) }
        coordinator = coordinatorNumbers.numbers
        coordinators = coordinatorNumbers.count
        gapSpan = instance.days[instance.days.count - 1].ordinal - instance.days[0].ordinal + 1
        gapPrice = instance.gapPrices(span: gapSpan)
        body = options.body
        isOnSite = options.isOnSite
        firstOption = options.firstOption
        day = options.day
        start = options.start
        cost = options.cost
        absence = options.absence
        firstAbsentee = options.firstAbsentee
        absentee = options.absentee
        seatBody = seats.body
        seatPerson = seats.person
        seatKommun = seats.kommun
        fairPrice = instance.fairPrices
        kommunFree = seats.kommunFree
        ties = Ties(instance)
    }
}

extension Instance {
    /// By body and days between two of its meetings.
    fileprivate func gapPrices(span: Int) -> [Int32] {
        bodies.flatMap { body in
            (0..<span).map { gap in
                // Two meetings of one body on one day would be one meeting.
                guard gap >= max(1, body.gaps.least), gap <= body.gaps.most else { return Options.forbidden }
                return Int32(weights.evenPerDay * max(0, abs(gap - body.gaps.ideal) - body.gaps.tolerance))
            }
        }
    }

    /// By number of absences.
    fileprivate var fairPrices: [Int32] {
        let most = bodies.map(\.meetings).max() ?? 0
        return (0...most).map { absences in
            let over = absences - weights.fairFree
            return Int32(weights.fair * (max(0, over) + max(0, over - 1)))
        }
    }
}

/// Small numbers in place of any, in the order in which they first appear.
struct Numbering {
    let numbers: [Int32]
    let count: Int

    init(_ values: [Int]) {
        var known: [Int: Int32] = [:]
        numbers = values.map { value in
            if let number = known[value] { return number }
            let number = Int32(known.count)
            known[value] = number
            return number
        }
        count = known.count
    }
}

/// Every person's taken slots, a bit each, by day.
struct TakenTimes {
    private let masks: [UInt64]
    private let days: Int

    init(_ instance: Instance) {
        let days = instance.days.count
        let weekdays = instance.days.map(\.weekday)
        var masks = [UInt64](repeating: 0, count: days * instance.people.count)
        for (number, person) in instance.people.enumerated() {
            var weekly = [UInt64](repeating: 0, count: 8)
            for time in person.weekly { weekly[time.weekday] |= Self.mask(time.slots) }
            for day in 0..<days { masks[number * days + day] = weekly[weekdays[day]] }
            for time in person.busy { masks[number * days + time.day] |= Self.mask(time.slots) }
        }
        self.masks = masks
        self.days = days
    }

    func isFree(_ person: Int, on day: Int, _ slots: UInt64) -> Bool { masks[person * days + day] & slots == 0 }

    static func mask(_ slots: Range<Int>) -> UInt64 {
        guard !slots.isEmpty else { return 0 }
        return (UInt64.max >> UInt64(64 - slots.count)) << UInt64(slots.lowerBound)
    }
}
