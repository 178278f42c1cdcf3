import Documents
import Foundation
import Hummingbird
import Meetings
import NIOCore
import Secretariat
import Store

/// *Åtgärder*: what people have undertaken in all bodies and years, what has become of it, and what was decided.
struct FollowUpRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("atgarder") { request, context in try list(request, context) }
        router.get("atgarder/atgarder.csv") { request, context in try file(request, context) }
        router.get("atgarder/beslut") { request, context in try decisions(request, context) }
        router.get("atgarder/:id") { _, context in try show(context) }
        router.form("atgarder/:id") { form, _, context in try change(form, context) }
    }

    private func list(_ request: Request, _ context: SiteContext) throws -> Response {
        let (visit, query) = (try office.visit(context, to: .read), try request.query)
        return try secretary.store.read { snapshot in
            let list = try ActionList(query, visit.clearance, secretary, snapshot)
            let page = ActionsPage(list, years: try snapshot.meetingYears())
            return try office.page(page, "Åtgärder", in: .actions, for: context, snapshot)
        }
    }

    /// All that the filters choose, for a spreadsheet.
    private func file(_ request: Request, _ context: SiteContext) throws -> Response {
        let (visit, query) = (try office.visit(context, to: .read), try request.query)
        let list = try secretary.store.read { try ActionList(query, visit.clearance, secretary, $0) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store", .robots: "noindex, nofollow",
                .contentDisposition: "attachment; filename=\"atgarder-\(list.today).csv\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: ActionSheet(list).data)))
    }

    private func decisions(_ request: Request, _ context: SiteContext) throws -> Response {
        let (visit, query) = (try office.visit(context, to: .read), try request.query)
        return try secretary.store.read { snapshot in
            let page = try DecisionsPage(query, visit.clearance, secretary, snapshot)
            return try office.page(page, "Beslut", in: .actions, for: context, snapshot)
        }
    }

    private func show(_ context: SiteContext) throws -> Response {
        try page(ActionSteps(), context)
    }

    private func change(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let id = try actionID(context)
        let followed = try secretary.store.read { try secretary.followedAction(id, $0) }
        guard let followed, visit.clearance.may(.read, in: followed.body.id) else { throw WebProblem.notFound }
        guard visit.clearance.may(.arrange, in: followed.body.id) else { throw WebProblem.notAllowed }
        var steps = ActionSteps(form)
        guard let change = try secretary.store.read({ try steps.change(of: followed.body, try $0.register()) }) else {
            return try page(steps, context, status: .badRequest)
        }
        do {
            try secretary.change(action: id, change, seen: form["sett"], by: visit.person.name)
        } catch OfficeError.badAction(_, let fault) {
            // Twice by the same press.
            if case .isDone(let by, _) = fault, case .done = change, by == visit.person.name {
                return .see("/atgarder/\(id.text.inAddress)")
            }
            steps.refuse(because: fault, on: WallTime(secretary.world.now()).day)
            return try page(steps, context, status: fault.isConflict ? .conflict : .badRequest)
        }
        return .see("/atgarder/\(id.text.inAddress)")
    }

    private func page(
        _ steps: ActionSteps, _ context: SiteContext, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let visit = try office.visit(context, to: .read)
        return try secretary.store.read { snapshot in
            guard let followed = try secretary.followedAction(try actionID(context), snapshot),
                visit.clearance.may(.read, in: followed.body.id)
            else { throw WebProblem.notFound }
            let page = ActionPage(
                followed, steps, try snapshot.register(), try snapshot.facts(about: followed.action.id.text),
                mayArrange: visit.clearance.may(.arrange, in: followed.body.id),
                mark: secretary.mark(of: followed.action), today: WallTime(secretary.world.now()).day,
                token: context.token)
            return try office.page(page, "Åtgärd", in: .actions, for: context, snapshot, status: status)
        }
    }

    private func actionID(_ context: SiteContext) throws -> Key<Action> {
        Key(try context.parameters.require("id").removingPercentEncoding ?? "")
    }
}

extension ActionFault {
    fileprivate var isConflict: Bool {
        switch self {
        case .changed, .isDone, .isDropped: true
        default: false
        }
    }
}
