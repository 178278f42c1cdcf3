import Documents
import Foundation
import Meetings
import Store

/// A meeting to which too few can come, as its chair sees it.
package struct OwnQuorum: Sendable {
    package let meeting: Meeting
    package let body: Body
    package let quorum: Quorum?
    /// Those who are missing or have not answered; protected identities are left out.
    package let people: [(name: String, stand: Quorum.Stand)]
    package let wish: QuorumWish?
    package let standing: Standing

    package enum Standing: Hashable, Sendable {
        /// Her word is asked.
        case open
        /// Enough can come again.
        case regained
        case begun, cancelled, notChair
    }

    /// What tells this sight of it from a later one.
    package var mark: String { "\(meeting.generation) \(wish?.at.timeIntervalSince1970 ?? 0)" }
}

extension Secretary {
    package func ownQuorum(
        _ id: Key<Meeting>, of person: Key<Person>, _ snapshot: Snapshot
    ) throws -> OwnQuorum? {
        guard let meeting = try snapshot.meeting(id) else { return nil }
        return try ownQuorum(meeting, of: person, try snapshot.register(), snapshot)
    }

    private func ownQuorum(
        _ meeting: Meeting, of person: Key<Person>, _ register: Register, _ snapshot: Snapshot
    ) throws -> OwnQuorum? {
        guard let body = register.body(meeting.body) else { return nil }
        let quorum = Quorum(of: meeting, register, try snapshot.invitations(to: meeting))
        let people = (quorum?.members ?? []).compactMap { member in
            register.person(member.person).flatMap { $0.isProtected ? nil : (name: $0.name, stand: member.stand) }
        }
        let isChair = register.chair(of: meeting.body, on: meeting.start.day)?.id == person
        return OwnQuorum(
            meeting: meeting, body: body, quorum: quorum,
            people: people.sorted { String.inSurnameOrder($0.name, $1.name) },
            wish: try snapshot.quorumWish(for: meeting), standing: standing(of: meeting, quorum, isChair: isChair))
    }

    /// The coming meetings to which too few can come and of which this chair has said nothing yet.
    package func meetingsWithoutQuorum(of person: Key<Person>, _ snapshot: Snapshot) throws -> [OwnQuorum] {
        let register = try snapshot.register()
        let own = try snapshot.meetings(after: WallTime(world.now())).filter {
            register.chair(of: $0.body, on: $0.start.day)?.id == person
        }
        return try own.compactMap { meeting in
            let own = try ownQuorum(meeting, of: person, register, snapshot)
            return own.flatMap { $0.standing == .open && $0.wish == nil ? $0 : nil }
        }
    }

    /// The chair's word on a meeting to which too few can come; the samordnare does it.
    package func wish(
        _ choice: QuorumWish.Choice, comment: String, for id: Key<Meeting>, seen: String, by visit: LinkVisit
    ) throws -> LinkOutcome {
        let now = world.now()
        return try store.write { transaction in
            guard let own = try ownQuorum(id, of: visit.person.id, transaction.snapshot), own.standing == .open else {
                return .over
            }
            let words = comment.onOneLine(500)
            let wish = QuorumWish(
                person: visit.person.id, choice: choice, comment: words.isEmpty ? nil : words, at: now)
            guard own.wish?.choice != wish.choice || own.wish?.comment != wish.comment else { return .done }
            guard own.mark == seen else { return .changed }
            try transaction.record(wish, about: own.meeting)
            try transaction.record(
                Fact(at: now, by: visit.name, kind: "quorum answered", scope: id.text, detail: choice.rawValue))
            return .done
        }
    }

    private func standing(of meeting: Meeting, _ quorum: Quorum?, isChair: Bool) -> OwnQuorum.Standing {
        if case .cancelled = meeting.state { return .cancelled }
        guard meeting.start.nearestMoment > world.now() else { return .begun }
        guard isChair else { return .notChair }
        return quorum?.concerns.contains(.quorum) ?? false ? .open : .regained
    }
}
