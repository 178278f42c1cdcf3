import Documents
import Foundation
import Mail
import Meetings
import Store

extension Secretary {
    /// Sends a mail that only says that mail arrives, through the outbox as every other; also while sending is held.
    ///
    /// - Returns: its number; nil where the person has no address.
    package func sendTest(to id: Key<Person>, by: String) throws -> Int64? {
        let now = world.now()
        return try store.write { transaction in
            let register = try transaction.snapshot.register()
            guard let person = register.person(id), let address = person.address,
                let body = register.body(ofStaff: id, on: WallTime(now).day)
            else { return nil }
            let letter = Letter(
                kind: .test, region: register.region, body: body, recipient: person, contact: settings.mailbox,
                written: WallTime(now).day)
            let messageID = try post(letter, to: address, register, transaction)
            try transaction.record(Fact(at: now, by: by, kind: "test sent", scope: person.id.text))
            return try transaction.snapshot.thread("test \(messageID)").last?.message.id
        }
    }

    /// It leaves at once, also where sending is held.
    func post(
        _ letter: Letter, to address: String, _ register: Register, _ transaction: Transaction
    ) throws -> String {
        let now = world.now()
        let words = try texts.compose(letter)
        let correspondence = Correspondence(
            secretary: self, transaction: transaction, register: register, body: letter.body,
            newcomers: Newcomers(among: []), now: now, isPressed: true)
        let messageID = correspondence.newMessageID()
        let message = Message(
            from: try Mailbox(name: "Samordna", address: MailAddress(settings.mailbox)),
            to: try Mailbox(name: letter.recipient.name, address: MailAddress(address)), subject: words.subject,
            date: now, messageID: messageID, text: words.text, html: words.html)
        let written = Correspondence.Written(
            recipient: address, subject: words.subject, messageID: messageID, content: try message.encoded())
        let name = letter.kind == .test ? "test" : "sign-in"
        let dispatch = Dispatch(thread: "\(name) \(messageID)", urgency: .soon, notBefore: now)
        try transaction.add(correspondence.draft(written, letter, dispatch), at: now)
        return messageID
    }
}

extension Register {
    /// A body that somebody has a seat in; the mail bears its name nowhere.
    fileprivate func body(ofStaff person: Key<Person>, on day: Day) -> Body? {
        mandates.filter { $0.person == person && $0.isValid(on: day) }.lazy.compactMap { seat($0.seat) }.first
            .flatMap { body($0.body) }
    }
}
