import Foundation
import Mail
import Meetings
import Store
import Synchronization

/// What one round of sending came to.
package struct Sent: Equatable, Sendable {
    package var accepted = 0
    package var refused = 0
    package var deferred = 0
    package var inDoubt = 0
    /// Messages found half sent, which go out again.
    package var recovered = 0
    /// Why the mail server took nothing more this round.
    package var unavailable: String?
    /// Why the ledger could not be kept: the round ended at once.
    package var failure: String?

    package var isEmpty: Bool { self == Sent() }
}

extension Secretary {
    /// Carries out every message that may go now.
    ///
    /// - Parameter progressed: called before each message, as a sign of life.
    package func perform(
        through transport: Transport, progressed: @escaping @Sendable () -> Void = {}
    ) async throws -> Sent {
        // No two rounds overlap: what is in sending now was left there by one that could not note its end.
        let interrupted = try recoverInterrupted()
        let round = SendingRound(secretary: self, sender: try MailAddress(settings.mailbox))
        await Couriers(transport: transport, connections: settings.connections).run { previous, stopping in
            progressed()
            return round.next(after: previous, stopping: stopping)
        }
        var sent = round.sent.withLock(\.self)
        sent.recovered = interrupted
        return sent
    }

    private func recoverInterrupted() throws -> Int {
        let now = world.now()
        return try store.write { try $0.recoverInterrupted(at: now) }
    }
}

/// One round of sending: translates between the ledger and the couriers.
private final class SendingRound: Sendable {
    let sent = Mutex(Sent())
    private let desk: DispatchDesk
    private let sender: MailAddress
    private let now: @Sendable () -> Date
    private let claimed = Mutex<[Int64: ClaimedMessage]>([:])

    init(secretary: Secretary, sender: MailAddress) {
        let pace = Pace(limit: secretary.settings.pace)
        now = secretary.world.now
        self.sender = sender
        desk = DispatchDesk(store: secretary.store, now: secretary.world.now) { snapshot, moment in
            guard try snapshot.pause() == nil, try pace.allowsMore(snapshot, at: moment) else { return .signIns }
            return .everything
        }
    }

    func next(after previous: (Parcel, Delivery)?, stopping: Bool) -> Parcel? {
        do {
            var settlement = previous.map { settle($0.0.id, $0.1) }
            while true {
                let claims = !stopping && sent.withLock { $0.unavailable == nil && $0.failure == nil }
                guard let message = try desk.exchange(settlement, claims: claims) else { return nil }
                claimed.withLock { $0[message.id] = message }
                guard let recipient = try? MailAddress(message.recipient) else {
                    settlement = refuseAddress(of: message)
                    continue
                }
                return Parcel(
                    id: message.id, envelope: Envelope(sender: sender, recipient: recipient), bytes: message.content)
            }
        } catch {
            sent.withLock { $0.failure = "\(error)" }
            return nil
        }
    }

    private func settle(_ id: Int64, _ delivery: Delivery) -> Settlement {
        let message = claimed.withLock { $0.removeValue(forKey: id) }
        let moment = now()
        count(delivery)
        let schedule = RetrySchedule(tries: message?.tries ?? 1, firstTried: message?.firstTried ?? moment)
        return schedule.settlement(of: id, delivery, at: moment)
    }

    /// An address that was good when the message was composed but is none today; nobody but the samordnare can mend it.
    private func refuseAddress(of message: ClaimedMessage) -> Settlement {
        settle(message.id, .refused(code: 553, reply: "“\(message.recipient)” is no mail address"))
    }

    private func count(_ delivery: Delivery) {
        sent.withLock { sent in
            switch delivery {
            case .accepted: sent.accepted += 1
            case .refused: sent.refused += 1
            case .deferred: sent.deferred += 1
            case .inDoubt: sent.inDoubt += 1
            case .unavailable(let reason): sent.unavailable = reason
            }
        }
    }
}
