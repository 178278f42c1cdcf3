import Documents
import Foundation
import Meetings

/// The page for anybody: each body with its coming meetings.
struct StartPage: PageContent {
    static let template = "start"
    static let names: Set<String> = [
        "bodies", "hasBodies", "id", "name", "meetings", "hasMeetings", "when", "where", "mark",
    ]

    let bodies: [Group]
    let hasBodies: Bool

    init(_ bodies: [(body: Body, meetings: [Meeting])]) {
        self.bodies = bodies.map { Group($0.body, $0.meetings.sorted { $0.start < $1.start }) }
        hasBodies = !bodies.isEmpty
    }

    /// A body and its rows.
    struct Group: Sendable {
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
    struct Row: Sendable {
        let when: String
        let `where`: String
        let mark: StateMark

        init(_ meeting: Meeting) {
            when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
            `where` = meeting.place.words.capitalizedSentence
            mark = StateMark(meeting.state)
        }
    }
}
