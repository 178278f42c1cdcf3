import Documents
import Hummingbird
import Meetings
import Secretariat
import Store

/// *I dag*: what needs whoever is signed in now, and what comes.
struct TodayRoom: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("idag") { _, context in try today(context) }
    }

    private func today(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context)
        let now = office.secretary.world.now()
        return try office.secretary.store.read { snapshot in
            let register = try snapshot.register()
            let today = try Today(snapshot, register, for: visit.clearance, at: now)
            let pause = visit.clearance.mayAnywhere(.seeLedger) ? try snapshot.pause() : nil
            let page = TodayPage(today, register, pause: pause.map { PauseRow($0, on: today.day) })
            return try office.page(page, "I dag", in: .today, for: context, snapshot)
        }
    }
}
