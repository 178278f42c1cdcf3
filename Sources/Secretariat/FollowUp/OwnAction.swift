import Foundation
import Meetings
import Store

/// An åtgärd as somebody sees it who owns it, or did.
package struct OwnAction: Sendable {
    package let followed: FollowedAction
    package let standing: Standing
    /// What was last done with it, where anything was.
    package let latest: Fact?
    /// Who did that, as others may read it.
    package let latestName: String?
    /// The body that owns it, where she is asked as its chair.
    package let owner: Body?
    package let mark: String
    /// What she is to do, and with whom.
    package let task: String

    package enum Standing: Hashable, Sendable {
        /// Her word is asked.
        case open
        case done(by: String, at: Date)
        case dropped(because: String, at: Date)
        /// It is another's now, or she has left the body.
        case others
        /// Somebody has said that it is not hers, and the samordnare has not named another yet.
        case disowned
    }

    package var action: Action { followed.action }
}

extension Secretary {
    /// Nil where it is in no finished notes.
    package func ownAction(_ id: Key<Action>, of person: Key<Person>, _ snapshot: Snapshot) throws -> OwnAction? {
        try followedAction(id, snapshot).map { followed in
            own(followed, of: person, try snapshot.register(), try snapshot.facts(about: id.text).last)
        }
    }

    private func own(
        _ followed: FollowedAction, of person: Key<Person>, _ register: Register, _ latest: Fact?
    ) -> OwnAction {
        let action = followed.action
        let bodies = action.owners.compactMap { owner -> Body? in
            if case .body(let id) = owner { register.body(id) } else { nil }
        }
        let isHerOwn = action.owners.contains(.person(person))
        return OwnAction(
            followed: followed, standing: standing(of: followed, for: person, register),
            latest: latest, latestName: latest.map { register.shownName($0.by) }, owner: isHerOwn ? nil : bodies.first,
            mark: mark(of: action), task: action.ownTask(in: register))
    }

    /// The open ones that are hers, in the order of their days.
    package func ownActions(of person: Key<Person>, _ snapshot: Snapshot) throws -> [OwnAction] {
        let desk = try FollowUpDesk(snapshot, on: WallTime(world.now()).day)
        let (register, today) = (desk.register, desk.today)
        let own = try snapshot.agreedActions().filter { action in
            action.isOpen && action.answerable(in: register, on: today).contains { $0.person?.id == person }
        }
        let facts = Dictionary(grouping: try snapshot.facts(aboutAny: Set(own.map(\.id.text))), by: \.scope)
        return try desk.follow(own.sorted(by: Action.inOrderOfDays))
            .map { self.own($0, of: person, register, facts[$0.action.id.text]?.last) }
            .filter { $0.standing == .open }
    }

    /// What its owner says has become of it, by a link.
    package func report(
        _ change: ActionChange, of id: Key<Action>, seen: String, by visit: LinkVisit
    ) throws -> LinkOutcome {
        let own = try store.read { try ownAction(id, of: visit.person.id, $0) }
        guard own?.standing == .open else { return .over }
        do {
            try self.change(action: id, change, seen: seen, by: visit.name)
            return .done
        } catch OfficeError.badAction(_, .changed) {
            return .changed
        } catch OfficeError.badAction(_, .isDone), OfficeError.badAction(_, .isDropped) {
            return .over
        }
    }

    /// That it is not hers: the samordnare finds out whose it is, and she gets no more mail about it.
    package func disown(
        _ id: Key<Action>, comment: String, seen: String, by visit: LinkVisit
    ) throws -> LinkOutcome {
        try store.write { transaction in
            guard let own = try ownAction(id, of: visit.person.id, transaction.snapshot), own.standing == .open else {
                return .over
            }
            guard own.mark == seen else { return .changed }
            try transaction.record(
                Fact(
                    at: world.now(), by: visit.name, kind: "action declined", scope: id.text,
                    detail: comment.onOneLine(ActionFault.longest)))
            try decide(for: [own.action.body], transaction)
            return .done
        }
    }

    private func standing(
        of followed: FollowedAction, for person: Key<Person>, _ register: Register
    ) -> OwnAction.Standing {
        let isHers =
            followed.answerable.contains { $0.person?.id == person }
            || followed.action.owners.contains(.person(person))
        guard isHers else { return .others }
        return switch followed.action.state {
        case .done(let by, let at, _): .done(by: register.shownName(by), at: at)
        case .dropped(let because, _, let at): .dropped(because: because, at: at)
        case .proposed, .settled: .others
        case .open where followed.disownedBy != nil: .disowned
        case .open: followed.answerable.contains { $0.person?.id == person } ? .open : .others
        }
    }
}

extension Register {
    /// A name that others may read: a protected one is not told.
    fileprivate func shownName(_ name: String) -> String {
        people.contains { $0.isProtected && $0.name == name } ? "En annan ansvarig" : name
    }
}
