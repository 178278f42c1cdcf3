import Foundation
import Meetings
import Secretariat
import Store

/// A message as the ledger shows it.
struct MessageLine: Encodable {
    let id: Int64
    let kind: String
    let person: String
    let recipient: String?
    let copyFor: String?
    let subject: String
    let sequence: Int?
    let state: String
    let waitsFor: String?
    let composed: Date
    let since: Date
    let notBefore: Date
    let tries: Int
    let doubts: Int
    let messageID: String
    let attempts: [Line]
    let advice: String?

    struct Line: Encodable {
        let at: Date
        let outcome: String
        let code: Int?
        let reply: String

        var text: String { "    \(WallTime(at)) \(outcome)\(code.map { " \($0)" } ?? "") \(reply)" }
    }

    /// The lines of many messages, with one look at the register.
    static func lines(_ messages: [OutboxMessage], _ secretary: Secretary) throws -> [MessageLine] {
        try secretary.store.read { snapshot in
            let people = try snapshot.register().people
            let names = Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            return try messages.map { MessageLine($0, names[$0.person], try snapshot.attempts(at: $0.id)) }
        }
    }

    private init(_ message: OutboxMessage, _ name: String?, _ tried: [Attempt]) {
        id = message.id
        kind = message.kind.rawValue
        person = name ?? message.person.text
        recipient = message.recipient
        copyFor = message.copyFor
        subject = message.shownSubject
        sequence = message.sequence
        state = message.state.rawValue
        waitsFor = message.waitsFor?.rawValue
        composed = message.composed
        since = message.since
        notBefore = message.notBefore
        tries = message.tries
        doubts = message.doubts
        messageID = message.messageID
        attempts = tried.map { Line(at: $0.at, outcome: $0.outcome.rawValue, code: $0.code, reply: $0.reply) }
        advice = message.advice(tried.last)
    }

    var text: String {
        let to = recipient ?? "\(person), by post"
        let copy = copyFor.map { " (copy for \($0))" } ?? ""
        let version = sequence.map { ", SEQUENCE \($0)" } ?? ""
        let waiting = waitsFor.map { ", waits for \($0)" } ?? (state == "queued" ? ", from \(WallTime(notBefore))" : "")
        let said = attempts.last.map { ": \($0.code.map { "\($0) " } ?? "")\($0.reply)" } ?? ""
        let doubt = doubts > 0 ? ", in doubt \(doubts)×" : ""
        let first = "\(id)  \(WallTime(since))  \(state)  \(to)\(copy)  “\(subject)”\(version)\(waiting)\(doubt)\(said)"
        return ([first] + [advice.map { "    what to do: \($0)" }].compactMap(\.self)).joined(separator: "\n")
    }
}

extension OutboxMessage {
    /// What mends it, where a person must.
    fileprivate func advice(_ last: Attempt?) -> String? {
        let code = last?.code
        let again = kind == .minutes ? "minutes send with the same file" : "outbox resend"
        return switch state {
        case .refused where code == 550 || code == 553 || code == 551:
            "the address is not known there: correct it in the list of people, import it, then samordna \(again)"
        case .refused: "read the server's words; when it is mended, samordna \(again)"
        case .gaveUp:
            "four days of trying: ask the person for another address, or the administrator about the mail server"
        case .accepted where last?.outcome == .bounced:
            "it came back: see samordna person list for the address; when it is mended, samordna \(again)"
        case .toPost:
            "print it (samordna outbox show \(id) --content), post it\(kind == .minutes ? " with the minutes" : ""), then samordna outbox posted \(id)"
        default: nil
        }
    }
}
