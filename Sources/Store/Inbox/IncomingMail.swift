import Foundation
import Meetings

/// A message that came, and what became of it (*utfall*).
package struct IncomingMail: Sendable, Identifiable {
    package let id: Int64
    /// SHA-256 of its bytes, in lower-case hexadecimal: the same message twice is one.
    package let digest: String
    /// Which mailbox or command it came by.
    package let source: String
    package let received: Date
    /// Octets.
    package let size: Int
    package let writer: String?
    package let subject: String?
    /// “reply”, “bounce”; nil before it has been read.
    package let kind: String?
    package let meeting: Key<Meeting>?
    package let person: Key<Person>?
    package let outcome: Outcome
    package let reasons: [Reason]
    package let since: Date
    /// Who settled it: the service itself, or a person.
    package let by: String

    package enum Outcome: String, Codable, Sendable, CaseIterable {
        /// Stored, and nothing concluded yet.
        case pending
        case applied
        /// Kept, but overtaken by something newer.
        case stale
        /// A person must decide.
        case waiting
        case bounce, absence
        /// Written by a person for a person.
        case human
        /// Nothing to do.
        case nothing
    }

    /// Why it became that.
    package enum Reason: Codable, Hashable, Sendable {
        case answered(Answer.Reply, by: String?)
        case polled(poll: String, words: String, by: String?)
        case refreshed
        case repeated
        case olderTime(sequence: Int, mark: Int)
        case olderAnswer
        case meetingOver
        case meetingCancelled
        case notInvited
        case informedOnly
        case unknownInvitation(uid: String)
        case noAttendee
        case otherAttendee(address: String)
        case otherSender(address: String)
        case unproven(words: String)
        case noOrder
        case noAnswer(partstat: String?)
        case delegated(to: [String])
        case damaged(words: [String])
        case proposal(start: WallTime, length: Int)
        case undelivered(recipient: String, severity: String, words: String)
        case ourSending(words: String)
        case away(until: String?, back: String?)
        case automatic
        case ownMail
        case forwarded(to: String)
        case nobodyToForwardTo
        /// More came in an hour, from her or from all, than is passed on.
        case tooMany(limit: Int, from: String?)
        case ownWriter
        /// The chair's yes to a year's dates.
        case approved(year: Int, meetings: Int)
        /// The chair's yes to a meeting's agenda.
        case released(meeting: String)
        /// The yes that made minutes final, and one to a version that is no longer the latest.
        case approvedMinutes(meeting: String, version: Int)
        case olderMinutes(meeting: String, version: Int, latest: Int)
        /// A comment on a draft of minutes.
        case commented(meeting: String, by: String?, isLate: Bool)
        /// What the chair wants otherwise on a meeting's agenda.
        case agendaWish(meeting: String)
        /// What somebody undertook is done.
        case undertaken(action: String)
        case ruled(String, by: String)
    }
}

extension IncomingMail.Reason: CustomStringConvertible {
    /// For operators.
    package var description: String {
        switch self {
        case .answered(let reply, let by): by.map { "\(reply.rawValue), answered by \($0)" } ?? reply.rawValue
        case .polled(let poll, let words, let by):
            "\(poll): \(words)\(by.map { ", answered by \($0)" } ?? "")"
        case .refreshed: "the present invitation was sent again"
        case .repeated: "it says what is on record already"
        case .olderTime(let sequence, let mark):
            "it answers an earlier time (SEQUENCE \(sequence), the present time has \(mark))"
        case .olderAnswer: "a newer answer is on record"
        case .meetingOver: "the meeting has begun or is over"
        case .meetingCancelled: "the meeting is cancelled"
        case .notInvited: "she is no longer called"
        case .informedOnly: "she has the meeting for information only"
        case .unknownInvitation(let uid): "no invitation has the UID “\(uid)”"
        case .noAttendee: "it does not say whose answer it is"
        case .otherAttendee(let address): "it answers for \(address), and the invitation is another's"
        case .otherSender(let address): "it came from \(address), which is no address of hers or her assistant's"
        case .unproven(let words): "nothing proves the sender: \(words)"
        case .noOrder: "it says neither SEQUENCE nor DTSTAMP"
        case .noAnswer(let partstat): "it holds no answer (\(partstat ?? "no PARTSTAT"))"
        case .delegated(let people): "she sends \(people.isEmpty ? "somebody else" : people.joined(separator: ", "))"
        case .damaged(let words): "it is damaged: \(words.joined(separator: "; "))"
        case .proposal(let start, let length): "another time is proposed: \(start), \(length) min"
        case .undelivered(let recipient, let severity, let words): "\(recipient): \(severity), “\(words)”"
        case .ourSending(let words): "our own sending is at fault, not the address: “\(words)”"
        case .away(let until, let back):
            "away\(until.map { " until \($0)" } ?? "")\(back.map { ", back \($0)" } ?? "")"
        case .automatic: "an automatic reply of nobody we know"
        case .ownMail: "our own mail came back"
        case .forwarded(let address): "forwarded to \(address)"
        case .nobodyToForwardTo: "no samordnare has an address to forward it to"
        case .tooMany(let limit, let writer):
            "more than \(limit) mails came within an hour\(writer.map { " from \($0)" } ?? ""): it is not passed on"
        case .ownWriter: "whoever would get it wrote it"
        case .approved(let year, let meetings): "the chair's yes to \(year): \(meetings) meetings are booked"
        case .released(let meeting): "the chair's release of the agenda of \(meeting)"
        case .approvedMinutes(let meeting, let version): "the yes to version \(version) of the minutes of \(meeting)"
        case .olderMinutes(let meeting, let version, let latest):
            "a yes to version \(version) of the minutes of \(meeting); she is asked about version \(latest)"
        case .commented(let meeting, let by, let isLate):
            "a\(isLate ? " late" : "") comment on the minutes of \(meeting)\(by.map { ", written by \($0)" } ?? "")"
        case .agendaWish(let meeting): "the chair wants the agenda of \(meeting) changed"
        case .undertaken(let action): "the åtgärd “\(action)” is done"
        case .ruled(let word, let by): "\(word) by \(by)"
        }
    }
}

/// What a message is found to be, ready to be written beside it.
package struct Conclusion: Sendable {
    package var kind: String
    package var writer: String?
    package var subject: String?
    package var messageID: String?
    package var meeting: Key<Meeting>?
    package var person: Key<Person>?
    package var outcome: IncomingMail.Outcome
    package var reasons: [IncomingMail.Reason]

    package init(
        kind: String, writer: String? = nil, subject: String? = nil, messageID: String? = nil,
        meeting: Key<Meeting>? = nil, person: Key<Person>? = nil, outcome: IncomingMail.Outcome,
        reasons: [IncomingMail.Reason] = []
    ) {
        self.kind = kind
        self.writer = writer
        self.subject = subject
        self.messageID = messageID
        self.meeting = meeting
        self.person = person
        self.outcome = outcome
        self.reasons = reasons
    }
}
