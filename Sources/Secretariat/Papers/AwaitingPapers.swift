import Foundation
import Meetings
import Store

extension Secretary {
    /// Seconds that mail which goes by itself waits for a new paper to be looked through.
    static let patience: TimeInterval = 600

    /// What would go by itself with papers that nobody has looked through waits for that, and not for ever: then it waits
    /// for the samordnare, who is told in the review what to read.
    ///
    /// - Returns: when the wait is over; nil where it is, or where nothing waits.
    @discardableResult func awaitReading(
        of unread: [Paper], before meeting: Meeting, _ policy: MeetingPolicy, _ transaction: Transaction
    ) throws -> Date? {
        let now = world.now()
        guard let last = unread.map(\.at).max() else { return nil }
        let end = last.addingTimeInterval(Self.patience)
        let queued = MessageFilter(meeting: meeting.id, states: [.queued, .toPost])
        let waiting = try transaction.snapshot.messages(queued).filter { message in
            message.kind.isChecked && !message.kind.bringsNotes && policy.mode(of: message.kind) != .press
        }
        guard now >= end else {
            for message in waiting { try transaction.postpone(message.id, until: end) }
            return waiting.isEmpty ? nil : end
        }
        // What the samordnare has let go since has her yes.
        let unseen = waiting.filter { $0.since < end || $0.composed == now }
        for message in unseen { _ = try transaction.hold(message.id, at: now) }
        if !unseen.isEmpty {
            let annexes = unread.map { "\($0.annex)" }.joined(separator: " ")
            try transaction.record(
                Fact(at: now, by: "samordna", kind: "papers unread", scope: meeting.id.text, detail: annexes))
        }
        return nil
    }
}
