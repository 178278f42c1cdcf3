/// The work a seat is said to ask for (*arbetsinsats*), from a day on.
package struct Norm: Hashable, Codable, Sendable {
    package var from: Day?
    package var amount: Amount

    package init(from: Day? = nil, amount: Amount) {
        self.from = from
        self.amount = amount
    }

    package enum Amount: Hashable, Codable, Sendable {
        /// Hours a year (15–20, S1:42).
        case hours(least: Double, most: Double)
        /// Percent of a full year's working hours (5–10 % of 1,720 h, S0:122).
        case percent(least: Double, most: Double, of: Double)
    }
}

extension Norm {
    /// Hours a year.
    package var leastHours: Double {
        switch amount {
        case .hours(let least, _): least
        case .percent(let least, _, let year): least / 100 * year
        }
    }

    package var mostHours: Double {
        switch amount {
        case .hours(_, let most): most
        case .percent(_, let most, let year): most / 100 * year
        }
    }
}

extension [Norm] {
    /// The one that began last.
    package func inForce(on day: Day) -> Norm? { placeInForce(on: day).map { self[$0] } }

    /// Asked for every day of a year, and therefore without a list of its own.
    func placeInForce(on day: Day) -> Int? {
        var newest: Int?
        for (place, norm) in enumerated() where norm.from.map({ $0 <= day }) ?? true {
            guard let known = newest.map({ self[$0].from }) else {
                newest = place
                continue
            }
            // One without a first day has always been.
            if let begun = norm.from, known.map({ $0 < begun }) ?? true { newest = place }
        }
        return newest
    }
}
