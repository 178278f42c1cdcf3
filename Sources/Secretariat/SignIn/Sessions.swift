import Foundation
import Meetings
import Store

/// Somebody signed in, with what she may do as the register stands now.
package struct Visit: Sendable {
    package let session: Session
    package let clearance: Clearance

    package var person: Person { clearance.person }
}

extension Secretary {
    /// Whose browser this is; nil where nobody is signed in with it, any more or at all.
    package func visit(secret: String) throws -> Visit? {
        let now = world.now()
        let found = try store.read { snapshot -> Visit? in
            guard let session = try snapshot.session(digest: digest(secret)), session.isOpen(at: now) else {
                return nil
            }
            let register = try snapshot.seating(of: session.person)
            guard let person = register.person(session.person) else { return nil }
            let clearance = Clearance(of: person, in: register, on: WallTime(now).day)
            return clearance.isStaff ? Visit(session: session, clearance: clearance) : nil
        }
        // Once in five minutes is often enough, and keeps reading a page from writing.
        if let session = found?.session, now.timeIntervalSince(session.seen) > 300 {
            try store.write { try $0.touchSession(session.id, at: now) }
        }
        return found
    }

    /// The browsers that people are signed in with now.
    package func openSessions(_ snapshot: Snapshot) throws -> [Session] {
        let now = world.now()
        return try snapshot.openSessions(
            seenSince: now.addingTimeInterval(-SignInTerms.idle),
            openedSince: now.addingTimeInterval(-SignInTerms.longest))
    }

    package func signOut(_ visit: Visit) throws {
        let now = world.now()
        try store.write { transaction in
            guard try transaction.closeSession(visit.session.id, at: now) else { return }
            try transaction.record(
                Fact(at: now, by: visit.person.name, kind: "signed out", scope: visit.person.id.text))
        }
    }

    /// Ends every browser's session of a person but the one given; how many there were.
    package func signOutEverywhere(_ person: Key<Person>, but kept: Session.ID? = nil, by: String) throws -> Int {
        let now = world.now()
        return try store.write { transaction in
            let open = try transaction.snapshot.openSessions(of: person).filter { $0.id != kept }
            for session in open { _ = try transaction.closeSession(session.id, at: now) }
            if !open.isEmpty {
                try transaction.record(
                    Fact(at: now, by: by, kind: "signed out everywhere", scope: person.text, detail: "\(open.count)"))
            }
            return open.count
        }
    }
}

extension Session {
    fileprivate func isOpen(at now: Date) -> Bool {
        closed == nil && now.timeIntervalSince(seen) < SignInTerms.idle
            && now.timeIntervalSince(opened) < SignInTerms.longest
    }
}
