import Foundation
import Meetings
import Store

/// What taking a mandate back comes to, as if it had never been given.
struct Withdrawal {
    /// The mandate that ended the day before because this one was given.
    let former: Mandate?
    /// When that was to end before.
    let earlierEnd: Day?
}

extension Secretary {
    /// Whether a mandate can be taken back as if it had never been given.
    package func mayWithdraw(_ mandate: Mandate, _ snapshot: Snapshot) throws -> Bool {
        let register = try snapshot.register()
        guard register.mandates.contains(mandate) else { return false }
        return try snapshot.withdrawal(of: mandate, in: register, on: WallTime(world.now()).day) != nil
    }
}

extension Snapshot {
    /// Nil where something has left because of it, or somebody has been at a meeting by it.
    func withdrawal(of mandate: Mandate, in register: Register, on today: Day) throws -> Withdrawal? {
        guard let body = register.seat(mandate.seat)?.body else { return nil }
        let given = try facts(about: mandate.id.text).first { $0.kind == "mandate given" }
        // What came with a list or the region pack says not when: it is beyond doubt only while it is to come.
        guard given != nil || mandate.from > today else { return nil }
        let taken = try given.map { try withdrawal(of: mandate, given: $0, in: register) }
        for person in [mandate.person, taken?.former?.person].compactMap(\.self) {
            let sent = try messages(MessageFilter(body: body, person: person))
            if sent.contains(where: { $0.hasLeft && $0.concernsSeats && $0.composed >= given?.at ?? .distantPast }) {
                return nil
            }
        }
        let begun = mandate.from <= today ? try meetings(from: mandate.from, through: today) : []
        let wasThere = try begun.contains { try $0.body == body && attendance(at: $0.id)[mandate.person] != nil }
        return wasThere ? nil : taken ?? Withdrawal(former: nil, earlierEnd: nil)
    }

    private func withdrawal(of mandate: Mandate, given: Fact, in register: Register) throws -> Withdrawal {
        let before = register.mandates.filter {
            $0.seat == mandate.seat && $0.until == mandate.from.adding(days: -1)
        }
        let facts = Dictionary(grouping: try facts(aboutAny: Set(before.map(\.id.text))), by: \.scope)
        let former = before.first { other in
            let end = facts[other.id.text]?.last { $0.kind == "mandate ended" }
            return end?.at == given.at && end?.by == given.by
        }
        return Withdrawal(
            former: former, earlierEnd: former.flatMap { $0.earlierEnd(in: facts[$0.id.text] ?? []) })
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
