import Documents
import Foundation
import Mail
import Meetings
import Store

/// What a mail for signing in says.
struct SignInMail {
    let link: String
    let code: String
}

extension Secretary {
    /// It leaves at once, also where sending is held: without it nobody could let it go again.
    func mail(
        _ signIn: SignInMail, to person: Person, at address: String, _ register: Register, _ transaction: Transaction
    ) throws {
        let now = world.now()
        let seats = register.mandates.filter { $0.person == person.id && $0.isValid(on: WallTime(now).day) }
            .compactMap { register.seat($0.seat) }
        guard let body = seats.first.flatMap({ register.body($0.body) }) else { return }
        var letter = Letter(
            kind: .signIn, region: register.region, body: body, recipient: person, contact: settings.mailbox,
            written: WallTime(now).day)
        letter.signIn = Letter.SignIn(link: signIn.link, code: signIn.code)
        let words = try texts.compose(letter)
        let correspondence = Correspondence(
            secretary: self, transaction: transaction, register: register, body: body,
            newcomers: Newcomers(among: []), now: now, isPressed: true)
        let messageID = correspondence.newMessageID()
        let message = Message(
            from: try Mailbox(name: "Samordna", address: MailAddress(settings.mailbox)),
            to: try Mailbox(name: person.name, address: MailAddress(address)), subject: words.subject, date: now,
            messageID: messageID, text: words.text, html: words.html)
        let written = Correspondence.Written(
            recipient: address, subject: words.subject, messageID: messageID, content: try message.encoded())
        let dispatch = Dispatch(thread: "sign-in \(messageID)", urgency: .soon, notBefore: now)
        try transaction.add(correspondence.draft(written, letter, dispatch), at: now)
    }
}
