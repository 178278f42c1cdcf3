import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Inkorg*: what came by mail, what was done about it and why, and where what waits is settled.
struct InboxRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("inkorg") { request, context in try list(request, context) }
        router.get("inkorg/:id") { request, context in try show(request, context) }
        router.form("inkorg/:id/avgor") { form, _, context in try settle(form, context) }
        router.get("inkorg/:id/avgor") { _, context in Response.see("/inkorg/\(context.number("id") ?? 0)") }
        ReplyRoom(office: office).open(router)
    }

    private func list(_ request: Request, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .seeLedger)
        let query = try Form(request.uri.query ?? "")
        if !query["ord"].isEmpty { try secretary.indexMail(atMost: 2_000) }
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let access = LedgerAccess(visit.clearance, register)
            let today = WallTime(secretary.world.now()).day
            let list = try InboxList(query, access, register, snapshot, on: today)
            let page = InboxPage(
                list, query, waitingCount: try snapshot.waitingIncoming(about: access.bodies),
                bodies: visit.clearance.bodies(.seeLedger, in: register))
            return try office.page(page, "Inkorg", in: .inbox, for: context, snapshot)
        }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        return try secretary.store.read { snapshot in
            let sheet = try office.incoming(context, snapshot)
            let page = IncomingPage(
                sheet, reply: sheet.replySection(), news: query["besked"], token: context.token)
            return try office.page(page, page.title, in: .inbox, for: context, snapshot)
        }
    }

    /// Two who settle the same mail: the later is told that it is done.
    private func settle(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let sheet = try secretary.store.read { try office.incoming(context, $0) }
        guard sheet.maySettle else { throw WebProblem.notAllowed }
        let (id, by) = (sheet.mail.id, visit.person.name)
        guard sheet.mail.outcome == .waiting else { return try done(form["beslut"], by, sheet) }
        // A time that is proposed has a page of its own, where what goes out is seen first.
        if let first = sheet.proposals.first { return .see("\(first.meeting.path)/forslag/\(first.proposal.id)") }
        do {
            switch form["beslut"] {
            case "ta-emot":
                let mail = try secretary.accept(id, remembering: form["kom-ihag"] == "ja", by: by)
                return .see("/inkorg/\(id)?besked=\(mail.outcome == .waiting ? "gick-inte" : "avgjort")")
            case "nej": try secretary.refuse(id, by: by)
            case "at-sidan": try secretary.ignore(id, by: by)
            default: throw WebProblem.unreadable
            }
        } catch OfficeError.notWaiting {
            throw WebProblem.changedMeanwhile
        }
        return .see("/inkorg/\(id)?besked=avgjort")
    }

    /// The same press again is no quarrel; another's decision is told.
    private func done(_ decision: String, _ by: String, _ sheet: IncomingSheet) throws -> Response {
        let rulings = ["ta-emot": "accepted", "nej": "refused", "at-sidan": "ignored"]
        guard let ruling = rulings[decision], sheet.mail.reasons.contains(.ruled(ruling, by: by)) else {
            throw WebProblem.changedMeanwhile
        }
        return .see("/inkorg/\(sheet.mail.id)?besked=avgjort")
    }
}

extension OfficeRooms {
    /// The mail that an address names, where she may see that there is one.
    func incoming(_ context: SiteContext, _ snapshot: Snapshot) throws -> IncomingSheet {
        let visit = try visit(context)
        guard visit.clearance.mayAnywhere(.seeLedger) else { throw WebProblem.notAllowed }
        return try IncomingSheet(context.number("id"), visit, secretary, snapshot)
    }
}

extension IncomingSheet {
    /// Nil where nobody can be answered, or not by her.
    func replySection(typed: ReplyWords? = nil, faults: [String: String] = [:]) -> ReplySection? {
        guard maySettle, let goesTo = received?.replyAddress, let body = access.replyBody(to: mail, about: meeting)
        else { return nil }
        return ReplySection(self, goesTo: goesTo, from: body, typed: typed, faults: faults)
    }
}

extension SiteContext {
    /// A number in the page's address.
    func number(_ name: String) -> Int64? {
        parameters.get(name).flatMap { text in text.allSatisfy(\.isNumber) ? Int64(text) : nil }
    }
}
