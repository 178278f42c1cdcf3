import Documents
import Foundation
import Hummingbird
import Meetings
import NIOCore
import Secretariat
import Store

/// *Utskick*: every mail that went out or waits to, and what became of it.
struct OutboxRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }
    /// Rows of a file: more than an office sends in ten years.
    private static let mostRows = 200_000

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("utskick") { request, context in try list(request, context) }
        router.get("utskick/vem-fick-vad.csv") { request, context in try await file(request, context) }
        router.get("utskick/pagar") { request, context in try underWay(request, context) }
        router.get("utskick/:id") { request, context in try show(request, context) }
        router.get("utskick/:id/mejl") { _, context in try framed(context) }
        router.form("utskick/:id/skicka") { _, _, context in
            try act(context, telling: "skickat") { _ = try secretary.press($0, by: $1) }
        }
        router.form("utskick/:id/angra") { _, _, context in try undo(context) }
        router.form("utskick/:id/igen") { _, _, context in
            try act(context, telling: "igen") { try secretary.sendAgain($0, by: $1) }
        }
        router.form("utskick/:id/sluta") { _, _, context in
            try act(context, telling: "slutat") { try secretary.giveUp($0, by: $1) }
        }
        router.form("utskick/:id/postat") { _, _, context in
            try act(context, telling: "postat") { try secretary.markPosted($0, by: $1) }
        }
        HeldRoom(office: office).open(router)
    }

    private func list(_ request: Request, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .seeLedger)
        let query = try Form(request.uri.query ?? "")
        if !query["ord"].isEmpty { try secretary.indexMail(atMost: 2_000) }
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let access = LedgerAccess(visit.clearance, register)
            let today = WallTime(secretary.world.now()).day
            let list = try OutboxList(query, access, register, snapshot, on: today)
            let page = OutboxPage(
                list, query,
                held: try HeldMails.all(visit.clearance, register, snapshot).map(\.row)
                    + HeldMails.replies(access, list.names, snapshot),
                underWay: try progress(visit.clearance, register, snapshot),
                pause: try snapshot.pause().map { PauseRow($0, on: today) }, years: try snapshot.ledgerYears(),
                bodies: visit.clearance.bodies(.seeLedger, in: register),
                mayHold: visit.clearance.mayAnywhere(.arrange), token: context.token)
            return try office.page(page, "Utskick", in: .outbox, for: context, snapshot)
        }
    }

    private func progress(
        _ clearance: Clearance, _ register: Register, _ snapshot: Snapshot
    ) throws -> [ProgressRow] {
        let bodies = Set(clearance.bodies(.seeLedger, in: register).map(\.id))
        let now = secretary.world.now()
        return try ProgressRow.rows(
            snapshot.sendingsUnderWay(in: bodies, at: now), register, snapshot, on: WallTime(now).day)
    }

    private func underWay(_ request: Request, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .seeLedger)
        let isStill = try request.query["stilla"] == "ja"
        return try secretary.store.read { snapshot in
            let rows = try progress(visit.clearance, try snapshot.register(), snapshot)
            let page = ProgressPage(rows: rows, hasRows: !rows.isEmpty, isStill: isStill)
            var response = try office.page(page, "Utskick som pågår", in: .outbox, for: context, snapshot)
            // It works without script, and stops once there is nothing to count.
            if !isStill, !rows.isEmpty { response.headers[.refresh] = "5" }
            return response
        }
    }

    /// All that the filters choose, for a spreadsheet.
    private func file(_ request: Request, _ context: SiteContext) async throws -> Response {
        let visit = try office.visit(context, to: .seeLedger)
        let query = try Form(request.uri.query ?? "")
        if !query["ord"].isEmpty { try secretary.indexMail(atMost: 2_000) }
        let today = WallTime(secretary.world.now()).day
        let data = try await sheet(query, visit.clearance, on: today)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store", .robots: "noindex, nofollow",
                .contentDisposition: "attachment; filename=\"vem-fick-vad-\(today).csv\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// Years of mail take seconds: on a thread of its own, so that other pages are answered meanwhile.
    private func sheet(_ query: Form, _ clearance: Clearance, on today: Day) async throws -> Data {
        let secretary = secretary
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                let data = Result {
                    let list = try secretary.store.read { snapshot in
                        let register = try snapshot.register()
                        let access = LedgerAccess(clearance, register)
                        return try OutboxList(query, access, register, snapshot, on: today, most: Self.mostRows)
                    }
                    return OutboxSheet(list).data
                }
                continuation.resume(with: data)
            }
        }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        return try secretary.store.read { snapshot in
            let sheet = try sheet(context, snapshot)
            let message = sheet.entry.message
            let panel = sheet.mail.flatMap { mail in
                message.kind == .signIn
                    ? nil
                    : MailPanel(
                        mail, heading: "", explanation: "", recipients: [], action: "/utskick/\(message.id)",
                        fields: [],
                        frame: "/utskick/\(message.id)/mejl", wish: MailWish(query))
            }
            let page = MessagePage(sheet, panel: panel, news: query["besked"], token: context.token)
            return try office.page(page, page.title, in: .outbox, for: context, snapshot)
        }
    }

    private func sheet(_ context: SiteContext, _ snapshot: Snapshot) throws -> MessageSheet {
        let visit = try office.visit(context, to: .seeLedger)
        return try MessageSheet(context.number("id"), visit, secretary, snapshot)
    }

    private func framed(_ context: SiteContext) throws -> Response {
        let sheet = try secretary.store.read { try self.sheet(context, $0) }
        guard let mail = sheet.mail, mail.message.kind != .signIn else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    private func act(
        _ context: SiteContext, telling news: String, _ work: (OutboxMessage.ID, String) throws -> Void
    ) throws -> Response {
        let visit = try office.visit(context)
        let sheet = try secretary.store.read { try self.sheet(context, $0) }
        guard sheet.mayAct else { throw WebProblem.notAllowed }
        let id = sheet.entry.message.id
        do {
            try work(id, visit.person.name)
        } catch OfficeError.alreadyLeft, OfficeError.notALetter {
            // Done by the same press a moment ago, or too late: its page says which.
            return .see("/utskick/\(id)")
        } catch OfficeError.mustBeMended {
            // Where all of the kind are looked at, what must be mended is named.
            return .see(sheet.reviewPath ?? "/utskick/\(id)?besked=stoppat")
        } catch is OfficeError {
            return .see("/utskick/\(id)?besked=inte-igen")
        }
        return .see("/utskick/\(id)?besked=\(news)")
    }

    private func undo(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let sheet = try secretary.store.read { try self.sheet(context, $0) }
        guard sheet.mayAct, sheet.entry.message.kind != .signIn else { throw WebProblem.notAllowed }
        let message = sheet.entry.message
        guard message.state != .held else { return .see("/utskick/\(message.id)?besked=angrat") }
        do {
            try secretary.holdBack(message.id, by: visit.person.name)
        } catch is OfficeError {
            return .see("/utskick/\(message.id)?besked=gick-ut")
        }
        return .see("/utskick/\(message.id)?besked=angrat")
    }
}
