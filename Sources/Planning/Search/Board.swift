/// A plan in the making with every count its cost depends on, so that a change is priced by what it touches alone.
///
/// The price is the exact cost and the faults: pairs of meetings too close for somebody who sits in both, meetings above a
/// week's hard cap, gaps that are not allowed. The order of a body's meetings is always kept.
struct Board: ~Copyable {
    struct Choice: BitwiseCopyable {
        var cost: Int32
        var day: Int16
        var start: Int16
        /// A bit for each of the body's counted seats that stays empty.
        var absent: UInt64
    }

    let rules: Rules
    let chosen: Table<Int32>
    let seatAbsences: Table<Int32>
    let kommunAbsences: Table<Int32>
    let weekCount: Table<Int32>
    /// By day and body: the start slot of the body's meeting.
    let startOn: Table<Int16>
    /// By day: a bit for each body that meets, and for each that meets on site.
    let bodiesOn: Table<UInt64>
    let sitesOn: Table<UInt64>
    var price: Price = 0

    init(_ rules: Rules) {
        self.rules = rules
        chosen = Table(repeating: -1, count: rules.meetings)
        seatAbsences = Table(repeating: 0, count: rules.seats)
        kommunAbsences = Table(repeating: 0, count: rules.kommuner)
        weekCount = Table(repeating: 0, count: rules.weekSlots)
        startOn = Table(repeating: 0, count: rules.days * rules.bodies)
        bodiesOn = Table(repeating: 0, count: rules.days * rules.words)
        sitesOn = Table(repeating: 0, count: rules.days * rules.words)
    }

    /// What it adds to the price to move a meeting that has a time to another option, or nothing where it would not lie
    /// between its neighbours.
    @inline(__always)
    func change(_ meeting: Int, to option: Int32) -> Price? {
        let new = rules.choice[option]
        let old = rules.choice[chosen[meeting]]
        let body = Int(rules.body[meeting])
        guard let gaps = gapChange(meeting, body, from: old.day, to: new.day) else { return nil }
        var change = new.cost - old.cost
        var faults: Price = gaps
        if old.absent != new.absent { change += absenceChange(body, from: old.absent, to: new.absent) }
        if old.day != new.day {
            faults += weekChange(body, from: old.day, to: new.day)
            if rules.isOnSite[meeting] { change += travel(body, on: new.day) - travel(body, on: old.day) }
        }
        faults += clashes(body, on: new.day, at: new.start)
        if price > Int32.max { faults -= clashes(body, on: old.day, at: old.start) }
        return Price(change) + faults
    }

    @inline(__always)
    private func gapChange(_ meeting: Int, _ body: Int, from old: Int16, to new: Int16) -> Price? {
        guard old != new else { return 0 }
        let oldOrdinal = rules.ordinal[Int(old)]
        let newOrdinal = rules.ordinal[Int(new)]
        let base = Int32(body) * rules.gapSpan
        var change: Price = 0
        if rules.hasPrevious[meeting] {
            let neighbour = rules.ordinal[Int(rules.choice[chosen[meeting - 1]].day)]
            guard newOrdinal > neighbour else { return nil }
            change += rules.gapPrice[base + newOrdinal - neighbour]
            change -= rules.gapPrice[base + oldOrdinal - neighbour]
        }
        if rules.hasNext[meeting] {
            let neighbour = rules.ordinal[Int(rules.choice[chosen[meeting + 1]].day)]
            guard newOrdinal < neighbour else { return nil }
            change += rules.gapPrice[base + neighbour - newOrdinal]
            change -= rules.gapPrice[base + neighbour - oldOrdinal]
        }
        return change
    }

    /// Moves a meeting whose change has been priced.
    mutating func move(_ meeting: Int, to option: Int32, _ change: Price) {
        let body = Int(rules.body[meeting])
        let old = rules.choice[chosen[meeting]]
        let new = rules.choice[option]
        price += change
        lift(meeting, body, old)
        set(meeting, body, new)
        chosen[meeting] = option
    }

    private func lift(_ meeting: Int, _ body: Int, _ old: Choice) {
        count(body, old.absent, by: -1)
        weekCount[rules.weekOffset[body] + rules.week[Int(old.day)]] -= 1
        let word = Int(old.day) * rules.words + body >> 6
        let bit: UInt64 = 1 << UInt64(body & 63)
        bodiesOn[word] &= ~bit
        sitesOn[word] &= ~bit
    }

    func set(_ meeting: Int, _ body: Int, _ new: Choice) {
        count(body, new.absent, by: 1)
        weekCount[rules.weekOffset[body] + rules.week[Int(new.day)]] += 1
        let word = Int(new.day) * rules.words + body >> 6
        let bit: UInt64 = 1 << UInt64(body & 63)
        bodiesOn[word] |= bit
        if rules.isOnSite[meeting] { sitesOn[word] |= bit }
        startOn[Int(new.day) * rules.bodies + body] = new.start
    }

    private func count(_ body: Int, _ absent: UInt64, by step: Int32) {
        let first = Int(rules.firstSeat[body])
        var left = absent
        while left != 0 {
            let seat = first + left.trailingZeroBitCount
            left &= left - 1
            seatAbsences[seat] += step
            let kommun = rules.seatKommun[seat]
            if kommun >= 0 { kommunAbsences[kommun] += step }
        }
    }
}
