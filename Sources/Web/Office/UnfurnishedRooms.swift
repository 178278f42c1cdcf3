import Documents
import Hummingbird
import Secretariat

/// Rooms whose work is still done by command: each says by which.
struct UnfurnishedRooms: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        for room in Room.allCases where !room.isOpen {
            let path = RouterPath(room.path)
            router.get(path) { _, context in try tell(of: room, context) }
            router.get(RouterPath("\(room.path)/:part")) { _, context in try tell(of: room, context) }
        }
    }

    private func tell(of room: Room, _ context: SiteContext) throws -> Response {
        guard room.isIn(the: try office.visit(context).clearance) else { throw WebProblem.notAllowed }
        return try office.secretary.store.read { snapshot in
            let page = UnfurnishedPage(name: room.label, command: room.command)
            return try office.page(page, room.label, in: room, for: context, snapshot)
        }
    }
}

/// Says by which command a room's work is done.
struct UnfurnishedPage: PageContent {
    static let template = "unfurnished"
    static let names: Set<String> = ["name", "command"]

    let name: String
    let command: String
}

extension Room {
    fileprivate var command: String { "samordna plan 2028" }
}
