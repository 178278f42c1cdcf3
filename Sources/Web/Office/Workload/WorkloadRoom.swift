import Documents
import Foundation
import Hummingbird
import Meetings
import NIOCore
import Secretariat
import Store

/// *Arbetsinsats*: the year's hours beside what the seats were said to ask for, live and as files.
struct WorkloadRoom: Sendable {
    let office: OfficeRooms
    let premises: Premises
    private let sets = Turns(2)

    init(office: OfficeRooms, premises: Premises) {
        self.office = office
        self.premises = premises
    }

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("arbetsinsats") { request, context in try show(WorkloadWish(try request.query), context) }
        router.get("arbetsinsats/hamta/:format") { request, context in
            try await fetch(WorkloadWish(try request.query), isNameless: try request.query["namn"] == "nej", context)
        }
    }

    private func show(_ wish: WorkloadWish, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .read)
        let question = try wish.question()
        return try secretary.store.read { snapshot in
            let name = "\(wish.whole) of \(visit.person.id.text) at \(office.minute)"
            let page = try snapshot.kept(name) {
                let found = try workload(question, for: visit, snapshot)
                let content = office.library.content(WorkloadRoomPage(found, wish, visit.clearance))
                return Shown(title: "Arbetsinsats \(found.report.year)", content: content)
            }
            return try office.page(page.content, page.title, in: .workload, for: context, snapshot)
        }
    }

    private struct Shown: Sendable {
        let title: String
        let content: String
    }

    private func workload(_ question: WorkloadQuestion, for visit: Visit, _ snapshot: Snapshot) throws -> OfficeWorkload
    {
        let found = try OfficeWorkload(
            question, for: visit.clearance, snapshot, try snapshot.register(), at: secretary.world.now())
        guard let found else { throw WebProblem.notFound }
        return found
    }

    /// The report as a file, with all that the document has.
    private func fetch(_ wish: WorkloadWish, isNameless: Bool, _ context: SiteContext) async throws -> Response {
        let visit = try office.visit(context, to: .read)
        guard let format = Format(rawValue: try context.parameters.require("format")) else { throw WebProblem.notFound }
        var question = try wish.question()
        question.compares = true
        question.isNameless = isNameless
        let report = try secretary.store.read { try workload(question, for: visit, $0).report }
        let options = WorkloadOptions(
            showsTrace: format == .html && !isNameless, written: WallTime(secretary.world.now()).day)
        let name = "arbetsinsats-\(report.year)\(isNameless ? "-utan-namn" : "")"
        guard format == .pdf else { return .file(try content(of: report, options, format), name, format) }
        guard sets.begin() else { return try pageWithoutDocument(.busy, wish, context) }
        defer { sets.end() }
        do {
            let texts = premises.workload
            let data = try texts.typesettingData(report, options)
            return .file(try await premises.renderer.pdf(template: texts.typesettingTemplate, data: data), name, .pdf)
        } catch let error as DocumentError {
            context.logger.error("a report could not be set", metadata: ["cause": "\(error)"])
            return try pageWithoutDocument(.broken, wish, context)
        }
    }

    private func content(of report: WorkloadReport, _ options: WorkloadOptions, _ format: Format) throws -> Data {
        switch format {
        case .csv: premises.workload.csv(report, options)
        case .json: try premises.workload.json(report, options)
        case .html, .pdf: Data(premises.workload.html(report, options).utf8)
        }
    }

    private func pageWithoutDocument(
        _ cause: NoDocumentPage.Cause, _ wish: WorkloadWish, _ context: SiteContext
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let page = NoDocumentPage(cause, wish)
            return try office.page(
                page, "PDF:en blev inte klar", in: .workload, for: context, snapshot, status: .serviceUnavailable)
        }
    }

    enum Format: String { case pdf, html, csv, json }
}

extension Response {
    fileprivate static func file(_ content: Data, _ name: String, _ format: WorkloadRoom.Format) -> Response {
        let type =
            switch format {
            case .pdf: "application/pdf"
            case .html: "text/html; charset=utf-8"
            case .csv: "text/csv; charset=utf-8"
            case .json: "application/json"
            }
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store", .robots: "noindex, nofollow",
                .contentDisposition: "attachment; filename=\"\(name).\(format.rawValue)\"",
            ], body: .init(byteBuffer: .init(bytes: content)))
    }
}

extension Request {
    /// What stands after the question mark.
    var query: Form { get throws { try Form(uri.query ?? "") } }
}
