import Calendars
import Documents
import Foundation
import Meetings

extension Correspondence {
    func letter(
        _ kind: MeetingPolicy.Sending, _ invitation: Invitation, _ invitee: Invitee, _ meeting: Meeting,
        _ docket: Docket,
        _ telling: Telling
    ) -> Letter {
        var letter = Letter(
            kind: kind, region: register.region, body: body, recipient: invitee.person, role: invitee.role,
            meeting: meeting, contact: secretary.settings.mailbox, written: WallTime(now).day)
        if invitee.presentsOnly { letter.slots = docket.meeting.slots(of: invitee.person.id) }
        letter.called = invitee.presentsOnly ? [] : called(to: docket)
        letter.isInformed = invitee.kind == .informed
        letter.answer = invitation.answer
        letter.changes = letter.callsOff ? [] : telling.changes(to: meeting, in: body)
        letter.papersDay = body.policy.window.lastOpenDay(
            until: meeting.start.day.adding(days: -body.policy.papersDays))
        if case .cancelled(let reason, _, _) = meeting.state { letter.reason = reason }
        return letter
    }

    private func called(to docket: Docket) -> [Letter.Called] {
        docket.invitees.filter { $0.kind == .called && !$0.person.isProtected }.map { invitee in
            Letter.Called(
                name: invitee.person.name, role: invitee.role,
                points: docket.meeting.slots(of: invitee.person.id).map(\.number))
        }
    }

    /// The iTIP object that goes with a letter; the answer she has given stands in it, so that nothing is asked twice.
    func scheduling(
        _ letter: Letter, _ invitation: Invitation, _ meeting: Meeting, method: SchedulingMessage.Method = .request
    ) -> SchedulingMessage {
        let isWithdrawn = invitation.conveyed.stage == .withdrawn
        let entry = secretary.texts.entry(of: letter)
        return SchedulingMessage(
            method: isWithdrawn ? .cancel : method, uid: invitation.uid, sequence: invitation.sequence,
            organizer: SchedulingMessage.Organizer(name: senderName, address: invitation.organizer),
            attendee: SchedulingMessage.Attendee(
                name: letter.recipient.name, address: letter.recipient.address ?? "", kind: invitation.kind,
                reply: invitation.answer?.reply, asks: invitation.answer == nil && !isWithdrawn),
            start: meeting.start, length: meeting.length, summary: entry.summary,
            description: entry.description, location: secretary.texts.location(of: letter),
            link: isWithdrawn ? nil : meeting.effectivePlace(in: body).joinLink,
            status: isWithdrawn ? .cancelled : invitation.conveyed.stage == .called ? .confirmed : .tentative,
            created: invitation.created, modified: now, stamp: now)
    }

    var senderName: String { body.sender.name ?? body.name }
}
