import Documents
import Foundation
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
    /// Set where that press is none for what waits already.
    var leavesHeld = false

    /// Records a duty of a meeting and does what it asks for, unless that has been done.
    func carryOut(_ duty: Duty, _ docket: Docket) throws -> Composed {
        guard try transaction.record(duty, at: now) else { return Composed() }
        if duty.kind == .alert { return try alert(duty, docket) }
        let earlier = docket.invitations[duty.key.person]
        let telling = try telling(earlier)
        switch duty.kind {
        case .cancellation, .farewell:
            guard let earlier else { return Composed() }
            return try withdraw(earlier, duty, docket, telling)
        case .reminder:
            guard duty.lapse == nil, let earlier, let invitee = docket.invitee(duty.key.person) else {
                return Composed()
            }
            return try tell(.reminder, earlier, invitee, docket, telling)
        default:
            guard duty.lapse == nil, let invitee = docket.invitee(duty.key.person) else { return Composed() }
            return try inform(duty.kind, invitee, earlier, docket, telling)
        }
    }

    /// The one mail that lists a newcomer's coming meetings; the invitations follow it.
    func welcome(_ duty: Duty, to dockets: [Docket]) throws -> Composed {
        guard try transaction.record(duty, at: now) else { return Composed() }
        return try welcome(duty.key.person, to: dockets, waitsFor: hold(.welcome, to: duty.key.person))
    }

    /// The invitation as it stands, once more.
    func resend(_ invitation: Invitation, _ docket: Docket) throws -> Composed {
        let kind: MeetingPolicy.Sending =
            switch (invitation.conveyed.stage, docket.meeting.state) {
            case (.booked, _): .booking
            case (.called, _): .notice
            case (.withdrawn, .cancelled): .cancellation
            case (.withdrawn, _): .farewell
            }
        return try tell(kind, invitation, try invitee(of: invitation, docket), docket, try telling(invitation))
    }

    /// Composes a waiting message anew, for another address or with an answer given meanwhile; what it waits for stands.
    func recompose(_ waiting: OutboxMessage, _ dockets: [Docket]) throws {
        guard waiting.kind != .dates else { return try askAgain(waiting) }
        guard let docket = dockets.first(where: { $0.meeting.id == waiting.meeting }) else {
            _ = try welcome(waiting.person, to: dockets, waitsFor: waiting.waitsFor)
            return
        }
        if waiting.kind == .refusal {
            let refused = try transaction.snapshot.refusedProposal(of: waiting.person, to: docket.meeting.id)
            if let refused { _ = try refuse(refused, docket, inPlaceOf: waiting) }
            return
        }
        if waiting.kind == .papers {
            try tellOfPapers(docket, to: waiting.person, inPlaceOf: waiting)
            return
        }
        if waiting.kind.asksChair { return try askAnew(waiting, docket) }
        if waiting.kind == .alert {
            if let concerns = docket.quorum?.concerns { _ = try alert(waiting.person, of: concerns, docket) }
            return
        }
        guard let invitation = docket.invitations[waiting.person] else { return }
        let invitee = try invitee(of: invitation, docket)
        _ = try tell(waiting.kind, invitation, invitee, docket, try telling(invitation), inPlaceOf: waiting)
    }

    private func welcome(
        _ person: Key<Person>, to dockets: [Docket], waitsFor: OutboxMessage.Hold?
    ) throws -> Composed {
        let own = dockets.filter(\.isOpen).compactMap { docket in docket.invitee(person).map { ($0, docket.meeting) } }
        guard let (invitee, _) = own.first else { return Composed() }
        var letter = Letter(
            kind: .welcome, region: register.region, body: body, recipient: invitee.person, role: invitee.role,
            meetings: own.map(\.1), contact: secretary.settings.mailbox, written: WallTime(now).day)
        letter.isInformed = invitee.kind == .informed
        let dispatch = Dispatch(
            thread: Correspondence.welcomeThread(of: person, in: body.id), waitsFor: waitsFor, urgency: .notice,
            notBefore: secretary.departure(body.policy.window, deadline: nil, at: now))
        return try send(letter, dispatch, with: nil)
    }

    static func welcomeThread(of person: Key<Person>, in body: Key<Body>) -> String { "welcome \(body) \(person)" }

    private func telling(_ invitation: Invitation?) throws -> Telling {
        Telling(try invitation.map { try transaction.snapshot.thread($0.uid) } ?? [])
    }

    private func invitee(of invitation: Invitation, _ docket: Docket) throws -> Invitee {
        if let invitee = docket.invitee(invitation.person) { return invitee }
        let holder = register.holders(in: body.id, on: docket.meeting.start.day).first {
            $0.person.id == invitation.person
        }
        // An entry that has become another's is still to be taken out of the calendar it was put in.
        let person =
            try register.person(invitation.person) ?? transaction.snapshot.mergedPerson(invitation.person)
            ?? Person(id: invitation.person, name: "")
        return Invitee(person: person, kind: invitation.kind, role: holder?.seat.role)
    }

    /// Takes the meeting out of someone's calendar; what she never got is only taken out of the outbox.
    private func withdraw(
        _ invitation: Invitation, _ duty: Duty, _ docket: Docket, _ telling: Telling
    ) throws -> Composed {
        var invitation = invitation
        invitation.conveyed.stage = .withdrawn
        guard duty.lapse == nil else {
            try transaction.save(invitation)
            try transaction.lapse(invitation.uid, at: now)
            try transaction.lapse(papersThread(docket.meeting, invitation.person), at: now)
            return Composed()
        }
        invitation.sequence += 1
        return try tell(duty.kind, invitation, try invitee(of: invitation, docket), docket, telling)
    }
}

/// How many messages were composed, and how many of them leave by themselves.
struct Composed: Equatable {
    var messages = 0
    var unheld = 0

    static func + (one: Composed, other: Composed) -> Composed {
        Composed(messages: one.messages + other.messages, unheld: one.unheld + other.unheld)
    }

    static func += (sum: inout Composed, other: Composed) {
        sum.messages += other.messages
        sum.unheld += other.unheld
    }
}

extension Docket {
    func invitee(_ person: Key<Person>) -> Invitee? { invitees.first { $0.person.id == person } }
}
