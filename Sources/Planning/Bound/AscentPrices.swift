extension Ascent {
    /// Moves the shares of a split and brings them back to where none is negative and they sum up to the fare: the
    /// nearest such point, found by leaving out what would be negative until nothing is (Michelot 1986).
    func moveShares(of split: Int, _ stride: Double) {
        let shares = shares(of: split)
        guard isLopsided(shares) else { return }
        var sum = -Double(relaxation.splits.fare[split]) / Double(Fixed.one)
        for share in shares {
            position[share] += stride * direction[share]
            sum += position[share]
        }
        var count = shares.count
        var excess = sum / Double(count)
        var isDone = false
        while !isDone {
            isDone = true
            for share in shares where position[share] > -.infinity && position[share] <= excess {
                sum -= position[share]
                count -= 1
                position[share] = -.infinity
                isDone = false
            }
            if !isDone { excess = sum / Double(count) }
        }
        for share in shares { position[share] = max(0, position[share] - excess) }
    }

    /// Where the prices of a split's shares stand.
    private func shares(of split: Int) -> Range<Int> {
        let shares = relaxation.splits.shares.row(split)
        return shares.lowerBound + relaxation.terms.count..<shares.upperBound + relaxation.terms.count
    }

    /// Where all shares are drawn alike they stay.
    private func isLopsided(_ shares: Range<Int>) -> Bool {
        for share in shares where direction[share] != direction[shares.lowerBound] { return true }
        return false
    }

    /// Sets the prices to be evaluated to whole numbers near the position.
    func round() {
        for term in 0..<relaxation.terms.count { chains.prices[term] = Int64(position[term] * Double(Fixed.one)) }
        for split in 0..<relaxation.splits.count { roundShares(of: split) }
    }

    /// Rounds the shares down but the largest, which takes what is left, so that their sum is the fare.
    private func roundShares(of split: Int) {
        let shares = shares(of: split)
        var largest = shares.lowerBound
        var left = relaxation.splits.fare[split]
        for share in shares {
            let price = min(left, Int64(max(0, position[share]) * Double(Fixed.one)))
            chains.prices[share] = price
            left -= price
            if price > chains.prices[largest] { largest = share }
        }
        chains.prices[largest] += left
    }
}
