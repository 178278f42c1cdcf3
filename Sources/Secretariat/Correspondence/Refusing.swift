import Documents
import Meetings
import Store

extension Correspondence {
    /// Tells who proposed another time that the meeting stays (RFC 5546 §3.2.8).
    ///
    /// Nothing is said where the meeting is off or has a third time, or where she is no longer called: she hears that anyway.
    func refuse(_ proposal: Proposal, _ docket: Docket, inPlaceOf waiting: OutboxMessage? = nil) throws -> Composed {
        let meeting = docket.meeting
        guard docket.isOpen, meeting.generation == proposal.generation, let invitee = docket.invitee(proposal.person),
            let invitation = docket.invitations[proposal.person], invitation.isLive
        else { return Composed() }
        let part = meeting.part(of: invitee)
        var letter = letter(.refusal, invitation, invitee, part, docket, Telling([]))
        letter.refused = Letter.Proposed(start: proposal.start, length: proposal.length)
        let departure = secretary.departure(body.policy.window, deadline: meeting.start, at: now)
        let dispatch = Dispatch(
            meeting: meeting.id, thread: refusalThread(invitation), sequence: invitation.sequence,
            waitsFor: waiting?.waitsFor, urgency: secretary.urgency(.change, deadline: meeting.start, at: now),
            deadline: meeting.start, notBefore: waiting?.notBefore ?? departure)
        return try send(letter, dispatch, with: scheduling(letter, invitation, part, method: .declineCounter))
    }

    /// One of its own: an invitation's newer messages take the place of its older ones, never of this.
    func refusalThread(_ invitation: Invitation) -> String { "refusal \(invitation.uid)" }
}
