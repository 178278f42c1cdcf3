import Foundation
import Meetings
import Store

/// What the samordnare does to a coming meeting that people get mail about.
package enum MeetingAct: Hashable, Sendable {
    /// Sends the kallelse.
    case notice
    case move(to: WallTime, length: Int?)
    case cancel(because: String)
    /// Moves it to the time that somebody proposed.
    case accept(proposal: Int64)
}

extension Secretary {
    /// Does it and lets its mail go: whoever asks for it has seen what goes to whom.
    ///
    /// - Parameter changes: how many had been made to the meeting when she read it; later ones are not overwritten.
    /// - Returns: the messages that it takes.
    @discardableResult package func perform(
        _ act: MeetingAct, on reference: String, after changes: Int, by: String
    ) throws -> [OutboxMessage] {
        try check(act.words)
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            guard try snapshot.changes(of: meeting.id) == changes else {
                throw OfficeError.changedMeanwhile(meeting: meeting.reference)
            }
            return try carryOut(act, on: meeting, by: by, transaction)
        }
    }

    /// The mails that `perform` would send, composed in the same way; nothing is changed.
    package func rehearse(_ act: MeetingAct, on reference: String, by: String) throws -> [OutgoingMail] {
        try check(act.words)
        return try store.rehearse { transaction in
            let snapshot = transaction.snapshot
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            return try carryOut(act, on: meeting, by: by, transaction).compactMap { message in
                try snapshot.content(of: message.id).map { OutgoingMail(message, $0) }
            }
        }
    }

    /// A mail as it was composed, taken apart.
    package func outgoingMail(_ message: OutboxMessage, _ snapshot: Snapshot) throws -> OutgoingMail? {
        try snapshot.contentWithoutFile(of: message.id).map { OutgoingMail(message, $0) }
    }

    private func carryOut(
        _ act: MeetingAct, on meeting: Meeting, by: String, _ transaction: Transaction
    ) throws -> [OutboxMessage] {
        let filter = MessageFilter(meeting: meeting.id)
        let known = Set(try transaction.snapshot.messages(filter).map(\.id))
        switch act {
        case .notice: _ = try callNow(meeting.id.text, by: by, transaction)
        case .move(let time, let length):
            _ = try move(meeting.id.text, to: time, length: length, by: by, transaction)
            try composeOwed(of: meeting.id, transaction)
        case .cancel(let reason):
            _ = try cancel(meeting.id.text, because: reason, by: by, transaction)
            try composeOwed(of: meeting.id, transaction)
        case .accept(let id):
            try accept(id, on: meeting, by: by, transaction)
            try composeOwed(of: meeting.id, transaction)
        }
        return try transaction.snapshot.messages(filter).filter { message in
            message.kind != .alert && message.state.isWaiting && (!known.contains(message.id) || act == .notice)
        }
    }

    private func accept(_ id: Int64, on meeting: Meeting, by: String, _ transaction: Transaction) throws {
        let proposal = try transaction.snapshot.openProposals(about: meeting.id).first { $0.id == id }
        guard let proposal else { throw OfficeError.changedMeanwhile(meeting: meeting.reference) }
        try accept([proposal], by: by, transaction)
        try closeWhereSettled(proposal.incoming, by: by, transaction)
    }

    /// What is now owed for one meeting; the next round finds it done.
    private func composeOwed(of id: Key<Meeting>, _ transaction: Transaction) throws {
        let register = try transaction.snapshot.register()
        guard let meeting = try transaction.snapshot.meeting(id) else { return }
        let docket = try docket(of: meeting, register, transaction)
        let correspondence = correspondence(on: docket, register, transaction)
        for duty in docket.duties(at: world.now()) { _ = try correspondence?.carryOut(duty, docket) }
    }
}

extension Snapshot {
    /// How many changes have been made to what a meeting's mail says, or to whom it goes.
    package func changes(of meeting: Key<Meeting>) throws -> Int {
        try facts(about: meeting.text).count { changing.contains($0.kind) }
    }
}

private let changing: Set = [
    "moved", "cancelled", "changed", "agenda set", "taken over", "invited", "uninvited", "booked",
]

extension MeetingAct {
    fileprivate var words: String? { if case .cancel(let reason) = self { reason } else { nil } }
}
