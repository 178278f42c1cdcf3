import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Möte*: one meeting with its people, its mail and its history.
struct MeetingRoom: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting") { request, context in try show(request, context) }
        router.get("moten/:body/:meeting/mejl/:id") { _, context in try mail(context) }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        return try office.secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .read, snapshot)
            let visit = try office.visit(context)
            let hours = try hours(sheet, visit.clearance, snapshot)
            let page = MeetingPage(
                sheet, visit.clearance, panel: try panel(sheet, MailWish(query), visit.clearance, snapshot),
                history: try HistoryRow.rows(sheet, snapshot), hours: hours.rows, hoursSum: hours.sum,
                news: MeetingNews(query["besked"]), token: Form.token(for: context.secret ?? ""))
            return try office.page(page, "\(page.heading), \(page.body)", in: .bodies, for: context, snapshot)
        }
    }

    /// The latest mail about the meeting to a person, of those who have one.
    private func panel(
        _ sheet: MeetingSheet, _ wish: MailWish, _ clearance: Clearance, _ snapshot: Snapshot
    ) throws -> MailPanel? {
        guard clearance.may(.arrange, in: sheet.body.id) else { return nil }
        let own = sheet.messages.filter {
            $0.copyFor == nil && $0.state != .superseded && $0.state != .lapsed && !$0.kind.asksChair
                && $0.kind != .approval && $0.kind != .lateMinutes
        }
        let latest = Dictionary(grouping: own, by: \.person).compactMapValues { $0.max { $0.id < $1.id } }
        let people = sheet.invitees.map(\.person).filter { latest[$0.id] != nil }
        let chosen = wish.person.map { Key<Person>($0) } ?? people.first?.id
        guard let message = chosen.flatMap({ latest[$0] }),
            let mail = try office.secretary.outgoingMail(message, snapshot)
        else { return nil }
        let recipients = people.map {
            MailPanel.Recipient(id: $0.id.text, name: $0.name, isChosen: $0.id == message.person)
        }
        return MailPanel(
            mail, heading: message.kind.noun, explanation: message.whereabouts(on: sheet.today),
            recipients: recipients, action: sheet.meeting.path, fields: [],
            frame: "\(sheet.meeting.path)/mejl/\(message.id)", wish: wish)
    }

    /// A mail as it looks, for a frame.
    private func mail(_ context: SiteContext) throws -> Response {
        let mail = try office.secretary.store.read { snapshot -> OutgoingMail? in
            let sheet = try office.meeting(context, to: .arrange, snapshot)
            let id = context.parameters.get("id").flatMap { Int64($0) }
            return try sheet.messages.first { $0.id == id }
                .flatMap { try office.secretary.outgoingMail($0, snapshot) }
        }
        guard let mail else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    /// Each one's hours of the meeting, for those who may see them.
    private func hours(
        _ sheet: MeetingSheet, _ clearance: Clearance, _ snapshot: Snapshot
    ) throws -> (rows: [MeetingPage.HoursRow], sum: String) {
        guard sheet.hasBegun, clearance.may(.seeHours, in: sheet.body.id) else { return ([], "") }
        let day = sheet.meeting.start.day
        let book = WorkloadBook(
            year: day.year, register: sheet.register, sittings: [try snapshot.sitting(sheet.meeting)],
            entries: try snapshot.timeEntries(from: day, through: day).filter { $0.meeting == sheet.meeting.id },
            through: sheet.today)
        let shares = Dictionary(grouping: book.contributions, by: \.person)
        let rows = shares.compactMap { person, contributions in
            sheet.register.person(person).map { (name: $0.name, minutes: Effort(contributions).total) }
        }.sorted { String.inSurnameOrder($0.name, $1.name) }
        return (
            rows.map { MeetingPage.HoursRow(name: $0.name, total: $0.minutes.hoursInColumn) },
            rows.reduce(0) { $0 + $1.minutes }.hoursInColumn
        )
    }
}

extension OfficeRooms {
    /// The meeting that an address names, for who may do it in its body.
    func meeting(_ context: SiteContext, to deed: Clearance.Deed) throws -> MeetingSheet {
        try secretary.store.read { try meeting(context, to: deed, $0) }
    }

    func meeting(_ context: SiteContext, to deed: Clearance.Deed, _ snapshot: Snapshot) throws -> MeetingSheet {
        // A stranger learns nothing of which meetings there are.
        _ = try visit(context)
        let sheet = try MeetingSheet(context.meetingReference, snapshot, at: secretary.world.now())
        _ = try visit(context, to: deed, in: sheet.meeting.body)
        return sheet
    }
}

extension SiteContext {
    /// `lpo/2027-2`, from the page's address.
    var meetingReference: String {
        let parts = ["body", "meeting"].map { parameters.get($0)?.removingPercentEncoding ?? "" }
        return parts.joined(separator: "/")
    }
}

extension OutboxMessage {
    /// Where a mail is on its way, in a sentence.
    func whereabouts(on today: Day) -> String {
        let moment = SendingRow.moment(since, on: today)
        switch state {
        case .held: return waitsFor == .release ? "Väntar på ordföranden." : "Väntar på att du skickar."
        case .queued: return "Går ut \(SendingRow.moment(notBefore, on: today)) som tidigast."
        case .sending: return "Skickas just nu."
        case .accepted: return "Togs emot \(moment)."
        case .refused, .gaveUp: return "Kom tillbaka \(moment)."
        case .toPost: return "Ska skrivas ut och postas."
        case .posted: return "Postades \(moment)."
        case .superseded, .lapsed: return "Skickas inte."
        }
    }
}

extension Response {
    /// Mail has its looks inside itself: in a frame that runs nothing and loads nothing.
    static func framedMail(_ html: String) -> Response {
        var response = Response.privatePage(html)
        response.headers[.contentSecurityPolicy] =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; base-uri 'none'"
        return response
    }
}
