import Meetings
import Store

/// Something that waits for whoever is signed in, and by when it should be done.
package struct Errand: Sendable {
    package let matter: Matter
    /// The last day on which it is in time; nil where nothing sets one.
    package let due: Day?

    init(_ matter: Matter, due: Day? = nil) {
        self.matter = matter
        self.due = due
    }

    package func isDue(on day: Day) -> Bool { due.map { $0 <= day } ?? false }

    package enum Matter: Sendable {
        /// Mail that waits for the samordnare's press.
        case press(HeldMail)
        /// Mail that waits for the chair's release of the agenda.
        case release(HeldMail)
        /// The year's dates, which wait for the chair's yes.
        case dates(Body, year: Int, meetings: Int)
        /// Too many have declined, or the chair has.
        case quorum(Meeting, Quorum, wish: QuorumWish?)
        /// Its last day for answers has passed, and no date is chosen.
        case poll(Poll, Body, answered: Int, asked: Int)
        /// The day is near and they have not answered.
        case silence(Meeting, people: [Person])
        case proposal(Proposal, Meeting, Person)
        /// What came and waits for somebody's ruling.
        case mail(IncomingMail, Person?, Meeting?)
        /// The chair wants the agenda otherwise, and nobody has changed it since.
        case agendaWish(IncomingMail, Person?, Meeting)
        /// Mail to an address does not arrive.
        case address(Person, Reachability.Fault, waiting: Int)
        case letters(count: Int)
        /// Nobody has said who came.
        case attendance(Meeting)
        case minutes(Meeting)
        /// Comments on a draft that nobody has taken in or left.
        case comments(Meeting, count: Int)
        /// The days for comments are over, and nobody has said yes; who is to, where anybody is.
        case approval(Meeting, approver: Person?)
        /// Approved minutes that no document could be made of.
        case unmade(Meeting)
        /// What people have undertaken in a body and not done in time.
        case overdue(Body, actions: Int)
        /// A new owner is to be found: one has left, or says that it is not hers.
        case ownerless(Body, actions: [FollowedAction])
    }
}

/// Messages of one kind about one thing that wait for the same word.
package struct HeldMail: Sendable {
    package let kind: MeetingPolicy.Sending
    package let body: Body
    package let meeting: Meeting?
    package let people: Int
}

/// What comes in the next weeks without anybody doing anything about it.
package struct ComingEvent: Sendable {
    package let day: Day
    package let event: Event

    package enum Event: Sendable {
        case meeting(Meeting, coming: Int, of: Int)
        /// The kallelse's day.
        case notice(Meeting, isAutomatic: Bool)
        /// To so many who have not answered.
        case reminder(Meeting, people: Int)
        case minutes(Meeting)
        case schoolBreak(SchoolBreak, kommuner: [String])
    }
}
