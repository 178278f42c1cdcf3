import Foundation
import Mail
import Meetings
import Store
import Synchronization

/// The service run on a clock that is handed in: weeks of duties in seconds, the same on any day.
package final class Rehearsal: Sendable {
    private let moment: Mutex<Date>
    private let transport: Transport

    package init(from start: Date, transport: Transport) {
        moment = Mutex(start)
        self.transport = transport
    }

    package var now: Date { moment.withLock(\.self) }

    /// The clock as the office sees it.
    package func world(
        newID: @escaping @Sendable () -> String, newSecret: (@Sendable () -> String)? = nil
    ) -> World {
        World(now: { self.now }, newID: newID, newSecret: newSecret ?? newID)
    }

    /// Runs the service round by round until a moment, skipping the hours in which nothing can fall due.
    @discardableResult package func run(_ secretary: Secretary, until end: Date) async throws -> Sent {
        var sum = Sent()
        while true {
            let decision = try secretary.decide()
            let sent = try await secretary.perform(through: transport)
            sum.accepted += sent.accepted
            sum.refused += sent.refused
            sum.deferred += sent.deferred
            sum.inDoubt += sent.inDoubt
            sum.unavailable = sent.unavailable ?? sum.unavailable
            if let failure = sent.failure { throw OfficeError.noLedger(failure) }
            guard let next = try nextMoment(decision, secretary), next < end else { break }
            moment.withLock { $0 = next }
        }
        moment.withLock { $0 = max($0, end) }
        return sum
    }

    private func nextMoment(_ decision: DecidingOutcome, _ secretary: Secretary) throws -> Date? {
        let candidates = [decision.next, try secretary.nextSending()].compactMap(\.self)
        // What is overdue already waits for the pace of sending, which is counted by the minute.
        return candidates.min().map { max($0, now.addingTimeInterval(1)) }
    }
}
