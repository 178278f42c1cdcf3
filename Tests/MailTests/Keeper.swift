import Foundation

@testable import Mail

/// A caller as the service is one: keeps a message before it settles it, and begins again after a loss.
struct Keeper {
    private let collector: MailCollector
    private let quota: Int
    private let placement: @Sendable (String) -> Arrival.Placement
    private(set) var kept: [String] = []
    private(set) var bookmark: Bookmark?
    private(set) var faults: [MailError] = []
    private var unsettled: [Arrival.ID: Arrival.Placement] = [:]

    init(
        _ source: MailSource, quota: Int = .max,
        placing placement: @escaping @Sendable (String) -> Arrival.Placement = { _ in .read }
    ) {
        self.quota = quota
        collector = MailCollector(from: source)
        self.placement = placement
    }

    /// Rounds until one passes, but no more than given.
    mutating func work(rounds: Int = 1) async {
        for _ in 1...rounds {
            do throws(MailError) {
                return try await round()
            } catch {
                faults.append(error)
            }
        }
    }

    private mutating func round() async throws(MailError) {
        for (id, placement) in unsettled { try await settle(id, as: placement) }
        while kept.count < quota {
            let arrivals = try await collector.arrivals(after: bookmark, limit: 3)
            guard !arrivals.isEmpty else { break }
            for id in arrivals where kept.count < quota { try await take(id) }
        }
        await collector.leave()
    }

    private mutating func take(_ id: Arrival.ID) async throws(MailError) {
        guard let arrival = try await collector.fetch(id) else { return }
        let subject = Letter(arrival.bytes)["Subject"] ?? "?"
        kept.append(subject)
        bookmark = id.bookmark
        unsettled[id] = placement(subject)
        try await settle(id, as: placement(subject))
    }

    private mutating func settle(_ id: Arrival.ID, as placement: Arrival.Placement) async throws(MailError) {
        try await collector.settle([id], as: placement)
        unsettled[id] = nil
    }
}

extension Arrival {
    var bytes: Data {
        switch content {
        case .whole(let bytes): bytes
        case .tooLarge(_, let headers): headers
        case .withheld: Data()
        }
    }
}
