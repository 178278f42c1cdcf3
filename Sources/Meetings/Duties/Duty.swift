/// Something the secretariat owes one person, and when it has been done once it is done.
package struct Duty: Hashable, Sendable {
    package let key: Key
    /// Why it need not be done after all.
    package let lapse: Lapse?

    package init(key: Key, lapse: Lapse? = nil) {
        self.key = key
        self.lapse = lapse
    }

    package var kind: MeetingPolicy.Sending { key.kind }

    /// What makes two duties the same: never a policy, so that a changed policy sends nothing again.
    package struct Key: Hashable, Sendable {
        /// The meeting's identifier; the body's for a welcome.
        package let scope: String
        package let kind: MeetingPolicy.Sending
        package let person: Meetings.Key<Person>
        /// The meeting's generation of time.
        package let generation: Int
        /// Tells apart what may happen again in one generation: the revision of a change, the mandate of a welcome,
        /// the SEQUENCE with which someone came back.
        package let occasion: String

        package init(
            scope: String, kind: MeetingPolicy.Sending, person: Meetings.Key<Person>, generation: Int,
            occasion: String = ""
        ) {
            self.scope = scope
            self.kind = kind
            self.person = person
            self.generation = generation
            self.occasion = occasion
        }
    }

    package enum Lapse: String, Hashable, Sendable {
        /// The moment passed while nobody could have acted on it.
        case tooLate
        /// An answer came first.
        case answered
        /// The kallelse goes out at once, so that a booking would only be a second mail.
        case noticeInstead
        /// Nothing was ever sent that would have to be taken back.
        case neverTold
        /// What the samordnare would be told has passed, or she knows it.
        case noNews
    }
}
