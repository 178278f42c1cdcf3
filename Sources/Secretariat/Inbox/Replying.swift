import Documents
import Foundation
import Mail
import Meetings
import Store

/// What a samordnare writes in answer to a mail.
package struct ReplyWords: Hashable, Sendable {
    package var subject: String
    package var text: String

    package init(subject: String, text: String) {
        self.subject = subject
        self.text = text
    }
}

extension Secretary {
    /// Composes an answer to a mail; it waits until its writer has seen how it looks (`send(reply:)`).
    ///
    /// One that waits already gives way to it. The same answer twice is one.
    ///
    /// - Parameter seen: the latest answer that its writer knew of, 0 for none; later ones are not overlooked.
    package func write(
        reply words: ReplyWords, to id: IncomingMail.ID, in body: Body, after seen: OutboxMessage.ID, by author: Person
    ) throws -> OutboxMessage.ID {
        try store.write { transaction in
            let snapshot = transaction.snapshot
            guard let mail = try snapshot.incoming(id), let octets = try snapshot.octets(of: id) else {
                throw OfficeError.noIncoming(id)
            }
            let latest = try snapshot.replies(to: id).last
            guard (latest?.message ?? 0) == seen else {
                if let latest, latest.isSame(as: words, by: author.name) { return latest.message }
                throw OfficeError.answeredMeanwhile(id)
            }
            if let latest, try snapshot.message(latest.message)?.state == .held {
                try transaction.supersede(latest.message, at: world.now())
            }
            return try add(words, to: mail, IncomingMessage(parsing: octets), in: body, by: author, transaction)
        }
    }

    /// Lets an answer go; the mail that it answers is settled, unless it asks for a decision besides.
    package func send(reply id: OutboxMessage.ID, by: String) throws {
        try store.write { transaction in
            let snapshot = transaction.snapshot
            guard let message = try snapshot.message(id), let reply = try snapshot.reply(sentAs: id),
                let mail = try snapshot.incoming(reply.incoming)
            else { throw OfficeError.noMessage(id) }
            guard message.state == .held else {
                guard message.state == .superseded || message.state == .lapsed else { return }
                throw OfficeError.answeredMeanwhile(mail.id)
            }
            _ = try letGo([message], transaction)
            try settle(mail, by: by, transaction)
            let scope = mail.meeting?.text ?? "inbox"
            try transaction.record(Fact(at: world.now(), by: by, kind: "replied", scope: scope, detail: "\(mail.id)"))
        }
    }

    private func add(
        _ words: ReplyWords, to mail: IncomingMail, _ message: IncomingMessage, in body: Body, by author: Person,
        _ transaction: Transaction
    ) throws -> OutboxMessage.ID {
        let register = try transaction.snapshot.register()
        let received = ReceivedMail(message, own: settings.mailbox)
        guard let text = received.replyAddress, let address = try? MailAddress(text) else {
            throw OfficeError.noWriter(mail.id)
        }
        let now = world.now()
        // The register may not know whom it goes to: then it is its writer's.
        let owners = register.people(at: text)
        let owner = owners.first { $0.id == mail.person } ?? owners.first
        let (recipient, name) = (owner ?? author, owner?.name ?? received.writer)
        var letter = Letter(
            kind: .reply, region: register.region, body: body, recipient: recipient, contact: settings.mailbox,
            written: WallTime(now).day)
        letter.reply = Letter.Reply(
            subject: words.subject.onOneLine(200), text: words.text, asked: WallTime(mail.received).day)
        let correspondence = Correspondence(
            secretary: self, transaction: transaction, register: register, body: body,
            newcomers: Newcomers(among: []), now: now, isPressed: true)
        let composed = try texts.compose(letter)
        let messageID = correspondence.newMessageID()
        var outgoing = Message(
            from: try Mailbox(name: correspondence.senderName, address: MailAddress(settings.mailbox)),
            to: try Mailbox(name: name, address: address), subject: composed.subject, date: now, messageID: messageID,
            text: composed.text, html: composed.html, isAutomatic: false)
        outgoing.conversation = message.conversation
        let written = Correspondence.Written(
            recipient: text, subject: composed.subject, messageID: messageID, content: try outgoing.encoded())
        // Of no meeting: it neither tells anybody of one nor becomes pointless when one begins.
        let dispatch = Dispatch(
            thread: "reply \(mail.id) \(messageID)", waitsFor: .press, urgency: .soon, notBefore: now)
        let id = try transaction.add(correspondence.draft(written, letter, dispatch), at: now)
        try transaction.add(
            Reply(message: id, incoming: mail.id, subject: words.subject, text: words.text, by: author.name, at: now))
        return id
    }

    private func settle(_ mail: IncomingMail, by: String, _ transaction: Transaction) throws {
        guard mail.kind == "other", [.waiting, .human].contains(mail.outcome) else { return }
        let conclusion = Conclusion(
            kind: "other", writer: mail.writer, subject: mail.subject, meeting: mail.meeting, person: mail.person,
            outcome: .human, reasons: mail.reasons + [.ruled("answered", by: by)])
        try transaction.conclude(mail.id, as: conclusion, by: by, at: world.now())
    }
}

extension Reply {
    fileprivate func isSame(as words: ReplyWords, by author: String) -> Bool {
        subject == words.subject && text == words.text && by == author
    }
}

extension IncomingMail {
    /// Whether taking it for what it says could come to anything.
    package var isAcceptable: Bool {
        outcome == .waiting
            && !reasons.contains { if case .unknownInvitation = $0 { true } else { false } }
    }
}
