import Foundation
import Meetings
import Store

/// What a change of the register comes to, before anybody has said yes to it.
package struct RegisterForecast: Sendable {
    package let before: Register
    package let after: Register
    /// What it composes, copies to assistants included.
    package let mails: [OutgoingMail]
    /// What waited and no longer goes out.
    package let dropped: [OutboxMessage]
    /// What the change builds on.
    package let basis: String
}

extension Secretary {
    /// Does it once, with the mail that it makes owed; that waits for its press as mail of its kind does.
    ///
    /// - Parameter basis: what it was seen to build on; where that has changed since, it is refused.
    package func perform(_ act: RegisterAct, basis: String, by: String) throws {
        try store.write { transaction in
            let register = try transaction.snapshot.register()
            guard !act.isDone(in: register) else { return }
            guard try act.basis(in: register) == basis else { throw RegisterFault.changed }
            try carryOut(act, on: register, by: by, transaction)
        }
    }

    /// The same without a look before, for who has the register before her and no one beside her.
    package func perform(_ act: RegisterAct, by: String) throws {
        let basis = try store.read { try act.basis(in: try $0.register()) }
        try perform(act, basis: basis, by: by)
    }

    /// What `perform` would do, found by doing it; nothing is changed.
    package func rehearse(_ act: RegisterAct, by: String) throws -> RegisterForecast {
        try forecast(
            concerning: { act.bodies(in: $0) }, basis: { try act.basis(in: $0) },
            of: { try carryOut(act, on: $0, by: by, $1) })
    }

    /// - Parameter change: the change, which is not kept.
    func forecast(
        concerning bodies: (Register) -> Set<Key<Body>>, basis: (Register) throws -> String,
        of change: (Register, Transaction) throws -> Void
    ) throws -> RegisterForecast {
        try store.rehearse { transaction in
            let snapshot = transaction.snapshot
            let before = try snapshot.register()
            // What is owed anyway is not of this change.
            try decide(for: bodies(before), transaction)
            let latest = try snapshot.latestMessage()
            let waiting = try snapshot.messages(MessageFilter(states: OutboxMessage.State.waiting))
            try change(before, transaction)
            let messages = try snapshot.messages(MessageFilter(states: OutboxMessage.State.waiting))
            let left = Set(messages.map(\.id))
            let mails = try messages.filter { $0.id > latest }.compactMap { try outgoingMail($0, snapshot) }
            let threads = Set(mails.map(\.message.thread))
            return RegisterForecast(
                before: before, after: try snapshot.register(), mails: mails,
                dropped: waiting.filter { !left.contains($0.id) && !threads.contains($0.thread) },
                basis: try basis(before))
        }
    }

    private func carryOut(
        _ act: RegisterAct, on register: Register, by: String, _ transaction: Transaction
    ) throws {
        var changing = RegisterChanging(register, by: by, at: world.now())
        var earlierEnd: Day?
        if case .reopen(let id) = act, let mandate = register.mandate(id) {
            earlierEnd = mandate.earlierEnd(in: try transaction.snapshot.facts(about: id.text))
        }
        var former: Mandate?
        if case .withdraw(let id) = act, let mandate = register.mandate(id) {
            let today = WallTime(world.now()).day
            guard let withdrawal = try transaction.snapshot.withdrawal(of: mandate, in: register, on: today) else {
                throw RegisterFault.heardOf(name: register.person(mandate.person)?.name ?? "")
            }
            (former, earlierEnd) = (withdrawal.former, withdrawal.earlierEnd)
        }
        try changing.carryOut(act, earlierEnd: earlierEnd, former: former?.id)
        try transaction.save(changing.register)
        if case .withdraw(let id) = act { try forget(id, of: register, transaction) }
        for fact in changing.facts { try transaction.record(fact) }
        try decide(for: act.bodies(in: register).union(act.bodies(in: changing.register)), transaction)
    }

    /// The mandate is gone, and she is not welcomed to what she never was to join.
    private func forget(_ id: Key<Mandate>, of register: Register, _ transaction: Transaction) throws {
        try transaction.remove(id)
        guard let mandate = register.mandate(id),
            let body = register.seat(mandate.seat)?.body
        else { return }
        try transaction.lapse(Correspondence.welcomeThread(of: mandate.person, in: body), at: world.now())
    }
}

extension RegisterAct {
    /// The bodies in which mail may be owed by it.
    fileprivate func bodies(in register: Register) -> Set<Key<Body>> {
        if let body = body(in: register) { return [body] }
        return person(in: register).map(register.bodies(of:)) ?? []
    }
}

extension Mandate {
    /// When it was to end before its present end was set; nil where it had none.
    func earlierEnd(in facts: [Fact]) -> Day? {
        let ends = facts.filter { $0.kind == "mandate ended" }.map { $0.detail.split(separator: " ") }
        // Of several, the one that set the end there is: those after it have been taken back.
        let words = ends.last { $0.first.flatMap { Day(iso: $0) } == until }
        guard let words, words.count == 3, words[1] == "was" else { return nil }
        return Day(iso: words[2])
    }
}
