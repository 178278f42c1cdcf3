/// Every body's cheapest dates by itself under the prices of the terms, over the options that are still live.
final class Chains {
    let relaxation: Relaxation
    /// The bodies that have a year of dates by their own rules, and their meetings; others do not count.
    private(set) var bodies: [Int]
    private(set) var meetings: [Int]
    /// By term and share.
    let prices: Table<Int64>
    /// By term: what its price could take from a plan at most, and the count of the corner where it does.
    let penalty: Table<Int64>
    let corner: Table<Int64>

    let isLive: Table<Bool>
    let stops: Stops
    let moments: Used
    let visits: Used
    /// By moment, visit and option.
    let momentPrice: Table<Int64>
    let visitPrice: Table<Int64>
    let price: Table<Int64>

    // By body and by meeting: the cheapest dates under the prices, and the cheapest with fairness counted as it is.
    let linear: Table<Int64>
    let exact: Table<Int64>
    let linearChoice: Table<Int32>
    let choice: Table<Int32>

    let surplus: Surplus
    /// The dates that are being tried.
    let trail: Table<Int32>
    var best: Int64 = 0
    var triesLeft = 0

    /// How much has been computed, in units that take about the same time on every instance.
    var work = 0

    init(_ relaxation: Relaxation, _ reach: Reach) {
        self.relaxation = relaxation
        bodies = Array(0..<relaxation.bodies.count)
        meetings = []
        prices = Table(repeating: 0, count: relaxation.prices)
        penalty = Table(repeating: 0, count: relaxation.terms.count)
        corner = Table(repeating: 0, count: relaxation.terms.count)
        isLive = Table(repeating: false, count: relaxation.options.count)
        stops = Stops(relaxation)
        moments = Used(relaxation.options.moments)
        visits = Used(relaxation.options.visits)
        momentPrice = Table(repeating: 0, count: relaxation.options.moments)
        visitPrice = Table(repeating: 0, count: relaxation.options.visits)
        price = Table(repeating: 0, count: relaxation.options.count)
        linear = Table(repeating: 0, count: relaxation.bodies.count)
        exact = Table(repeating: 0, count: relaxation.bodies.count)
        linearChoice = Table(repeating: -1, count: relaxation.meetings)
        choice = Table(repeating: -1, count: relaxation.meetings)
        surplus = Surplus(relaxation)
        trail = Table(repeating: -1, count: relaxation.meetings)
        for option in reach.options.joined() { isLive[option] = true }
        gather()
        dropHopeless()
    }

    private func dropHopeless() {
        priceOptions()
        bodies.removeAll { cheapest($0) >= Fixed.never }
        meetings = bodies.flatMap { relaxation.bodies.meetings(of: $0) }
        choice.fill(-1)
        linearChoice.fill(-1)
    }

    /// To be called when options have ended or come back.
    func gather() {
        moments.removeAll()
        visits.removeAll()
        for meeting in 0..<relaxation.meetings {
            let options = relaxation.options(of: meeting)
            stops.gather(options, of: meeting, relaxation, isLive)
            for option in options where isLive[option] {
                moments.insert(Int(relaxation.options.moment[option]))
                visits.insert(Int(relaxation.options.visit[option]))
            }
        }
    }

    @inline(__always)
    func stops(of meeting: Int) -> Range<Int> {
        let first = relaxation.firstOption[meeting]
        return first..<first + stops.count[meeting]
    }
}
