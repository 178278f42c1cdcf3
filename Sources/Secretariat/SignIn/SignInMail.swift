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
        _ = try post(letter, to: address, register, transaction)
    }
}
