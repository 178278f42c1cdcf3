import Foundation
import Meetings
import Store

extension Secretary {
    /// What must or should be mended before mails about a meeting go out.
    package func findings(in mails: [OutgoingMail], of meeting: Meeting) throws -> [SendingFinding] {
        try store.read { snapshot in
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
        if kind.isChecked { try store.write { try look(at: meeting, reason: reason, by: by, $0) } }
        _ = try press(MessageFilter(meeting: meeting.id, kind: kind), by: by)
    }

    /// Whether something that mails of a kind about a meeting bring must be mended before any leaves.
    func mustBeMended(_ kind: MeetingPolicy.Sending, about meeting: Key<Meeting>, _ snapshot: Snapshot) throws -> Bool {
        guard kind.isChecked, let meeting = try snapshot.meeting(meeting) else { return false }
        return try check(meeting, snapshot).mustBeMended
    }

    /// What goes by itself goes no further with what must be mended first: it waits for the samordnare.
    func holdUnmended(_ meeting: Key<Meeting>, _ transaction: Transaction) throws {
        let queued = MessageFilter(meeting: meeting, states: [.queued, .toPost])
        let checked = try transaction.snapshot.messages(queued).filter(\.kind.isChecked)
        guard let first = checked.first, try mustBeMended(first.kind, about: meeting, transaction.snapshot) else {
            return
        }
        for message in checked { _ = try transaction.hold(message.id, at: world.now()) }
    }

    /// Refuses to send what must not be sent.
    func stop(_ meeting: Meeting, _ snapshot: Snapshot) throws {
        let stops = try check(meeting, snapshot).findings.filter(\.stops)
        guard stops.isEmpty else { throw OfficeError.mustBeMended(meeting: meeting.reference, stops) }
    }

    /// As above; and asks for a reason where one is needed.
    func look(at meeting: Meeting, reason: String, by: String, _ transaction: Transaction) throws {
        try stop(meeting, transaction.snapshot)
        guard try check(meeting, transaction.snapshot).findings.contains(where: \.asksReason) else { return }
        let reason = reason.onOneLine(300)
        guard !reason.isEmpty else { throw OfficeError.unexplainedSending(meeting: meeting.reference) }
        try transaction.record(
            Fact(at: world.now(), by: by, kind: "sent all the same", scope: meeting.id.text, detail: reason))
    }

    private func check(_ meeting: Meeting, _ snapshot: Snapshot) throws -> SendingCheck {
        let register = try snapshot.register()
        let place = register.body(meeting.body).map(meeting.effectivePlace) ?? meeting.place
        let papers = try snapshot.papers(of: meeting.id).filter { $0.withdrawn == nil }
        return SendingCheck(meeting: meeting, place: place, papers: papers, known: register.names)
    }
}

extension MeetingPolicy.Sending {
    /// Whether what it brings is looked through before it goes out.
    package var isChecked: Bool { [.notice, .papers, .change].contains(self) }
}

extension SendingFinding {
    /// For whoever runs the commands.
    package var words: String {
        switch self {
        case .identityNumber(let place): "\(place.words): a personnummer; nothing is sent before it is taken out"
        case .diagnosis(let place): "\(place.words): what looks like a name stands beside a diagnosis"
        case .missingPaper(let item, let title): "item \(item) “\(title)” has no paper"
        case .deadLink(let address, let reason): "the link \(address) leads nowhere: \(reason)"
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
        }
    }
}
