import Documents
import Foundation
import Meetings
import Store

extension Correspondence {
    /// Booking, kallelse, takeover or change: the invitation as it now is.
    func inform(
        _ kind: MeetingPolicy.Sending, _ invitee: Invitee, _ earlier: Invitation?, _ docket: Docket, _ telling: Telling
    ) throws -> Composed {
        let meeting = docket.meeting.part(of: invitee)
        var invitation = try next(earlier, for: invitee, meeting, telling)
        let isCalled = kind == .notice || earlier?.conveyed.stage == .called
        invitation.conveyed = Invitation.Conveyed(
            stage: isCalled ? .called : .booked, generation: meeting.generation, revision: meeting.revision)
        if isCalled { try markCalled(meeting) }
        guard kind != .change || telling.needsTelling(meeting, in: body) else {
            return try forget(invitation, earlier)
        }
        return try tell(telling.kind(of: kind), invitation, invitee, docket, telling)
    }

    /// One message about an invitation, in place of what its thread still has waiting.
    func tell(
        _ kind: MeetingPolicy.Sending, _ invitation: Invitation, _ invitee: Invitee, _ docket: Docket,
        _ telling: Telling,
        inPlaceOf waiting: OutboxMessage? = nil
    ) throws -> Composed {
        try transaction.save(invitation)
        let isWithdrawn = invitation.conveyed.stage == .withdrawn
        // Who is called off hears of the meeting she knows, whatever it has become since.
        let meeting = isWithdrawn ? telling.known(docket.meeting) : docket.meeting.part(of: invitee)
        // What waits to say that the time stays is no longer true.
        if isWithdrawn || telling.latest.map({ !$0.hasTime(of: meeting) }) ?? false {
            try transaction.supersede(refusalThread(invitation), at: now)
        }
        var letter = letter(kind, invitation, invitee, meeting, docket, telling)
        let enclosed = kind == .notice ? try enclosed(for: invitee, docket.meeting) : Enclosed()
        if kind == .notice { write(enclosed, of: docket.meeting, in: &letter) }
        var dispatch = dispatch(kind, invitee, invitation, meeting, telling)
        if let waiting {
            dispatch.waitsFor = waiting.waitsFor
            dispatch.notBefore = waiting.notBefore
        }
        let sent = try send(letter, dispatch, with: scheduling(letter, invitation, meeting), enclosing: enclosed)
        return isWithdrawn || kind == .change ? try sent + keepPapers(invitee, docket, isWithdrawn: isWithdrawn) : sent
    }

    private func next(
        _ earlier: Invitation?, for invitee: Invitee, _ meeting: Meeting, _ telling: Telling
    ) throws -> Invitation {
        guard var invitation = earlier else { return newInvitation(to: meeting, invitee) }
        invitation.sequence += 1
        invitation.kind = invitee.kind
        if !invitation.isLive {
            invitation.joined = invitation.sequence
            invitation.joinedAt = now
            invitation.answer = nil
        }
        guard let told = telling.latest, told.stage != .withdrawn, told.hasTime(of: meeting) else {
            invitation.timeSequence = invitation.sequence
            return invitation
        }
        invitation.timeSequence = told.timeSequence
        if invitation.answer == nil, told.generation != meeting.generation {
            try transaction.keepAnswer(of: invitation.person, to: meeting, from: told.generation)
            invitation.answer = try transaction.snapshot.invitation(of: invitation.person, to: meeting)?.answer
        }
        return invitation
    }

    /// Moved and moved back before anybody heard: her calendar is right. The SEQUENCE in it may be below this one,
    /// never above: after a restoration it must not fall back to what she was told.
    private func forget(_ invitation: Invitation, _ earlier: Invitation?) throws -> Composed {
        var invitation = invitation
        invitation.sequence = earlier?.sequence ?? invitation.sequence
        try transaction.save(invitation)
        try transaction.lapse(invitation.uid, at: now)
        return Composed()
    }

    private func newInvitation(to meeting: Meeting, _ invitee: Invitee) -> Invitation {
        Invitation(
            meeting: meeting.id, person: invitee.person.id,
            uid: "\(secretary.world.newID())@\(secretary.settings.domain)", organizer: secretary.settings.mailbox,
            created: now, joinedAt: now, kind: invitee.kind,
            conveyed: Invitation.Conveyed(stage: .booked, generation: meeting.generation, revision: meeting.revision))
    }

    private func markCalled(_ meeting: Meeting) throws {
        guard var current = try transaction.snapshot.meeting(meeting.id), case .booked = current.state else { return }
        current.state = .called(at: now)
        try transaction.save(current)
        try transaction.record(Fact(at: now, by: "samordna", kind: "called", scope: meeting.id.text))
    }
}
