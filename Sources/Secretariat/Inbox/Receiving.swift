import Calendars
import Crypto
import Foundation
import Mail
import Meetings
import Store

extension Secretary {
    /// Takes one message in: kept first, then concluded; the same bytes again change nothing.
    @discardableResult package func receive(_ octets: Data, from source: String) throws -> IncomingMail {
        let digest = SHA256.hash(data: octets).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let kept = try store.write { try $0.keep(octets, digest: digest, from: source, at: world.now()) }
        if let kept { try conclude(kept) }
        guard let mail = try store.read({ try $0.incoming(digest: digest) }) else {
            throw OfficeError.noIncoming(kept ?? 0)
        }
        return mail
    }

    /// Concludes what was kept when the service ended; how many.
    @discardableResult package func concludePending() throws -> Int {
        let pending = try store.read { try $0.pendingMail() }
        for id in pending { try conclude(id) }
        return pending.count
    }

    private func conclude(_ id: Int64) throws {
        do {
            try store.write { transaction in
                guard let mail = try transaction.snapshot.incoming(id), mail.outcome == .pending else { return }
                try conclude(mail, isTrusted: false, by: "samordna", transaction)
            }
        } catch let error where !(error is StoreError) {
            try setAside(id, because: "\(error)")
        }
    }

    /// One message that cannot be concluded must not stop those behind it.
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
        _ mail: IncomingMail, isTrusted: Bool, by: String, ruling: IncomingMail.Reason? = nil,
        _ transaction: Transaction
    ) throws {
        let octets = try transaction.snapshot.octets(of: mail.id) ?? Data()
        let message = IncomingMessage(parsing: octets)
        let recognition = Recognition(message)
        let intake = Intake(
            secretary: self, transaction: transaction, register: try transaction.snapshot.register(), mail: mail,
            message: message, recognition: recognition, isTrusted: isTrusted, now: world.now())
        var conclusion = try intake.conclusion()
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
    let register: Register
    let mail: IncomingMail
    let message: IncomingMessage
    let recognition: Recognition
    let isTrusted: Bool
    let now: Date

    func conclusion() throws -> Conclusion {
        if message.writer == secretary.settings.mailbox.lowercased() { return plain(.nothing, .ownMail) }
        if let earlier = try earlierDelivery() {
            return Conclusion(
                kind: recognition.kind.rawValue, meeting: earlier.meeting, person: earlier.person, outcome: .nothing,
                reasons: [.repeated])
        }
        switch recognition.kind {
        case .reply, .counter, .refresh: return try answers()
        case .bounce: return try bounce()
        case .autoReply: return try absence()
        case .other: return try forward()
        }
    }

    /// The same message, delivered before with other trace headers.
    private func earlierDelivery() throws -> IncomingMail? {
        guard !isTrusted, let messageID = message.messageID else { return nil }
        let body = try transaction.snapshot.octets(of: mail.id)?.afterHeaders
        return try transaction.snapshot.incoming(messageID: messageID, before: mail.id).first { earlier in
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

extension Data {
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
