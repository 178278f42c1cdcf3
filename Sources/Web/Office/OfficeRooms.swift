import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// What every room of the office shares: who is in it, and what stands around its pages.
struct OfficeRooms: Sendable {
    let secretary: Secretary
    let library: PageLibrary

    /// Who is signed in; everybody else is shown to the door.
    func visit(_ context: SiteContext) throws -> Visit {
        guard let visit = context.visit else { throw WebProblem.notSignedIn }
        return visit
    }

    /// As above, where she may do it in this body.
    func visit(_ context: SiteContext, to deed: Clearance.Deed, in body: Key<Body>) throws -> Visit {
        let visit = try visit(context)
        guard visit.clearance.may(deed, in: body) else { throw WebProblem.notAllowed }
        return visit
    }

    /// As above, where she may do it in some body.
    func visit(_ context: SiteContext, to deed: Clearance.Deed) throws -> Visit {
        let visit = try visit(context)
        guard visit.clearance.mayAnywhere(deed) else { throw WebProblem.notAllowed }
        return visit
    }

    func page(
        _ content: some PageContent, _ title: String, in room: Room, for context: SiteContext, _ snapshot: Snapshot,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try page(library.content(content), title, in: room, for: context, snapshot, status: status)
    }

    /// As above, with a content that was rendered before.
    func page(
        _ content: String, _ title: String, in room: Room, for context: SiteContext, _ snapshot: Snapshot,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let visit = try visit(context)
        let around = try surroundings(visit, snapshot)
        let frame = PageFrame(
            title: title, region: around.region, places: places(visit, at: room, around) { !$0.isTool },
            tools: places(visit, at: room, around, where: \.isTool), person: visit.person.name,
            token: Form.token(for: context.secret ?? ""), sending: around.sending, isHeld: around.isHeld,
            mayHold: visit.clearance.mayAnywhere(.arrange))
        return .privatePage(library.render(content, in: frame), status: status)
    }

    /// Which minute it is: what is kept of a page is no older.
    var minute: Int { Int(secretary.world.now().timeIntervalSince1970 / 60) }

    /// What stands around every page of hers.
    private struct Surroundings: Sendable {
        let region: String
        let sending: String
        let isHeld: Bool
        let waiting: Int
    }

    private func surroundings(_ visit: Visit, _ snapshot: Snapshot) throws -> Surroundings {
        let now = secretary.world.now()
        return try snapshot.kept("surroundings of \(visit.person.id.text) on \(WallTime(now).day)") {
            Surroundings(
                region: try snapshot.region(), sending: try SendingWords(snapshot, now: now).sentence,
                isHeld: try snapshot.pause() != nil,
                waiting: Room.inbox.isIn(the: visit.clearance)
                    ? try snapshot.waitingIncoming(about: visit.clearance.places(.seeLedger)) : 0)
        }
    }

    private func places(
        _ visit: Visit, at here: Room, _ around: Surroundings, where isWanted: (Room) -> Bool
    ) -> [PageFrame.Place] {
        Room.allCases.filter { $0.isIn(the: visit.clearance) && isWanted($0) }.map { room in
            PageFrame.Place(
                label: room.label, path: room.path, isHere: room == here,
                count: room == .inbox && around.waiting > 0 ? around.waiting : nil)
        }
    }
}

/// A room of the office, as the row at the top names it.
enum Room: CaseIterable {
    case today
    case year
    case bodies
    case people
    case actions
    case inbox
    case outbox
    case workload
    case search
    case settings
    case help

    var label: String {
        switch self {
        case .today: "I dag"
        case .year: "Året"
        case .bodies: "Grupper"
        case .people: "Personer"
        case .actions: "Åtgärder"
        case .inbox: "Inkorg"
        case .outbox: "Utskick"
        case .workload: "Arbetsinsats"
        case .search: "Sök"
        case .settings: "Inställningar"
        case .help: "Hjälp"
        }
    }

    var path: String {
        switch self {
        case .today: "/idag"
        case .year: "/aret"
        case .bodies: "/grupper"
        case .people: "/personer"
        case .actions: "/atgarder"
        case .inbox: "/inkorg"
        case .outbox: "/utskick"
        case .workload: "/arbetsinsats"
        case .search: "/sok"
        case .settings: "/installningar"
        case .help: "/hjalp"
        }
    }

    /// Whether it serves the work in all other rooms, and stands apart from them in the row.
    var isTool: Bool {
        switch self {
        case .search, .settings, .help: true
        default: false
        }
    }

    /// Whether there is anything in it for her.
    func isIn(the clearance: Clearance) -> Bool {
        switch self {
        case .today: true
        case .year, .bodies, .people, .actions: clearance.mayAnywhere(.read)
        case .inbox, .outbox: clearance.mayAnywhere(.seeLedger)
        case .workload: clearance.mayAnywhere(.read)
        case .search: clearance.mayAnywhere(.read) || clearance.mayAnywhere(.seeLedger)
        case .settings: clearance.mayAnywhere(.configure)
        case .help: true
        }
    }
}
