import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// A body's approved minutes of one meeting, for anybody.
struct PublishedMinutesPage: PageContent {
    static let template = "published-minutes"
    static let names: Set<String> = NotesRow.names.union([
        "body", "when", "standing", "notes", "reason", "isCorrected", "home", "contact",
    ])

    let body: String
    let when: String
    let standing: String
    let notes: [NotesRow]
    let isCorrected: Bool
    let reason: String?
    let home: String
    let contact: String

    init(_ content: MinutesContent, _ meeting: Meeting, _ name: String, contact: String) {
        body = name
        when = meeting.start.inFull(minutes: meeting.length).capitalizedSentence
        standing = content.standing.words(in: 0)
        notes = NotesRow.rows(content)
        isCorrected = content.correction != nil
        reason = content.correction?.reason
        home = "/grupp/\(meeting.body.text.inPath)"
        self.contact = contact
    }
}

extension PublicRoom {
    func publishedMinutes(_ context: SiteContext) throws -> Response {
        let (group, number) = (
            try context.parameters.require("grupp").removingPercentEncoding ?? "",
            try context.parameters.require("mote")
        )
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            guard let body = register.body(Key(group)),
                let meeting = try snapshot.meetings(of: body.id).first(where: { "\($0.year)-\($0.number)" == number }),
                let content = try secretary.publishedMinutes(of: meeting, in: body, snapshot)
            else { throw WebProblem.notFound }
            let page = PublishedMinutesPage(content, meeting, body.name, contact: secretary.settings.mailbox)
            let frame = PageFrame(title: "Minnesanteckningar, \(body.name)", region: register.region)
            return .text(library.render(page, in: frame), type: "text/html; charset=utf-8")
        }
    }
}
