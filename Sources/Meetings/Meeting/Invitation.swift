import Foundation

/// Someone who should have an invitation to a meeting.
package struct Invitee: Hashable, Sendable {
    package let person: Person
    package let kind: Kind
    package let role: Seat.Role?
    /// The mandate that brought her here; none for a guest.
    package let mandate: Key<Mandate>?
    /// She is invited to the time of the items that she presents, and to nothing else.
    package let presentsOnly: Bool

    package init(
        person: Person, kind: Kind, role: Seat.Role? = nil, mandate: Key<Mandate>? = nil, presentsOnly: Bool = false
    ) {
        self.person = person
        self.kind = kind
        self.role = role
        self.mandate = mandate
        self.presentsOnly = presentsOnly
    }

    package enum Kind: String, Codable, Sendable {
        /// Asked to come and to answer.
        case called
        /// *För kännedom*: told, not asked.
        case informed
    }
}

/// A meeting × person: the object that iTIP (RFC 5546) calls by its UID.
package struct Invitation: Hashable, Codable, Sendable {
    package let meeting: Key<Meeting>
    package let person: Key<Person>
    /// Unguessable, and the same for ever.
    package let uid: String
    /// The ORGANIZER's address, frozen at the first sending.
    package let organizer: String
    package let created: Date
    /// Since when she is invited: answers from before she was taken off and came back do not count.
    package var joinedAt: Date
    package var kind: Invitee.Kind
    package var sequence: Int
    /// The SEQUENCE with which she was last invited: 0, or more where she had been taken off and came back.
    package var joined: Int
    /// The SEQUENCE at the last change of time: answers below it are stale.
    package var timeSequence: Int
    package var conveyed: Conveyed
    /// Her answer to the meeting's present time.
    package var answer: Answer?

    package init(
        meeting: Key<Meeting>, person: Key<Person>, uid: String, organizer: String, created: Date, joinedAt: Date,
        kind: Invitee.Kind, sequence: Int = 0, joined: Int = 0, timeSequence: Int = 0, conveyed: Conveyed,
        answer: Answer? = nil
    ) {
        self.meeting = meeting
        self.person = person
        self.uid = uid
        self.organizer = organizer
        self.created = created
        self.joinedAt = joinedAt
        self.kind = kind
        self.sequence = sequence
        self.joined = joined
        self.timeSequence = timeSequence
        self.conveyed = conveyed
        self.answer = answer
    }

    package var isLive: Bool { conveyed.stage != .withdrawn }

    /// What the person was last told.
    package struct Conveyed: Hashable, Codable, Sendable {
        package var stage: Stage
        package var generation: Int
        package var revision: Int

        package init(stage: Stage, generation: Int, revision: Int) {
            self.stage = stage
            self.generation = generation
            self.revision = revision
        }
    }

    package enum Stage: String, Codable, Sendable {
        case booked, called
        /// Cancelled for her, whether or not the meeting is.
        case withdrawn
    }
}

/// What an invited person said.
package struct Answer: Hashable, Codable, Sendable {
    package var reply: Reply
    /// Unknown where the meeting leaves no choice, or she has not said: calendars cannot.
    package var way: Way?
    package var comment: String?
    package var channel: Channel
    /// Who answered for the person, where it was not she herself.
    package var by: String?
    package var at: Date

    package init(
        reply: Reply, way: Way? = nil, comment: String? = nil, channel: Channel, by: String? = nil, at: Date
    ) {
        self.reply = reply
        self.way = way
        self.comment = comment
        self.channel = channel
        self.by = by
        self.at = at
    }

    package enum Reply: String, Codable, Sendable, CaseIterable { case accepted, declined, tentative }

    package enum Channel: String, Codable, Sendable {
        /// Told to the samordnare, by telephone or in the corridor.
        case told
        case mail, web
    }
}
