import Foundation
import Meetings

/// Everything that readers of minutes see, whatever form they read it in.
package struct MinutesContent: Codable, Hashable, Sendable {
    /// “Region Norrdal”.
    package var region: String
    package var body: String
    /// What commands call the meeting.
    package var meeting: String
    package var start: WallTime
    /// Minutes.
    package var length: Int
    /// “digitalt”, “Björksalen”.
    package var place: String
    package var diaryNumber: String?
    /// Nil for what has never left the samordnare.
    package var version: Int?
    package var standing: Standing
    package var correction: Correction?
    /// Where comments and questions go.
    package var contact: String
    package var present: [Group]
    /// *Anmält förhinder*.
    package var excused: [Attendee]
    /// *Uteblev*.
    package var absent: [Attendee]
    /// Those of whom nothing is on record.
    package var unrecorded: [Attendee]
    package var presenters: [Presenter]
    /// Who took the notes.
    package var notedBy: [Attendee]
    package var items: [Item]
    package var papers: [Annex]
    package var next: Gathering?
    package var approval: Approved?

    package init(
        region: String, body: String, meeting: String, start: WallTime, length: Int, place: String,
        diaryNumber: String? = nil, version: Int? = nil, standing: Standing, correction: Correction? = nil,
        contact: String, present: [Group] = [], excused: [Attendee] = [], absent: [Attendee] = [],
        unrecorded: [Attendee] = [], presenters: [Presenter] = [], notedBy: [Attendee] = [], items: [Item] = [],
        papers: [Annex] = [], next: Gathering? = nil, approval: Approved? = nil
    ) {
        self.region = region
        self.body = body
        self.meeting = meeting
        self.start = start
        self.length = length
        self.place = place
        self.diaryNumber = diaryNumber
        self.version = version
        self.standing = standing
        self.correction = correction
        self.contact = contact
        self.present = present
        self.excused = excused
        self.absent = absent
        self.unrecorded = unrecorded
        self.presenters = presenters
        self.notedBy = notedBy
        self.items = items
        self.papers = papers
        self.next = next
        self.approval = approval
    }

    /// What the law takes the document for, and since when (tryckfrihetsförordningen 2 kap.).
    package enum Standing: Codable, Hashable, Sendable {
        /// *Arbetsmaterial*, as it was on a day.
        case working(on: Day)
        /// *Delat för synpunkter*, with the last day for them.
        case shared(on: Day, until: Day)
        /// *Färdigställt*.
        case completed(on: Day)
    }

    /// That it takes the place of a version that was finished.
    package struct Correction: Codable, Hashable, Sendable {
        package var reason: String

        package init(reason: String) { self.reason = reason }
    }
}

extension MinutesContent {
    /// Its fields in one order, so that the same content always is the same text.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    package init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }
}
