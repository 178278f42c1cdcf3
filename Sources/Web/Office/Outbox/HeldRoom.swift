import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Mail about no meeting that waits for the press, of one kind and body.
struct HeldMails {
    let body: Body
    let kind: MeetingPolicy.Sending
    let messages: [OutboxMessage]

    /// Those that she may let go; answers to mail have pages of their own.
    static func all(_ clearance: Clearance, _ register: Register, _ snapshot: Snapshot) throws -> [HeldMails] {
        let held = try snapshot.messages(MessageFilter(states: OutboxMessage.State.waiting)).filter {
            $0.state == .held && $0.waitsFor == .press && $0.meeting == nil && $0.kind != .reply
                && clearance.may(.arrange, in: $0.body)
        }
        let groups = Dictionary(grouping: held) { "\($0.body) \($0.kind.rawValue)" }
        return groups.sorted { $0.key < $1.key }.compactMap { _, messages in
            register.body(messages[0].body).map {
                HeldMails(body: $0, kind: messages[0].kind, messages: messages.sorted { $0.id < $1.id })
            }
        }
    }

    /// Answers to mail that are written and not sent, each a row.
    static func replies(
        _ access: LedgerAccess, _ names: LedgerNames, _ snapshot: Snapshot
    ) throws -> [OutboxPage.HeldRow] {
        let held = try snapshot.messages(MessageFilter(kind: .reply, states: OutboxMessage.State.waiting))
        return try held.filter { $0.state == .held && access.mayAct($0) }.compactMap { message in
            try snapshot.reply(sentAs: message.id).map { reply in
                OutboxPage.HeldRow(
                    heldNoun: message.kind.noun, heldBody: names.body(message.body),
                    heldPeople: names.recipient(message), heldPath: "/inkorg/\(reply.incoming)/svar/\(message.id)")
            }
        }
    }

    var path: String { "/utskick/vantar/\(body.id.text.inAddress)/\(kind.rawValue)" }

    var row: OutboxPage.HeldRow {
        OutboxPage.HeldRow(
            heldNoun: kind.noun, heldBody: body.name,
            heldPeople: SendingRow.people(messages), heldPath: path)
    }
}

/// Where such mail is looked at and sent.
struct HeldRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("utskick/vantar/:body/:kind") { request, context in try review(request, context) }
        router.form("utskick/vantar/:body/:kind") { form, _, context in try press(form, context) }
    }

    private func review(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        return try secretary.store.read { snapshot in
            guard let held = try held(context, snapshot) else { return .see("/utskick") }
            let own = held.messages.filter { $0.copyFor == nil }
            let wish = MailWish(query)
            guard let chosen = own.first(where: { $0.person.text == wish.person }) ?? own.first,
                let mail = try secretary.outgoingMail(chosen, snapshot)
            else { return .see("/utskick") }
            let names = LedgerNames(try snapshot.register())
            let panel = MailPanel(
                mail, heading: "", explanation: "",
                recipients: own.map {
                    MailPanel.Recipient(
                        id: $0.person.text, name: names.recipient($0), isChosen: $0.id == chosen.id)
                }, action: held.path, fields: [], frame: "/utskick/\(chosen.id)/mejl", wish: wish)
            let page = HeldPage(
                body: held.body.name, nounInside: held.kind.nounInside,
                people: SendingRow.people(own).capitalizedSentence,
                letters: SendingRow.letters(own), panel: panel, path: held.path,
                seen: held.messages.last?.id ?? 0, isPaused: try snapshot.pause() != nil, token: context.token)
            return try office.page(page, "Granska \(page.nounInside)", in: .outbox, for: context, snapshot)
        }
    }

    private func press(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let held = try secretary.store.read { try self.held(context, $0) }
        guard let held, let latest = held.messages.last?.id else { return .see("/utskick") }
        guard "\(latest)" == form["sett"] else { throw WebProblem.changedMeanwhile }
        _ = try secretary.press(MessageFilter(body: held.body.id, kind: held.kind), by: visit.person.name)
        return .see("/utskick?grupp=\(held.body.id.text.inAddress)&slag=\(held.kind.rawValue)")
    }

    private func held(_ context: SiteContext, _ snapshot: Snapshot) throws -> HeldMails? {
        let visit = try office.visit(context, to: .seeLedger)
        let body = context.parameters.get("body")?.removingPercentEncoding ?? ""
        let kind = context.parameters.get("kind") ?? ""
        return try HeldMails.all(visit.clearance, try snapshot.register(), snapshot).first {
            $0.body.id.text == body && $0.kind.rawValue == kind
        }
    }
}

/// Mail about no meeting before it is sent.
struct HeldPage: PageContent {
    static let template = "held"
    static let names: Set<String> = Set([
        "body", "nounInside", "people", "letters", "panel", "path", "seen", "isPaused",
    ]).union(MailPanel.names)

    let body: String
    let nounInside: String
    let people: String
    let letters: String?
    let panel: MailPanel
    let path: String
    let seen: Int64
    let isPaused: Bool
    let token: String
}
