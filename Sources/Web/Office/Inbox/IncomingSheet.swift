import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Everything on record of one mail that came, as its page needs it.
struct IncomingSheet {
    let mail: IncomingMail
    let meeting: Meeting?
    let received: ReceivedMail?
    let register: Register
    let access: LedgerAccess
    let mayRead: Bool
    let maySettle: Bool
    let proposals: [(proposal: Proposal, meeting: Meeting)]
    let replies: [(reply: Reply, message: OutboxMessage)]
    let verdicts: [(outcome: IncomingMail.Outcome, reasons: [IncomingMail.Reason], by: String, at: Date)]
    private(set) var conversation: [IncomingPage.EntryRow] = []
    let today: Day

    /// What she may not see is as if it were not there.
    init(_ id: Int64?, _ visit: Visit, _ secretary: Secretary, _ snapshot: Snapshot) throws {
        let register = try snapshot.register()
        let access = LedgerAccess(visit.clearance, register)
        guard let id, let mail = try snapshot.incoming(id) else { throw WebProblem.notFound }
        let meeting = try mail.meeting.flatMap(snapshot.meeting)
        guard access.mayList(mail, about: meeting) else { throw WebProblem.notFound }
        self.mail = mail
        self.meeting = meeting
        self.register = register
        self.access = access
        mayRead = access.mayRead(mail, about: meeting)
        maySettle = access.maySettle(mail, about: meeting)
        received = mayRead ? try secretary.receivedMail(id, snapshot) : nil
        let isOpen = mail.outcome == .waiting && maySettle
        proposals =
            isOpen
            ? try snapshot.openProposals(of: id).compactMap { proposal in
                try snapshot.meeting(proposal.meeting).map { (proposal, $0) }
            } : []
        replies = try snapshot.replies(to: id).compactMap { reply in
            try snapshot.message(reply.message).map { (reply, $0) }
        }
        verdicts = try snapshot.verdicts(on: id)
        today = WallTime(secretary.world.now()).day
        if mayRead { conversation = try entries(snapshot) }
    }

    var writerName: String {
        let known = mail.person.flatMap(register.person)?.name
        return known ?? received?.writer ?? mail.writer ?? "Okänd avsändare"
    }

    var about: String? {
        meeting.map { meeting in
            let name = register.body(meeting.body)?.name ?? ""
            return "\(name), \(meeting.start.asRead(in: today.year, minutes: meeting.length))"
        }
    }

    /// “Sv: Kallelse”, once.
    var replySubject: String {
        let subject = received?.subject ?? ""
        let isAnswer = ["sv:", "re:", "ang:"].contains { subject.lowercased().hasPrefix($0) }
        if subject.isEmpty { return "Sv: Ditt mejl" }
        return isAnswer ? subject : "Sv: \(subject)"
    }

    /// Offered where only the address is in doubt.
    var rememberLabel: String? {
        let isUnknown = mail.reasons.contains { if case .otherSender = $0 { true } else { false } }
        guard isUnknown, let name = mail.person.flatMap(register.person)?.name, let writer = mail.writer else {
            return nil
        }
        return "Kom ihåg \(writer) som en adress till \(name)"
    }

    /// Earlier mail to and from the same person about the same meeting, newest first.
    private func entries(_ snapshot: Snapshot) throws -> [IncomingPage.EntryRow] {
        guard mail.person != nil || mail.writer != nil else { return [] }
        var filter = InboxFilter(bodies: access.bodies)
        filter.people = mail.person.map { [$0] } ?? []
        filter.address = mail.person == nil ? mail.writer : nil
        let came = try snapshot.inbox(filter, limit: 200)
            .filter {
                $0.id != mail.id && $0.meeting == mail.meeting && (mail.person != nil || $0.writer == mail.writer)
                    && $0.received <= mail.received
            }
        var events: [(at: Date, entry: String, path: String)] = came.map {
            let subject = $0.subject.map(HiddenSecrets.masked) ?? ""
            return ($0.received, "Från \(writerName): \(subject.isEmpty ? "utan ämne" : subject)", "/inkorg/\($0.id)")
        }
        if let person = mail.person, let meeting {
            let sent = try snapshot.messages(MessageFilter(meeting: meeting.id, person: person)).filter {
                $0.hasLeft && $0.copyFor == nil && $0.kind != .alert && access.mayList($0)
            }
            events += sent.map { ($0.since, "Till \(writerName): \($0.shownSubject)", "/utskick/\($0.id)") }
        }
        for earlier in came {
            for reply in try snapshot.replies(to: earlier.id) {
                events.append((reply.at, "\(reply.by) svarade: \(reply.subject)", "/utskick/\(reply.message)"))
            }
        }
        return events.sorted { $0.at > $1.at }.prefix(30).map {
            IncomingPage.EntryRow(entryMoment: $0.at.asListed(on: today), entry: $0.entry, entryPath: $0.path)
        }
    }
}
