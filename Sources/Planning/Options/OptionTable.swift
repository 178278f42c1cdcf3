/// The options of all meetings while they are collected, body by body.
struct OptionTable {
    var body: [Int32] = []
    var isOnSite: [Bool] = []
    var firstOption: [Int] = [0]
    var day: [Int32] = []
    var start: [Int32] = []
    var cost: [Int32] = []
    var absence: [Int32] = []
    var firstAbsentee: [Int] = [0]
    var absentee: [Int32] = []

    /// A time that suits the body, whichever of its meetings it is for.
    private struct Time {
        let day: Int
        let start: Int
        let cost: Int32
        let absence: Int32
    }

    mutating func append(_ body: Int, _ instance: Instance, _ taken: TakenTimes, _ seats: inout SeatTable) {
        let first = seats.append(body, instance)
        let times = times(of: body, instance, taken, firstSeat: first)
        let current = instance.current.filter { $0.body == body }
        for number in 0..<instance.bodies[body].meetings {
            self.body.append(Int32(body))
            isOnSite.append(instance.bodies[body].onSite.contains(number))
            if let placement = current.last(where: { $0.number == number }) {
                appendReplanned(placement, times, instance)
            } else {
                for time in times where instance.span(of: number, body).contains(instance.days[time.day].ordinal) {
                    append(time, moveCost: 0)
                }
            }
            firstOption.append(day.count)
        }
    }

    private mutating func times(
        of number: Int, _ instance: Instance, _ taken: TakenTimes, firstSeat: Int
    ) -> [Time] {
        let body = instance.bodies[number]
        guard let materials = instance.materials[body.materialsLead], !body.members.isEmpty else { return [] }
        let weekdays = Set(body.weekdays)
        var times: [Time] = []
        for (index, day) in instance.days.enumerated() where materials[index] && weekdays.contains(day.weekday) {
            for start in body.starts {
                let slots = TakenTimes.mask(start..<start + body.duration)
                guard let price = absences(body, index, slots, taken, firstSeat) else { continue }
                let cost = price + instance.weights.price(of: day, start, body) + (body.dayPrices[index] ?? 0)
                times.append(
                    Time(day: index, start: start, cost: Int32(cost), absence: Int32(firstAbsentee.count - 2)))
            }
        }
        return times
    }

    /// Notes who cannot come and answers with the price, or with nothing where the meeting could not be held.
    private mutating func absences(
        _ body: Instance.Body, _ day: Int, _ slots: UInt64, _ taken: TakenTimes, _ firstSeat: Int
    ) -> Int? {
        var price = 0
        var present = 0
        var seat = Int32(firstSeat)
        let count = absentee.count
        for member in body.members {
            defer { if member.role.isSparedAlike { seat += 1 } }
            guard !taken.isFree(member.person, on: day, slots) else {
                if member.role.countsTowardsQuorum { present += 1 }
                continue
            }
            guard member.person != body.chair, member.person != body.coordinator else {
                absentee.removeSubrange(count...)
                return nil
            }
            price += member.weight
            if member.role.isSparedAlike { absentee.append(seat) }
        }
        guard present >= body.quorum else {
            absentee.removeSubrange(count...)
            return nil
        }
        firstAbsentee.append(absentee.count)
        return price
    }

    /// What has been stays; what is to come may move for a price, but not into the past.
    private mutating func appendReplanned(_ current: Placement, _ times: [Time], _ instance: Instance) {
        let frozenBefore = instance.frozenBefore ?? .min
        let moveCost = instance.moveCost(of: current.number, current.body)
        let isCurrent = { (time: Time) in time.day == current.day && time.start == current.start }
        guard !instance.isFrozen(current) else {
            if let time = times.first(where: isCurrent) { return append(time, moveCost: 0) }
            firstAbsentee.append(absentee.count)
            return append(
                Time(day: current.day, start: current.start, cost: 0, absence: Int32(firstAbsentee.count - 2)),
                moveCost: 0)
        }
        let span = instance.span(of: current.number, current.body)
        for time in times {
            let ordinal = instance.days[time.day].ordinal
            guard span.contains(ordinal), ordinal >= frozenBefore else { continue }
            append(time, moveCost: isCurrent(time) ? 0 : moveCost)
        }
    }

    private mutating func append(_ time: Time, moveCost: Int) {
        day.append(Int32(time.day))
        start.append(Int32(time.start))
        cost.append(time.cost + Int32(moveCost))
        absence.append(time.absence)
    }
}

extension Instance {
    /// Between which days of the year a meeting can lie for its windows and for the others of its body; empty where they
    /// exclude each other.
    func span(of number: Int, _ body: Int) -> Range<Int> {
        let rules = bodies[body]
        var earliest = days[0].ordinal + number * rules.gaps.least
        var latest = days[days.count - 1].ordinal - (rules.meetings - 1 - number) * rules.gaps.least
        for window in rules.windows where window.number == number {
            earliest = max(earliest, window.notBefore)
            latest = min(latest, window.notAfter)
        }
        return earliest..<max(earliest, latest + 1)
    }
}

extension Instance.Weights {
    func price(of day: Instance.Day, _ start: Int, _ body: Instance.Body) -> Int {
        (day.isBridgeDay ? bridgeDay : 0) + (day.isSchoolBreak ? schoolBreak : 0)
            + (day.isBeforeHoliday ? beforeHoliday : 0)
            + (day.weekday != body.preferredWeekday ? weekday : 0) + (start != body.preferredStart ? self.start : 0)
    }
}
