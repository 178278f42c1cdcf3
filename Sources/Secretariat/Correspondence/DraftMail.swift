import Documents
import Foundation
import Meetings
import Store

extension Correspondence {
    /// A draft to one of those who may comment on it, and to her assistants.
    func sendDraft(
        _ notes: Letter.Notes, of meeting: Meeting, to recipient: Invitee, inPlaceOf waiting: OutboxMessage? = nil
    ) throws -> Composed {
        var letter = notesLetter(.draft, notes, meeting, to: recipient.person, recipient.role)
        letter.isInformed = recipient.kind == .informed
        let thread = "draft \(meeting.id) \(notes.version) \(recipient.person.id)"
        return try send(letter, notesDispatch(thread, letter, waiting), with: nil)
    }

    /// The question to whoever approves.
    func askForApproval(
        _ notes: Letter.Notes, of meeting: Meeting, from approver: Person, inPlaceOf waiting: OutboxMessage? = nil
    ) throws -> Composed {
        let role = register.chair(of: body.id, on: meeting.start.day)?.id == approver.id ? Seat.Role.chair : nil
        let letter = notesLetter(
            .approval, notes, meeting, to: approver, role ?? self.role(of: approver))
        return try send(letter, notesDispatch(approvalThread(meeting, notes.version), letter, waiting), with: nil)
    }

    /// That the notes are late, to the samordnare or later the chair.
    func remind(_ duty: Duty, _ docket: MinutesDocket, _ sheet: MinutesSheet) throws -> Composed {
        guard try transaction.record(duty, at: now), duty.lapse == nil,
            let step = MinutesDocket.Step(rawValue: duty.key.occasion), let reader = register.person(duty.key.person)
        else { return Composed() }
        return try remind(reader, of: step, docket, sheet)
    }

    private func remind(
        _ reader: Person, of step: MinutesDocket.Step, _ docket: MinutesDocket, _ sheet: MinutesSheet,
        inPlaceOf waiting: OutboxMessage? = nil
    ) throws -> Composed {
        let late = Letter.Late(
            step: step, day: step.isOfDraft ? docket.draftDay : docket.approvalDay,
            coordinator: docket.coordinator.flatMap(openName),
            approver: sheet.approvers.first.flatMap { openName($0.id) })
        let notes = Letter.Notes(version: sheet.latest?.number ?? 0, late: late)
        let letter = notesLetter(.lateMinutes, notes, docket.meeting, to: reader, role(of: reader))
        let thread = "late-minutes \(docket.meeting.id) \(step.rawValue)"
        return try send(letter, notesDispatch(thread, letter, waiting), with: nil)
    }

    /// What waits under an address that is no longer right, written anew.
    func readdressNotes(_ stale: OutboxMessage) throws -> Composed {
        guard let meeting = try stale.meeting.flatMap(transaction.snapshot.meeting),
            let person = register.person(stale.person)
        else { return Composed() }
        let sheet = try secretary.minutesSheet(of: meeting, transaction.snapshot)
        guard let latest = sheet.latest, let content = sheet.latestContent,
            case .shared(_, _, _, let until) = sheet.minutes.state, stale.kind != .lateMinutes
        else {
            try transaction.lapse(stale.thread, at: now)
            return Composed()
        }
        let notes = Letter.Notes(
            content: content, version: latest.number, until: until, approvesBySilence: body.policy.silenceApproves)
        if stale.kind == .approval { return try askForApproval(notes, of: meeting, from: person, inPlaceOf: stale) }
        let recipient = try transaction.snapshot.minutesRecipients(of: meeting, register)
            .first { $0.person.id == person.id }
        return try sendDraft(
            notes, of: meeting, to: recipient ?? Invitee(person: person, kind: .called), inPlaceOf: stale)
    }

    /// Takes back what waits of a kind, since something newer takes its place or it has become pointless.
    func lapse(_ kind: MeetingPolicy.Sending, of meeting: Meeting) throws {
        let waiting = try transaction.snapshot.messages(
            MessageFilter(meeting: meeting.id, kind: kind, states: OutboxMessage.State.waiting))
        for thread in Set(waiting.map(\.thread)).sorted() { try transaction.lapse(thread, at: now) }
    }

    func approvalThread(_ meeting: Meeting, _ version: Int) -> String { "approval \(meeting.id) \(version)" }

    private func notesLetter(
        _ kind: MeetingPolicy.Sending, _ notes: Letter.Notes, _ meeting: Meeting, to person: Person, _ role: Seat.Role?
    ) -> Letter {
        var letter = Letter(
            kind: kind, region: register.region, body: body, recipient: person, role: role, meeting: meeting,
            contact: secretary.settings.mailbox, written: WallTime(now).day)
        letter.notes = notes
        return letter
    }

    private func notesDispatch(_ thread: String, _ letter: Letter, _ waiting: OutboxMessage?) -> Dispatch {
        Dispatch(
            meeting: letter.meeting?.id, thread: thread,
            waitsFor: waiting.map(\.waitsFor) ?? hold(letter.kind, to: letter.recipient.id),
            urgency: letter.kind.urgency,
            notBefore: waiting?.notBefore ?? secretary.departure(body.policy.window, deadline: nil, at: now))
    }

    private func role(of person: Person) -> Seat.Role? {
        register.holders(in: body.id, on: WallTime(now).day).first { $0.person.id == person.id }?.seat.role
    }

    private func openName(_ person: Key<Person>) -> String? {
        register.person(person).flatMap { $0.isProtected ? nil : $0.name }
    }
}
