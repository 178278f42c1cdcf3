import Foundation
import Meetings
import Store

/// What a search finds in the office, within what one person may see.
package struct Found: Sendable {
    package let people: [Person]
    package let bodies: [Body]
    package let meetings: [Meeting]
    /// What is written in minutes, what was decided and what somebody undertook, some of each.
    package let minutes: FoundWritings
    package let decisions: FoundWritings
    package let actions: FoundWritings
    package let outgoing: [LedgerEntry]
    package let outgoingCount: Int
    package let incoming: [IncomingMail]
    package let incomingCount: Int
    /// Mail whose words are not in the index yet.
    package let unread: Int

    package var isEmpty: Bool {
        people.isEmpty && bodies.isEmpty && meetings.isEmpty && outgoingCount + incomingCount == 0
            && minutes.count + decisions.count + actions.count == 0
    }
}

extension Secretary {
    /// - Parameter mails: how many of each kind of mail are given; all are counted.
    package func find(_ matter: SoughtMatter, for clearance: Clearance, mails: Int = 10) throws -> Found {
        let unread = try indexMail(atMost: 2_000)
        try indexWritings(atMost: 2_000)
        return try store.read { snapshot in
            let search = Search(
                matter: matter, clearance: clearance, register: try snapshot.register(), snapshot: snapshot,
                now: WallTime(world.now()))
            let (out, inn) = (search.ledgerFilter, search.inboxFilter)
            let sees = clearance.mayAnywhere(.seeLedger) && !matter.isEmpty
            return Found(
                people: try search.people(), bodies: search.bodies(), meetings: try search.meetings(),
                minutes: try search.writings(Writing.Kind.minutes), decisions: try search.writings([.decision]),
                actions: try search.writings([.action]),
                outgoing: sees ? try snapshot.ledger(out, limit: mails) : [],
                outgoingCount: sees ? try snapshot.ledgerCount(out) : 0,
                incoming: sees ? try snapshot.inbox(inn, limit: mails) : [],
                incomingCount: sees ? try snapshot.inboxCount(inn) : 0, unread: unread)
        }
    }
}

/// One search in one snapshot.
private struct Search {
    let matter: SoughtMatter
    let clearance: Clearance
    let register: Register
    let snapshot: Snapshot
    let now: WallTime

    /// By name, address, title, workplace or kommun; those who sit in bodies she may read, or got mail of them.
    func people() throws -> [Person] {
        guard !matter.isEmpty else { return [] }
        let places = clearance.places(.read)
        let open = Set(places)
        let seats = Set(register.seats.filter { open.contains($0.body) }.map(\.id))
        let seated = Set(register.mandates.filter { seats.contains($0.seat) }.map(\.person))
        let known = seated.union(try snapshot.correspondents(of: places))
        let authorities = Dictionary(register.authorities.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
        return register.people.filter { person in
            guard known.contains(person.id) else { return false }
            let kommun = person.authority.flatMap { authorities[$0] } ?? ""
            let facts = person.addresses.map(\.text) + [person.title, person.workplace].compactMap(\.self)
            return matter.words.areFound(in: ([person.name, kommun] + facts).joined(separator: " "))
        }
    }

    func bodies() -> [Body] {
        guard !matter.isEmpty else { return [] }
        return clearance.bodies(.read, in: register).filter { body in
            matter.words.areFound(in: ([body.name] + body.aliases.map(\.name)).joined(separator: " "))
        }
    }

    /// By day, body, place or what stands on the agenda; the nearest to come first, then the latest past.
    func meetings() throws -> [Meeting] {
        guard !matter.isEmpty else { return [] }
        let bodies = Dictionary(uniqueKeysWithValues: clearance.bodies(.read, in: register).map { ($0.id, $0) })
        let names = bodies.mapValues { ([$0.name] + $0.aliases.map(\.name)).joined(separator: " ") }
        let found = try snapshot.meetings().filter { meeting in
            guard let name = names[meeting.body], matter.time?.contains(meeting.start.day) ?? true else { return false }
            guard !matter.rest.isEmpty else { return matter.time != nil }
            let facts = [name, meeting.place.room ?? ""] + meeting.agenda.map(\.title)
            return matter.rest.areFound(in: facts.joined(separator: " "))
        }
        return found.filter { $0.start > now } + found.filter { $0.start <= now }.reversed()
    }

    func writings(_ kinds: Set<Writing.Kind>) throws -> FoundWritings {
        guard !matter.isEmpty else { return .none }
        return try snapshot.findWritings(
            SoughtWritings(matter.words, kinds: kinds), for: clearance, register, limit: 4)
    }

    var ledgerFilter: LedgerFilter {
        var filter = LedgerAccess(clearance, register).searchableLedger
        filter.words = matter.words
        return filter
    }

    var inboxFilter: InboxFilter {
        var filter = LedgerAccess(clearance, register).searchableInbox
        filter.words = matter.words
        return filter
    }
}
