import Foundation
import Mail
import Store

/// What one look into the mailbox came to.
package struct Collected: Equatable, Sendable {
    /// By outcome; a message that was known already is not counted.
    package var outcomes: [IncomingMail.Outcome: Int] = [:]
    /// The server's words on messages that it did not hand over.
    package var withheld: [String] = []

    package var isEmpty: Bool { self == Collected() }
}

extension Secretary {
    /// Takes in what has come to the mailbox; each message is on the disk, with how far the mailbox has been read, before
    /// the mailbox is told.
    ///
    /// - Parameter placement: what the mailbox does with a message that is taken in.
    package func collect(
        from collector: MailCollector, placement: Arrival.Placement, limit: Int = 500
    ) async throws -> Collected {
        var collected = Collected()
        try concludePending()
        while !Task.isCancelled {
            let ids = try await collector.arrivals(after: try bookmark(.taken), limit: limit)
            let taken = try await take(ids, from: collector, &collected)
            try await settle(taken, in: collector, as: placement, limit: limit)
            if ids.count < limit { break }
        }
        await collector.leave()
        return collected
    }

    /// How far the mailbox has been read, and how far it has been told so: the service may end in between.
    private enum Progress: String { case taken = "bookmark", settled = "settledBookmark" }

    private func bookmark(_ progress: Progress) throws -> Bookmark? {
        try store.read { try $0.setting(progress.rawValue) }.flatMap(Arrival.ID.init)?.bookmark
    }

    private func settle(
        _ taken: [Arrival.ID], in collector: MailCollector, as placement: Arrival.Placement, limit: Int
    ) async throws {
        guard let end = try bookmark(.taken), taken.allSatisfy({ $0.bookmark != nil }) else {
            return try await collector.settle(taken, as: placement)
        }
        while try bookmark(.settled) != end, !Task.isCancelled {
            let ids = try await collector.arrivals(after: try bookmark(.settled), limit: limit)
                .filter { $0.bookmark?.uidValidity == end.uidValidity && $0.bookmark?.uid ?? .max <= end.uid }
            for batch in ids.chunked(50) { try await collector.settle(batch, as: placement) }
            let last = ids.last ?? .imap(uidValidity: end.uidValidity, uid: end.uid)
            try store.write { try $0.set(Progress.settled.rawValue, to: "\(last)") }
        }
    }

    /// What has come counts even where the connection ends: it may end after every message.
    private func take(
        _ ids: [Arrival.ID], from collector: MailCollector, _ collected: inout Collected
    ) async throws -> [Arrival.ID] {
        var (taken, batch) = ([Arrival.ID](), Batch())
        for id in ids where !Task.isCancelled {
            do {
                batch.add(try await collector.fetch(id), as: id)
            } catch {
                try takeIn(batch, &collected)
                throw error
            }
            taken.append(id)
            guard batch.isFull else { continue }
            try takeIn(batch, &collected)
            batch = Batch()
        }
        try takeIn(batch, &collected)
        return taken
    }

    private func takeIn(_ batch: Batch, _ collected: inout Collected) throws {
        collected.withheld += batch.withheld
        guard let last = batch.last else { return }
        let mails = try receive(batch.deliveries) { transaction in
            if last.bookmark != nil { try transaction.set(Progress.taken.rawValue, to: "\(last)") }
        }
        for mail in mails { collected.outcomes[mail.outcome, default: 0] += 1 }
    }
}

/// Messages that are kept in one commit: a disk writes fifty as fast as one.
struct Batch {
    private(set) var deliveries: [Secretary.Delivery] = []
    private(set) var withheld: [String] = []
    private(set) var last: Arrival.ID?
    private var octets = 0

    static let limit = 50
    private static let octetLimit = 4_000_000

    var isFull: Bool { deliveries.count >= Self.limit || octets >= Self.octetLimit }

    /// Nothing of a message that is gone, but that it has been looked at.
    mutating func add(_ arrival: Arrival?, as id: Arrival.ID) {
        last = id
        switch arrival?.content {
        case .whole(let bytes): add(bytes, id)
        case .tooLarge(let size, let headers):
            let words = "Meddelandet är för stort (\(size / 1_000_000) MB) och ligger kvar i brevlådan."
            add(headers + Data("\r\n\(words)\r\n".utf8), id)
        case .withheld(let reply): withheld.append(reply)
        case nil: break
        }
    }

    private mutating func add(_ bytes: Data, _ id: Arrival.ID) {
        deliveries.append(Secretary.Delivery(octets: bytes, source: "\(id)"))
        octets += bytes.count
    }
}

extension [Arrival.ID] {
    fileprivate func chunked(_ size: Int) -> [[Arrival.ID]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
