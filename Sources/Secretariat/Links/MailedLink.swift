import Documents
import Foundation
import Meetings
import Store

extension Secretary {
    /// Mails a new link to her own page to whoever holds a seat and has this address on record; to all others nothing.
    ///
    /// Who asks is told nothing of it: the caller gives everybody the same answer.
    package func mailPageLink(to address: String) throws {
        let (now, address) = (world.now(), address.lowercased())
        guard settings.webAddress != nil else { return }
        try store.write { transaction in
            let register = try transaction.snapshot.register()
            // Of those who share an address each gets her own.
            for person in register.people(at: address) where person.address == address {
                let seats = register.mandates.filter { $0.person == person.id && $0.isValid(on: WallTime(now).day) }
                    .compactMap { register.seat($0.seat) }
                guard let seat = seats.first, let body = register.body(seat.body) else { continue }
                let correspondence = Correspondence(
                    secretary: self, transaction: transaction, register: register, body: body,
                    newcomers: Newcomers(among: []), now: now, isPressed: true)
                try correspondence.mailPageLink(to: person, in: seat.role)
                try transaction.record(Fact(at: now, by: person.name, kind: "page link mailed", scope: person.id.text))
            }
        }
    }
}

extension Correspondence {
    fileprivate func mailPageLink(to person: Person, in role: Seat.Role) throws {
        guard let address = person.address else { return }
        let letter = Letter(
            kind: .ownPage, region: register.region, body: body, recipient: person, role: role,
            contact: secretary.settings.mailbox, written: WallTime(now).day)
        let words = try secretary.texts.compose(linked(letter))
        let written = try write(words, to: address, name: person.name, nil)
        let thread = "own-page \(person.id)"
        try transaction.supersede(thread, at: now)
        try transaction.add(draft(written, letter, Dispatch(thread: thread, urgency: .soon, notBefore: now)), at: now)
    }
}
