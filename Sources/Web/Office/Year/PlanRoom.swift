import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where a year is planned: what is to be planned, and the wait for it.
struct PlanRoom: Sendable {
    let office: OfficeRooms
    let desk: YearDesk

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("aret/:year/planera") { _, context in try await ask(context) }
        router.form("aret/:year/planera") { form, _, context in try await start(form, context) }
        router.form("aret/:year/forslag/stoppa") { _, _, context in
            let year = try plannable(context)
            await desk.stop(year)
            return .see("/aret/\(year)/forslag")
        }
    }

    private func plannable(_ context: SiteContext) throws -> Int {
        _ = try office.visit(context, to: .arrange)
        let (year, today) = (try context.year, office.today)
        guard (today.year...today.year + 10).contains(year) else { throw WebProblem.notFound }
        return year
    }

    private func ask(_ context: SiteContext) async throws -> Response {
        let year = try plannable(context)
        guard await desk.job(year) == nil else { return .see("/aret/\(year)/forslag") }
        return try page(year, nil, failure: await desk.failure(year), context)
    }

    private func start(_ form: Form, _ context: SiteContext) async throws -> Response {
        let (year, visit) = (try plannable(context), try office.visit(context, to: .arrange))
        let wish = PlanWish(form, year: year, today: office.today)
        let bodies = try secretary.store.read { snapshot -> [String] in
            try office.check(snapshot.planDraft(of: year), visit)
            return visit.clearance.bodies(.arrange, in: try snapshot.register()).map(\.id.text)
        }
        guard wish.isSound, wish.bodies.isSubset(of: bodies) else {
            return try page(year, wish, failure: nil, context, .badRequest)
        }
        var options = PlanOptions()
        options.bodies = bodies.filter(wish.bodies.contains)
        options.from = wish.from
        if let draft = try secretary.store.read({ try $0.planDraft(of: year) }), wish.keeps {
            options.bars = draft.bars
            options.kept = draft.kept
        }
        await desk.start(year, options.bounded(by: secretary.world.now), by: visit.person.name)
        return .see("/aret/\(year)/forslag")
    }

    private func page(
        _ year: Int, _ wish: PlanWish?, failure: PlanFailure?, _ context: SiteContext,
        _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let bodies = register.bodiesToPlan.filter { visit.clearance.may(.arrange, in: $0.id) }
            let draft = try snapshot.planDraft(of: year)
            let page = PlanPage(
                year, bodies, draft, mayReplace: visit.mayTouch(draft), wish: wish, failure: failure,
                today: office.today, token: context.token)
            return try office.page(page, "Planera \(year)", in: .year, for: context, snapshot, status: status)
        }
    }
}

/// What is asked of the planner, as it was typed.
struct PlanWish {
    let bodies: Set<String>
    let day: String
    let from: Day?
    let keeps: Bool
    let fault: String?

    init(_ form: Form, year: Int, today: Day) {
        bodies = Set(form.all("grupp"))
        day = form["fran"]
        from = Day(iso: form["fran"])
        keeps = form["behall"] == "ja"
        let isSound = from.map { $0.year == year && $0 > today } ?? form["fran"].isEmpty
        fault = isSound ? nil : "Välj en kommande dag i \(year)"
    }

    var isSound: Bool { fault == nil && !bodies.isEmpty }
}

extension PlanOptions {
    /// Long enough for a good plan, and never longer than anybody waits.
    fileprivate func bounded(by clock: @escaping @Sendable () -> Date) -> PlanOptions {
        var options = self
        options.steps = 4_000_000
        let end = clock().addingTimeInterval(20)
        options.isOver = { clock() >= end }
        return options
    }
}

extension OfficeRooms {
    /// A proposal with other people's bodies is not hers to replace or change.
    func check(_ draft: PlanDraft?, _ visit: Visit) throws(WebProblem) {
        guard visit.mayTouch(draft) else { throw .notAllowed }
    }
}

extension Visit {
    func mayTouch(_ draft: PlanDraft?) -> Bool { draft?.bodies.allSatisfy { clearance.may(.arrange, in: $0) } ?? true }
}

/// The page *Planera*.
struct PlanPage: PageContent {
    static let template = "plan"
    static let names: Set<String> = [
        "year", "choices", "id", "name", "isChosen", "from", "hasDraft", "hasKept", "kept", "isLocked", "bodyFault",
        "failures", "hasFailures", "cause", "isLost", "hasChoices",
    ]

    let year: Int
    let choices: [Choice]
    let hasChoices: Bool
    let from: Field
    let faults: Faults?
    let bodyFault: String?
    let hasDraft: Bool
    let hasKept: Bool
    let kept: String
    /// Somebody else's proposal waits.
    let isLocked: Bool
    let failures: [Failure]
    let hasFailures: Bool
    let isLost: Bool
    let token: String

    struct Failure: Sendable {
        let name: String
        let cause: String
    }

    init(
        _ year: Int, _ bodies: [Body], _ draft: PlanDraft?, mayReplace: Bool, wish: PlanWish?, failure: PlanFailure?,
        today: Day, token: String
    ) {
        self.year = year
        choices = bodies.map { body in
            Choice(body.id.text, body.name, isChosen: wish?.bodies.contains(body.id.text) ?? true)
        }
        hasChoices = !bodies.isEmpty
        let first = max(today.adding(days: 1), .newYear(year))
        from = Field(
            "fran", label: "Första dag som får ändras", hint: "Det som ligger före den dagen rörs inte.",
            value: wish?.day ?? "\(first)", fault: wish?.fault, type: "date")
        bodyFault = wish.map(\.bodies.isEmpty) ?? false ? "Välj minst en grupp" : nil
        faults = Faults([Field("grupp", label: "", fault: bodyFault), from])
        hasDraft = draft != nil
        let kept = (draft?.kept.values.reduce(0) { $0 + $1.count } ?? 0) + (draft?.bars.count ?? 0)
        hasKept = kept > 0
        self.kept = kept == 1 ? "den dag" : "de \(kept.word(one: "en")) dagar"
        isLocked = !mayReplace
        if case .refused(let refusals) = failure {
            failures = refusals.map { Failure(name: $0.name, cause: $0.cause.words) }
        } else {
            failures = []
        }
        hasFailures = !failures.isEmpty
        if case .failed = failure { isLost = true } else { isLost = false }
        self.token = token
    }
}
