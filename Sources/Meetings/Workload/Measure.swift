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
        let shares: [Day: Norm] = seatDays.reduce(into: [:]) { shares, day in
            switch yardstick {
            case .inForce: shares[day] = norms.inForce(on: day)
            case .only(let norm): shares[day] = norm
            }
        }
        guard !shares.isEmpty else { return nil }
        let counts = Dictionary(grouping: shares.values) { $0 }.mapValues(\.count)
        let minutes = { (end: (Norm) -> Double) -> Int in
            let hours = counts.reduce(0) { sum, part in sum + end(part.key) * Double(part.value) }
            return Int((hours * 60 / Double(daysOfYear)).rounded())
        }
        self.init(
            least: minutes(\.leastHours), most: minutes(\.mostHours), days: shares.count, daysOfYear: daysOfYear,
            minutes: contributions.reduce(0) { $0 + (shares[$1.day] == nil ? 0 : $1.minutes) })
    }
}
