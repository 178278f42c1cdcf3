/// The rules between meetings, each loosened into a price on what takes part in it.
///
/// A term is a convex function of how many of the chosen options take part in it, given by its corners (count, cost); it is
/// never less than `price · count - penalty(price)`. Whatever the prices, the cheapest dates of each body by itself under
/// them cost no more than the best plan.
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

/// Rows of numbers of different lengths, one after the other.
struct Rows {
    private(set) var first: [Int] = [0]
    private(set) var values: [Int32] = []

    mutating func append(_ row: [Int32]) {
        values.append(contentsOf: row)
        first.append(values.count)
    }
}
