import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Datumförfrågningar*: asks members which of a few dates they can, and books the one that is chosen.
struct DatePollRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("aret/:year/datumfragor") { _, context in try list(context) }
        router.get("datumfragor/:body/ny") { request, context in try await compose(request, context) }
        router.form("datumfragor/:body/ny") { form, _, context in try begin(form, context) }
        router.get("datumfragor/:body/:poll") { request, context in try show(request, context) }
        router.get("datumfragor/:body/:poll/mejl/:id") { _, context in try mail(context) }
        router.form("datumfragor/:body/:poll/skicka") { form, _, context in try press(form, context) }
        router.form("datumfragor/:body/:poll/svar") { form, _, context in try answer(form, context) }
        router.form("datumfragor/:body/:poll/stang") { form, _, context in try close(form, context) }
    }

    private func list(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let year = try context.year
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let polls = try snapshot.polls().filter { poll in
                visit.clearance.may(.arrange, in: poll.body) && poll.starts.contains { $0.day.year == year }
            }
            let rows = try polls.map { try PollRow($0, snapshot, register) }
            let bodies = register.bodiesToPlan.filter { visit.clearance.may(.arrange, in: $0.id) }
            let page = PollsPage(year, rows, bodies)
            return try office.page(page, "Datumförfrågningar \(year)", in: .year, for: context, snapshot)
        }
    }

    private func compose(_ request: Request, _ context: SiteContext) async throws -> Response {
        let body = try body(context)
        let query = try Form(request.uri.query ?? "")
        var typed = TypedPoll(length: body.policy.length)
        if !query["mote"].isEmpty {
            let (secretary, id, reference) = (secretary, body.id.text, query["mote"])
            // The planner computes for a while.
            let found = try? await reckoned { try secretary.bestTimes(5, for: reference, of: id) }
            if let found { typed = TypedPoll(found.starts, length: found.length) }
        }
        return try newPage(body, typed, meeting: query["mote"], context)
    }

    private func begin(_ form: Form, _ context: SiteContext) throws -> Response {
        let body = try body(context)
        let visit = try office.visit(context)
        var typed = TypedPoll(form)
        guard typed.isSound else { return try newPage(body, typed, meeting: form["mote"], context, .badRequest) }
        // The same dates a moment ago: the form was sent twice.
        if let open = try twin(of: typed, body) { return .see(open.path) }
        do {
            let poll = try secretary.openPoll(
                of: body.id.text, starts: typed.starts, length: typed.minutes, deadline: typed.deadline,
                by: visit.person.name)
            try secretary.decide()
            return .see(poll.path)
        } catch OfficeError.badPoll(_, let fault) {
            typed.refuse(fault)
            return try newPage(body, typed, meeting: form["mote"], context, .badRequest)
        }
    }

    private func twin(of typed: TypedPoll, _ body: Body) throws -> Poll? {
        try secretary.store.read { snapshot in
            try snapshot.polls(of: body.id).first { $0.outcome == nil && $0.starts == typed.starts.sorted() }
        }
    }

    private func newPage(
        _ body: Body, _ typed: TypedPoll, meeting: String, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read { snapshot in
            let now = WallTime(secretary.world.now())
            let meetings = try snapshot.meetings(of: body.id).filter { $0.start > now && $0.isStanding }
            let page = NewPollPage(
                body, typed, meetings.sorted { $0.start < $1.start }, chosen: meeting, year: office.today.year,
                token: context.token)
            return try office.page(page, "Ny datumförfrågan", in: .year, for: context, snapshot, status: status)
        }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        return try secretary.store.read { snapshot in
            let (poll, body, register) = try find(context, snapshot)
            let held = try held(poll, snapshot)
            let mails = try held.compactMap { try secretary.outgoingMail($0, snapshot) }
            let page = DatePollPage(
                poll, body, try snapshot.pollAnswers(to: poll.id), register,
                meetings: try snapshot.meetings(of: body.id).filter { $0.isStanding },
                panel: panel(mails, poll, register, MailWish(query)), latest: held.map(\.id).max(),
                news: PollNews(rawValue: query["besked"]), now: secretary.world.now(), token: context.token)
            return try office.page(page, page.title, in: .year, for: context, snapshot)
        }
    }

    /// What waits for the samordnare's press.
    private func held(_ poll: Poll, _ snapshot: Snapshot) throws -> [OutboxMessage] {
        try snapshot.messages(inThreadsOf: poll.id.text).filter {
            $0.state == .held && $0.waitsFor == .press && $0.copyFor == nil
        }
    }

    private func panel(_ mails: [OutgoingMail], _ poll: Poll, _ register: Register, _ wish: MailWish) -> MailPanel? {
        guard let chosen = mails.first(where: { $0.message.person.text == wish.person }) ?? mails.first else {
            return nil
        }
        let recipients = mails.map { mail in
            MailPanel.Recipient(
                id: mail.message.person.text, name: register.person(mail.message.person)?.name ?? "",
                isChosen: mail.message.id == chosen.message.id)
        }
        return MailPanel(
            chosen, heading: "", explanation: "", recipients: recipients, action: poll.path, fields: [],
            frame: "\(poll.path)/mejl/\(chosen.message.id)", wish: wish)
    }

    private func mail(_ context: SiteContext) throws -> Response {
        let mail = try secretary.store.read { snapshot -> OutgoingMail? in
            let poll = try find(context, snapshot).poll
            let id = context.parameters.get("id").flatMap { Int64($0) }
            return try held(poll, snapshot).first { $0.id == id }.flatMap { try secretary.outgoingMail($0, snapshot) }
        }
        guard let mail else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    private func press(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let (poll, latest) = try secretary.store.read { snapshot in
            let poll = try find(context, snapshot).poll
            return (poll, try held(poll, snapshot).map(\.id).max())
        }
        guard let latest else { return .see(poll.path) }
        guard form["sett"] == "\(latest)" else { throw WebProblem.changedMeanwhile }
        _ = try secretary.pressPoll(poll, by: visit.person.name)
        return .see("\(poll.path)?besked=skickat")
    }

    /// What somebody said otherwise than by mail.
    private func answer(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let poll = try secretary.store.read { try find(context, $0).poll }
        let words = poll.starts.indices.reduce(into: [Int: Poll.Word]()) { words, index in
            words[index + 1] = Poll.Word(rawValue: form["d\(index + 1)"])
        }
        guard !words.isEmpty else { return .see("\(poll.path)?besked=inget-svar#svara") }
        do {
            try secretary.answerPoll(poll.id.text, of: form["person"], words, by: visit.person.name)
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("\(poll.path)?besked=svar")
    }

    private func close(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let poll = try secretary.store.read { try find(context, $0).poll }
        guard poll.outcome == nil else { return .see(poll.path) }
        let (choice, by) = (form["val"], visit.person.name)
        do {
            if choice == "inget" {
                _ = try secretary.closePoll(poll.id.text, choosing: nil, by: by)
            } else if let number = Int(choice) {
                let moved = form["mote"].isEmpty ? nil : form["mote"]
                _ = try secretary.closePoll(poll.id.text, booking: number, movingTo: moved, by: by)
            } else {
                return .see("\(poll.path)?besked=inget-val#stang")
            }
        } catch OfficeError.notUnique {
            return .see("\(poll.path)?besked=finns-redan#stang")
        } catch let error where error is OfficeError || error is TimeError {
            throw WebProblem.changedMeanwhile
        }
        try secretary.decide()
        return .see("\(poll.path)?besked=stangd")
    }

    private func body(_ context: SiteContext) throws -> Body {
        _ = try office.visit(context)
        let name = context.parameters.get("body")?.removingPercentEncoding ?? ""
        let body = try secretary.store.read { try $0.register().body(Key(name)) }
        guard let body else { throw WebProblem.notFound }
        _ = try office.visit(context, to: .arrange, in: body.id)
        return body
    }

    private func find(
        _ context: SiteContext, _ snapshot: Snapshot
    ) throws -> (poll: Poll, body: Body, register: Register) {
        _ = try office.visit(context)
        let parts = ["body", "poll"].map { context.parameters.get($0)?.removingPercentEncoding ?? "" }
        let register = try snapshot.register()
        guard let number = Int(parts[1]), let body = register.body(Key(parts[0])),
            let poll = try snapshot.polls(of: body.id).first(where: { $0.number == number })
        else { throw WebProblem.notFound }
        _ = try office.visit(context, to: .arrange, in: body.id)
        return (poll, body, register)
    }
}

extension Poll {
    var path: String { "/datumfragor/\(body.text.inAddress)/\(number)" }
}

/// What was just done with a poll, or could not be.
enum PollNews: String {
    case sent = "skickat"
    case answered = "svar"
    case closed = "stangd"
    case noChoice = "inget-val"
    case noAnswer = "inget-svar"
    case occupied = "finns-redan"

    var words: String {
        switch self {
        case .sent: "Mejlen är på väg."
        case .answered: "Svaret är antecknat."
        case .closed: "Förfrågan är stängd."
        case .noChoice: "Välj en av dagarna, eller att ingen av dem blev av."
        case .noAnswer: "Välj ett svar på minst en av dagarna."
        case .occupied: "Gruppen har redan ett möte den dagen. Flytta det i stället för att boka ett nytt."
        }
    }

    var isFault: Bool {
        switch self {
        case .sent, .answered, .closed: false
        case .noChoice, .noAnswer, .occupied: true
        }
    }
}
