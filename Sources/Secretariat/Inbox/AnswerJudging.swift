import Calendars
import Foundation
import Mail
import Meetings
import Store

extension Intake {
    /// Applies an answer where it is beyond doubt; the invitation's UID says whose it is.
    func judge(_ answer: CalendarAnswer) throws -> Finding {
        guard let uid = answer.uid, let invited = try transaction.snapshot.invited(uid: uid),
            let meeting = try desk.meeting(invited.meeting, transaction.snapshot),
            let invitation = try transaction.snapshot.invitation(of: invited.person, to: meeting)
        else {
            return Finding(outcome: .waiting, reason: .unknownInvitation(uid: answer.uid ?? ""))
        }
        let finding =
            try obstacle(invitation, meeting) ?? order(answer, invitation, meeting)
            ?? doubt(answer, invitation) ?? apply(answer, invitation, meeting)
        return Finding(
            outcome: finding.outcome, reason: finding.reason, meeting: meeting.id, person: invitation.person)
    }

    private func obstacle(_ invitation: Invitation, _ meeting: Meeting) -> Finding? {
        if case .cancelled = meeting.state { return Finding(outcome: .nothing, reason: .meetingCancelled) }
        guard meeting.start.nearestMoment > now else { return Finding(outcome: .stale, reason: .meetingOver) }
        guard invitation.isLive else { return Finding(outcome: .nothing, reason: .notInvited) }
        guard invitation.kind == .called else { return Finding(outcome: .nothing, reason: .informedOnly) }
        return nil
    }

    /// Only an answer below the SEQUENCE of the last change of time is stale: a new link or room resets nothing.
    private func order(_ answer: CalendarAnswer, _ invitation: Invitation, _ meeting: Meeting) throws -> Finding? {
        guard recognition.kind != .refresh else { return nil }
        if let sequence = answer.sequence {
            guard sequence < invitation.timeSequence else { return nil }
            return Finding(
                outcome: .stale, reason: .olderTime(sequence: sequence, mark: invitation.timeSequence))
        }
        guard answer.stamp != nil else { return isTrusted ? nil : Finding(outcome: .waiting, reason: .noOrder) }
        let asked = try transaction.snapshot.facts(about: meeting.id.text).last { $0.kind == "moved" }?.at
        let begun = max(invitation.joinedAt, asked ?? .distantPast)
        return given(answer) < begun ? Finding(outcome: .stale, reason: .olderAnswer) : nil
    }

    /// Whether the message may be somebody else's than it says.
    private func doubt(_ answer: CalendarAnswer, _ invitation: Invitation) -> Finding? {
        guard !isTrusted else { return nil }
        let writer = message.answerer ?? ""
        guard let attendee = answer.attendee else { return Finding(outcome: .waiting, reason: .noAttendee) }
        guard let person = register.person(invitation.person), person.mayAnswer(from: writer) else {
            return Finding(outcome: .waiting, reason: .otherSender(address: writer))
        }
        let others = register.people(at: attendee).filter { $0.id != person.id }
        guard others.isEmpty || person.addresses.contains(where: { $0.text == attendee }) else {
            return Finding(outcome: .waiting, reason: .otherAttendee(address: attendee))
        }
        return secretary.settings.authenticity.doubt(about: message).map {
            Finding(outcome: .waiting, reason: .unproven(words: $0))
        }
    }

    private func apply(_ answer: CalendarAnswer, _ invitation: Invitation, _ meeting: Meeting) throws -> Finding {
        switch recognition.kind {
        case .refresh: return try refresh(invitation, meeting)
        case .counter: return try propose(answer, invitation, meeting)
        default: break
        }
        if answer.partstat == "DELEGATED" {
            return Finding(outcome: .waiting, reason: .delegated(to: answer.delegatedTo))
        }
        guard let reply = answer.partstat.flatMap(Answer.Reply.init(partstat:)) else {
            return Finding(outcome: .human, reason: .noAnswer(partstat: answer.partstat))
        }
        return try record(reply, answer, invitation, meeting)
    }

    private func record(
        _ reply: Answer.Reply, _ answer: CalendarAnswer, _ invitation: Invitation, _ meeting: Meeting
    ) throws -> Finding {
        let stamp = given(answer)
        if let latest = try transaction.snapshot.answerMoment(of: invitation, meeting) {
            guard stamp >= latest else { return Finding(outcome: .stale, reason: .olderAnswer) }
            let known = invitation.answer
            if known?.reply == reply, known?.comment == answer.comment, known?.channel == .mail {
                return Finding(outcome: .nothing, reason: .repeated)
            }
        }
        let by = answeredBy(invitation)
        // A calendar has no word for how she comes: what she wrote beside it counts, or else what she said before.
        let way = answer.comment.flatMap(Answer.Way.init(saidIn:)) ?? invitation.answer?.way
        let given = Answer(
            reply: reply, way: way, comment: answer.comment, channel: .mail, by: by, at: mail.received
        ).fitting(register.place(of: meeting))
        try transaction.record(given, of: invitation.person, to: meeting, stamp: stamp, incoming: mail.id)
        try secretary.renew(invitation, meeting, register, transaction)
        return Finding(outcome: .applied, reason: .answered(reply, by: by))
    }

    /// The answer beside the proposal counts; the proposal waits for the samordnare.
    private func propose(_ answer: CalendarAnswer, _ invitation: Invitation, _ meeting: Meeting) throws -> Finding {
        if let reply = answer.partstat.flatMap(Answer.Reply.init(partstat:)), reply != .accepted {
            _ = try record(reply, answer, invitation, meeting)
        }
        guard let start = answer.start.map({ WallTime($0.instant(in: stockholm)) }) else {
            return Finding(outcome: .waiting, reason: .damaged(words: ["it proposes no time"]))
        }
        let end = answer.end.map { WallTime($0.instant(in: stockholm)) }
        let length = end.map { Int($0.nearestMoment.timeIntervalSince(start.nearestMoment) / 60) }
        let minutes = length.flatMap { (1...1440).contains($0) ? $0 : nil } ?? meeting.length
        let known = try transaction.snapshot.openProposals(of: mail.id)
        if let other = known.first(where: { $0.meeting == meeting.id }), other.start != start {
            return Finding(outcome: .waiting, reason: .damaged(words: ["it proposes two times for one meeting"]))
        }
        if !known.contains(where: { $0.meeting == meeting.id }) {
            try transaction.addProposal(
                start, length: minutes, comment: answer.comment, of: invitation.person, to: meeting, from: mail.id,
                at: now)
        }
        return Finding(outcome: .waiting, reason: .proposal(start: start, length: minutes))
    }

    private func refresh(_ invitation: Invitation, _ meeting: Meeting) throws -> Finding {
        let docket = try secretary.docket(of: meeting, register, transaction)
        _ = try secretary.correspondence(on: docket, register, transaction)?.resend(invitation, docket)
        return Finding(outcome: .applied, reason: .refreshed)
    }

    /// DTSTAMP, else the Date header, and never later than the arrival.
    private func given(_ answer: CalendarAnswer) -> Date {
        let said = answer.stamp?.instant(in: stockholm) ?? message.date
        return min(said ?? mail.received, mail.received)
    }

    /// Who answered in her place.
    private func answeredBy(_ invitation: Invitation) -> String? {
        guard let writer = message.answerer, let person = register.person(invitation.person) else { return nil }
        if person.addresses.contains(where: { $0.text == writer }) { return nil }
        return person.assistants.first { $0.address == writer }?.name ?? message.from.first?.name ?? writer
    }
}

extension Answer.Reply {
    init?(partstat: String) {
        switch partstat {
        case "ACCEPTED": self = .accepted
        case "DECLINED": self = .declined
        case "TENTATIVE": self = .tentative
        default: return nil
        }
    }
}

extension Person {
    /// From one of her own addresses, former ones too, or an assistant's.
    func mayAnswer(from address: String) -> Bool {
        addresses.contains { $0.text == address } || assistants.contains { $0.address == address }
    }
}
