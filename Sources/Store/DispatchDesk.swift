import Foundation

/// The desk where the connections of one outbox hand in what came of a message and get the next.
///
/// A commit must be on the disk before a message's first byte leaves. Connections that wait at the same time share one:
/// the first to come writes for all who stand in line (group commit).
package final class DispatchDesk: @unchecked Sendable {
    private let store: Store
    private let now: @Sendable () -> Date
    private let mayClaim: @Sendable (Snapshot, Date) throws -> Claims
    // Guarded by `line`, which is why the class may be called Sendable.
    private let line = NSLock()
    private var waiting: [Request] = []
    private var isWriting = false

    /// - Parameter mayClaim: asked within the transaction before each claim.
    package init(
        store: Store, now: @escaping @Sendable () -> Date,
        mayClaim: @escaping @Sendable (Snapshot, Date) throws -> Claims
    ) {
        self.store = store
        self.now = now
        self.mayClaim = mayClaim
    }

    /// Blocks until both are on the disk: what came of the message before, and the claim of the next.
    package func exchange(_ settlement: Settlement?, claims: Bool) throws -> ClaimedMessage? {
        let request = Request(settlement: settlement, claims: claims)
        if !isFirst(request) { request.turn.wait() }
        if request.result == nil { serveAll(but: request) }
        return try request.result?.get()
    }

    /// Whether nobody writes who could serve the request.
    private func isFirst(_ request: Request) -> Bool {
        line.withLock {
            waiting.append(request)
            defer { isWriting = true }
            return !isWriting
        }
    }

    /// Writes for all who stand in line and calls the next writer before anybody else, so that the disk does not wait.
    private func serveAll(but own: Request) {
        // Who is on the way joins this commit.
        sched_yield()
        let served = line.withLock {
            defer { waiting = [] }
            return waiting
        }
        let results = Result { try store.write { transaction in try served.map { try serve($0, transaction) } } }
        for (index, request) in served.enumerated() { request.result = results.map { $0[index] } }
        let next = line.withLock {
            isWriting = !waiting.isEmpty
            return waiting.first
        }
        next?.turn.signal()
        for request in served where request !== own { request.turn.signal() }
    }

    private func serve(_ request: Request, _ transaction: Transaction) throws -> ClaimedMessage? {
        if let settlement = request.settlement { try transaction.settle(settlement) }
        let moment = now()
        guard request.claims else { return nil }
        return try transaction.claim(try mayClaim(transaction.snapshot, moment), at: moment)
    }

    private final class Request {
        let settlement: Settlement?
        let claims: Bool
        /// Given when the result is there, or when it is this request's turn to write.
        let turn = DispatchSemaphore(value: 0)
        var result: Result<ClaimedMessage?, any Error>?

        init(settlement: Settlement?, claims: Bool) {
            self.settlement = settlement
            self.claims = claims
        }
    }
}
