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

    /// The mail that went out whose words she may search: what she may read.
    package var searchableLedger: LedgerFilter {
        var filter = LedgerFilter(bodies: bodies.filter { clearance.may(.read, in: $0) })
        filter.forwarding = clearance.places(.arrange)
        return filter
    }

    /// The same of the mail that came.
    package var searchableInbox: InboxFilter {
        var filter = InboxFilter(bodies: bodies.filter { clearance.may(.read, in: $0) })
        if !clearance.mayAnywhere(.arrange) { filter.writers = seated(in: clearance.places(.read)) }
        return filter
    }

    package func mayList(_ message: OutboxMessage) -> Bool { clearance.may(.seeLedger, in: message.body) }

    package func mayRead(_ message: OutboxMessage) -> Bool {
        // What somebody wrote to the samordnare is read as the mail that came is.
        mayList(message) && clearance.may(.read, in: message.body) && (message.kind != .forward || mayAct(message))
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
        person.map(seated(in: bodies).contains) ?? false
    }

    private func seated(in bodies: [Key<Body>]) -> [Key<Person>] {
        let seats = Set(register.seats.filter { bodies.contains($0.body) }.map(\.id))
        return register.mandates.filter { seats.contains($0.seat) }.map(\.person)
    }
}
