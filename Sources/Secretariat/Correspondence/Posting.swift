import Calendars
import Documents
import Foundation
import Mail
import Meetings
import Store

/// What the outbox needs to know of a message beside its words.
struct Dispatch {
    var meeting: Key<Meeting>?
    let thread: String
    var sequence: Int?
    var told: Told?
    var waitsFor: OutboxMessage.Hold?
    let urgency: Draft.Urgency
    var deadline: WallTime?
    var notBefore: Date
}

extension Correspondence {
    /// Writes the message to the person herself and a copy to each assistant.
    func send(
        _ letter: Letter, _ dispatch: Dispatch, with calendar: SchedulingMessage?,
        enclosing enclosed: Enclosed = Enclosed()
    ) throws -> Composed {
        let files = enclosed.files
        var written = [
            try letter.recipient.address.map { try mail(letter, to: $0, calendar, around: files) }
                ?? paper(letter, beside: enclosed.papers.compactMap(EnclosedFile.init))
        ]
        written += try letter.recipient.assistants.map { try copy(of: letter, to: $0, around: files) }
        try transaction.supersede(dispatch.thread, at: now)
        for one in written {
            var draft = draft(one, letter, dispatch)
            draft.papers = enclosed.papers
            try transaction.add(draft, at: now)
        }
        return Composed(messages: written.count, unheld: dispatch.waitsFor == nil ? written.count : 0)
    }

    func dispatch(
        _ kind: MeetingPolicy.Sending, _ invitee: Invitee, _ invitation: Invitation, _ meeting: Meeting,
        _ telling: Telling
    ) -> Dispatch {
        let isChange = !telling.changes(to: meeting, in: body).isEmpty
        let deadline = [telling.latest?.start, meeting.start].compactMap(\.self).min() ?? meeting.start
        return Dispatch(
            meeting: meeting.id, thread: invitation.uid, sequence: invitation.sequence,
            told: Told(kind: kind, meeting: meeting, place: meeting.effectivePlace(in: body), invitation: invitation),
            waitsFor: hold(kind, to: invitee, invitation, meeting, telling),
            urgency: secretary.urgency(isChange ? .change : kind.urgency, deadline: deadline, at: now),
            deadline: deadline, notBefore: secretary.departure(body.policy.window, deadline: deadline, at: now))
    }

    /// Whose word a message waits for that is about no meeting of its own.
    func hold(_ kind: MeetingPolicy.Sending, to person: Key<Person>) -> OutboxMessage.Hold? {
        isPressed || body.policy.mode(of: kind) == .automatic ? nil : .press
    }

    /// Whose word a message waits for: what takes the place of something that waits, waits for the same at least.
    private func hold(
        _ kind: MeetingPolicy.Sending, to invitee: Invitee, _ invitation: Invitation, _ meeting: Meeting,
        _ telling: Telling
    ) -> OutboxMessage.Hold? {
        guard !isPressed else {
            // The agenda is the chair's to release, whatever else is pressed.
            if kind == .notice, telling.hold == .release, meeting.release == nil { return .release }
            return leavesHeld ? telling.hold : nil
        }
        if newcomers.contains(invitee.person.id) { return hold(.welcome, to: invitee.person.id) }
        let own: OutboxMessage.Hold? =
            switch body.policy.mode(of: kind) {
            case .automatic: nil
            case .press: .press
            // The yes to the year is a yes to the first invitation of those who hold a seat.
            case .release where kind == .booking: invitation.sequence == 0 && invitee.mandate != nil ? nil : .press
            case .release: meeting.release == nil ? .release : nil
            }
        return own == .release ? own : telling.hold ?? own
    }

    struct Written {
        var copyFor: String?
        var recipient: String?
        let subject: String
        let messageID: String
        let content: Data
        var files: [Draft.File] = []
    }

    func draft(_ written: Written, _ letter: Letter, _ dispatch: Dispatch) -> Draft {
        Draft(
            kind: letter.kind, body: body.id, meeting: dispatch.meeting, person: letter.recipient.id,
            copyFor: written.copyFor, recipient: written.recipient, thread: dispatch.thread,
            sequence: dispatch.sequence,
            subject: written.subject, messageID: written.messageID, content: written.content,
            files: written.files, told: dispatch.told, urgency: dispatch.urgency, deadline: dispatch.deadline,
            waitsFor: dispatch.waitsFor, notBefore: dispatch.notBefore)
    }

    private func mail(
        _ letter: Letter, to address: String, _ calendar: SchedulingMessage?, around files: [EnclosedFile]
    ) throws -> Written {
        let part = try calendar.map { Message.CalendarPart(method: $0.method.rawValue, text: try $0.text()) }
        return try write(
            try secretary.texts.compose(linked(letter)), to: address, name: letter.recipient.name, part, around: files)
    }

    func copy(
        of letter: Letter, to assistant: Person.Assistant, around files: [EnclosedFile] = []
    ) throws -> Written {
        var letter = letter
        letter.copyFor = letter.recipient.name
        let words = try secretary.texts.compose(linked(letter, for: assistant))
        var written = try write(words, to: assistant.address, name: assistant.name, nil, around: files)
        written.copyFor = letter.copyFor
        return written
    }

    func paper(_ letter: Letter, beside files: [EnclosedFile] = []) throws -> Written {
        var letter = letter
        letter.isPosted = true
        let words = try secretary.texts.compose(letter)
        return Written(
            subject: words.subject, messageID: newMessageID(), content: Data(words.html.utf8),
            files: files.map { Draft.File(digest: $0.digest, place: nil) })
    }

    func write(
        _ words: ComposedMail, to address: String, name: String, _ calendar: Message.CalendarPart?,
        around files: [EnclosedFile] = [], replyTo: Mailbox? = nil
    ) throws -> Written {
        let messageID = newMessageID()
        let message = Message(
            from: try Mailbox(name: senderName, address: MailAddress(secretary.settings.mailbox)),
            to: try Mailbox(name: name, address: MailAddress(address)), replyTo: replyTo, subject: words.subject,
            date: now, messageID: messageID, text: words.text, html: words.html, calendar: calendar)
        let frame = try message.frame(around: files.map(\.label))
        return Written(
            recipient: address, subject: words.subject, messageID: messageID, content: frame.bytes,
            files: zip(files, frame.places).map { Draft.File(digest: $0.digest, place: $1) })
    }

    func newMessageID() -> String { "\(secretary.world.newID())@\(secretary.settings.domain)" }
}

extension MeetingPolicy.Sending {
    var urgency: Draft.Urgency {
        switch self {
        case .change, .cancellation, .farewell: .change
        case .notice, .welcome, .poll, .pollOutcome, .reply, .agenda, .quorum, .papers: .notice
        case .reminder, .pollReminder, .pollDue, .lateMinutes, .action: .reminder
        case .forward, .alert, .flood, .signIn, .test, .ownPage: .soon
        case .refusal: .change
        case .booking, .takeover, .minutes, .dates, .draft, .approval: .booking
        }
    }
}

extension Secretary {
    /// A change of the coming days goes ahead of everything.
    func urgency(_ usual: Draft.Urgency, deadline: WallTime?, at now: Date) -> Draft.Urgency {
        guard usual == .change, let deadline else { return usual }
        return deadline.day <= WallTime(now).day.adding(days: 3) ? .soon : .change
    }

    /// When a message may leave: after the time to undo it, in the send window, and in time for its meeting.
    func departure(_ window: SendWindow, deadline: WallTime?, at now: Date) -> Date {
        window.departure(from: now.addingTimeInterval(settings.undo), deadline: deadline)
    }
}
