import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Handlingar*: what there is to read before a meeting, laid in, put in order and taken back.
struct PapersRoom: Sendable {
    let office: OfficeRooms
    let counter: PaperCounter
    let turns: Turns

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        let room = "moten/:body/:meeting/handlingar"
        router.get("\(room)") { _, context in try list(context) }
        router.upload("\(room)", limit: secretary.settings.largestPaper) { upload, context in
            try await add(upload, context)
        }
        router.form("\(room)/rakna") { _, _, context in try await countAgain(context) }
        router.get("\(room)/:bilaga") { _, context in try show(context) }
        router.form("\(room)/:bilaga") { form, _, context in try amend(form, context) }
        router.upload("\(room)/:bilaga/ersatt", limit: secretary.settings.largestPaper) { upload, context in
            try await replace(upload, context)
        }
        router.form("\(room)/:bilaga/dra-tillbaka") { _, _, context in try withdraw(context) }
        router.get("\(room)/:bilaga/hamta") { request, context in try download(request, context) }
    }

    private func list(_ context: SiteContext, counting: DocumentError? = nil) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        return try page(sheet, TypedPaper(), context, counting: counting)
    }

    private func add(_ upload: Upload, _ context: SiteContext) async throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        var typed = TypedPaper(upload.form)
        guard let source = typed.source(upload.file) else { return try page(sheet, typed, context) }
        guard let new = typed.paper(source) else { return try page(sheet, typed, context) }
        let paper: Paper
        do {
            paper = try secretary.addPaper(new, to: sheet.meeting.id.text, by: try office.visit(context).person.name)
        } catch let error as OfficeError {
            try typed.take(error)
            return try page(sheet, typed, context)
        }
        do throws(DocumentError) {
            try await countInTurn(paper)
        } catch {
            return try page(sheet, TypedPaper(), context, counting: error)
        }
        return .see("\(sheet.meeting.path)/handlingar#bilaga-\(paper.annex)")
    }

    private func replace(_ upload: Upload, _ context: SiteContext) async throws -> Response {
        let (sheet, paper) = try found(context)
        var typed = TypedPaper(upload.form)
        guard let source = typed.source(upload.file) else { return try page(paper, sheet, typed, context) }
        let next: Paper
        do {
            next = try secretary.replacePaper(
                paper.annex, of: sheet.meeting.id.text, with: NewPaper(source),
                by: try office.visit(context).person.name)
        } catch let error as OfficeError {
            try typed.take(error)
            return try page(paper, sheet, typed, context)
        }
        do throws(DocumentError) {
            try await countInTurn(next)
        } catch {
            return try list(context, counting: error)
        }
        return .see("\(sheet.meeting.path)/handlingar#bilaga-\(paper.annex)")
    }

    /// A paper that no turn is left for stands uncounted, for her to ask for it again.
    private func countInTurn(_ paper: Paper) async throws(DocumentError) {
        guard turns.begin() else { return }
        defer { turns.end() }
        try await count(paper)
    }

    private func count(_ paper: Paper) async throws(DocumentError) {
        do {
            try await secretary.count(paper.id, with: counter)
        } catch let error as DocumentError {
            throw error
        } catch {
            throw .counter(path: "", .notStarted(reason: "\(error)"))
        }
    }

    private func countAgain(_ context: SiteContext) async throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let papers = try secretary.store.read { try $0.toCount(of: sheet.meeting.id) }
        guard turns.begin() else { throw WebProblem.tooOften }
        defer { turns.end() }
        do throws(DocumentError) {
            for paper in papers { try await count(paper) }
        } catch {
            return try list(context, counting: error)
        }
        return .see("\(sheet.meeting.path)/handlingar")
    }

    private func show(_ context: SiteContext) throws -> Response {
        let (sheet, paper) = try found(context)
        return try page(paper, sheet, nil, context)
    }

    private func amend(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, paper) = try found(context)
        var typed = TypedPaper(form)
        guard typed.minutesAreWritten else {
            typed.faults["lastid"] = "Skriv minuter i siffror, högst 1440"
            return try page(paper, sheet, typed, context)
        }
        do {
            _ = try secretary.amendPaper(
                paper.annex, of: sheet.meeting.id.text, title: typed.title, item: typed.item ?? 0,
                minutes: typed.minutes, by: try office.visit(context).person.name)
        } catch let error as OfficeError {
            try typed.take(error)
            return try page(paper, sheet, typed, context)
        }
        return .see("\(sheet.meeting.path)/handlingar#bilaga-\(paper.annex)")
    }

    private func withdraw(_ context: SiteContext) throws -> Response {
        let (sheet, paper) = try found(context, orWithdrawn: true)
        if paper.withdrawn == nil {
            let by = try office.visit(context).person.name
            _ = try secretary.withdrawPaper(paper.annex, of: sheet.meeting.id.text, by: by)
        }
        return .see("\(sheet.meeting.path)/handlingar")
    }

    private func download(_ request: Request, _ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .read)
        let wanted = Int(try Form(request.uri.query ?? "")["version"])
        let file = try secretary.store.read { snapshot -> StoredFile? in
            guard let paper = try snapshot.papers(of: sheet.meeting.id).first(where: { "\($0.annex)" == context.annex })
            else { return nil }
            let versions = try snapshot.pastVersions(of: paper) + [paper]
            let version = wanted.map { number in versions.first { $0.version == number } } ?? paper
            return try version.flatMap { try secretary.file(of: $0, snapshot) }
        }
        guard let file else { throw WebProblem.notFound }
        return .download(file)
    }

    private func found(_ context: SiteContext, orWithdrawn: Bool = false) throws -> (MeetingSheet, Paper) {
        let sheet = try office.meeting(context, to: .arrange)
        let papers = try secretary.store.read { try $0.papers(of: sheet.meeting.id) }
        let paper = papers.first { "\($0.annex)" == context.annex && (orWithdrawn || $0.withdrawn == nil) }
        guard let paper else { throw WebProblem.notFound }
        return (sheet, paper)
    }

    private func page(
        _ sheet: MeetingSheet, _ typed: TypedPaper, _ context: SiteContext, counting: DocumentError? = nil
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let papers = try snapshot.papers(of: sheet.meeting.id)
            let page = PapersPage(
                sheet, papers, untold: try secretary.untoldPapers(of: sheet.meeting, snapshot),
                uncounted: try snapshot.toCount(of: sheet.meeting.id),
                dead: try secretary.deadLinks(of: sheet.meeting, in: sheet.body, papers, snapshot), typed,
                most: secretary.settings.largestPaper, counting: counting?.countingWords, token: context.token)
            return try office.page(
                page, "Handlingar", in: .bodies, for: context, snapshot,
                status: typed.faults.isEmpty ? .ok : .badRequest)
        }
    }

    private func page(
        _ paper: Paper, _ sheet: MeetingSheet, _ typed: TypedPaper?, _ context: SiteContext
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let page = PaperPage(
                paper, sheet, past: try snapshot.pastVersions(of: paper),
                dead: try secretary.deadLinks(of: sheet.meeting, in: sheet.body, [paper], snapshot), typed,
                most: secretary.settings.largestPaper, token: context.token)
            return try office.page(
                page, "Bilaga \(paper.annex)", in: .bodies, for: context, snapshot,
                status: typed?.faults.isEmpty ?? true ? .ok : .badRequest)
        }
    }
}

extension Snapshot {
    /// Papers that are neither counted nor looked through, though how long one takes may have been told.
    fileprivate func toCount(of meeting: Key<Meeting>) throws -> [Paper] {
        let unread = Set(try unreadPapers(of: meeting).map(\.id))
        return try papers(of: meeting).filter { paper in
            paper.withdrawn == nil && paper.content.digest != nil
                && (paper.size == .uncounted || unread.contains(paper.id))
        }
    }
}

extension SiteContext {
    /// Which of a meeting's papers.
    var annex: String { parameters.get("bilaga") ?? "" }
}

/// What was written in the form of a paper.
struct TypedPaper {
    var title = ""
    var link = ""
    /// The id of an item on the agenda; nil for the whole meeting.
    var item: Int?
    var minutesText = ""
    var faults: [String: String] = [:]

    init() {}

    init(_ form: Form) {
        title = form["titel"]
        link = form["lank"]
        item = Int(form["punkt"]).flatMap { $0 > 0 ? $0 : nil }
        minutesText = form["lastid"]
    }

    var minutes: Int? { minutesText.isEmpty ? nil : Int(minutesText) }

    var minutesAreWritten: Bool { minutesText.isEmpty || minutes.map { (0...1440).contains($0) } ?? false }

    /// A file goes before a link; neither is a fault.
    mutating func source(_ file: Upload.File?) -> NewPaper.Source? {
        if let file { return .file(file.bytes, named: file.name) }
        if !link.isEmpty { return .link(link) }
        faults["fil"] = "Välj en fil eller skriv en länk"
        return nil
    }

    mutating func paper(_ source: NewPaper.Source) -> NewPaper? {
        guard minutesAreWritten else {
            faults["lastid"] = "Skriv minuter i siffror, högst 1440"
            return nil
        }
        return NewPaper(source, title: title, item: item, minutes: minutes)
    }

    /// What else went wrong is told otherwise.
    mutating func take(_ error: OfficeError) throws {
        guard let fault = error.paperFault else { throw WebProblem.changedMeanwhile }
        faults[fault.field] = fault.words
    }
}
