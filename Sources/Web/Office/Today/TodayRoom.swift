import Documents
import Foundation
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
            let content = try snapshot.kept("I dag of \(visit.person.id.text) at \(office.minute)") {
                try rendered(for: visit, at: now, snapshot)
            }
            return try office.page(content, "I dag", in: .today, for: context, snapshot)
        }
    }

    private func rendered(for visit: Visit, at now: Date, _ snapshot: Snapshot) throws -> String {
        let register = try snapshot.register()
        let today = try Today(snapshot, register, for: visit.clearance, at: now)
        let pause = visit.clearance.mayAnywhere(.seeLedger) ? try snapshot.pause() : nil
        return office.library.content(TodayPage(today, register, pause: pause.map { PauseRow($0, on: today.day) }))
    }
}
