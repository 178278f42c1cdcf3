import Foundation
import Meetings
import Store

extension Secretary {
    /// What must or should be mended before mails about a meeting go out.
    package func findings(in mails: [OutgoingMail], of meeting: Meeting) throws -> [SendingFinding] {
        try store.read { snapshot in
            let notes = mails.map(\.message).filter(\.kind.bringsNotes)
            guard notes.isEmpty else { return try check(notes, of: meeting, snapshot).findings }
            var check = try check(meeting, snapshot)
            check.mails = Set(mails.map(\.text)).sorted()
            check.isCall = mails.contains { $0.message.kind == .notice }
            return check.findings
        }
    }

    /// The same before an act.
    package func findings(before act: MeetingAct, on reference: String, by: String) throws -> [SendingFinding] {
        let mails = try rehearse(act, on: reference, by: by)
        let meeting = try store.read { try $0.findMeeting(reference, in: try $0.register()) }
        return try findings(in: mails, of: meeting)
    }

    /// Lets go what waits for the press about a meeting, unless something in it must be mended first.
    package func press(
        _ kind: MeetingPolicy.Sending, about meeting: Meeting, reason: String, by: String
    ) throws {
        if kind.isChecked { try store.write { try look(at: kind, about: meeting, reason: reason, by: by, $0) } }
        _ = try press(MessageFilter(meeting: meeting.id, kind: kind), by: by)
    }

    /// What goes by itself goes no further with what must be mended first: it waits for the samordnare.
    ///
    /// - Returns: what waits now.
    @discardableResult func holdUnmended(
        _ meeting: Key<Meeting>, _ transaction: Transaction
    ) throws -> Set<OutboxMessage.ID> {
        let snapshot = transaction.snapshot
        let queued = MessageFilter(meeting: meeting, states: [.queued, .toPost])
        let checked = try snapshot.messages(queued).filter(\.kind.isChecked)
        guard !checked.isEmpty, let meeting = try snapshot.meeting(meeting) else { return [] }
        let notes = checked.filter(\.kind.bringsNotes)
        let calls = checked.filter { !$0.kind.bringsNotes }
        var held: [OutboxMessage] = []
        if !calls.isEmpty, try !check(meeting, snapshot).stops.isEmpty { held += calls }
        if !notes.isEmpty, try !check(notes, of: meeting, snapshot).stops.isEmpty { held += notes }
        for message in held { _ = try transaction.hold(message.id, at: world.now()) }
        return Set(held.map(\.id))
    }

    /// Refuses to send what must not be sent.
    func stop(_ meeting: Meeting, _ snapshot: Snapshot) throws {
        try stop(try check(meeting, snapshot))
    }

    /// Why one message goes no further.
    func mustBeMended(_ message: OutboxMessage, _ snapshot: Snapshot) throws -> OfficeError {
        guard let meeting = try message.meeting.flatMap(snapshot.meeting) else {
            return .mustBeMended(meeting: message.meeting?.text ?? message.body.text, [])
        }
        let check = try message.kind.bringsNotes ? check([message], of: meeting, snapshot) : check(meeting, snapshot)
        return .mustBeMended(meeting: meeting.reference, check.stops)
    }

    func stop(_ check: SendingCheck) throws { _ = try passed(check) }

    /// What should be mended where nothing must be; else refused.
    private func passed(_ check: SendingCheck) throws -> [SendingFinding] {
        let findings = check.findings
        let stops = findings.filter(\.stops)
        guard stops.isEmpty else { throw OfficeError.mustBeMended(meeting: check.meeting.reference, stops) }
        return findings
    }

    /// As above; and asks for a reason where one is needed.
    func look(at meeting: Meeting, reason: String, by: String, _ transaction: Transaction) throws {
        try look(at: try check(meeting, transaction.snapshot), reason: reason, by: by, transaction)
    }

    /// The same of what waits of one kind.
    private func look(
        at kind: MeetingPolicy.Sending, about meeting: Meeting, reason: String, by: String, _ transaction: Transaction
    ) throws {
        guard kind.bringsNotes else { return try look(at: meeting, reason: reason, by: by, transaction) }
        let held = try transaction.snapshot.messages(
            MessageFilter(meeting: meeting.id, kind: kind, states: [.held]))
        try look(at: try check(held, of: meeting, transaction.snapshot), reason: reason, by: by, transaction)
    }

    func look(at check: SendingCheck, reason: String, by: String, _ transaction: Transaction) throws {
        let meeting = check.meeting
        guard try passed(check).contains(where: \.asksReason) else { return }
        let reason = reason.onOneLine(300)
        guard !reason.isEmpty else { throw OfficeError.unexplainedSending(meeting: meeting.reference) }
        try transaction.record(
            Fact(at: world.now(), by: by, kind: "sent all the same", scope: meeting.id.text, detail: reason))
    }

    private func check(_ meeting: Meeting, _ snapshot: Snapshot) throws -> SendingCheck {
        let register = try snapshot.register()
        let papers = try snapshot.papers(of: meeting.id).filter { $0.withdrawn == nil }
        var check = SendingCheck(
            meeting: meeting, place: register.place(of: meeting), papers: papers, known: register.names)
        check.hidden = ProtectedNames(register, in: meeting.body, on: meeting.start.day)
        check.deadLinks = try deadLinks(of: meeting, in: register.body(meeting.body), papers, snapshot)
        check.unread = Set(try snapshot.unreadPapers(of: meeting.id).map(\.id))
        return check
    }
}

extension MeetingPolicy.Sending {
    /// Whether what it brings is looked through before it goes out.
    package var isChecked: Bool { [.notice, .papers, .change].contains(self) || bringsNotes }

    /// Whether the text of a meeting's notes goes with it.
    var bringsNotes: Bool { [.draft, .approval, .minutes].contains(self) }
}

extension SendingFinding {
    /// For whoever runs the commands.
    package var words: String {
        switch self {
        case .identityNumber(let place): "\(place.words): a personnummer; nothing is sent before it is taken out"
        case .diagnosis(let place): "\(place.words): what looks like a name stands beside a diagnosis"
        case .missingPaper(let item, let title): "item \(item) “\(title)” has no paper"
        case .deadLink(let address, .gone(let status)): "the link \(address) leads nowhere: it answered \(status)"
        case .deadLink(let address, .noHost): "the link \(address) leads nowhere: no machine has that name"
        case .unread(let annex, let title):
            "annex \(annex) “\(title)” has not been looked through; count it again, or read it yourself"
        case .unreadMinutes: "the file of minutes has not been looked through; read it yourself"
        case .protectedName(let place, .certain):
            "\(place.words): the name of somebody whose identity is protected; nothing is sent before it is taken out"
        case .protectedName(let place, .perhaps):
            "\(place.words): what may be the name of somebody whose identity is protected"
        case .noOwners(let count): "\(count) of its åtgärder lack an owner"
        case .noDays(let count): "\(count) of its åtgärder lack a day"
        case .noJoinLink: "the meeting has neither a room nor a link"
        }
    }
}

extension SendingFinding.Place {
    fileprivate var words: String {
        switch self {
        case .item(let number): "item \(number) of the agenda"
        case .minutes: "the minutes"
        case .mail: "the mail"
        case .paper(let annex, let page): "annex \(annex), page \(page)"
        case .minutesFile(let page): "the file of minutes, page \(page)"
        }
    }
}
