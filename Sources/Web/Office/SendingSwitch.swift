import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Pauses and starts all sending, from the line at the end of every page.
struct SendingSwitch: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        router.form("utskick/paus") { _, request, context in try pause(request, context) }
        router.form("utskick/start") { form, request, context in try start(form, request, context) }
    }

    private func pause(_ request: Request, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        if try office.secretary.store.read({ try $0.pause() }) == nil {
            try office.secretary.pause(by: visit.person.name)
        }
        return .see(request.ownPage)
    }

    /// What waits would go at once: how much that is, she sees before it does.
    private func start(_ form: Form, _ request: Request, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let (pause, queued) = try office.secretary.store.read { snapshot in
            (try snapshot.pause(), try snapshot.messageCounts()[.queued] ?? 0)
        }
        guard let pause else { return .see(request.ownPage) }
        guard form["steg"] == "start" else { return try ask(pause, queued, back: request.ownPage, context) }
        try office.secretary.resume(by: visit.person.name)
        return .see("/idag")
    }

    private func ask(_ pause: SendingPause, _ queued: Int, back: String, _ context: SiteContext) throws -> Response {
        try office.secretary.store.read { snapshot in
            let today = WallTime(office.secretary.world.now()).day
            let page = StartSendingPage(
                queued: queued.word(one: "ett").capitalizedSentence, isOne: queued == 1, isNone: queued == 0,
                pause: PauseRow(pause, on: today), back: back, token: Form.token(for: context.secret ?? ""))
            return try office.page(page, "Starta utskick", in: .outbox, for: context, snapshot)
        }
    }
}

/// Asks whether sending should start, with what then goes out.
struct StartSendingPage: PageContent {
    static let template = "start-sending"
    static let names: Set<String> = Set(["queued", "isOne", "isNone", "pause", "back"]).union(PauseRow.names)

    let queued: String
    let isOne: Bool
    let isNone: Bool
    let pause: PauseRow
    let back: String
    let token: String
}

extension Request {
    /// The page of ours that a form was sent from; *I dag* where the browser does not tell.
    var ownPage: String {
        guard let referer = headers[.referer].flatMap(URL.init(string:)), !referer.path.hasPrefix("//"),
            referer.path.hasPrefix("/"), !referer.path.hasPrefix("/utskick/start")
        else { return "/idag" }
        return referer.path(percentEncoded: true) + (referer.query().map { "?\($0)" } ?? "")
    }
}
