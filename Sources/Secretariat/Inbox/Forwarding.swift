import Documents
import Foundation
import Mail
import Meetings
import Store

extension Intake {
    /// Passes what a person wrote on to the samordnare, or to whoever stands in for her.
    func forward() throws -> Conclusion {
        let answered = try (message.inReplyTo + message.references).lazy
            .compactMap { try transaction.snapshot.message(messageID: $0) }.first
        var conclusion = plain(.human, .nobodyToForwardTo)
        conclusion.meeting = answered?.meeting
        conclusion.person = message.writer.flatMap { register.people(at: $0).first?.id }
        let bodies = bodies(answered?.body, writer: conclusion.person)
        guard
            let (body, coordinator) = bodies.lazy.compactMap({ body in
                register.coordinator(of: body.id, on: WallTime(now).day).map { (body, $0.person) }
            }).first, let address = coordinator.address
        else { return conclusion }
        // Read again after a ruling, it has been passed on already.
        guard !isTrusted else { return conclusion }
        let meeting = try answered?.meeting.flatMap { try transaction.snapshot.meeting($0) }
        try send(to: coordinator, at: address, in: body, about: meeting)
        conclusion.reasons = [.forwarded(to: address)]
        return conclusion
    }

    /// That of the mail she answers, then those she sits in, then any.
    private func bodies(_ answered: Key<Body>?, writer: Key<Person>?) -> [Body] {
        let today = WallTime(now).day
        let seats = register.mandates.filter { $0.person == writer && $0.isValid(on: today) }.map(\.seat)
        let own = register.seats.filter { seats.contains($0.id) }.map(\.body)
        return ([answered].compactMap(\.self) + own).compactMap(register.body) + register.bodies
    }

    private func send(to coordinator: Person, at address: String, in body: Body, about meeting: Meeting?) throws {
        let writer = message.writer ?? ""
        let name = (message.from.first?.name ?? writer).onOneLine(100)
        let subject = message.subject.onOneLine(200)
        let letter = Letter(
            kind: .forward, region: register.region, body: body, recipient: coordinator, role: .coordinator,
            meeting: meeting,
            forwarded: Letter.Forwarded(writer: name, address: writer, subject: subject, text: message.text),
            contact: secretary.settings.mailbox, written: WallTime(now).day)
        let words = try secretary.texts.compose(letter)
        let correspondence = Correspondence(
            secretary: secretary, transaction: transaction, register: register, body: body,
            newcomers: Newcomers(among: []), now: now, isPressed: true)
        let messageID = correspondence.newMessageID()
        let mail = Message(
            from: try Mailbox(
                name: name.isEmpty ? "Samordna" : "\(name) via Samordna",
                address: MailAddress(secretary.settings.mailbox)),
            to: try Mailbox(name: coordinator.name, address: MailAddress(address)),
            replyTo: try? Mailbox(name: name, address: MailAddress(writer)), subject: words.subject, date: now,
            messageID: messageID, text: words.text, html: words.html,
            attachments: try original())
        let written = Correspondence.Written(
            recipient: address, subject: words.subject, messageID: messageID, content: try mail.encoded())
        // Of no meeting: it neither tells anybody of one nor becomes pointless when one begins.
        let dispatch = Dispatch(thread: "forward \(self.mail.id)", urgency: .soon, notBefore: now)
        try transaction.add(correspondence.draft(written, letter, dispatch), at: now)
    }

    /// The message as it came, where it is small enough to go along.
    private func original() throws -> [Message.Attachment] {
        guard mail.size <= secretary.settings.largestFile, let octets = try transaction.snapshot.octets(of: mail.id)
        else { return [] }
        return [
            Message.Attachment(filename: "meddelande.eml", mediaType: "application/octet-stream", bytes: octets)
        ]
    }
}
