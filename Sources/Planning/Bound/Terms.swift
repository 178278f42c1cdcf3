/// The rules between meetings, each loosened into a price on what takes part in it.
///
/// A term is a convex function of how many of the chosen options take part in it, given by its corners (count, cost);
/// it is never less than `price · count - penalty(price)`. Whatever the prices, the cheapest dates of each body by
/// itself under them cost no more than the best plan.
struct Terms {
    /// No price above the steepest slope makes sense.
    private(set) var steepest: [Double] = []
    private(set) var firstCorner: [Int] = [0]
    private(set) var cornerCount: [Int64] = []
    private(set) var cornerCost: [Int64] = []

    var count: Int { steepest.count }

    /// Answers with the number of the new term.
    mutating func append(corners: [(count: Int, cost: Int64)], steepest: Double) -> Int32 {
        for corner in corners {
            cornerCount.append(Int64(corner.count))
            cornerCost.append(corner.cost * Fixed.one)
        }
        firstCorner.append(cornerCount.count)
        self.steepest.append(steepest)
        return Int32(count - 1)
    }
}

extension Options {
    /// By coordinator and week: what lies over the soft cap costs, and the hard cap ends it.
    func weekTerms(_ terms: inout Terms) -> [Int32] {
        let over = Int64(weekOver) * Int64(max(0, weekHardCap - weekSoftCap))
        let corners = [(count: min(weekSoftCap, weekHardCap), cost: Int64(0)), (count: weekHardCap, cost: over)]
        return (0..<coordinators * weeks).map { _ in terms.append(corners: corners, steepest: .infinity) }
    }

    func kommunTerms(_ terms: inout Terms) -> [Int32] {
        kommunFree.map { terms.append(corners: [(count: Int($0), cost: 0)], steepest: Double(kommunPrice)) }
    }

    /// By seat: the price of a body's calling at the same empty seat again.
    func seatTerms(_ terms: inout Terms) -> [Int32] {
        seatBody.map { body in
            let prices = fairPrice[0...meetings(of: Int(body)).count]
            let corners = prices.enumerated().map { (count: $0.offset, cost: Int64($0.element)) }
            let steepest = zip(prices.dropFirst(), prices).map { $0 - $1 }.max() ?? 0
            return terms.append(corners: corners, steepest: Double(steepest))
        }
    }

    /// By clique, of which one may be held.
    func cliqueTerms(_ cliques: Cliques, _ terms: inout Terms) -> [Int32] {
        (0..<cliques.count).map { _ in terms.append(corners: [(1, 0)], steepest: .infinity) }
    }
}

/// The terms as they are read.
struct TermTable: ~Copyable {
    let count: Int
    let steepest: Table<Double>
    let firstCorner: Table<Int>
    let cornerCount: Table<Int64>
    let cornerCost: Table<Int64>
    /// The terms of fairness follow each other.
    let seats: Range<Int>
    let fairPrice: Table<Int64>

    init(_ terms: Terms, seats: [Int32], _ options: Options) {
        count = terms.count
        steepest = Table(terms.steepest)
        firstCorner = Table(terms.firstCorner)
        cornerCount = Table(terms.cornerCount)
        cornerCost = Table(terms.cornerCost)
        let first = seats.first.map(Int.init) ?? 0
        self.seats = first..<first + seats.count
        fairPrice = Table(options.fairPrice.map(Fixed.cost))
    }
}
