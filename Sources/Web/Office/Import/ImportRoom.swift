import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where a list is laid in, looked at, and taken into the register or thrown away.
struct ImportRoom: Sendable {
    let office: OfficeRooms

    /// Octets of a list.
    static let largest = 2_000_000

    private var secretary: Secretary { office.secretary }
    private var desk: RegisterDesk { RegisterDesk(office: office, room: .people) }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("personer/import") { _, context in try ask(nil, context) }
        router.upload("personer/import", limit: Self.largest) { upload, context in try keep(upload, context) }
        router.get("personer/import/:list") { _, context in try review(context, isOutdated: false) }
        router.form("personer/import/:list") { form, _, context in try apply(form, context) }
        router.form("personer/import/:list/bort") { _, _, context in try discard(context) }
    }

    private func ask(_ fault: String?, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let waiting = try secretary.store.read { try $0.pendingImports(of: visit.person.id) }
        let page = ImportAskPage(
            waiting, fault: fault, today: WallTime(secretary.world.now()).day, token: context.token)
        return try desk.show(page, "Läs in en lista", context, fault == nil ? .ok : .badRequest)
    }

    private func keep(_ upload: Upload, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        guard let file = upload.file, !file.bytes.isEmpty else {
            return try ask("Välj en fil som inte är tom", context)
        }
        let ending = file.name.split(separator: ".").last?.lowercased() ?? ""
        guard ["csv", "txt"].contains(ending) else {
            return try ask("Spara listan som CSV i Excel, och välj den filen", context)
        }
        let list = ImportFile(name: file.name, data: file.bytes)
        let id = try secretary.keepForReview(list, of: visit.person.id)
        return .see("/personer/import/\(id.inAddress)")
    }

    private func review(_ context: SiteContext, isOutdated: Bool) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        let id = try context.part("list")
        let today = WallTime(secretary.world.now()).day
        do {
            if let review = try secretary.reviewAttendance(id, for: visit.clearance) {
                let page = AttendanceImportPage(
                    review, id: id, isOutdated: isOutdated, today: today, token: context.token)
                return try desk.show(page, page.heading, context, isOutdated ? .conflict : .ok)
            }
            guard let review = try secretary.reviewImport(id, for: visit.clearance) else { throw WebProblem.notFound }
            let page = ImportPage(review, id: id, isOutdated: isOutdated, today: today, token: context.token)
            return try desk.show(page, page.heading, context, isOutdated ? .conflict : .ok)
        } catch let error as ImportError {
            let page = ImportFaultsPage(error, id: id, token: context.token)
            return try desk.show(page, ImportFaultsPage.heading, context)
        }
    }

    private func apply(_ form: Form, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        do {
            let id = try context.part("list")
            if try secretary.applyAttendance(id, mark: form["sett"], for: visit.clearance) {
                return .see("/personer?besked=importerat")
            }
            // A list that is gone was taken in by the same form a moment ago.
            _ = try secretary.applyImport(id, mark: form["sett"], for: visit.clearance)
            return .see("/personer?besked=importerat")
        } catch RegisterFault.changed {
            return try review(context, isOutdated: true)
        } catch RegisterFault.foreign {
            throw WebProblem.notAllowed
        } catch is ImportError {
            return try review(context, isOutdated: true)
        }
    }

    private func discard(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .arrange)
        try secretary.discardImport(try context.part("list"), of: visit.person.id)
        return .see("/personer?besked=kastat")
    }
}
