import Meetings

/// Everything that readers of a meeting's agenda or kallelse see, whatever form they read it in.
package struct AgendaContent: Codable, Hashable, Sendable {
    package var region: String
    package var body: String
    /// What commands call the meeting.
    package var meeting: String
    package var start: WallTime
    /// Minutes.
    package var length: Int
    /// “digitalt”, “Björksalen”.
    package var place: String
    package var joinLink: String?
    package var standing: Standing
    /// Where questions and answers go.
    package var contact: String
    /// Those who are called, the chair first.
    package var called: [MinutesContent.Attendee]
    package var items: [Item]
    package var papers: [MinutesContent.Annex]
    /// How the body's letters are signed.
    package var signature: [String]

    package init(
        region: String, body: String, meeting: String, start: WallTime, length: Int, place: String,
        joinLink: String? = nil, standing: Standing, contact: String, called: [MinutesContent.Attendee] = [],
        items: [Item] = [], papers: [MinutesContent.Annex] = [], signature: [String] = []
    ) {
        self.region = region
        self.body = body
        self.meeting = meeting
        self.start = start
        self.length = length
        self.place = place
        self.joinLink = joinLink
        self.standing = standing
        self.contact = contact
        self.called = called
        self.items = items
        self.papers = papers
        self.signature = signature
    }

    /// How far it has come.
    package enum Standing: Codable, Hashable, Sendable {
        /// *Utkast*, as it was on a day.
        case draft(on: Day)
        /// The chair has released it.
        case released(by: String, on: Day)
        /// *Kallelsen* has gone out.
        case sent(on: Day)
        /// The meeting is not held.
        case cancelled(on: Day)
    }

    package struct Item: Codable, Hashable, Sendable {
        package var number: Int
        package var title: String
        package var kind: AgendaItem.Kind?
        package var presenter: String?
        /// When it is taken up, where that is known.
        package var start: WallTime?
        /// Minutes.
        package var length: Int?
        /// With light markup (`LightMarkup`).
        package var background: String

        package init(
            number: Int, title: String, kind: AgendaItem.Kind? = nil, presenter: String? = nil, start: WallTime? = nil,
            length: Int? = nil, background: String = ""
        ) {
            self.number = number
            self.title = title
            self.kind = kind
            self.presenter = presenter
            self.start = start
            self.length = length
            self.background = background
        }
    }
}
