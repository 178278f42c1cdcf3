import Foundation

/// A way in for one person without an account (*personlig länk*), mailed to her or to her assistant.
package struct PersonalLink: Hashable, Sendable, Identifiable {
    package let id: Int64
    /// Whom it concerns.
    package let person: Key<Person>
    /// Who got it in her stead and acts for her, by name.
    package let assistant: String?
    package let purpose: Purpose
    package let issued: Date
    package let revoked: Date?

    package init(
        id: Int64, person: Key<Person>, assistant: String?, purpose: Purpose, issued: Date, revoked: Date? = nil
    ) {
        self.id = id
        self.person = person
        self.assistant = assistant
        self.purpose = purpose
        self.issued = issued
        self.revoked = revoked
    }

    package enum Purpose: Hashable, Sendable {
        /// *Din sida*: her hours, her meetings and what was sent to her.
        case page
        /// Her answer to one meeting.
        case answer(Key<Meeting>)
        /// The chair's yes to a body's dates of a year.
        case dates(Key<Body>, year: Int)
        /// Which dates of a poll she can.
        case poll(Key<Poll>)
        /// The chair's release of a meeting's agenda.
        case agenda(Key<Meeting>)
        /// The chair's word on a meeting to which too few can come.
        case quorum(Key<Meeting>)
        /// A meeting's agenda and papers, and its minutes when they are sent.
        case meeting(Key<Meeting>)
        /// What she says of minutes that are not final.
        case comments(Key<Meeting>)
        /// The yes that makes minutes final.
        case approval(Key<Meeting>)
        /// What has become of her åtgärd.
        case action(Key<Action>)
    }
}

extension PersonalLink {
    /// Days that a link to her own page works: a year's meetings and the month in which the year is summed up.
    package static let pageDays = 400

    /// Days in which notes are commented on and approved, with time to spare.
    package static let notesDays = 120

    /// Whether it is too old or was revoked; what it is for may end earlier.
    package func isOver(at now: Date) -> Bool {
        guard revoked == nil else { return true }
        return WallTime(now).day > WallTime(issued).day.adding(days: days)
    }

    private var days: Int {
        switch purpose {
        case .comments, .approval: PersonalLink.notesDays
        default: PersonalLink.pageDays
        }
    }
}
