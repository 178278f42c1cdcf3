import Calendars
import Documents
import Foundation
import Mail
import Meetings
import Store

/// Turns the duties of one body into messages, inside the transaction that records them.
struct Correspondence {
    let secretary: Secretary
    let transaction: Transaction
    let register: Register
    let body: Body
    let newcomers: Newcomers
    let now: Date
    /// Set where the samordnare's command is the press.
    var isPressed = false

    /// Records a meeting's duty and does what it asks for, unless that has been done; how many messages.
    func carryOut(_ duty: Duty, _ docket: Docket) throws -> Int {
        guard try transaction.record(duty, at: now), duty.lapse == nil else { return 0 }
        return try compose(duty, docket)
    }

    /// The one mail that lists a newcomer's coming meetings; the invitations follow it.
    func welcome(_ duty: Duty, to dockets: [Docket]) throws -> Int {
        let person = duty.key.person
        let own = dockets.compactMap { docket in
            docket.invitees.first { $0.person.id == person }.map { ($0, docket.meeting) }
        }
        guard let (invitee, _) = own.first, try transaction.record(duty, at: now) else { return 0 }
        var letter = Letter(
            kind: .welcome, region: register.region, body: body, recipient: invitee.person, role: invitee.role,
            meetings: own.map(\.1), contact: secretary.settings.mailbox, written: WallTime(now).day)
        letter.isInformed = invitee.kind == .informed
        let envelope = Envelopes(kind: .welcome, meeting: nil, thread: "welcome \(body.id)", sequence: nil, told: nil)
        return try send(letter, in: envelope, with: nil)
    }

    /// The invitation as it stands, once more; how many messages.
    func resend(_ invitation: Invitation, _ docket: Docket) throws -> Int {
        guard let person = register.person(invitation.person) else { return 0 }
        let told = Telling(try transaction.snapshot.thread(invitation.uid))
        let invitee = docket.invitee(person.id) ?? Invitee(person: person, kind: invitation.kind)
        return try tell(kind(of: invitation, docket.meeting), invitation, invitee, docket, told)
    }

    private func kind(of invitation: Invitation, _ meeting: Meeting) -> MeetingPolicy.Sending {
        switch (invitation.conveyed.stage, meeting.state) {
        case (.booked, _): .booking
        case (.called, _): .notice
        case (.withdrawn, .cancelled): .cancellation
        case (.withdrawn, _): .farewell
        }
    }

    private func compose(_ duty: Duty, _ docket: Docket) throws -> Int {
        let earlier = docket.invitations[duty.key.person]
        let told = Telling(try earlier.map { try transaction.snapshot.thread($0.uid) } ?? [])
        switch duty.kind {
        case .cancellation, .farewell:
            guard let invitation = earlier else { return 0 }
            return try withdraw(invitation, duty.kind, docket, told)
        case .reminder:
            guard var invitation = earlier, let invitee = docket.invitee(duty.key.person) else { return 0 }
            invitation.asked = now
            return try tell(.reminder, invitation, invitee, docket, told)
        default:
            guard let invitee = docket.invitee(duty.key.person) else { return 0 }
            return try inform(duty.kind, invitee, earlier, docket, told)
        }
    }

    /// Booking, kallelse, takeover or change: the invitation as it now is.
    private func inform(
        _ kind: MeetingPolicy.Sending, _ invitee: Invitee, _ earlier: Invitation?, _ docket: Docket, _ told: Telling
    ) throws -> Int {
        let meeting = docket.meeting
        var invitation = earlier ?? newInvitation(to: meeting, invitee)
        let isNewTime = invitation.conveyed.generation < meeting.generation
        if let earlier {
            invitation.sequence += 1
            if !earlier.isLive { invitation.joined = invitation.sequence }
        }
        if isNewTime || earlier?.isLive != true { invitation.timeSequence = invitation.sequence }
        let isCalled = kind == .notice || earlier?.conveyed.stage == .called
        invitation.kind = invitee.kind
        invitation.conveyed = Invitation.Conveyed(
            stage: isCalled ? .called : .booked, generation: meeting.generation, revision: meeting.revision)
        if invitation.answer == nil { invitation.asked = now }
        if isCalled { try markCalled(meeting) }
        guard kind != .change || told.needsTelling(meeting) else {
            try transaction.save(invitation)
            try transaction.lapse(thread: invitation.uid, at: now)
            return 0
        }
        return try tell(told.kind(of: kind), invitation, invitee, docket, told)
    }

    /// Takes the meeting out of someone's calendar; what she never got is only taken out of the outbox.
    private func withdraw(
        _ invitation: Invitation, _ kind: MeetingPolicy.Sending, _ docket: Docket, _ told: Telling
    ) throws -> Int {
        var invitation = invitation
        invitation.conveyed.stage = .withdrawn
        guard told.hasLeft, let person = register.person(invitation.person) else {
            try transaction.save(invitation)
            try transaction.lapse(thread: invitation.uid, at: now)
            return 0
        }
        invitation.sequence += 1
        let role = register.holders(in: body.id, on: docket.meeting.start.day).first { $0.person.id == person.id }?.seat
            .role
        let invitee = Invitee(person: person, kind: invitation.kind, role: role)
        return try tell(kind, invitation, invitee, docket, told)
    }

    private func tell(
        _ kind: MeetingPolicy.Sending, _ invitation: Invitation, _ invitee: Invitee, _ docket: Docket, _ told: Telling
    ) throws -> Int {
        try transaction.save(invitation)
        let meeting = docket.meeting
        let letter = letter(kind, invitation, invitee, docket, told)
        let stage = invitation.conveyed.stage
        let envelope = Envelopes(
            kind: kind, meeting: meeting, thread: invitation.uid, sequence: invitation.sequence,
            told: Told(kind: kind, meeting: meeting, stage: stage))
        return try send(letter, in: envelope, with: scheduling(letter, invitation, meeting))
    }

    private func newInvitation(to meeting: Meeting, _ invitee: Invitee) -> Invitation {
        Invitation(
            meeting: meeting.id, person: invitee.person.id,
            uid: "\(secretary.world.newID())@\(secretary.settings.domain)",
            organizer: secretary.settings.mailbox, created: now, asked: now, kind: invitee.kind,
            conveyed: Invitation.Conveyed(stage: .booked, generation: meeting.generation, revision: meeting.revision))
    }

    private func markCalled(_ meeting: Meeting) throws {
        guard var current = try transaction.snapshot.meeting(meeting.id), case .booked = current.state else { return }
        current.state = .called(at: now)
        try transaction.save(current)
        try transaction.record(Fact(at: now, by: "samordna", kind: "called", scope: meeting.id.text))
    }
}

extension Docket {
    func invitee(_ person: Key<Person>) -> Invitee? { invitees.first { $0.person.id == person } }
}
