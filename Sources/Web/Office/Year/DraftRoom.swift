import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Förslaget*: what a year could become, changed by hand until it is applied or thrown away.
struct DraftRoom: Sendable {
    let office: OfficeRooms
    let desk: YearDesk

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("aret/:year/forslag") { request, context in try await show(request, context) }
        router.form("aret/:year/forslag/flytta") { form, _, context in try move(form, context) }
        router.form("aret/:year/forslag/slapp") { form, _, context in try letGo(form, context) }
        router.form("aret/:year/forslag/sparra") { form, _, context in try bar(form, context) }
        router.form("aret/:year/forslag/lagg-in") { form, _, context in try apply(form, context) }
        router.form("aret/:year/forslag/ta-bort") { form, _, context in try discard(form, context) }
    }

    private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let (year, query) = (try context.year, try Form(request.uri.query ?? ""))
        if let job = await desk.job(year) { return try wait(for: job, year, query, context) }
        let draft = try secretary.store.read { try $0.planDraft(of: year) }
        guard let draft else { return .see("/aret/\(year)/planera") }
        try office.check(draft, visit)
        guard let review = try await desk.review(draft) else { return try outdated(draft, context) }
        let sheet = try secretary.store.read { try office.yearSheet(year, $0, for: visit, plan: review.plan) }
        let (mark, asked) = (sheet.mark(query), Day(iso: query["inte"]))
        let wantsOthers = query["andra"] == "ja"
        let adjusting = try await reckoned {
            mark.flatMap { Adjusting($0, draft, review, sheet, asked: asked, wantsOthers: wantsOthers) }
        }
        let page = DraftPage(
            draft, review, sheet, adjusting, news: DraftNews(rawValue: query["besked"]), today: office.today,
            token: context.token)
        return try secretary.store.read {
            try office.page(page, "Förslag \(year)", in: .year, for: context, $0)
        }
    }

    /// Comes back by itself, unless its reader wants the page to be still.
    private func wait(for job: PlanJob, _ year: Int, _ query: Form, _ context: SiteContext) throws -> Response {
        let isStill = query["stilla"] == "ja"
        let page = PlanningPage(
            year: year, by: job.by, since: SendingRow.moment(job.at, on: office.today), cost: job.cost,
            isStopped: job.isStopped, isStill: isStill, token: context.token)
        var response = try secretary.store.read {
            try office.page(page, "Räknar fram ett förslag för \(year)", in: .year, for: context, $0)
        }
        if !isStill { response.headers[.refresh] = "3" }
        return response
    }

    private func outdated(_ draft: PlanDraft, _ context: SiteContext) throws -> Response {
        let changes = try secretary.review(draft).changes
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let page = OutdatedPage(
                year: draft.year, by: draft.by, since: SendingRow.moment(draft.at, on: office.today),
                changes: String.enumeration(changes.map { $0.words(register) }), revision: draft.revision,
                token: context.token)
            return try office.page(
                page, "Något har ändrats sedan förslaget gjordes", in: .year, for: context, snapshot, status: .conflict)
        }
    }

    private func move(_ form: Form, _ context: SiteContext) throws -> Response {
        guard let time = WallTime(iso: form["tid"]), let number = Int(form["nr"]) else { throw WebProblem.unreadable }
        return try change(form, context, "flyttat", at: time.day) { year, revision, by in
            try secretary.place(
                number - 1, of: Key(form["grupp"]), at: time, in: year, after: revision, by: by)
        }
    }

    private func letGo(_ form: Form, _ context: SiteContext) throws -> Response {
        guard let number = Int(form["nr"]) else { throw WebProblem.unreadable }
        return try change(form, context, "slappt", at: Day(iso: form["dag"])) { year, revision, by in
            try secretary.letGo(number - 1, of: Key(form["grupp"]), in: year, after: revision, by: by)
        }
    }

    private func bar(_ form: Form, _ context: SiteContext) throws -> Response {
        guard let day = Day(iso: form["dag"]) else { throw WebProblem.unreadable }
        let body: Key<Body>? = form["grupp"].isEmpty ? nil : Key(form["grupp"])
        let isBarred = form["tillat"] != "ja"
        return try change(form, context, isBarred ? "sparrad" : "tillaten", at: nil) { year, revision, by in
            try secretary.bar(
                PlanBar(body: body, day: day), isBarred: isBarred, in: year, after: revision, by: by)
        }
    }

    private func apply(_ form: Form, _ context: SiteContext) throws -> Response {
        let (year, revision, visit) = try touch(form, context)
        // What was applied a moment ago by the same form is done.
        guard try secretary.store.read({ try $0.planDraft(of: year) }) != nil else { return .see("/aret/\(year)") }
        do {
            try secretary.applyDraft(
                of: year, after: revision, movingBooked: form["bokade"] == "ja", by: visit.person.name)
        } catch OfficeError.draftOutdated {
            return .see("/aret/\(year)/forslag")
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("/aret/\(year)?besked=inlagt")
    }

    private func discard(_ form: Form, _ context: SiteContext) throws -> Response {
        let (year, revision, visit) = try touch(form, context)
        guard try secretary.store.read({ try $0.planDraft(of: year) }) != nil else { return .see("/aret/\(year)") }
        do {
            try secretary.discardDraft(of: year, after: revision, by: visit.person.name)
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("/aret/\(year)?besked=borttaget")
    }

    private func change(
        _ form: Form, _ context: SiteContext, _ news: String, at day: Day?,
        _ verb: (_ year: Int, _ revision: Int, _ by: String) throws -> Void
    ) throws -> Response {
        let (year, revision, visit) = try touch(form, context)
        do {
            try verb(year, revision, visit.person.name)
        } catch OfficeError.draftOutdated {
            return .see("/aret/\(year)/forslag")
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        } catch is TimeError {
            throw WebProblem.unreadable
        }
        let chosen = day.map { "&grupp=\(form["grupp"].inAddress)&dag=\($0)#vald" } ?? ""
        return .see("/aret/\(year)/forslag?besked=\(news)\(chosen)")
    }

    private func touch(_ form: Form, _ context: SiteContext) throws -> (year: Int, revision: Int, visit: Visit) {
        let visit = try office.visit(context, to: .arrange)
        let year = try context.year
        guard let revision = Int(form["sett"]) else { throw WebProblem.unreadable }
        try office.check(try secretary.store.read { try $0.planDraft(of: year) }, visit)
        return (year, revision, visit)
    }
}

extension HTTPFields.Element.Name {
    static let refresh = Self("Refresh")!
}

/// What was just done to a proposal.
enum DraftNews: String {
    case moved = "flyttat"
    case letGo = "slappt"
    case barred = "sparrad"
    case allowed = "tillaten"

    var words: String {
        switch self {
        case .moved: "Mötet är flyttat och låst på sin nya dag."
        case .letGo: "Mötet är inte längre låst. Det kan flytta när förslaget räknas om."
        case .barred: "Dagen är spärrad. Räkna om förslaget, så flyttar det som ligger där."
        case .allowed: "Dagen får användas igen när förslaget räknas om."
        }
    }
}

/// Says that a proposal is being reckoned.
struct PlanningPage: PageContent {
    static let template = "planning"
    static let names: Set<String> = ["year", "by", "since", "cost", "isStopped", "isStill"]

    let year: Int
    let by: String
    let since: String
    let cost: Int?
    let isStopped: Bool
    let isStill: Bool
    let token: String
}

/// Says that a proposal no longer fits what it was reckoned on.
struct OutdatedPage: PageContent {
    static let template = "outdated"
    static let names: Set<String> = ["year", "by", "since", "changes", "revision"]

    let year: Int
    let by: String
    let since: String
    let changes: String
    let revision: Int
    let token: String
}
