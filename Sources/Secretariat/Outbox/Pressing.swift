import Foundation
import Meetings
import Store

extension Secretary {
    /// The samordnare's press: lets go what waits for it; how many messages.
    package func press(_ filter: MessageFilter, by: String) throws -> Int {
        try letGo(filter, waitingFor: .press, verb: "pressed", by: by)
    }

    /// Takes back what has not left yet (*ångra*); how many messages.
    package func holdBack(_ filter: MessageFilter, by: String) throws -> Int {
        let now = world.now()
        return try store.write { transaction in
            let messages = try transaction.snapshot.messages(filter).filter { [.queued, .toPost].contains($0.state) }
            for message in messages { _ = try transaction.hold(message.id, at: now) }
            try record("held back", messages, transaction, by: by)
            return messages.count
        }
    }

    package func holdBack(_ id: Int64, by: String) throws {
        let now = world.now()
        try store.write { transaction in
            let message = try transaction.snapshot.known(id)
            guard try transaction.hold(id, at: now) else {
                throw OfficeError.alreadyLeft(id, state: message.state.rawValue)
            }
            try record("held back", [message], transaction, by: by)
        }
    }

    /// A letter that someone has put in the post.
    package func markPosted(_ id: Int64, by: String) throws {
        let now = world.now()
        try store.write { transaction in
            let message = try transaction.snapshot.known(id)
            guard try transaction.markPosted(id, at: now) else {
                throw OfficeError.notALetter(id, state: message.state.rawValue)
            }
            try record("posted", [message], transaction, by: by)
        }
    }

    package func pause(by: String) throws {
        let now = world.now()
        try store.write { transaction in
            // A pause that holds deciding too is not to be weakened.
            if try transaction.snapshot.pause()?.reason.allowsDeciding ?? true {
                try transaction.set(SendingPause(reason: .asked, by: by, at: now))
            }
            try transaction.record(Fact(at: now, by: by, kind: "paused", scope: "sending"))
        }
    }

    package func resume(by: String) throws {
        let now = world.now()
        try store.write { transaction in
            try transaction.set(nil)
            try transaction.record(Fact(at: now, by: by, kind: "resumed", scope: "sending"))
        }
    }

    /// Holds all sending because the clock cannot be trusted.
    package func pauseForClock(jump seconds: Double) throws {
        let now = world.now()
        try store.write { transaction in
            try transaction.set(SendingPause(reason: .clock(seconds: seconds), by: "samordna", at: now))
            try transaction.record(Fact(at: now, by: "samordna", kind: "paused", scope: "sending", detail: "clock"))
        }
    }

    func letGo(_ filter: MessageFilter, waitingFor hold: OutboxMessage.Hold, verb: String, by: String) throws -> Int {
        try store.write { try letGo(filter, waitingFor: hold, verb: verb, by: by, $0) }
    }

    func letGo(
        _ filter: MessageFilter, waitingFor hold: OutboxMessage.Hold, verb: String, by: String,
        _ transaction: Transaction
    ) throws -> Int {
        var filter = filter
        filter.states = [.held]
        let messages = try transaction.snapshot.messages(filter).filter { $0.waitsFor == hold }
        let gone = try letGo(messages, transaction)
        try record(verb, gone, transaction, by: by)
        return gone.count
    }

    /// Sends off what has waited, except for what must be mended first; with minutes their åtgärder open.
    ///
    /// - Returns: what went.
    func letGo(_ messages: [OutboxMessage], _ transaction: Transaction) throws -> [OutboxMessage] {
        let register = try transaction.snapshot.register()
        for message in messages { try letGo(message, register, transaction) }
        let held = try Set(messages.compactMap(\.meeting)).sorted().reduce(into: Set<OutboxMessage.ID>()) {
            try $0.formUnion(holdUnmended($1, transaction))
        }
        let gone = messages.filter { !held.contains($0.id) }
        for meeting in Set(gone.filter { $0.kind == .minutes }.compactMap(\.meeting)).sorted() {
            try transaction.openSettledActions(of: meeting, at: world.now())
        }
        return gone
    }

    func letGo(_ message: OutboxMessage, _ register: Register, _ transaction: Transaction) throws {
        let now = world.now()
        let window = register.body(message.body)?.policy.window ?? SendWindow()
        try transaction.press(
            message.id, urgency: urgency(message.urgency, deadline: message.deadline, at: now),
            notBefore: departure(window, deadline: message.deadline, at: now), at: now)
    }

    private func record(_ verb: String, _ messages: [OutboxMessage], _ transaction: Transaction, by: String) throws {
        let now = world.now()
        for (meeting, group) in Dictionary(grouping: messages, by: { $0.meeting?.text ?? $0.body.text }).sorted(by: {
            $0.key < $1.key
        }) {
            let detail = group.count == 1 ? "message \(group[0].id)" : "\(group.count) messages"
            try transaction.record(Fact(at: now, by: by, kind: verb, scope: meeting, detail: detail))
        }
    }
}

extension Snapshot {
    package func known(_ id: Int64) throws -> OutboxMessage {
        guard let message = try message(id) else { throw OfficeError.noMessage(id) }
        return message
    }
}
