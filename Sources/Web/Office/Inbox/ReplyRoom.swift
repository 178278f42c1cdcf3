import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where mail is answered: the answer is kept as it is written, looked at, and then sent.
struct ReplyRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.form("inkorg/:id/svar") { form, _, context in try write(form, context) }
        router.get("inkorg/:id/svar") { _, context in Response.see("/inkorg/\(context.number("id") ?? 0)#svara") }
        router.get("inkorg/:id/svar/:message") { request, context in try review(request, context) }
        router.get("inkorg/:id/svar/:message/mejl") { _, context in try framed(context) }
        router.form("inkorg/:id/svar/:message") { _, _, context in try send(context) }
        router.form("inkorg/:id/svar/:message/kasta") { _, _, context in try discard(context) }
    }

    private func write(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let sheet = try secretary.store.read { try office.incoming(context, $0) }
        guard sheet.maySettle, let body = sheet.access.replyBody(to: sheet.mail, about: sheet.meeting),
            let seen = Int64(form["sett"])
        else { throw WebProblem.notAllowed }
        let words = ReplyWords(
            subject: form["amne"].split(whereSeparator: \.isNewline).joined(separator: " "), text: form["svar"])
        let faults = Self.faults(in: words)
        guard faults.isEmpty else {
            return try secretary.store.read { snapshot in
                let page = IncomingPage(
                    sheet, reply: sheet.replySection(typed: words, faults: faults), news: "", token: context.token)
                return try office.page(page, page.title, in: .inbox, for: context, snapshot, status: .badRequest)
            }
        }
        do {
            let id = try secretary.write(reply: words, to: sheet.mail.id, in: body, after: seen, by: visit.person)
            return .see("/inkorg/\(sheet.mail.id)/svar/\(id)")
        } catch OfficeError.answeredMeanwhile {
            throw WebProblem.changedMeanwhile
        } catch OfficeError.noWriter {
            throw WebProblem.notFound
        }
    }

    private static func faults(in words: ReplyWords) -> [String: String] {
        var faults: [String: String] = [:]
        if words.subject.isEmpty { faults["amne"] = "Skriv ett ämne" }
        if words.subject.count > 200 { faults["amne"] = "Korta ämnet till högst 200 tecken" }
        if words.text.isEmpty { faults["svar"] = "Skriv ett svar" }
        if words.text.count > 20_000 { faults["svar"] = "Korta svaret till högst 20 000 tecken" }
        return faults
    }

    private func review(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        return try secretary.store.read { snapshot in
            let (sheet, message) = try answer(context, snapshot)
            guard message.state == .held, let mail = try secretary.outgoingMail(message, snapshot) else {
                return .see("/inkorg/\(sheet.mail.id)")
            }
            let path = "/inkorg/\(sheet.mail.id)/svar/\(message.id)"
            let panel = MailPanel(
                mail, heading: "", explanation: "", recipients: [], action: path, fields: [], frame: "\(path)/mejl",
                wish: MailWish(query))
            let page = ReplyPage(
                writer: sheet.writerName, back: "/inkorg/\(sheet.mail.id)", path: path, panel: panel,
                isPaused: try snapshot.pause() != nil, leaves: leaves(message, sheet), token: context.token)
            return try office.page(page, "Granska svaret", in: .inbox, for: context, snapshot)
        }
    }

    /// When it would leave, were it sent now.
    private func leaves(_ message: OutboxMessage, _ sheet: IncomingSheet) -> String {
        let window = sheet.register.body(message.body)?.policy.window ?? SendWindow()
        let ready = secretary.world.now().addingTimeInterval(secretary.settings.undo)
        return SendingRow.moment(window.departure(from: ready, deadline: nil), on: sheet.today)
    }

    private func framed(_ context: SiteContext) throws -> Response {
        let mail = try secretary.store.read { snapshot in
            try secretary.outgoingMail(try answer(context, snapshot).message, snapshot)
        }
        guard let mail else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    private func send(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let (sheet, message) = try secretary.store.read { try answer(context, $0) }
        do {
            try secretary.send(reply: message.id, by: visit.person.name)
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("/inkorg/\(sheet.mail.id)?besked=svarat")
    }

    private func discard(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let (sheet, message) = try secretary.store.read { try answer(context, $0) }
        do {
            if message.state == .held { try secretary.giveUp(message.id, by: visit.person.name) }
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("/inkorg/\(sheet.mail.id)")
    }

    /// An answer to the mail, for who may answer it.
    private func answer(
        _ context: SiteContext, _ snapshot: Snapshot
    ) throws -> (sheet: IncomingSheet, message: OutboxMessage) {
        let sheet = try office.incoming(context, snapshot)
        guard sheet.maySettle else { throw WebProblem.notAllowed }
        let id = context.number("message")
        guard let message = sheet.replies.first(where: { $0.message.id == id })?.message else {
            throw WebProblem.notFound
        }
        return (sheet, message)
    }
}

/// An answer before it is sent.
struct ReplyPage: PageContent {
    static let template = "reply"
    static let names: Set<String> = Set(["writer", "back", "path", "panel", "isPaused", "leaves"])
        .union(MailPanel.names)

    let writer: String
    let back: String
    let path: String
    let panel: MailPanel
    let isPaused: Bool
    let leaves: String
    let token: String
}
