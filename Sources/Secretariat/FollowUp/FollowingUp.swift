import Foundation
import Meetings
import Store

/// An åtgärd with what its followers need to know of it.
package struct FollowedAction: Sendable {
    package let action: Action
    package let body: Body
    package let meeting: Meeting?
    /// For each owner, in their order.
    package let answerable: [Answerable]
    package let timesCarried: Int
    /// Who has said that it is not hers, where nobody has been named since.
    package let disownedBy: String?

    /// Whether a new owner is to be found: one has left, is gone or says that it is not hers.
    package var needsOwner: Bool {
        action.isOpen
            && (disownedBy != nil
                || answerable.contains {
                    switch $0 {
                    case .left, .chairless: true
                    case .person, .words: false
                    }
                })
    }

    /// Of the agenda; nil for what belongs to no item of it.
    package var item: AgendaItem? { meeting?.agenda.first { $0.id == action.item } }
}

extension Secretary {
    /// What a body has agreed and not done yet, oldest first: for its next agenda.
    package func openActions(of body: Key<Body>, _ snapshot: Snapshot) throws -> [Action] {
        try snapshot.agreedActions(of: body).filter(\.isOpen)
    }

    /// Open ones by their day, then those that are closed, the latest first.
    ///
    /// - Parameter clearance: nil for whoever runs the commands, who may see everything.
    package func followedActions(
        _ selection: ActionSelection, for clearance: Clearance?, _ snapshot: Snapshot
    ) throws -> [FollowedAction] {
        try followedActions([selection], for: clearance, snapshot)[0]
    }

    /// The same of each of several selections, among åtgärder that are read once.
    package func followedActions(
        _ selections: [ActionSelection], for clearance: Clearance?, _ snapshot: Snapshot
    ) throws -> [[FollowedAction]] {
        let desk = try FollowUpDesk(snapshot, on: WallTime(world.now()).day)
        let places = clearance.map { Set($0.places(.read)) }
        let readable = try snapshot.agreedActions().filter { places?.contains($0.body) ?? true }
        return try selections.map { selection in
            let found = readable.filter {
                selection.includes($0, in: desk.register, on: desk.today, timesCarried: desk.timesCarried($0))
            }
            let open = found.filter(\.isOpen).sorted(by: Action.inOrderOfDays)
            let closed = found.filter(\.isClosed).sorted { $0.closed > $1.closed }
            return try desk.follow(open + closed)
        }
    }

    package func followedAction(_ id: Key<Action>, _ snapshot: Snapshot) throws -> FollowedAction? {
        guard let action = try snapshot.action(id), action.isOpen || action.isClosed else { return nil }
        return try FollowUpDesk(snapshot, on: WallTime(world.now()).day, of: action.body).follow([action]).first
    }

    /// The final decisions that somebody may see, the latest first.
    package func followedDecisions(
        in bodies: Set<Key<Body>>?, year: Int?, for clearance: Clearance?, _ snapshot: Snapshot
    ) throws -> [Decision] {
        let places = clearance.map { Set($0.places(.read)) }
        return try snapshot.finalDecisions().reversed().filter { decision in
            (places?.contains(decision.body) ?? true) && (bodies?.contains(decision.body) ?? true)
                && (year.map { $0 == decision.agreed.year } ?? true)
        }
    }
}

/// What following up needs of the register and the meetings, read once.
struct FollowUpDesk {
    let snapshot: Snapshot
    let register: Register
    let today: Day
    private let bodies: [Key<Body>: Body]
    private let meetings: [Key<Body>: [Meeting]]

    /// - Parameter body: the one whose åtgärder are followed; nil follows those of all.
    init(_ snapshot: Snapshot, on today: Day, of body: Key<Body>? = nil) throws {
        self.snapshot = snapshot
        self.today = today
        register = try snapshot.register()
        bodies = Dictionary(register.bodies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        meetings = Dictionary(grouping: try snapshot.meetings(of: body), by: \.body)
    }

    func timesCarried(_ action: Action) -> Int { action.timesCarried(through: meetings[action.body] ?? []) }

    func follow(_ actions: [Action]) throws -> [FollowedAction] {
        let disowners = try snapshot.disowners(of: actions.filter(\.isOpen))
        return actions.compactMap { action in
            bodies[action.body].map { body in
                FollowedAction(
                    action: action, body: body,
                    meeting: meetings[action.body]?.first { $0.id == action.meeting },
                    answerable: action.answerable(in: register, on: today), timesCarried: timesCarried(action),
                    disownedBy: disowners[action.id])
            }
        }
    }
}

extension Action {
    fileprivate var closed: Date {
        switch state {
        case .done(_, let at, _), .dropped(_, _, let at): at
        case .proposed, .settled, .open: .distantPast
        }
    }
}
