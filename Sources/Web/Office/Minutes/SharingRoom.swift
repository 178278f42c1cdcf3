import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where notes are shared for comments, with what each would get shown first.
struct SharingRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        let path = "moten/:body/:meeting/anteckningar/dela"
        router.get("\(path)") { request, context in try review(request, context) }
        router.get("\(path)/mejl") { request, context in try rehearsedMail(request, context) }
        router.form("\(path)") { form, _, context in try share(form, context) }
    }

    private func review(_ request: Request, _ context: SiteContext) throws -> Response {
        let (query, by) = (try request.query, try office.visit(context).person.name)
        let until = Day(iso: query["till-dag"])
        let sheet = try office.meeting(context, to: .arrange)
        do {
            let rehearsed = try secretary.rehearseSharing(of: sheet.meeting.id.text, until: until, by: by)
            let mails = rehearsed.mails.filter { $0.message.copyFor == nil }
            let found = FindingRows(rehearsed.findings, despite: query["trots"].isEmpty ? nil : "")
            return try office.minutesPage(context, found.despiteFault == nil ? .ok : .badRequest) { sheet, notes, _ in
                SharePage(
                    sheet, notes, mails, until: until, wish: MailWish(query), found: found, context)
            }
        } catch let error as OfficeError {
            return try refuse(error, until: until, MailWish(query), context)
        }
    }

    private func rehearsedMail(_ request: Request, _ context: SiteContext) throws -> Response {
        let (query, by) = (try request.query, try office.visit(context).person.name)
        let sheet = try office.meeting(context, to: .arrange)
        let mails = try secretary.rehearseSharing(
            of: sheet.meeting.id.text, until: Day(iso: query["till-dag"]), by: by
        ).mails
        let mail = mails.first { $0.message.copyFor == nil && $0.message.person.text == query["till"] }
        guard let mail else { throw WebProblem.notFound }
        return .framedMail(mail.html)
    }

    private func share(_ form: Form, _ context: SiteContext) throws -> Response {
        let (sheet, by) = (try office.meeting(context, to: .arrange), try office.visit(context).person.name)
        let until = Day(iso: form["till-dag"])
        let notes = try secretary.store.read { try secretary.minutesSheet(of: sheet.meeting, $0) }
        // Pressed twice it is shared once.
        let isDone = notes.latest.map { "\($0.number)" } == form["blir"] && !notes.isChanged
        if isDone { return .see("\(sheet.meeting.path)/anteckningar/lage?besked=delat") }
        do {
            try secretary.shareMinutes(
                of: sheet.meeting.id.text, until: until, seen: form["sett"], reason: form["trots"], by: by)
            return .see("\(sheet.meeting.path)/anteckningar/lage?besked=delat")
        } catch OfficeError.changedMeanwhile {
            throw WebProblem.changedMeanwhile
        } catch OfficeError.mustBeMended {
            return .see(reviewPath(of: sheet.meeting, until: until))
        } catch OfficeError.unexplainedSending {
            return .see(reviewPath(of: sheet.meeting, until: until, query: ["trots=saknas"]))
        } catch let error as OfficeError {
            return try refuse(error, until: until, MailWish(form), context)
        }
    }

    private func reviewPath(of meeting: Meeting, until: Day?, query: [String] = []) -> String {
        let query = query + (until.map { ["till-dag=\($0)"] } ?? [])
        return "\(meeting.path)/anteckningar/dela" + (query.isEmpty ? "" : "?\(query.joined(separator: "&"))")
    }

    private func refuse(
        _ error: OfficeError, until: Day?, _ wish: MailWish, _ context: SiteContext
    ) throws -> Response {
        guard let words = error.minutesWords else { throw error }
        let isOfDay = if case .commentDay = error { true } else { false }
        return try office.minutesPage(context, .badRequest) { sheet, notes, _ in
            SharePage(
                sheet, notes, [], until: until, wish: wish, dayFault: isOfDay ? words : nil,
                actFault: isOfDay ? nil : words, context)
        }
    }
}
