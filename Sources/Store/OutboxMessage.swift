import Foundation
import Meetings

/// A message composed once for one recipient, and what has become of it.
package struct OutboxMessage: Sendable, Identifiable {
    package let id: Int64
    package let kind: MeetingPolicy.Sending
    package let body: Key<Body>
    package let meeting: Key<Meeting>?
    package let person: Key<Person>
    /// Set on the copy an assistant gets.
    package let copyFor: String?
    /// The invitation's UID, or a name for those about no meeting.
    package let thread: String
    /// Nil means a letter on paper.
    package let recipient: String?
    package let sequence: Int?
    package let subject: String
    package let messageID: String
    package let composed: Date
    package let urgency: Draft.Urgency
    /// The earliest start it speaks of, the old one of a move included: it must arrive before.
    package let deadline: WallTime?
    package let state: State
    package let since: Date
    package let waitsFor: Hold?
    package let notBefore: Date
    package let tries: Int
    /// How often it was sent again because nobody knows whether it had arrived.
    package let doubts: Int

    package enum State: String, Codable, Sendable, CaseIterable {
        case held, queued, sending, accepted, refused, gaveUp, superseded, lapsed
        /// A letter that is to be printed and posted, and one that was.
        case toPost, posted

        /// It waits to leave, and gives way to a newer one of its thread.
        package var isWaiting: Bool { State.waiting.contains(self) }

        package static let waiting: [State] = [.held, .queued, .toPost]

        fileprivate var hasLeft: Bool { [.sending, .accepted, .refused, .gaveUp, .posted].contains(self) }
    }

    /// The recipient has it or may have it: nothing but another message takes it back.
    package var hasLeft: Bool { state.hasLeft || doubts > 0 }

    /// It has left and was neither refused nor given up.
    package var hasArrived: Bool { hasLeft && state != .refused && state != .gaveUp }

    /// Whose word a held message waits for.
    package enum Hold: String, Codable, Sendable { case press, release }
}

/// A message as it is composed, before the outbox has it.
package struct Draft: Sendable {
    package var kind: MeetingPolicy.Sending
    package var body: Key<Body>
    package var meeting: Key<Meeting>?
    package var person: Key<Person>
    package var copyFor: String?
    package var recipient: String?
    /// What the messages of one recipient are kept in order by: the invitation's UID; the body for a welcome.
    package var thread: String
    package var sequence: Int?
    package var subject: String
    package var messageID: String
    /// The message's bytes; a letter's page.
    package var content: Data
    package var files: [File]
    /// What it tells of.
    package var papers: [Paper]
    package var told: Told?
    package var urgency: Urgency
    package var deadline: WallTime?
    package var waitsFor: OutboxMessage.Hold?
    package var notBefore: Date

    package init(
        kind: MeetingPolicy.Sending, body: Key<Body>, meeting: Key<Meeting>?, person: Key<Person>, copyFor: String?,
        recipient: String?, thread: String, sequence: Int?, subject: String, messageID: String, content: Data,
        files: [File] = [], papers: [Paper] = [], told: Told?, urgency: Urgency, deadline: WallTime? = nil,
        waitsFor: OutboxMessage.Hold?,
        notBefore: Date
    ) {
        self.kind = kind
        self.body = body
        self.meeting = meeting
        self.person = person
        self.copyFor = copyFor
        self.recipient = recipient
        self.thread = thread
        self.sequence = sequence
        self.subject = subject
        self.messageID = messageID
        self.content = content
        self.files = files
        self.papers = papers
        self.told = told
        self.urgency = urgency
        self.deadline = deadline
        self.waitsFor = waitsFor
        self.notBefore = notBefore
    }

    /// A file that goes with it.
    package struct File: Equatable, Sendable {
        package let digest: String
        /// Where in the composed bytes its base64 belongs; nil where it lies beside a letter on paper.
        package let place: Int?

        package init(digest: String, place: Int?) {
            self.digest = digest
            self.place = place
        }
    }

    /// Which message goes first where many wait.
    package enum Urgency: Int, Sendable {
        /// Changes and cancellations of the coming days.
        case soon = 0
        case change = 1, notice = 2, reminder = 3, booking = 4
    }
}

/// What a message said of its meeting: changes are told from here on.
package struct Told: Codable, Equatable, Sendable {
    package let kind: MeetingPolicy.Sending
    package let start: WallTime
    package let length: Int
    /// With the body's usual link where it had none of its own.
    package let place: Meeting.Place
    package let agenda: [AgendaItem]
    package let stage: Invitation.Stage
    /// Those of the invitation.
    package let sequence: Int
    package let timeSequence: Int
    /// The meeting's generation of time.
    package let generation: Int

    package init(kind: MeetingPolicy.Sending, meeting: Meeting, place: Meeting.Place, invitation: Invitation) {
        self.kind = kind
        start = meeting.start
        length = meeting.length
        self.place = place
        agenda = meeting.agenda
        stage = invitation.conveyed.stage
        sequence = invitation.sequence
        timeSequence = invitation.timeSequence
        generation = meeting.generation
    }

    package func hasTime(of meeting: Meeting) -> Bool { start == meeting.start && length == meeting.length }
}

/// One try at handing a message over, with the server's words.
package struct Attempt: Sendable, Equatable {
    package let at: Date
    package let outcome: Outcome
    package let code: Int?
    package let reply: String

    package init(at: Date, outcome: Outcome, code: Int? = nil, reply: String) {
        self.at = at
        self.outcome = outcome
        self.code = code
        self.reply = reply
    }

    package enum Outcome: String, Sendable {
        case accepted, refused
        /// The server asks to come back (4xx).
        case deferred
        /// No server took the connection.
        case unavailable
        /// The connection or the service ended before the server's answer: it may have arrived.
        case inDoubt
        case posted
        /// A server further on sent it back, or says that it still tries.
        case bounced, delayed
    }
}
