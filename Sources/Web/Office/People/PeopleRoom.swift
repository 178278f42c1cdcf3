import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// *Personer*: everybody in the reader's bodies, and each one's page.
struct PeopleRoom: Sendable {
    let office: OfficeRooms

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("personer") { request, context in try list(request, context) }
        router.get("personer/:person") { request, context in try show(request, context) }
        PersonRoom(office: office).open(router)
        LinkRoom(office: office).open(router)
        MergeRoom(office: office).open(router)
        ExtractRoom(office: office).open(router)
        ImportRoom(office: office).open(router)
    }

    private func list(_ request: Request, _ context: SiteContext) throws -> Response {
        let clearance = try office.visit(context, to: .read).clearance
        let query = try Form(request.uri.query ?? "")
        let wish = PeopleWish(query)
        let today = WallTime(secretary.world.now()).day
        return try secretary.store.read { snapshot in
            let page = PeoplePage(
                wish, try snapshot.register(), try Reachability(snapshot, on: today), for: clearance, on: today,
                news: RegisterNews.words(query["besked"]))
            return try office.page(page, "Personer", in: .people, for: context, snapshot)
        }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        let clearance = try office.visit(context, to: .read).clearance
        let id = Key<Person>(try context.part("person"))
        let news = try Form(request.uri.query ?? "")["besked"]
        return try secretary.store.read { snapshot in
            // What was mailed about an entry that is another's now still leads somewhere.
            let kept = try snapshot.keptEntry(of: id)
            if kept != id { return .see("/personer/\(kept.text.inAddress)") }
            let sheet = try PersonSheet(id, snapshot, secretary, for: clearance)
            let page = PersonPage(
                sheet, news: RegisterNews.words(news), token: context.token,
                occasion: secretary.digest(secretary.world.newSecret()))
            return try office.page(page, sheet.person.name, in: .people, for: context, snapshot)
        }
    }
}

extension OfficeRooms {
    /// The person whom the address names, where the reader may arrange for her.
    func person(_ context: SiteContext) throws -> (person: Person, register: Register) {
        let clearance = try visit(context, to: .arrange).clearance
        let id = Key<Person>(try context.part("person"))
        let register = try secretary.store.read { try $0.register() }
        guard let person = register.person(id) else { throw WebProblem.notFound }
        guard clearance.may(.arrange, with: id, in: register) else { throw WebProblem.notAllowed }
        return (person, register)
    }
}
