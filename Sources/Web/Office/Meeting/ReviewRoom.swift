import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Shows what an act upon a meeting sends, and does it when asked; takes back what has not left.
struct ReviewRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/kallelse") { _, context in
            Response.see(MeetingAct.notice.reviewPath(of: try sheet(context).meeting))
        }
        router.get("moten/:body/:meeting/granska") { request, context in try review(request, context) }
        router.get("moten/:body/:meeting/granska/mejl") { request, context in try rehearsedMail(request, context) }
        router.get("moten/:body/:meeting/gor") { _, context in Response.see(try sheet(context).meeting.path) }
        router.form("moten/:body/:meeting/gor") { form, _, context in try perform(form, context) }
        router.get("moten/:body/:meeting/utskick/:kind") { request, context in try reviewHeld(request, context) }
        router.form("moten/:body/:meeting/utskick/:kind") { form, _, context in try press(form, context) }
        router.form("moten/:body/:meeting/angra") { form, _, context in try undo(form, context) }
        router.form("moten/:body/:meeting/slapp") { _, _, context in try release(context) }
    }

    private func sheet(_ context: SiteContext, to deed: Clearance.Deed = .arrange) throws -> MeetingSheet {
        try office.meeting(context, to: deed)
    }

    private func review(_ request: Request, _ context: SiteContext) throws -> Response {
        try review(try Form(request.uri.query ?? ""), context)
    }

    /// - Parameter despite: why it is to be sent all the same, where somebody has been asked.
    private func review(_ query: Form, _ context: SiteContext, despite: String? = nil) throws -> Response {
        let sheet = try sheet(context)
        guard let act = try act(query, sheet) else { throw WebProblem.unreadable }
        try check(act, sheet)
        if act.isDone(sheet.meeting) { return .see(sheet.meeting.path) }
        let mails = try rehearse(act, on: sheet, context)
        let frame = "\(sheet.meeting.path)/granska/mejl"
        let panel = panel(mails.filter(\.leaves), sheet, MailWish(query), "\(sheet.meeting.path)/granska", act.fields) {
            mail in
            let fields = act.fields + [MailPanel.Hidden(field: "till", value: mail.message.person.text)]
            return "\(frame)?" + fields.map { "\($0.field)=\($0.value.inAddress)" }.joined(separator: "&")
        }
        if act == .papers, mails.isEmpty { return .see("\(sheet.meeting.path)/handlingar") }
        let review = ReviewPage(act, sheet, mails, panel: panel, token: context.token)
        var meeting = sheet.meeting
        switch act {
        case .notice, .papers: break
        case .agenda(let agenda): meeting.agenda = agenda
        default: return try page(review, context)
        }
        let findings = try secretary.findings(in: mails, of: meeting)
        return try page(review.checked(findings, despite: despite), context)
    }

    private func rehearsedMail(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        let sheet = try sheet(context)
        guard let act = try act(query, sheet) else { throw WebProblem.unreadable }
        let mail = try rehearse(act, on: sheet, context).first { $0.message.person.text == query["till"] }
        guard let mail else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    private func act(_ form: Form, _ sheet: MeetingSheet) throws -> MeetingAct? {
        try MeetingAct(form) { mark in
            try secretary.store.read { try $0.agendaDraft(mark, of: sheet.meeting.id) }
        }
    }

    /// What the chair is to release is not sent without her.
    private func check(_ act: MeetingAct, _ sheet: MeetingSheet) throws(WebProblem) {
        guard act == .notice, sheet.awaitsRelease else { return }
        throw .notAllowed
    }

    private func rehearse(_ act: MeetingAct, on sheet: MeetingSheet, _ context: SiteContext) throws -> [OutgoingMail] {
        do {
            let by = try office.visit(context).person.name
            return try secretary.rehearse(act, on: sheet.meeting.id.text, by: by)
                .filter { $0.message.copyFor == nil }
        } catch let error where error is OfficeError || error is TimeError {
            throw WebProblem.changedMeanwhile
        }
    }

    private func perform(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let visit = try office.visit(context)
        guard let act = try act(form, sheet), let seen = Int(form["sett"]) else { throw WebProblem.unreadable }
        try check(act, sheet)
        // What was done by the same form a moment ago is not done again.
        if act.isDone(sheet.meeting) { return .see(sheet.meeting.path) }
        let sent: [OutboxMessage]
        do {
            sent = try secretary.perform(
                act, on: sheet.meeting.id.text, after: seen, reason: form["trots"], by: visit.person.name)
        } catch OfficeError.mustBeMended {
            return .see(act.reviewPath(of: sheet.meeting))
        } catch OfficeError.unexplainedSending {
            return try review(form, context, despite: "")
        } catch let error where error is OfficeError || error is TimeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("\(sheet.meeting.path)\(sent.contains { $0.state != .held } ? "" : "?besked=andrat")#utskick")
    }

    private func reviewHeld(_ request: Request, _ context: SiteContext) throws -> Response {
        let query = try Form(request.uri.query ?? "")
        let sheet = try sheet(context)
        guard let kind = context.sendingKind else { throw WebProblem.notFound }
        let held = held(kind, sheet)
        guard !held.isEmpty else { return .see("\(sheet.meeting.path)#utskick") }
        let mails = try secretary.store.read { snapshot in
            try held.compactMap { try secretary.outgoingMail($0, snapshot) }
        }
        let path = sheet.meeting.path
        let panel = panel(mails, sheet, MailWish(query), "\(path)/utskick/\(kind.rawValue)", []) { mail in
            "\(path)/mejl/\(mail.message.id)"
        }
        let review = ReviewPage(kind, sheet, mails, panel: panel, token: context.token)
        guard kind.isChecked else { return try page(review, context) }
        let findings = try secretary.findings(in: mails, of: sheet.meeting)
        return try page(review.checked(findings, despite: query["trots"].isEmpty ? nil : ""), context)
    }

    private func press(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let visit = try office.visit(context)
        guard let kind = context.sendingKind else { throw WebProblem.notFound }
        let latest = held(kind, sheet).map(\.id).max()
        guard let latest else { return .see("\(sheet.meeting.path)#utskick") }
        guard "\(latest)" == form["sett"] else { throw WebProblem.changedMeanwhile }
        do {
            try secretary.press(kind, about: sheet.meeting, reason: form["trots"], by: visit.person.name)
        } catch OfficeError.mustBeMended {
            return .see("\(sheet.meeting.path)/utskick/\(kind.rawValue)")
        } catch OfficeError.unexplainedSending {
            return .see("\(sheet.meeting.path)/utskick/\(kind.rawValue)?trots=saknas")
        }
        return .see("\(sheet.meeting.path)#utskick")
    }

    /// What waits for the samordnare's press.
    private func held(_ kind: MeetingPolicy.Sending, _ sheet: MeetingSheet) -> [OutboxMessage] {
        sheet.messages.filter {
            $0.kind == kind && $0.state == .held && $0.waitsFor != .release && $0.copyFor == nil
        }
    }

    private func undo(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try sheet(context)
        let visit = try office.visit(context)
        guard let kind = MeetingPolicy.Sending(rawValue: form["slag"]) else { throw WebProblem.unreadable }
        let filter = MessageFilter(meeting: sheet.meeting.id, kind: kind)
        let count = try secretary.holdBack(filter, by: visit.person.name)
        let isHeld = sheet.messages.contains { $0.kind == kind && $0.state == .held }
        return .see("\(sheet.meeting.path)?besked=\(count > 0 || isHeld ? "angrat" : "gick-ut")")
    }

    /// The chair's own word; nobody gives it for her here.
    private func release(_ context: SiteContext) throws -> Response {
        let sheet = try sheet(context, to: .release)
        let visit = try office.visit(context)
        guard sheet.meeting.release == nil else { return .see(sheet.meeting.path) }
        do {
            _ = try secretary.release(sheet.meeting.id.text, by: visit.person.name)
        } catch OfficeError.ownAgenda {
            return .see("\(sheet.meeting.path)/dagordning/slapp")
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("\(sheet.meeting.path)?besked=slappt")
    }

    private func panel(
        _ mails: [OutgoingMail], _ sheet: MeetingSheet, _ wish: MailWish, _ action: String,
        _ fields: [MailPanel.Hidden], frame: (OutgoingMail) -> String
    ) -> MailPanel? {
        let chosen = mails.first { $0.message.person.text == wish.person } ?? mails.first
        guard let chosen else { return nil }
        let recipients = mails.map { mail in
            MailPanel.Recipient(
                id: mail.message.person.text, name: sheet.register.person(mail.message.person)?.name ?? "",
                isChosen: mail.message.id == chosen.message.id)
        }
        return MailPanel(
            chosen, heading: "", explanation: "", recipients: recipients, action: action, fields: fields,
            frame: frame(chosen), wish: wish)
    }

    private func page(_ page: ReviewPage, _ context: SiteContext) throws -> Response {
        try secretary.store.read { try office.page(page, page.title, in: .bodies, for: context, $0) }
    }
}

extension SiteContext {
    /// What the forms on this browser's pages carry.
    var token: String { Form.token(for: secret ?? "") }

    fileprivate var sendingKind: MeetingPolicy.Sending? {
        parameters.get("kind").flatMap(MeetingPolicy.Sending.init(rawValue:)).flatMap { $0.isOfMeeting ? $0 : nil }
    }
}
