import Meetings
import Store

/// What of the mail on record somebody may see, and what she may do about it.
package struct LedgerAccess {
    private let clearance: Clearance
    private let register: Register
    /// The bodies whose mail is on her lists.
    package let bodies: [Key<Body>]

    package init(_ clearance: Clearance, _ register: Register) {
        self.clearance = clearance
        self.register = register
        bodies = clearance.places(.seeLedger)
    }

    package func mayList(_ message: OutboxMessage) -> Bool { clearance.may(.seeLedger, in: message.body) }

    package func mayRead(_ message: OutboxMessage) -> Bool {
        mayList(message) && clearance.may(.read, in: message.body)
    }

    package func mayAct(_ message: OutboxMessage) -> Bool { clearance.may(.arrange, in: message.body) }

    /// - Parameter meeting: what the mail is about; what is about none came to the mailbox that all share.
    package func mayList(_ mail: IncomingMail, about meeting: Meeting?) -> Bool {
        meeting.map { clearance.may(.seeLedger, in: $0.body) } ?? clearance.mayAnywhere(.seeLedger)
    }

    package func mayRead(_ mail: IncomingMail, about meeting: Meeting?) -> Bool {
        guard mayList(mail, about: meeting) else { return false }
        if let meeting { return clearance.may(.read, in: meeting.body) }
        return clearance.mayAnywhere(.arrange) || sits(mail.person, in: clearance.places(.read))
    }

    package func maySettle(_ mail: IncomingMail, about meeting: Meeting?) -> Bool {
        meeting.map { clearance.may(.arrange, in: $0.body) } ?? clearance.mayAnywhere(.arrange)
    }

    /// Whose sender an answer to a mail bears: the meeting's body, else one that the writer sits in, else any of hers.
    package func replyBody(to mail: IncomingMail, about meeting: Meeting?) -> Body? {
        let own = clearance.bodies(.arrange, in: register)
        if let meeting { return own.first { $0.id == meeting.body } }
        return own.first { sits(mail.person, in: [$0.id]) } ?? own.first
    }

    private func sits(_ person: Key<Person>?, in bodies: [Key<Body>]) -> Bool {
        guard let person else { return false }
        let seats = Set(register.mandates.filter { $0.person == person }.map(\.seat))
        return register.seats.contains { seats.contains($0.id) && bodies.contains($0.body) }
    }
}
