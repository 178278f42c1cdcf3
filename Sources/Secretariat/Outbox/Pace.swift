import Foundation
import Store

/// At most so many tries a minute, as many relays demand; counted in the ledger, so that a restart forgets nothing.
struct Pace: Sendable {
    /// Nil does not pace.
    let limit: Int?

    func allowsMore(_ snapshot: Snapshot, at now: Date) throws -> Bool {
        guard let limit else { return true }
        return try snapshot.claims(since: now.addingTimeInterval(-60)) < limit
    }
}
