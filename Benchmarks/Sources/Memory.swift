import Foundation

/// What this process has held.
enum Memory {
    /// At the most, as Linux counts it (getrusage(2), in kibibytes).
    static var peakMegabytes: Double {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
