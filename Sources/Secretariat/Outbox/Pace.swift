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

    /// When it is worth while to begin a round: with half a minute's messages to send over one connection.
    func nextRound(_ snapshot: Snapshot, at now: Date) throws -> Date {
        guard let limit, try snapshot.claims(since: now.addingTimeInterval(-60)) > limit / 2 else { return now }
        return now.addingTimeInterval(1)
    }
}

extension Secretary {
    /// When the outbox next has something that may leave; nil while there is nothing. Where
    /// sending is held only mail that signs people in does.
    package func nextSending() throws -> Date? {
        let now = world.now()
        return try store.read { snapshot in
            let claims: Claims = try snapshot.pause() == nil ? .everything : .signIns
            guard let next = try snapshot.nextSending(claims) else { return nil }
            return max(next, try Pace(limit: settings.pace).nextRound(snapshot, at: now))
        }
    }
}
