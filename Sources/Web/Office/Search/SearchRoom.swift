import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Sök*: people, bodies, meetings and mail, within what whoever is signed in may see.
struct SearchRoom: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("sok") { request, context in try search(request, context) }
        WritingsRoom(office: office).open(router)
    }

    private func search(_ request: Request, _ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        guard Room.search.isIn(the: visit.clearance) else { throw WebProblem.notAllowed }
        let query = try Form(request.uri.query ?? "")
        // Longer than anybody types.
        let text = String(query["ord"].prefix(200))
        let matter = SoughtMatter(text)
        let secretary = office.secretary
        let found = matter.isEmpty ? nil : try secretary.find(matter, for: visit.clearance)
        return try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let rows = try found.map { found in
                SearchRows(
                    matter: matter, register: register, today: WallTime(secretary.world.now()).day,
                    texts: try texts(found, snapshot))
            }
            let page = SearchPage(text, only: query["del"], matter, found, rows)
            return try office.page(page, "Sök", in: .search, for: context, snapshot)
        }
    }

    private func texts(_ found: Found, _ snapshot: Snapshot) throws -> [String: String] {
        var texts: [String: String] = [:]
        for entry in found.outgoing {
            texts["ut \(entry.message.id)"] = try office.secretary.outgoingMail(entry.message, snapshot)?.text
        }
        for mail in found.incoming {
            texts["in \(mail.id)"] = try office.secretary.receivedMail(mail.id, snapshot)?.text
        }
        return texts
    }
}
