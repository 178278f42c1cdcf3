/// A person's time beside what her seat was said to ask for the part of the year that she sat on it.
package struct Measure: Hashable, Sendable {
    /// Minutes.
    package let least: Int
    package let most: Int
    /// Days of the year with a mandate and a norm in force; only time on those days is compared.
    package let days: Int
    package let daysOfYear: Int
    /// Minutes on those days.
    package let minutes: Int

    package init(least: Int, most: Int, days: Int, daysOfYear: Int, minutes: Int) {
        self.least = least
        self.most = most
        self.days = days
        self.daysOfYear = daysOfYear
        self.minutes = minutes
    }

    package var isWholeYear: Bool { days == daysOfYear }

    package var verdict: Verdict {
        if minutes < least { return .under }
        return minutes > most ? .over : .within
    }

    package enum Verdict: String, Hashable, Codable, Sendable, CaseIterable { case under, within, over }
}

/// Which of a body's norms a seat is measured against.
package enum Yardstick: Hashable, Sendable {
    /// The newest that has begun, day by day.
    case inForce
    /// One of them for all of the year, for comparison.
    case only(Norm)
}

extension Measure {
    /// Each day adds its share of the norm that is in force; nil where no day does.
    init?(
        of contributions: [Contribution], on seatDays: Set<Day>, in year: Int, norms: [Norm],
        by yardstick: Yardstick = .inForce
    ) {
        let daysOfYear = Day.newYear(year + 1).ordinal - Day.newYear(year).ordinal
        let measured: [Norm] = if case .only(let norm) = yardstick { [norm] } else { norms }
        let norm = { (day: Day) -> Int? in yardstick == .inForce ? measured.placeInForce(on: day) : 0 }
        var counts = [Int](repeating: 0, count: measured.count)
        for day in seatDays { if let place = norm(day) { counts[place] += 1 } }
        let days = counts.reduce(0, +)
        guard days > 0 else { return nil }
        let minutes = { (end: (Norm) -> Double) -> Int in
            let hours = zip(measured, counts).reduce(0) { sum, part in sum + end(part.0) * Double(part.1) }
            return Int((hours * 60 / Double(daysOfYear)).rounded())
        }
        self.init(
            least: minutes(\.leastHours), most: minutes(\.mostHours), days: days, daysOfYear: daysOfYear,
            minutes: contributions.reduce(0) {
                $0 + (seatDays.contains($1.day) && norm($1.day) != nil ? $1.minutes : 0)
            })
    }
}
