import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// Where the links of people without an account are made and revoked.
struct LinkRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("personer/:person/lank") { _, context in Response.see(try office.person(context).person.path) }
        router.form("personer/:person/lank") { form, _, context in try make(form, context) }
        router.form("personer/:person/lank/aterkalla") { _, _, context in try revoke(context) }
    }

    /// The address is not kept, so it stands on the form's own answer.
    private func make(_ form: Form, _ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        let link = try secretary.newPageLink(
            for: person.id.text, by: try office.visit(context).person.name, wish: wish(form, context))
        let page = NewLinkPage(back: person.path, subject: person.name, link: link)
        return try secretary.store.read {
            try office.page(page, "Ny länk till \(person.name)", in: .people, for: context, $0)
        }
    }

    /// The same for each press on one page, and known to this browser alone.
    private func wish(_ form: Form, _ context: SiteContext) -> String? {
        guard let secret = context.secret, !form["gang"].isEmpty else { return nil }
        return "page link \(form["gang"]) \(secret)"
    }

    private func revoke(_ context: SiteContext) throws -> Response {
        let person = try office.person(context).person
        _ = try secretary.revokeLinks(of: person.id.text, by: try office.visit(context).person.name)
        return .see("\(person.path)?besked=lankar")
    }
}
