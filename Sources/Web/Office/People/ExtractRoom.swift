import Documents
import Foundation
import Hummingbird
import Meetings
import NIOCore
import Secretariat
import Store

/// Where a *registerutdrag* is taken.
struct ExtractRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("personer/:person/utdrag") { _, context in try ask(context) }
        router.form("personer/:person/utdrag") { form, _, context in try give(form, context) }
    }

    /// Everything about a person is for who arranges in all of her bodies.
    private func person(_ context: SiteContext) throws -> Person {
        let (person, register) = try office.person(context)
        let clearance = try office.visit(context).clearance
        guard clearance.arrangesAll(of: person.id, in: register) else { throw WebProblem.notAllowed }
        return person
    }

    private func ask(_ context: SiteContext) throws -> Response {
        let person = try person(context)
        let page = ExtractAskPage(
            back: person.path, subject: person.name, action: "\(person.path)/utdrag", token: context.token)
        return try secretary.store.read { try office.page(page, "Registerutdrag", in: .people, for: context, $0) }
    }

    private func give(_ form: Form, _ context: SiteContext) throws -> Response {
        let person = try person(context)
        let extract = try secretary.extract(of: person.id.text, by: try office.visit(context).person.name)
        let isPage = form["som"] != "json"
        let page = Data(office.library.document(ExtractPage(extract)).utf8)
        let bytes = isPage ? page : try extract.json
        let day = WallTime(extract.made).day
        return Response(
            status: .ok,
            headers: [
                .contentType: isPage ? "text/html; charset=utf-8" : "application/json; charset=utf-8",
                .contentDisposition: "attachment; filename=\"registerutdrag-\(day).\(isPage ? "html" : "json")\"",
                .cacheControl: "no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// Asks in which form a *registerutdrag* is wanted.
struct ExtractAskPage: PageContent {
    static let template = "person-extract"
    static let names: Set<String> = ["back", "subject", "action"]

    let back: String
    let subject: String
    let action: String
    let token: String
}
