import Foundation
import Mail
import Store

/// When a message that was not taken is tried again, with growing pauses for four days.
struct RetrySchedule {
    /// Tries so far, the present one included.
    let tries: Int
    let firstTried: Date

    static let pauses: [TimeInterval] = [1, 5, 15, 30, 60, 120, 240, 480].map { $0 * 60 }
    /// Until a server that took nothing is asked again, by whatever message is first then.
    static let absence: TimeInterval = 60
    static let patience: TimeInterval = 4 * 24 * 3600

    func settlement(of id: Int64, _ delivery: Delivery, at now: Date) -> Settlement {
        switch delivery {
        case .accepted(let reply):
            Settlement(id: id, attempt: Attempt(at: now, outcome: .accepted, code: 250, reply: reply), state: .accepted)
        case .refused(let code, let reply):
            Settlement(id: id, attempt: Attempt(at: now, outcome: .refused, code: code, reply: reply), state: .refused)
        case .deferred(let code, let reply):
            again(id, Attempt(at: now, outcome: .deferred, code: code, reply: reply))
        case .unavailable(let reason):
            again(id, Attempt(at: now, outcome: .unavailable, reply: reason), pause: Self.absence)
        case .inDoubt(let reason):
            again(id, Attempt(at: now, outcome: .inDoubt, reply: reason))
        }
    }

    private func again(_ id: Int64, _ attempt: Attempt, pause: TimeInterval? = nil) -> Settlement {
        guard attempt.outcome == .unavailable || attempt.at.timeIntervalSince(firstTried) < Self.patience else {
            return Settlement(id: id, attempt: attempt, state: .gaveUp)
        }
        let next = attempt.at.addingTimeInterval(pause ?? Self.pauses[min(tries, Self.pauses.count) - 1])
        return Settlement(
            id: id, attempt: attempt, state: .queued, notBefore: next, holdsQueue: attempt.outcome == .unavailable)
    }
}
