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
        // What a rule of her own mailbox sends back would otherwise go round for ever.
        guard !coordinator.addresses.contains(where: { $0.text == message.writer }) else {
            conclusion.reasons = [.ownWriter]
            return conclusion
        }
        // Read again after a ruling, it has been passed on already, unless it was one too many.
        guard !isTrusted || mail.reasons.contains(where: \.isOfTooMany) else { return conclusion }
        let meeting = try answered?.meeting.flatMap { try transaction.snapshot.meeting($0) }
        if !isTrusted, let excess = try excess() {
            try tell(of: excess, to: coordinator, at: address, in: body)
            conclusion.outcome = .waiting
            conclusion.reasons = [.tooMany(limit: excess.limit, from: excess.writer)]
            return conclusion
        }
        try send(to: coordinator, at: address, in: body, about: meeting)
        conclusion.reasons = [.forwarded(to: address)]
        return conclusion
    }

    /// More mails in an hour than are passed on, from one writer or from all.
    private struct Excess {
        let limit: Int
        let writer: String?
    }

    private func excess() throws -> Excess? {
        let hourAgo = mail.received.addingTimeInterval(-3600)
        let limits = secretary.settings.forwarding
        if let writer = message.answerer,
            try transaction.snapshot.forwardedMail(from: writer, since: hourAgo) >= limits.perWriter
        {
            return Excess(limit: limits.perWriter, writer: writer)
        }
        let all = try transaction.snapshot.forwardedMail(since: hourAgo)
        return all >= limits.overall ? Excess(limit: limits.overall, writer: nil) : nil
    }

    /// Once an hour.
    private func tell(of excess: Excess, to coordinator: Person, at address: String, in body: Body) throws {
        let thread = "flood \(excess.writer ?? "")"
        let told = try transaction.snapshot.thread(thread).last?.message.composed ?? .distantPast
        guard now.timeIntervalSince(told) >= 3600 else { return }
        let forwarded = Letter.Forwarded(
            writer: excess.writer == nil ? "" : writerName, address: excess.writer ?? "", subject: "", text: "",
            hourlyLimit: excess.limit)
        try post(
            forwarded, .flood, to: coordinator, at: address, in: body, about: nil, from: "Samordna", thread: thread,
            enclosing: [])
    }

    private var writerName: String { (message.from.first?.name ?? message.writer ?? "").onOneLine(100) }

    /// That of the mail she answers, then those she sits in, then any.
    private func bodies(_ answered: Key<Body>?, writer: Key<Person>?) -> [Body] {
        let today = WallTime(now).day
        let seats = register.mandates.filter { $0.person == writer && $0.isValid(on: today) }.map(\.seat)
        let own = register.seats.filter { seats.contains($0.id) }.map(\.body)
        return ([answered].compactMap(\.self) + own).compactMap(register.body) + register.bodies
    }

    private func send(to coordinator: Person, at address: String, in body: Body, about meeting: Meeting?) throws {
        let forwarded = Letter.Forwarded(
            writer: writerName, address: message.writer ?? "", subject: message.subject.onOneLine(200),
            text: message.text)
        // Of no meeting: it neither tells anybody of one nor becomes pointless when one begins.
        try post(
            forwarded, .forward, to: coordinator, at: address, in: body, about: meeting,
            from: writerName.isEmpty ? "Samordna" : "\(writerName) via Samordna", thread: "forward \(mail.id)",
            enclosing: try original())
    }

    private func post(
        _ forwarded: Letter.Forwarded, _ kind: Letter.Kind, to coordinator: Person, at address: String, in body: Body,
        about meeting: Meeting?, from sender: String, thread: String, enclosing files: [Message.Attachment]
    ) throws {
        let letter = Letter(
            kind: kind, region: register.region, body: body, recipient: coordinator, role: .coordinator,
            meeting: meeting, forwarded: forwarded, contact: secretary.settings.mailbox, written: WallTime(now).day)
        let words = try secretary.texts.compose(letter)
        let correspondence = Correspondence(
            secretary: secretary, transaction: transaction, register: register, body: body,
            newcomers: Newcomers(among: []), now: now, isPressed: true)
        let messageID = correspondence.newMessageID()
        let answersGoTo =
            kind == .forward ? try? Mailbox(name: forwarded.writer, address: MailAddress(forwarded.address)) : nil
        let mail = Message(
            from: try Mailbox(name: sender, address: MailAddress(secretary.settings.mailbox)),
            to: try Mailbox(name: coordinator.name, address: MailAddress(address)), replyTo: answersGoTo,
            subject: words.subject, date: now, messageID: messageID, text: words.text, html: words.html,
            attachments: files)
        let written = Correspondence.Written(
            recipient: address, subject: words.subject, messageID: messageID, content: try mail.encoded())
        let dispatch = Dispatch(thread: thread, urgency: .soon, notBefore: now)
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

extension IncomingMail.Reason {
    fileprivate var isOfTooMany: Bool {
        if case .tooMany = self { true } else { false }
    }
}
