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
