import Meetings

/// What a workload report shows beside its figures.
package struct WorkloadOptions: Hashable, Sendable {
    /// Every figure followed to its entries.
    package var showsTrace: Bool
    /// The same time beside the norms that held before.
    package var showsEarlierNorms: Bool
    /// The day that stands on it.
    package var written: Day

    package init(showsTrace: Bool = false, showsEarlierNorms: Bool = false, written: Day) {
        self.showsTrace = showsTrace
        self.showsEarlierNorms = showsEarlierNorms
        self.written = written
    }
}
