import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Dagordning*: written and changed item by item, its versions, and the way on without the chair.
struct AgendaRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/dagordning") { _, context in try ask(context) }
        router.form("moten/:body/:meeting/dagordning") { form, _, context in try give(form, context) }
        router.get("moten/:body/:meeting/dagordning/versioner") { _, context in try versions(context) }
        router.get("moten/:body/:meeting/dagordning/slapp") { _, context in try askWhy(context) }
        router.form("moten/:body/:meeting/dagordning/slapp") { form, _, context in try goOn(form, context) }
    }

    private func ask(_ context: SiteContext) throws -> Response {
        let (sheet, typed, missing) = try secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .arrange, snapshot)
            let isNew = sheet.meeting.agenda.isEmpty
            let agenda = isNew ? try secretary.proposedAgenda(for: sheet.meeting, snapshot) : sheet.meeting.agenda
            let typed = TypedAgenda(agenda, sheet)
            return (sheet, typed, try self.missing(typed, sheet, snapshot))
        }
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        return try answer(AgendaPage(sheet, typed, missing, context, isNew: sheet.meeting.agenda.isEmpty), context)
    }

    private func give(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let (sheet, typed, missing) = try secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .arrange, snapshot)
            let typed = TypedAgenda(form, known: try snapshot.agendaItemIDs(of: sheet.meeting), sheet)
            return (sheet, typed, try self.missing(typed, sheet, snapshot))
        }
        guard sheet.isAhead else { return .see(sheet.meeting.path) }
        let isStale = form["sett"] != "\(sheet.changes)"
        if !form["gor"].isEmpty { return try again(form["gor"], typed, missing, sheet, isStale, context) }
        guard let agenda = typed.agenda, !isStale else {
            return try answer(
                AgendaPage(sheet, typed, missing, context, isTried: true, isStale: isStale), context,
                isStale ? .conflict : .badRequest)
        }
        let kept = try secretary.keepDraft(agenda, of: sheet.meeting.id, by: visit.person.name)
        let act = MeetingAct.agenda(kept)
        return .see(act.isDone(sheet.meeting) ? sheet.meeting.path : act.reviewPath(of: sheet.meeting))
    }

    /// What a button beside a row does; nothing is kept.
    private func again(
        _ button: String, _ typed: TypedAgenda, _ missing: [AgendaItem], _ sheet: MeetingSheet, _ isStale: Bool,
        _ context: SiteContext
    ) throws -> Response {
        let (next, landing) = typed.after(button, adding: missing, sheet)
        let left = try secretary.store.read { try self.missing(next, sheet, $0) }
        let page = AgendaPage(
            sheet, next, left, context, isStale: isStale, spares: button == "ny" ? 3 : 1, landing: landing)
        return try answer(page, context)
    }

    /// What is proposed and stands in none of the rows.
    private func missing(_ typed: TypedAgenda, _ sheet: MeetingSheet, _ snapshot: Snapshot) throws -> [AgendaItem] {
        let rows = typed.rows.map { AgendaItem(title: $0.title, origin: $0.origin) }
        return try secretary.missingItems(in: rows, of: sheet.meeting, snapshot)
    }

    private func versions(_ context: SiteContext) throws -> Response {
        try secretary.store.read { snapshot in
            let sheet = try office.meeting(context, to: .read, snapshot)
            let versions = try snapshot.agendaVersions(of: sheet.meeting.id)
            let page = AgendaVersionsPage(sheet, versions)
            return try office.page(page, page.title, in: .bodies, for: context, snapshot)
        }
    }

    private func askWhy(_ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        guard sheet.isAhead, sheet.awaitsRelease else { return .see(sheet.meeting.path) }
        return try answer(AgendaReleasePage(sheet, token: context.token), context)
    }

    /// The samordnare goes on without the chair, and says why.
    private func goOn(_ form: Form, _ context: SiteContext) throws -> Response {
        let sheet = try office.meeting(context, to: .arrange)
        let visit = try office.visit(context)
        guard sheet.isAhead, sheet.awaitsRelease else { return .see(sheet.meeting.path) }
        let reason = form["skal"].onOneLine
        let isStale = form["sett"] != "\(sheet.changes)"
        let fault: String? =
            if reason.isEmpty {
                "Skriv varför ordföranden inte kan säga ja"
            } else if reason.count > 300 || reason.invisibleCharacter != nil {
                "Skriv skälet med högst 300 vanliga tecken"
            } else if isStale {
                "Dagordningen har ändrats sedan du öppnade sidan. Läs den igen först"
            } else {
                nil
            }
        guard fault == nil else {
            let page = AgendaReleasePage(sheet, reason: form["skal"], fault: fault, token: context.token)
            return try answer(page, context, isStale ? .conflict : .badRequest)
        }
        do {
            _ = try secretary.release(sheet.meeting.id.text, because: reason, by: visit.person.name)
        } catch is OfficeError {
            throw WebProblem.changedMeanwhile
        }
        return .see("\(sheet.meeting.path)?besked=slappt")
    }

    private func answer(
        _ page: some EditPage, _ context: SiteContext, _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try secretary.store.read {
            try office.page(page, page.title, in: .bodies, for: context, $0, status: status)
        }
    }
}
