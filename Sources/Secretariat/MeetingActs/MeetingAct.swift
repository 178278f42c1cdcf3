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
    case place(Meeting.Place)
    case agenda([AgendaItem])
    /// A guest, to this meeting alone.
    case invite(Key<Person>, Invitee.Kind)
    case uninvite(Key<Person>)
    /// From another system.
    case takeOver
    /// Sends each what she has not got of the papers that have come since the kallelse.
    case papers

    /// Whether mail about the meeting that waits for somebody's word goes on waiting.
    var leavesHeld: Bool {
        switch self {
        case .place, .agenda, .invite, .uninvite: true
        case .notice, .move, .cancel, .accept, .takeOver, .papers: false
        }
    }
}

extension Secretary {
    /// Does it and lets its mail go: whoever asks for it has seen what goes to whom.
    ///
    /// - Parameters:
    ///   - changes: how many had been made to the meeting when she read it; later ones are not overwritten.
    /// - Returns: the messages that it takes.
    ///   - reason: why it is sent all the same, where a name stands beside a diagnosis.
    @discardableResult package func perform(
        _ act: MeetingAct, on reference: String, after changes: Int, reason: String = "", by: String
    ) throws -> [OutboxMessage] {
        try check(act.words)
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            let meeting = try snapshot.findMeeting(reference, in: try snapshot.register())
            guard try snapshot.changes(of: meeting.id) == changes else {
                throw OfficeError.changedMeanwhile(meeting: meeting.reference)
            }
            if act == .notice || act == .papers { try look(at: meeting, reason: reason, by: by, transaction) }
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
                try outgoingMail(message, snapshot)
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
        case .papers: _ = try sendPapers(of: meeting, by: by, transaction)
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
        case .place, .agenda, .invite, .uninvite, .takeOver:
            try arrange(act, meeting.id.text, by: by, transaction)
            try composeOwed(of: meeting.id, transaction, leavingHeld: act.leavesHeld)
        }
        return try transaction.snapshot.messages(filter).filter { message in
            message.kind != .alert && !message.kind.asksChair && message.state.isWaiting
                && (!known.contains(message.id) || act == .notice)
        }
    }

    private func arrange(_ act: MeetingAct, _ id: String, by: String, _ transaction: Transaction) throws {
        switch act {
        case .place(let place): _ = try edit(id, by: by, transaction) { $0.place = place }
        case .agenda(let agenda): _ = try setAgenda(of: id, to: agenda, by: by, transaction)
        case .invite(let person, let kind): _ = try invite(person.text, to: id, as: kind, by: by, transaction)
        case .uninvite(let person): _ = try uninvite(person.text, from: id, by: by, transaction)
        case .takeOver: _ = try takeOver(id, by: by, transaction)
        case .notice, .move, .cancel, .accept, .papers: break
        }
    }

    private func accept(_ id: Int64, on meeting: Meeting, by: String, _ transaction: Transaction) throws {
        let proposal = try transaction.snapshot.openProposals(about: meeting.id).first { $0.id == id }
        guard let proposal else { throw OfficeError.changedMeanwhile(meeting: meeting.reference) }
        try accept([proposal], by: by, transaction)
        try closeWhereSettled(proposal.incoming, by: by, transaction)
    }

    /// What is now owed for one meeting; the next round finds it done.
    ///
    /// - Parameter leavingHeld: what waits for somebody's word waits on, with its new content.
    private func composeOwed(of id: Key<Meeting>, _ transaction: Transaction, leavingHeld: Bool = false) throws {
        let register = try transaction.snapshot.register()
        guard let meeting = try transaction.snapshot.meeting(id) else { return }
        let docket = try docket(of: meeting, register, transaction)
        var correspondence = correspondence(on: docket, register, transaction)
        correspondence?.leavesHeld = leavingHeld
        for duty in docket.duties(at: world.now()) { _ = try correspondence?.carryOut(duty, docket) }
        try holdUnmended(id, transaction)
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
    "paper added", "paper replaced", "paper withdrawn", "paper amended",
]

extension MeetingAct {
    fileprivate var words: String? { if case .cancel(let reason) = self { reason } else { nil } }
}
