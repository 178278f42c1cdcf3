import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// What the rooms for people without an account share: who came by which link, and what she is told where it is none.
struct LinkDoor: Sendable {
    let secretary: Secretary
    let library: PageLibrary
    let sources: Sources
    /// Tries by one source of links that there are not, in an hour.
    private let guesses = Limiter(limit: 60, window: 3600)

    init(secretary: Secretary, library: PageLibrary, sources: Sources) {
        self.secretary = secretary
        self.library = library
        self.sources = sources
    }

    var now: Date { secretary.world.now() }

    /// Does the work for whoever the link in the address is for, or says why it leads nowhere.
    func admit(
        _ request: Request, _ context: SiteContext, _ work: (LinkVisit, String) throws -> Response
    ) throws -> Response {
        let secret = try context.parameters.require("lank")
        switch try secretary.find(link: secret) {
        case .open(let visit): return try work(visit, secret)
        case .over: return try page(LinkOverPage(isOver: true), "Länken gäller inte längre", .gone)
        case .unknown:
            guard guesses.allows(sources.source(of: request, context), at: now) else { throw WebProblem.tooOften }
            return try page(LinkOverPage(isOver: false), "Länken är inte hel", .notFound)
        }
    }

    func page(
        _ content: some PageContent, _ title: String, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let region = try secretary.store.read { try $0.region() }
        return .privatePage(library.render(content, in: PageFrame(title: title, region: region)), status: status)
    }
}

extension RouterMethods where Context == SiteContext {
    /// A form on a page that a link opened: its token hangs on the link.
    func linkForm(
        _ path: RouterPath, do work: @escaping @Sendable (Form, Request, SiteContext) throws -> Response
    ) {
        form(path, secret: { _, context in context.parameters.get("lank") }) { form, request, context in
            try work(form, request, context)
        }
    }
}

/// Says that a link leads nowhere, and what to do.
struct LinkOverPage: PageContent {
    static let template = "link-over"
    static let names: Set<String> = ["isOver"]

    let isOver: Bool
}
