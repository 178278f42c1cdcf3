import Calendars
import Crypto
import Foundation
import Mail
import Meetings
import Store

extension Secretary {
    /// A message on its way in.
    package struct Delivery: Sendable {
        package let octets: Data
        /// Which mailbox or command it comes by.
        package let source: String

        package init(octets: Data, source: String) {
            self.octets = octets
            self.source = source
        }
    }

    /// Takes one message in; the same bytes again change nothing.
    @discardableResult package func receive(_ octets: Data, from source: String) throws -> IncomingMail {
        try receive([Delivery(octets: octets, source: source)])
        guard let mail = try store.read({ try $0.incoming(digest: octets.digest) }) else {
            throw OfficeError.noIncoming(0)
        }
        return mail
    }

    /// Takes messages in: all are kept in one commit, with whatever shall be true with them, and concluded in the next.
    /// Those that were not known are given, as they are now.
    @discardableResult package func receive(
        _ deliveries: [Delivery], with note: (Transaction) throws -> Void = { _ in }
    ) throws -> [IncomingMail] {
        let kept = try store.write { transaction in
            try note(transaction)
            return try keep(deliveries, transaction)
        }
        guard !kept.isEmpty else { return [] }
        try conclude(kept)
        return try store.read { snapshot in try kept.compactMap { try snapshot.incoming($0.id) } }
    }

    /// Keeps what is not known yet, before anything is concluded from it.
    package func keep(_ deliveries: [Delivery], _ transaction: Transaction) throws -> [Kept] {
        try deliveries.compactMap { delivery in
            let id = try transaction.keep(
                delivery.octets, digest: delivery.octets.digest, from: delivery.source, at: world.now())
            return id.map { Kept(id: $0, octets: delivery.octets) }
        }
    }

    /// What is stored and not concluded; its octets where they are at hand: a large message is not read back in vain.
    package struct Kept {
        let id: Int64
        let octets: Data?
    }

    /// Concludes what was kept when the service ended; how many.
    @discardableResult package func concludePending() throws -> Int {
        let pending = try store.read { try $0.pendingMail() }
        for start in stride(from: 0, to: pending.count, by: Batch.limit) {
            let some = pending[start..<min(start + Batch.limit, pending.count)]
            try conclude(some.map { Kept(id: $0, octets: nil) })
        }
        return pending.count
    }

    /// One message that cannot be concluded must not stop the others: where one is among them, each goes by itself.
    private func conclude(_ kept: [Kept]) throws {
        do {
            try store.write { try conclude(kept, $0) }
        } catch let error where !(error is StoreError) {
            guard kept.count > 1 else { return try kept.forEach { try setAside($0.id, because: "\(error)") } }
            try kept.forEach { try conclude([$0]) }
        }
    }

    package func conclude(_ kept: [Kept], _ transaction: Transaction) throws {
        let desk = Desk(register: try transaction.snapshot.register())
        for kept in kept {
            guard let mail = try transaction.snapshot.incoming(kept.id), mail.outcome == .pending else { continue }
            try conclude(mail, kept.octets, isTrusted: false, by: "samordna", on: desk, transaction)
        }
    }

    private func setAside(_ id: Int64, because words: String) throws {
        try store.write { transaction in
            let message = IncomingMessage(parsing: try transaction.snapshot.octets(of: id) ?? Data())
            let conclusion = Conclusion(
                kind: "other", writer: message.answerer, subject: message.subject, messageID: message.messageID,
                outcome: .waiting, reasons: [.damaged(words: [words])])
            try transaction.conclude(id, as: conclusion, by: "samordna", at: world.now())
        }
    }

    /// - Parameter isTrusted: the samordnare has looked and takes it for what it says.
    func conclude(
        _ mail: IncomingMail, _ octets: Data? = nil, isTrusted: Bool, by: String, ruling: IncomingMail.Reason? = nil,
        on desk: Desk? = nil, _ transaction: Transaction
    ) throws {
        let octets = try octets ?? transaction.snapshot.octets(of: mail.id) ?? Data()
        let message = IncomingMessage(parsing: octets)
        let recognition = Recognition(message)
        let intake = Intake(
            secretary: self, transaction: transaction,
            desk: try desk ?? Desk(register: transaction.snapshot.register()), mail: mail, message: message,
            recognition: recognition, isTrusted: isTrusted, now: world.now())
        var conclusion = try intake.conclusion()
        if recognition.kind == .other { desk?.forgetMeetings() }
        conclusion.kind = recognition.kind.rawValue
        conclusion.writer = message.answerer
        conclusion.subject = message.subject
        conclusion.messageID = message.messageID
        if let ruling { conclusion.reasons.append(ruling) }
        try transaction.conclude(mail.id, as: conclusion, by: by, at: world.now())
        let scope = conclusion.meeting?.text ?? "inbox"
        let fact = Fact(
            at: world.now(), by: by, kind: "mail \(conclusion.outcome.rawValue)", scope: scope, detail: "\(mail.id)")
        try transaction.record(fact)
    }
}

/// One message on its way to its outcome, inside the transaction that records it.
struct Intake {
    let secretary: Secretary
    let transaction: Transaction
    let desk: Desk
    let mail: IncomingMail
    let message: IncomingMessage
    let recognition: Recognition
    let isTrusted: Bool
    let now: Date

    var register: Register { desk.register }

    func conclusion() throws -> Conclusion {
        if try isOwn() { return plain(.nothing, .ownMail) }
        if let earlier = try earlierDelivery() {
            return Conclusion(
                kind: recognition.kind.rawValue, meeting: earlier.meeting, person: earlier.person, outcome: .nothing,
                reasons: [.repeated])
        }
        switch recognition.kind {
        case .reply, .counter, .refresh: return try answers()
        case .bounce: return try bounce()
        case .autoReply: return try absence()
        case .other:
            return try approval() ?? releasing() ?? agendaWish() ?? minutesApproval() ?? minutesComment()
                ?? pollAnswer() ?? actionDone() ?? forward()
        }
    }

    /// A server that sends our mail back may put another in From; its Message-ID stays.
    private func isOwn() throws -> Bool {
        if message.writer == secretary.settings.mailbox.lowercased() { return true }
        guard let messageID = message.messageID else { return false }
        return try transaction.snapshot.message(messageID: messageID) != nil
    }

    /// The same message, delivered before with other trace headers.
    private func earlierDelivery() throws -> IncomingMail? {
        guard !isTrusted, let messageID = message.messageID else { return nil }
        let namesakes = try transaction.snapshot.incoming(messageID: messageID, before: mail.id)
        guard !namesakes.isEmpty else { return nil }
        let body = try transaction.snapshot.octets(of: mail.id)?.afterHeaders
        return try namesakes.first { earlier in
            try earlier.writer == message.answerer && transaction.snapshot.octets(of: earlier.id)?.afterHeaders == body
        }
    }

    func plain(_ outcome: IncomingMail.Outcome, _ reason: IncomingMail.Reason) -> Conclusion {
        Conclusion(kind: recognition.kind.rawValue, outcome: outcome, reasons: [reason])
    }

    /// What several answers in one message come to: what waits for a person comes first.
    private func answers() throws -> Conclusion {
        let sheets = recognition.answering.map { AnswerSheet(reading: $0.text) }
        let damage =
            recognition.problems.filter(\.leavesDoubt).map(\.description)
            + sheets.flatMap(\.faults).map(\.description)
        guard damage.isEmpty || isTrusted else { return plain(.waiting, .damaged(words: damage)) }
        let findings = try sheets.flatMap(\.answers).map { try judge($0) }
        guard !findings.isEmpty else { return plain(.waiting, .damaged(words: ["it holds no event"])) }
        let order: [IncomingMail.Outcome] = [.waiting, .applied, .human, .stale]
        let outcome = order.first { outcome in findings.contains { $0.outcome == outcome } } ?? .nothing
        return Conclusion(
            kind: recognition.kind.rawValue, meeting: findings.lazy.compactMap(\.meeting).first,
            person: findings.lazy.compactMap(\.person).first, outcome: outcome, reasons: findings.map(\.reason))
    }
}

/// What many messages in a row have in common, read once: an answer changes neither people nor meetings.
final class Desk {
    let register: Register
    private var meetings: [Key<Meeting>: Meeting] = [:]

    init(register: Register) { self.register = register }

    func meeting(_ id: Key<Meeting>, _ snapshot: Snapshot) throws -> Meeting? {
        if let known = meetings[id] { return known }
        let meeting = try snapshot.meeting(id)
        meetings[id] = meeting
        return meeting
    }

    /// A chair's yes, written as a letter, books meetings.
    func forgetMeetings() { meetings = [:] }
}

extension Data {
    /// SHA-256 in lower-case hexadecimal.
    fileprivate var digest: String {
        let digits = Array("0123456789abcdef".utf8)
        let octets = SHA256.hash(data: self).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: octets, as: UTF8.self)
    }

    /// What stands below the first empty line.
    fileprivate var afterHeaders: Data {
        let ends = [Data("\r\n\r\n".utf8), Data("\n\n".utf8)].compactMap { firstRange(of: $0)?.upperBound }
        return ends.min().map { Data(self[$0...]) } ?? Data()
    }
}

/// What one answer is found to be.
struct Finding {
    let outcome: IncomingMail.Outcome
    let reason: IncomingMail.Reason
    var meeting: Key<Meeting>?
    var person: Key<Person>?
}
