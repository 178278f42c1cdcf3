import Foundation
import Mail
import Meetings
import Store

extension Intake {
    /// Joins a mail server's word to the message, the person and her address.
    func bounce() throws -> Conclusion {
        let bounce = recognition.bounce
        let message = try bounce?.returned?.messageID.flatMap { try transaction.snapshot.message(messageID: $0) }
        var reasons: [IncomingMail.Reason] = []
        var person = message?.person
        for failure in bounce?.failures ?? [] {
            let owner = message?.person ?? register.people(at: failure.recipient).first?.id
            person = person ?? owner
            let words = String((failure.diagnostic ?? failure.status ?? "no reason given").prefix(500))
            let fault = AddressFault(
                address: failure.recipient, person: owner, message: message?.id, severity: failure.severity.rawValue,
                isOurs: failure.isOurFault, status: failure.status, words: words, at: now)
            if !isTrusted { try transaction.add(fault, from: mail.id) }
            reasons.append(
                failure.isOurFault
                    ? .ourSending(words: words)
                    : .undelivered(
                        recipient: failure.recipient, severity: failure.severity.rawValue, words: words))
        }
        return Conclusion(
            kind: recognition.kind.rawValue, meeting: message?.meeting, person: person, outcome: .bounce,
            reasons: reasons)
    }

    /// Shown beside the person's name; never an answer, and never answered.
    func absence() throws -> Conclusion {
        guard let person = message.writer.flatMap({ register.people(at: $0).first }) else {
            return plain(.nothing, .automatic)
        }
        let (until, back) = (
            recognition.absence?.lastDay?.description, recognition.absence?.firstDayBack?.description
        )
        try transaction.addAbsence(of: person.id, until: until, back: back, from: mail.id, at: now)
        var conclusion = plain(.absence, .away(until: until, back: back))
        conclusion.person = person.id
        return conclusion
    }
}
