import Foundation

/// The desk where the connections of one outbox hand in what came of a message and get the next.
///
/// A commit must be on the disk before a message's first byte leaves. Connections that wait at the same time share one:
/// the first to come writes for all who stand in line (group commit).
package final class DispatchDesk: @unchecked Sendable {
    private let store: Store
    private let now: @Sendable () -> Date
    private let mayClaim: @Sendable (Snapshot, Date) throws -> Bool
    // Guarded by `line`, which is why the class may be called Sendable.
    private let line = NSCondition()
    private var waiting: [Request] = []
    private var isWriting = false

    /// - Parameter mayClaim: asked within the transaction before each claim.
    package init(
        store: Store, now: @escaping @Sendable () -> Date, mayClaim: @escaping @Sendable (Snapshot, Date) throws -> Bool
    ) {
        self.store = store
        self.now = now
        self.mayClaim = mayClaim
    }

    /// Blocks until both are on the disk: what came of the message before, and the claim of the next.
    package func exchange(_ settlement: Settlement?, claims: Bool) throws -> ClaimedMessage? {
        let request = Request(settlement: settlement, claims: claims)
        line.lock()
        defer { line.unlock() }
        waiting.append(request)
        while request.result == nil {
            if isWriting { line.wait() } else { serveAll() }
        }
        return try request.result?.get()
    }

    /// Called and left with the line locked.
    private func serveAll() {
        let served = waiting
        waiting = []
        isWriting = true
        line.unlock()
        let results = Result { try store.write { transaction in try served.map { try serve($0, transaction) } } }
        line.lock()
        isWriting = false
        for (index, request) in served.enumerated() {
            request.result = results.map { $0[index] }
        }
        line.broadcast()
    }

    private func serve(_ request: Request, _ transaction: Transaction) throws -> ClaimedMessage? {
        if let settlement = request.settlement { try transaction.settle(settlement) }
        let moment = now()
        guard request.claims, try mayClaim(transaction.snapshot, moment) else { return nil }
        return try transaction.claim(at: moment)
    }

    private final class Request {
        let settlement: Settlement?
        let claims: Bool
        var result: Result<ClaimedMessage?, any Error>?

        init(settlement: Settlement?, claims: Bool) {
            self.settlement = settlement
            self.claims = claims
        }
    }
}
