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
            var taken: [Arrival.ID] = []
            for id in ids where !Task.isCancelled {
                try await take(id, from: collector, &collected)
                if id.bookmark != nil { try store.write { try $0.set(Progress.taken.rawValue, to: "\(id)") } }
                taken.append(id)
            }
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

    private func take(_ id: Arrival.ID, from collector: MailCollector, _ collected: inout Collected) async throws {
        guard let arrival = try await collector.fetch(id) else { return }
        let octets: Data
        switch arrival.content {
        case .whole(let bytes): octets = bytes
        case .tooLarge(let size, let headers):
            octets =
                headers
                + Data("\r\nMeddelandet är för stort (\(size / 1_000_000) MB) och ligger kvar i brevlådan.\r\n".utf8)
        case .withheld(let reply):
            collected.withheld.append(reply)
            return
        }
        let before = world.now()
        let mail = try receive(octets, from: "\(id)")
        if mail.received >= before { collected.outcomes[mail.outcome, default: 0] += 1 }
    }
}

extension [Arrival.ID] {
    fileprivate func chunked(_ size: Int) -> [[Arrival.ID]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
