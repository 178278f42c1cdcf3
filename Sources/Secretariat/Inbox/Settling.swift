import Foundation
import Mail
import Meetings
import Store

extension Secretary {
    /// Takes a message that waits for what it says; a proposed time moves the meeting for all. With `remembering`, its sender's address is from now on one of hers.
    @discardableResult package func accept(_ id: Int64, remembering: Bool = false, by: String) throws -> IncomingMail {
        try settle(id) { mail, transaction in
            if remembering { try remember(mail, transaction, by: by) }
            let proposals = try transaction.snapshot.openProposals(of: id)
            guard proposals.isEmpty else {
                try accept(proposals, by: by, transaction)
                return try close(mail, as: .applied, .ruled("accepted", by: by), by: by, transaction)
            }
            try conclude(mail, isTrusted: true, by: by, ruling: .ruled("accepted", by: by), transaction)
        }
    }

    /// Refuses what a message asks or claims; who proposed a time is told that the meeting stays.
    @discardableResult package func refuse(_ id: Int64, by: String) throws -> IncomingMail {
        try settle(id) { mail, transaction in
            for proposal in try transaction.snapshot.openProposals(of: id) {
                try transaction.decide(proposal, accepted: false, by: by, at: world.now())
                try tell(ofRefused: proposal, transaction)
            }
            try close(mail, as: .nothing, .ruled("refused", by: by), by: by, transaction)
        }
    }

    /// Sets a message aside.
    @discardableResult package func ignore(_ id: Int64, by: String) throws -> IncomingMail {
        try settle(id) { mail, transaction in
            try close(mail, as: .nothing, .ruled("ignored", by: by), by: by, transaction)
        }
    }

    /// The times that a waiting message proposes, one for each meeting.
    package func proposals(of id: Int64) throws -> [Proposal] { try store.read { try $0.openProposals(of: id) } }

    /// A message whose every proposal is decided on waits no more.
    func closeWhereSettled(_ id: Int64, by: String, _ transaction: Transaction) throws {
        guard try transaction.snapshot.openProposals(of: id).isEmpty, let mail = try transaction.snapshot.incoming(id),
            mail.outcome == .waiting
        else { return }
        try close(mail, as: .applied, .ruled("accepted", by: by), by: by, transaction)
    }

    func accept(_ proposals: [Proposal], by: String, _ transaction: Transaction) throws {
        for proposal in proposals {
            try transaction.decide(proposal, accepted: true, by: by, at: world.now())
            _ = try move(proposal.meeting.text, to: proposal.start, length: proposal.length, by: by, transaction)
        }
    }

    private func tell(ofRefused proposal: Proposal, _ transaction: Transaction) throws {
        guard let meeting = try transaction.snapshot.meeting(proposal.meeting) else { return }
        let register = try transaction.snapshot.register()
        let docket = try docket(of: meeting, register, transaction)
        _ = try correspondence(on: docket, register, transaction)?.refuse(proposal, docket)
    }

    private func settle(_ id: Int64, _ ruling: (IncomingMail, Transaction) throws -> Void) throws -> IncomingMail {
        try store.write { transaction in
            guard let mail = try transaction.snapshot.incoming(id) else { throw OfficeError.noIncoming(id) }
            guard mail.outcome == .waiting else { throw OfficeError.notWaiting(id, outcome: mail.outcome.rawValue) }
            try ruling(mail, transaction)
            return try transaction.snapshot.incoming(id) ?? mail
        }
    }

    private func close(
        _ mail: IncomingMail, as outcome: IncomingMail.Outcome, _ reason: IncomingMail.Reason, by: String,
        _ transaction: Transaction
    ) throws {
        let conclusion = Conclusion(
            kind: mail.kind ?? "other", writer: mail.writer, subject: mail.subject, meeting: mail.meeting,
            person: mail.person, outcome: outcome, reasons: mail.reasons + [reason])
        try transaction.conclude(mail.id, as: conclusion, by: by, at: world.now())
        try transaction.record(
            Fact(
                at: world.now(), by: by, kind: "mail \(outcome.rawValue)", scope: mail.meeting?.text ?? "inbox",
                detail: "\(mail.id)"))
    }

    private func remember(_ mail: IncomingMail, _ transaction: Transaction, by: String) throws {
        guard let writer = mail.writer, let person = mail.person else { return }
        var register = try transaction.snapshot.register()
        guard let index = register.people.firstIndex(where: { $0.id == person }),
            !register.people[index].addresses.contains(where: { $0.text == writer })
        else { return }
        // Answers may come from it; mail goes where it went.
        register.people[index].addresses.append(Person.Address(writer))
        try transaction.save(register)
        try transaction.record(
            Fact(at: world.now(), by: by, kind: "address remembered", scope: person.text, detail: "\(mail.id)"))
    }
}
