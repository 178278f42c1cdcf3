/// What no plan can cost less than.
package struct LowerBound: Equatable, Sendable {
    package enum State: Equatable, Sendable {
        /// A better bound, or a better plan, may still be found.
        case open
        /// No plan costs less than the best one known.
        case optimal
        /// No plan keeps the hard rules.
        case impossible
    }

    package var state: State
    package var cost: Int
    /// How many sets of prices have been evaluated.
    package var steps: Int

    /// How many percent dearer than the best possible a plan is at most, or nothing where the bound says too little.
    package func excess(of cost: Int) -> Double? {
        guard state != .impossible else { return nil }
        guard cost > self.cost else { return 0 }
        return self.cost > 0 ? Double(cost - self.cost) / Double(self.cost) * 100 : nil
    }
}
