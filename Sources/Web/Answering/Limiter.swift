import Foundation
import Synchronization

/// Counts how often something is tried by each of many, in windows of time, in bounded memory.
final class Limiter: Sendable {
    private let limit: Int
    private let window: TimeInterval
    private let most: Int
    private let counts = Mutex<[String: (since: Date, count: Int)]>([:])

    /// - Parameter most: how many are told apart; beyond it the oldest windows are forgotten.
    init(limit: Int, window: TimeInterval, most: Int = 20_000) {
        self.limit = limit
        self.window = window
        self.most = most
    }

    /// Counts one try more; whether it is within the limit.
    func allows(_ name: String, at now: Date) -> Bool {
        counts.withLock { counts in
            if counts.count >= most { forget(&counts, at: now) }
            var entry = counts[name] ?? (since: now, count: 0)
            if now.timeIntervalSince(entry.since) >= window { entry = (since: now, count: 0) }
            entry.count += 1
            counts[name] = entry
            return entry.count <= limit
        }
    }

    private func forget(_ counts: inout [String: (since: Date, count: Int)], at now: Date) {
        counts = counts.filter { now.timeIntervalSince($0.value.since) < window }
        guard counts.count >= most else { return }
        let kept = counts.sorted { $0.value.since > $1.value.since }.prefix(most / 2)
        counts = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}
