import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Skicka till ordförandena*: the question to each chair, seen before it is sent.
struct ChairsRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("aret/:year/ordforande") { request, context in try await show(request, context) }
        router.form("aret/:year/ordforande") { form, _, context in try await send(form, context) }
        router.form("aret/:year/ordforande/angra") { _, _, context in try takeBack(context) }
        router.get("aret/:year/ordforande/mejl/:body") { _, context in try await mail(context) }
    }

    private func questions(_ year: Int, _ visit: Visit) throws -> [DatesQuestion] {
        try secretary.store.read { snapshot in
            try secretary.datesQuestions(year, snapshot).filter { visit.clearance.may(.arrange, in: $0.body.id) }
        }
    }

    private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let (year, query) = (try context.year, try Form(request.uri.query ?? ""))
        let questions = try questions(year, visit)
        let mails = try await rehearse(year, questions, visit)
        let panel = panel(mails, questions, year, MailWish(query))
        let bodies = Set(questions.filter { !$0.isAsked }.map(\.body.id))
        return try secretary.store.read { snapshot in
            let page = ChairsPage(
                year, questions, mails.values.map(\.self), panel: panel,
                seen: secretary.mark(ofQuestions: questions, in: bodies), isPaused: try snapshot.pause() != nil,
                now: secretary.world.now(), token: context.token)
            return try office.page(page, "Skicka till ordförandena", in: .year, for: context, snapshot)
        }
    }

    /// What each chair gets, by the body it is about.
    private func rehearse(
        _ year: Int, _ questions: [DatesQuestion], _ visit: Visit
    ) async throws -> [Key<Body>: OutgoingMail] {
        let (secretary, by) = (secretary, visit.person.name)
        let open = questions.filter { !$0.isAsked && $0.chair != nil }.map(\.body.id)
        return try await reckoned {
            try secretary.rehearseAskingChairs(year, of: Set(open), by: by).filter { $0.message.copyFor == nil }
                .reduce(into: [:]) { mails, mail in
                    if let body = open.first(where: { mail.message.thread == "dates \($0) \(year)" }) {
                        mails[body] = mail
                    }
                }
        }
    }

    private func panel(
        _ mails: [Key<Body>: OutgoingMail], _ questions: [DatesQuestion], _ year: Int, _ wish: MailWish
    ) -> MailPanel? {
        let asked = questions.filter { mails[$0.body.id] != nil }
        let chosen = asked.first { $0.body.id.text == wish.person } ?? asked.first
        guard let chosen, let mail = mails[chosen.body.id] else { return nil }
        let recipients = asked.map { question in
            MailPanel.Recipient(
                id: question.body.id.text, name: "\(question.chair?.name ?? "") (\(question.body.shortName))",
                isChosen: question.body.id == chosen.body.id)
        }
        let path = "/aret/\(year)/ordforande"
        return MailPanel(
            mail, heading: "", explanation: "", recipients: recipients, action: path, fields: [],
            frame: "\(path)/mejl/\(chosen.body.id.text.inAddress)", wish: wish, key: chosen.body.id.text)
    }

    private func mail(_ context: SiteContext) async throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let year = try context.year
        let body = Key<Body>(context.parameters.get("body")?.removingPercentEncoding ?? "")
        let mail = try await rehearse(year, try questions(year, visit), visit)[body]
        guard let mail else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    private func send(_ form: Form, _ context: SiteContext) async throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let year = try context.year
        let bodies = Set(try questions(year, visit).filter { !$0.isAsked }.map(\.body.id))
        let (secretary, by, seen) = (secretary, visit.person.name, form["sett"])
        // All have been asked: by this form a moment ago.
        guard !bodies.isEmpty else { return .see("/aret/\(year)") }
        do {
            _ = try await reckoned { try secretary.askChairs(year, of: bodies, seen: seen, by: by) }
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("/aret/\(year)?besked=fragat")
    }

    private func takeBack(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let year = try context.year
        let questions = try questions(year, visit)
        let bodies = Set(questions.map(\.body.id))
        let taken = try secretary.takeBackQuestions(year, of: bodies, by: visit.person.name)
        // Nothing waited: they have left, or the same form took them back a moment ago.
        let hasLeft = taken.isEmpty && questions.contains(where: \.isAsked)
        return .see("/aret/\(year)?besked=\(hasLeft ? "gick-ut" : "angrat")")
    }
}

/// The page *Skicka till ordförandena*.
struct ChairsPage: PageContent {
    static let template = "chairs"
    static let names: Set<String> = Set([
        "year", "sentence", "isNone", "questions", "body", "chair", "dates", "seen", "leaves", "isPaused", "panel",
        "asked", "unled", "mailLink",
    ]).union(MailPanel.names)

    let year: Int
    let sentence: String
    let isNone: Bool
    let questions: [Row]
    let asked: String?
    let unled: String?
    let seen: String
    let leaves: String
    let isPaused: Bool
    let panel: MailPanel?
    let token: String

    struct Row: Sendable {
        let body: String
        let chair: String
        let dates: String
        let mailLink: String
    }

    init(
        _ year: Int, _ questions: [DatesQuestion], _ mails: [OutgoingMail], panel: MailPanel?, seen: String,
        isPaused: Bool, now: Date, token: String
    ) {
        let open = questions.filter { !$0.isAsked && $0.chair != nil }
        self.year = year
        isNone = open.isEmpty
        let chairs = Set(open.compactMap(\.chair?.id)).count
        let meetings = open.reduce(0) { $0 + $1.meetings.count }
        sentence =
            open.isEmpty
            ? "Ingen ordförande behöver frågas just nu."
            : "\(chairs.word(one: "en").capitalizedSentence) ordförande får frågan om \(meetings.counted("möte", "möten", gender: .neuter)). Mötena bokas när de svarar ja."
        self.questions = open.map { question in
            Row(
                body: question.body.name, chair: question.chair?.name ?? "",
                dates: String.enumeration(question.meetings.map(\.start.day.narrow)),
                mailLink: "/aret/\(year)/ordforande?till=\(question.body.id.text.inAddress)#mejl")
        }
        let done = questions.filter { $0.isAsked && $0.chair != nil }.map(\.body.name)
        asked = done.isEmpty ? nil : String.enumeration(done)
        let vacant = questions.filter { $0.chair == nil }.map(\.body.name)
        unled = vacant.isEmpty ? nil : String.enumeration(vacant)
        self.seen = seen
        leaves = SendingRow.moment(max(mails.map(\.message.notBefore).min() ?? now, now), on: WallTime(now).day)
        self.isPaused = isPaused
        self.panel = panel
        self.token = token
    }
}
