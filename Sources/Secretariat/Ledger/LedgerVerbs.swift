import Foundation
import Meetings
import Store

extension Secretary {
    /// The press for one message; whether it waited for it. Refused where something in it must be mended first.
    @discardableResult package func press(_ id: OutboxMessage.ID, by: String) throws -> Bool {
        try store.write { transaction in
            let message = try transaction.snapshot.known(id)
            guard message.state == .held, message.waitsFor == .press else { return false }
            guard try !letGo([message], transaction).isEmpty else {
                throw try mustBeMended(message, transaction.snapshot)
            }
            try record("pressed", message, by: by, transaction)
            return true
        }
    }

    /// Lets a message be that waits to go out, or to be tried once more.
    package func giveUp(_ id: OutboxMessage.ID, by: String) throws {
        try store.write { transaction in
            let message = try transaction.snapshot.known(id)
            guard try transaction.abandon(id, at: world.now()) else {
                throw OfficeError.alreadyLeft(id, state: message.state.rawValue)
            }
            try record("given up", message, by: by, transaction)
        }
    }

    /// Sends what came back once more: what a meeting's mail says, in its present form and to the present address.
    package func sendAgain(_ id: OutboxMessage.ID, by: String) throws {
        let message = try store.read { try $0.known(id) }
        if message.isOfInvitation, let meeting = message.meeting {
            guard try store.read({ try $0.ledgerEntry(id)?.hasFailed ?? false }) else {
                throw OfficeError.notFailed(id, state: message.state.rawValue)
            }
            // A newer message about it is on its way or has arrived.
            guard try store.read({ try isLatest(message, $0) }) else { return }
            _ = try resend(meeting.text, to: message.person.text, by: by)
            return
        }
        let now = world.now()
        try store.write { transaction in
            let notBefore = now.addingTimeInterval(settings.undo)
            guard try transaction.requeue(id, notBefore: notBefore, at: now) else {
                throw OfficeError.notFailed(id, state: message.state.rawValue)
            }
            try record("sent again", message, by: by, transaction)
        }
    }

    private func isLatest(_ message: OutboxMessage, _ snapshot: Snapshot) throws -> Bool {
        try !snapshot.thread(message.thread).contains { other, _ in
            other.id > message.id && other.copyFor == message.copyFor && (other.state.isWaiting || other.hasArrived)
        }
    }

    func record(_ verb: String, _ message: OutboxMessage, by: String, _ transaction: Transaction) throws {
        let scope = message.meeting?.text ?? message.body.text
        try transaction.record(
            Fact(at: world.now(), by: by, kind: verb, scope: scope, detail: "message \(message.id)"))
    }
}

extension OutboxMessage {
    /// Whether it carries a meeting's invitation, which is written anew rather than sent again.
    package var isOfInvitation: Bool {
        meeting != nil && kind.isOfMeeting && ![.minutes, .alert, .refusal].contains(kind)
    }
}
