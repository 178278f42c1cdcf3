import Documents
import Foundation
import Meetings
import Store

extension Correspondence {
    /// Asks the chair what a meeting asks of her now, once, and takes back what waits to ask what it no longer does.
    func ask(_ kind: MeetingPolicy.Sending, about docket: Docket) throws -> Composed {
        let meeting = docket.meeting
        let isAsked = try kind == .agenda ? transaction.snapshot.asksForRelease(docket, at: now) : asksForWish(docket)
        let chair = isAsked ? register.chair(of: body.id, on: meeting.start.day) : nil
        let thread = secretary.thread(of: kind, about: meeting)
        let known = try transaction.snapshot.messages(inThreadsOf: "\(kind.rawValue) \(meeting.id)")
        for waiting in known where waiting.state.isWaiting && waiting.copyFor == nil {
            guard waiting.thread != thread || waiting.person != chair?.id else { continue }
            try transaction.lapse(waiting.thread, at: now)
        }
        guard let chair, !known.contains(where: { $0.thread == thread && $0.stands(before: chair) }) else {
            return Composed()
        }
        return try write(kind, to: chair, docket, waitsFor: hold(kind, to: chair.id))
    }

    /// The same question under the address that she has now.
    func askAnew(_ waiting: OutboxMessage, _ docket: Docket) throws {
        guard let chair = register.person(waiting.person) else { return }
        _ = try write(waiting.kind, to: chair, docket, waitsFor: waiting.waitsFor, notBefore: waiting.notBefore)
    }

    /// Too few can come, and she has not said what she wants.
    private func asksForWish(_ docket: Docket) throws -> Bool {
        guard docket.isOpen, docket.quorum?.concerns.contains(.quorum) ?? false else { return false }
        return try transaction.snapshot.quorumWish(for: docket.meeting) == nil
    }

    private func write(
        _ kind: MeetingPolicy.Sending, to chair: Person, _ docket: Docket, waitsFor: OutboxMessage.Hold?,
        notBefore: Date? = nil
    ) throws -> Composed {
        let (meeting, moment) = (docket.meeting, WallTime(now))
        let alert = docket.quorum.flatMap { quorum in
            kind == .quorum
                ? Letter.Alert(concerns: quorum.concerns, quorum: quorum, names: names(quorum), moment: moment) : nil
        }
        let letter = Letter(
            kind: kind, region: register.region, body: body, recipient: chair, role: .chair, meeting: meeting,
            alert: alert, contact: secretary.settings.mailbox, written: moment.day)
        let dispatch = Dispatch(
            meeting: meeting.id, thread: secretary.thread(of: kind, about: meeting), waitsFor: waitsFor,
            urgency: kind.urgency, deadline: meeting.start,
            notBefore: notBefore ?? secretary.departure(body.policy.window, deadline: meeting.start, at: now))
        return try send(letter, dispatch, with: nil)
    }
}

extension Secretary {
    /// What keeps a question to the chair apart from those about another agenda or another time.
    func thread(of kind: MeetingPolicy.Sending, about meeting: Meeting) -> String {
        "\(kind.rawValue) \(meeting.id) \(kind == .agenda ? mark(ofAgenda: meeting) : "\(meeting.generation)")"
    }
}

extension Snapshot {
    /// Whether the kallelse waits for the chair, or will within days.
    func asksForRelease(_ docket: Docket, at now: Date) throws -> Bool {
        guard docket.isOpen, docket.meeting.release == nil, now < docket.meeting.start.nearestMoment else {
            return false
        }
        if docket.isToBeReleased(at: now) { return true }
        guard !docket.waiting.isEmpty else { return false }
        return try messages(MessageFilter(meeting: docket.meeting.id, states: [.held])).contains {
            $0.waitsFor == .release
        }
    }
}

extension OutboxMessage {
    /// Whether it asks her, or has: one that was turned away under her present address is not tried again.
    fileprivate func stands(before chair: Person) -> Bool {
        guard copyFor == nil, person == chair.id, state != .superseded, state != .lapsed else { return false }
        return state != .refused && state != .gaveUp || recipient == chair.address
    }
}
