import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// A body's approved minutes of one meeting, for anybody.
struct PublishedMinutesPage: PageContent {
    static let template = "published-minutes"
    static let names: Set<String> = ["content", "body", "home", "contact"]

    /// As HTML.
    let content: String
    let body: String
    let home: String
    let contact: String
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
            let page = PublishedMinutesPage(
                content: texts.content(.minutes(content)), body: body.name, home: "/grupp/\(body.id.text.inPath)",
                contact: secretary.settings.mailbox)
            let frame = PageFrame(title: "Minnesanteckningar, \(body.name)", region: register.region)
            return .text(library.render(page, in: frame), type: "text/html; charset=utf-8")
        }
    }
}
