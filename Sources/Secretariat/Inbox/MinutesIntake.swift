import Foundation
import Mail
import Meetings
import Store

extension Intake {
    /// Makes minutes final where whoever approves answers the question about exactly this version with nothing but a yes.
    ///
    /// A yes to an older version is refused, and she is asked about the latest with what has changed.
    func minutesApproval() throws -> Conclusion? {
        guard !isTrusted, let question = try answered(.approval), let approver = register.person(question.person),
            isFrom(approver), ChairReply(message.text, of: approver.name).isYes, message.attachments.isEmpty,
            let sheet = try minutes(of: question),
            let version = question.thread.split(separator: " ").last.flatMap({ Int($0) }),
            let latest = sheet.latest, sheet.approvers.contains(where: { $0.id == approver.id })
        else { return nil }
        var conclusion = plain(.applied, .approvedMinutes(meeting: sheet.meeting.reference, version: version))
        conclusion.meeting = sheet.meeting.id
        conclusion.person = approver.id
        switch sheet.minutes.state {
        case .approved:
            conclusion.outcome = .nothing
            conclusion.reasons = [.repeated]
            return conclusion
        case .draft: return nil
        case .shared: break
        }
        // What is being written now is nobody's to approve yet: a person answers.
        guard !sheet.isChanged else { return nil }
        guard version == latest.number else { return try askAnew(sheet, from: version, conclusion) }
        let approval = Approval(by: approver.name, at: now, way: .mail)
        try secretary.approve(sheet, version: version, of: approver.id, approval, transaction)
        return conclusion
    }

    /// Takes what somebody answers a draft as her comment on it.
    func minutesComment() throws -> Conclusion? {
        guard !isTrusted, let draft = try answeredMessage(), draft.kind == .draft, message.attachments.isEmpty,
            let sheet = try minutes(of: draft), sheet.latest != nil, let writer = message.answerer,
            let person = register.person(draft.person), person.mayAnswer(from: writer),
            secretary.settings.authenticity.doubt(about: message) == nil,
            !recognition.problems.contains(where: \.leavesDoubt)
        else { return nil }
        let words = ChairReply.ownWords(message.text)
        guard !words.isEmpty, words.count <= Secretary.longestComment else { return nil }
        let isOwn = person.addresses.contains { $0.text == writer }
        let assistant = isOwn ? nil : person.assistants.first { $0.address == writer }?.name ?? writer
        let source = CommentSource(
            person: person.id, assistant: assistant, channel: .mail, by: assistant ?? person.name)
        let comment = try secretary.comment(words, on: sheet, item: nil, source, transaction)
        var conclusion = plain(
            .applied, .commented(meeting: sheet.meeting.reference, by: assistant, isLate: comment.isLate))
        conclusion.meeting = sheet.meeting.id
        conclusion.person = person.id
        return conclusion
    }

    private func askAnew(_ sheet: MinutesSheet, from version: Int, _ refused: Conclusion) throws -> Conclusion {
        let earlier = try sheet.version(version).map { try sheet.present.differences(fromJSON: $0.content) } ?? []
        _ = try secretary.askForApproval(
            of: sheet.meeting.id.text, by: "samordna", isPressed: true, changed: earlier, transaction)
        var conclusion = refused
        conclusion.outcome = .stale
        conclusion.reasons = [
            .olderMinutes(meeting: sheet.meeting.reference, version: version, latest: sheet.latest?.number ?? 0)
        ]
        return conclusion
    }

    private func minutes(of message: OutboxMessage) throws -> MinutesSheet? {
        try message.meeting.flatMap { try transaction.snapshot.meeting($0) }.map {
            try secretary.minutesSheet(of: $0, transaction.snapshot)
        }
    }

    private func answeredMessage() throws -> OutboxMessage? {
        try (message.inReplyTo + message.references.reversed()).lazy
            .compactMap { try transaction.snapshot.message(messageID: $0) }.first
    }
}
