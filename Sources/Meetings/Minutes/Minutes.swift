import Foundation

/// The notes of one meeting (*minnesanteckningar*), while they are written and after.
package struct Minutes: Hashable, Sendable {
    package let meeting: Key<Meeting>
    package var state: State
    /// In the registry of the authority, where it keeps one for the body (*diarienummer*).
    package var diaryNumber: String?
    /// One for each item that has any text, recusal or outcome.
    package var sections: [MinutesSection]

    package init(
        meeting: Key<Meeting>, state: State = .draft, diaryNumber: String? = nil, sections: [MinutesSection] = []
    ) {
        self.meeting = meeting
        self.state = state
        self.diaryNumber = diaryNumber
        self.sections = sections
    }

    package enum State: Hashable, Codable, Sendable {
        case draft
        /// Those who are invited may comment through a day.
        case shared(version: Int, by: String, at: Date, until: Day)
        case approved(version: Int, Approval)
    }

    package func section(_ item: Int) -> MinutesSection? { sections.first { $0.item == item } }
}

/// Whose yes makes minutes final (*godkännande*), when and how it came.
package struct Approval: Hashable, Codable, Sendable {
    package let by: String
    package let at: Date
    package let way: Way
    /// Who wrote down a yes that was given otherwise, and what she says of it.
    package let recordedBy: String?
    package let note: String?

    package init(by: String, at: Date, way: Way, recordedBy: String? = nil, note: String? = nil) {
        self.by = by
        self.at = at
        self.way = way
        self.recordedBy = recordedBy
        self.note = note
    }

    package enum Way: String, Codable, Sendable {
        case link, mail, told
        /// Nobody objected before the day for comments was over, which is enough in the body.
        case silence
    }
}

/// What was written about one item of a meeting.
package struct MinutesSection: Hashable, Codable, Sendable {
    /// The agenda item's id, or one of those below.
    package let item: Int
    /// With light markup (`MarkedText`).
    package var text: String
    /// Up by one at each saving; who saves says which she has seen.
    package var revision: Int
    package var recusals: [Recusal]
    package var outcome: Outcome?

    package init(
        item: Int, text: String = "", revision: Int = 0, recusals: [Recusal] = [], outcome: Outcome? = nil
    ) {
        self.item = item
        self.text = text
        self.revision = revision
        self.recusals = recusals
        self.outcome = outcome
    }

    /// What comes before the first item.
    package static let opening = 0
    /// *Övriga frågor*, where the agenda has no such item.
    package static let otherMatters = -1
    /// *Nästa möte*, where the agenda has no such item.
    package static let nextMeeting = -2

    package enum Outcome: Hashable, Codable, Sendable {
        /// “lyfts till …”: to whom.
        case lifted(to: String)
        /// Taken up again at a later meeting.
        case postponed
    }
}

/// Somebody who stayed away from an item because it concerned her (*jäv*; förvaltningslagen 16–18 §§).
package struct Recusal: Hashable, Codable, Sendable {
    package let person: Key<Person>
    package let note: String?

    package init(person: Key<Person>, note: String? = nil) {
        self.person = person
        self.note = note
    }
}
