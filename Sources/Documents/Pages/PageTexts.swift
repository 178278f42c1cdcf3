import Foundation
import Meetings
import Mustache

/// The pages that anybody may read.
package struct PageTexts: Sendable {
    private let startPage: MustacheTemplate

    package init(directory: URL) throws(DocumentError) {
        startPage = try TemplateFolder(directory).template("pages/start.html", content: "HTML", names: StartPage.names)
    }

    /// The start page: each body with the meetings that are handed in, in order of time.
    package func start(region: String, bodies: [(body: Body, meetings: [Meeting])]) -> String {
        startPage.render(StartPage(region: region, bodies: bodies))
    }
}

/// The start page as its template sees it.
private struct StartPage {
    static let names: Set<String> = [
        "region", "bodies", "hasBodies", "id", "name", "meetings", "hasMeetings", "when", "where", "state",
        "isProposed", "isBooked", "isCalled", "isHeld", "isCancelled",
    ]

    let region: String
    let bodies: [Group]
    let hasBodies: Bool

    init(region: String, bodies: [(body: Body, meetings: [Meeting])]) {
        self.region = region
        self.bodies = bodies.map { Group($0.body, $0.meetings.sorted { $0.start < $1.start }) }
        hasBodies = !bodies.isEmpty
    }

    /// A body and its rows.
    struct Group {
        let id: String
        let name: String
        let meetings: [Row]
        let hasMeetings: Bool

        init(_ body: Body, _ meetings: [Meeting]) {
            id = body.id.text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["-", "_"])) ?? ""
            name = body.name
            self.meetings = meetings.map(Row.init)
            hasMeetings = !meetings.isEmpty
        }
    }

    /// A meeting; its join link is nobody's business here.
    struct Row {
        let when: String
        let `where`: String
        let state: String
        let isProposed: Bool
        let isBooked: Bool
        let isCalled: Bool
        let isHeld: Bool
        let isCancelled: Bool

        init(_ meeting: Meeting) {
            when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
            `where` = meeting.place.words.capitalizedSentence
            state = meeting.state.word
            let mark = Mark(meeting.state)
            isProposed = mark == .dashedRing
            isBooked = mark == .ring
            isCalled = mark == .disc
            isHeld = mark == .square
            isCancelled = mark == .line
        }
    }

    /// A state's sign beside its word.
    enum Mark {
        case dashedRing, ring, disc, square, line

        init(_ state: Meeting.State) {
            switch state {
            case .proposed: self = .dashedRing
            case .booked: self = .ring
            case .called: self = .disc
            case .held, .closed: self = .square
            case .cancelled: self = .line
            }
        }
    }
}
