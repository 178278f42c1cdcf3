import Calendars
import Documents
import Foundation
import Mail
import Meetings
import Store

/// What the outbox needs to know of a message beside its words.
struct Envelopes {
    let kind: MeetingPolicy.Sending
    let meeting: Meeting?
    let thread: String
    let sequence: Int?
    let told: Told?
}

extension Correspondence {
    /// Writes the message to the person herself and a copy to each assistant; how many.
    func send(_ letter: Letter, in envelope: Envelopes, with calendar: SchedulingMessage?) throws -> Int {
        let urgency = urgency(of: envelope)
        let waitsFor = hold(on: envelope.kind, to: letter.recipient.id, for: envelope.meeting)
        var drafts = [try letter.recipient.address.map { try mail(letter, to: $0, calendar) } ?? paper(letter)]
        drafts += try letter.recipient.assistants.map { try copy(of: letter, to: $0) }
        for draft in drafts {
            try transaction.add(
                Draft(
                    kind: envelope.kind, body: body.id, meeting: envelope.meeting?.id, person: letter.recipient.id,
                    copyFor: draft.copyFor, recipient: draft.recipient, thread: envelope.thread,
                    sequence: envelope.sequence, subject: draft.subject, messageID: draft.messageID,
                    content: draft.content,
                    told: envelope.told, urgency: urgency, waitsFor: waitsFor,
                    notBefore: secretary.departure(urgency, body.policy.window, at: now)),
                at: now)
        }
        return drafts.count
    }

    private struct Written {
        var copyFor: String?
        var recipient: String?
        let subject: String
        let messageID: String
        let content: Data
    }

    private func mail(_ letter: Letter, to address: String, _ calendar: SchedulingMessage?) throws -> Written {
        let words = try secretary.texts.compose(letter)
        let part = try calendar.map {
            Message.CalendarPart(method: $0.method.rawValue, text: try $0.text())
        }
        return try write(words, to: address, name: letter.recipient.name, part)
    }

    private func copy(of letter: Letter, to assistant: Person.Assistant) throws -> Written {
        var letter = letter
        letter.copyFor = letter.recipient.name
        var written = try write(try secretary.texts.compose(letter), to: assistant.address, name: assistant.name, nil)
        written.copyFor = letter.copyFor
        return written
    }

    private func paper(_ letter: Letter) throws -> Written {
        var letter = letter
        letter.isPosted = true
        let words = try secretary.texts.compose(letter)
        return Written(subject: words.subject, messageID: newMessageID(), content: Data(words.html.utf8))
    }

    private func write(
        _ words: ComposedMail, to address: String, name: String, _ calendar: Message.CalendarPart?
    ) throws -> Written {
        let messageID = newMessageID()
        let message = Message(
            from: try Mailbox(name: senderName, address: MailAddress(secretary.settings.mailbox)),
            to: try Mailbox(name: name, address: MailAddress(address)), subject: words.subject, date: now,
            messageID: messageID, text: words.text, html: words.html, calendar: calendar)
        return Written(recipient: address, subject: words.subject, messageID: messageID, content: try message.encoded())
    }

    private func newMessageID() -> String { "\(secretary.world.newID())@\(secretary.settings.domain)" }

    /// Whose word the message waits for.
    private func hold(
        on kind: MeetingPolicy.Sending, to person: Key<Person>, for meeting: Meeting?
    ) -> OutboxMessage.Hold? {
        guard !isPressed else { return nil }
        return switch body.policy.mode(of: newcomers.contains(person) ? .welcome : kind) {
        case .automatic: nil
        case .press: .press
        // No chair releases a newcomer; the yes to the year is what made a meeting booked.
        case .release where newcomers.contains(person): .press
        case .release: kind == .booking || meeting?.release != nil ? nil : .release
        }
    }

    private func urgency(of envelope: Envelopes) -> Draft.Urgency {
        switch envelope.kind {
        case .change, .cancellation, .farewell:
            guard let meeting = envelope.meeting else { return .change }
            return meeting.start.day <= WallTime(now).day.adding(days: 3) ? .soon : .change
        case .notice: return .notice
        case .reminder: return .reminder
        case .booking, .takeover, .welcome: return .booking
        }
    }
}

extension Secretary {
    /// When a message may leave: after the time to undo it, and in the send window unless it cannot wait.
    func departure(_ urgency: Draft.Urgency, _ window: SendWindow, at now: Date) -> Date {
        let earliest = now.addingTimeInterval(settings.undo)
        guard urgency != .soon else { return earliest }
        return max(earliest, window.next(from: WallTime(earliest)).nearestMoment)
    }
}
