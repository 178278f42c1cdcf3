import Foundation
import Meetings
import Store

extension Secretary {
    /// Whether a mandate can be taken back as if it had never been given.
    package func mayWithdraw(_ mandate: Mandate, _ snapshot: Snapshot) throws -> Bool {
        let register = try snapshot.register()
        guard register.mandates.contains(mandate) else { return false }
        return try snapshot.isUnheard(mandate, in: register, on: WallTime(world.now()).day)
    }
}

extension Snapshot {
    /// Nothing has left because of it, and nobody has been at a meeting by it.
    func isUnheard(_ mandate: Mandate, in register: Register, on today: Day) throws -> Bool {
        guard let body = register.seat(mandate.seat)?.body else { return false }
        let given = try facts(about: mandate.id.text).first { $0.kind == "mandate given" }?.at
        // What came with a list or the region pack says not when: it is beyond doubt only while it is to come.
        guard given != nil || mandate.from > today else { return false }
        let former = try former(before: mandate, in: register)?.person
        for person in [mandate.person, former].compactMap(\.self) {
            let sent = try messages(MessageFilter(body: body, person: person))
            if sent.contains(where: { $0.hasLeft && $0.concernsSeats && $0.composed >= given ?? .distantPast }) {
                return false
            }
        }
        let begun = mandate.from <= today ? try meetings(from: mandate.from, through: today) : []
        return try !begun.contains { try $0.body == body && attendance(at: $0.id)[mandate.person] != nil }
    }

    /// The mandate that ended the day before because this one was given.
    func former(before mandate: Mandate, in register: Register) throws -> Mandate? {
        guard let given = try facts(about: mandate.id.text).first(where: { $0.kind == "mandate given" }) else {
            return nil
        }
        return try register.mandates.first { other in
            guard other.seat == mandate.seat, other.until == mandate.from.adding(days: -1) else { return false }
            let end = try facts(about: other.id.text).last { $0.kind == "mandate ended" }
            return end?.at == given.at && end?.by == given.by
        }
    }
}

extension OutboxMessage {
    /// Whether it tells somebody of a seat: not what she signs in with, nor what the office itself is told.
    fileprivate var concernsSeats: Bool {
        switch kind {
        case .signIn, .test, .forward, .flood, .alert, .reply, .ownPage: false
        default: true
        }
    }
}
