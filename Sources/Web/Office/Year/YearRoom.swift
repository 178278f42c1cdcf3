import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Året*: all meetings of a year on one page, drawn, as a table and as a wheel.
struct YearRoom: Sendable {
    let office: OfficeRooms
    let desk: YearDesk

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("aret") { _, context in
            _ = try office.visit(context, to: .read)
            return Response.see("/aret/\(office.today.year)")
        }
        router.get("aret/:year") { request, context in try await show(request, context) }
        router.get("aret/:year/tabell") { _, context in
            try page("Året", context) {
                YearTablePage($0)
            } title: {
                "Året \($0) som tabell"
            }
        }
        router.get("aret/:year/arshjul") { _, context in
            try page("Årshjul", context) {
                YearWheelPage($0)
            } title: {
                "Årshjul \($0)"
            }
        }
    }

    private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        let visit = try office.visit(context, to: .read)
        let (year, query) = (try context.year, try Form(request.uri.query ?? ""))
        let sheet = try secretary.store.read { try office.yearSheet(year, $0, for: visit) }
        let mark = sheet.mark(query)
        let chosen = try await explain(mark, sheet, query, visit)
        let isPlanning = await desk.job(year) != nil
        return try secretary.store.read { snapshot in
            var page = YearPage(sheet, chosen: mark, explained: chosen)
            page.news = YearNews(query["besked"])?.words
            page.token = context.token
            try offer(&page, sheet, visit, isPlanning: isPlanning, snapshot)
            return try office.page(page, "Året \(year)", in: .year, for: context, snapshot)
        }
    }

    /// What she may do with the year.
    private func offer(
        _ page: inout YearPage, _ sheet: YearSheet, _ visit: Visit, isPlanning: Bool, _ snapshot: Snapshot
    ) throws {
        guard visit.clearance.mayAnywhere(.arrange) else { return }
        page.pollsPath = "\(sheet.path)/datumfragor"
        guard sheet.year >= office.today.year, sheet.year <= office.today.year + 10 else { return }
        page.planPath = "\(sheet.path)/planera"
        let draft = try snapshot.planDraft(of: sheet.year)
        if let draft {
            let count = draft.groups.reduce(0) { $0 + $1.dates.count }
            let moment = SendingRow.moment(draft.at, on: office.today)
            page.draftWords =
                "Ett förslag med \(count.word(one: "ett")) möten väntar. \(draft.by) räknade fram det \(moment)."
        } else if isPlanning {
            page.draftWords = "Ett förslag räknas fram."
        }
        if draft != nil || isPlanning { page.draftPath = "\(sheet.path)/forslag" }
        let questions = try secretary.datesQuestions(sheet.year, snapshot)
            .filter { visit.clearance.may(.arrange, in: $0.body.id) && $0.chair != nil }
        if questions.contains(where: { !$0.isAsked }) { page.askPath = "\(sheet.path)/ordforande" }
        let waiting = questions.filter(\.isWaiting).map(\.body.name)
        if !waiting.isEmpty {
            page.waiting = String.enumeration(waiting)
            page.isPaused = try snapshot.pause() != nil
        }
    }

    /// Who arranges the body's meetings reads why they lie where they do: it tells what keeps people.
    private func explain(
        _ mark: YearSheet.Mark?, _ sheet: YearSheet, _ query: Form, _ visit: Visit
    ) async throws -> ChosenDay? {
        guard let mark else { return nil }
        var chosen = ChosenDay(mark, sheet, action: sheet.path)
        chosen.openPath = mark.meeting?.path
        guard visit.clearance.may(.arrange, in: mark.body.id), !mark.isOff else { return chosen }
        guard let meeting = mark.meeting, let review = try await desk.review(sheet.year),
            let planned = review.plan.group(mark.body.id)?.meetings.first(where: { $0.meeting?.id == meeting.id })
        else { return chosen }
        if review.isMovable(planned.place, of: mark.body.id) { chosen.movePath = "\(meeting.path)/flytta" }
        let body = mark.body
        let asked = Day(iso: query["inte"])
        let start = chosen
        return try await reckoned {
            var chosen = start
            chosen.explain(planned, of: body, in: review, asked: asked)
            return chosen
        }
    }

    private func page<Content: PageContent>(
        _ name: String, _ context: SiteContext, _ content: (YearSheet) -> Content, title: (Int) -> String
    ) throws -> Response {
        let visit = try office.visit(context, to: .read)
        let year = try context.year
        return try secretary.store.read { snapshot in
            let sheet = try office.yearSheet(year, snapshot, for: visit)
            return try office.page(content(sheet), title(year), in: .year, for: context, snapshot)
        }
    }
}

/// What was just done, said on the year's page.
enum YearNews: String {
    case applied = "inlagt"
    case asked = "fragat"
    case discarded = "borttaget"
    case takenBack = "angrat"
    case hasLeft = "gick-ut"

    init?(_ text: String) { self.init(rawValue: text) }

    var words: String {
        switch self {
        case .applied: "Förslaget är inlagt. Inget mejl har gått ut: skicka till ordförandena när du är nöjd."
        case .asked: "Frågan till ordförandena är på väg. Mötena bokas när de har godkänt dagarna."
        case .takenBack: "Utskicket är ångrat. Ingen ordförande har fått frågan, och du kan skicka den igen."
        case .hasLeft: "Mejlen hade redan gått ut, så de går inte att ångra."
        case .discarded: "Förslaget är borttaget. Årets möten är som förut."
        }
    }
}

extension OfficeRooms {
    var today: Day { WallTime(secretary.world.now()).day }

    func yearSheet(
        _ year: Int, _ snapshot: Snapshot, for visit: Visit, plan: YearPlan? = nil
    ) throws -> YearSheet {
        try YearSheet(
            year, snapshot, for: visit, limit: secretary.settings.prices.freeInWeek, today: today, plan: plan)
    }
}

extension SiteContext {
    /// The year that an address names.
    var year: Int {
        get throws(WebProblem) {
            guard let text = parameters.get("year"), text.count == 4, text.allSatisfy({ $0.isASCII && $0.isNumber }),
                let year = Int(text), YearSheet.years.contains(year)
            else { throw .notFound }
            return year
        }
    }
}

extension YearSheet {
    /// The meeting that the address chooses.
    func mark(_ query: Form) -> Mark? {
        guard let day = Day(iso: query["dag"]) else { return nil }
        return marks.first { $0.body.id.text == query["grupp"] && $0.start.day == day }
    }
}
