import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// Everything on record of one person that its reader may see.
struct PersonSheet {
    let register: Register
    let person: Person
    let clearance: Clearance
    let reachability: Reachability
    /// Meetings of the reader's bodies to which she was called or came, newest first.
    let meetings: [(meeting: Meeting, invitation: Invitation?, attendance: Attendance?)]
    let hours: [OwnHours]
    /// Mail of the bodies whose ledger the reader sees, newest first.
    let messages: [OutboxMessage]
    /// What did not reach her of coming meetings.
    let failed: [OutboxMessage]
    let links: [PersonalLink]
    let facts: [Fact]
    let mergings: [Merging]
    let now: Date

    init(_ id: Key<Person>, _ snapshot: Snapshot, _ secretary: Secretary, for clearance: Clearance) throws {
        let register = try snapshot.register()
        guard let person = register.person(id) else { throw WebProblem.notFound }
        guard clearance.may(.read, with: id, in: register) else { throw WebProblem.notAllowed }
        let now = secretary.world.now()
        self.register = register
        self.person = person
        self.clearance = clearance
        self.now = now
        reachability = try Reachability(snapshot, on: WallTime(now).day)
        meetings = try Self.meetings(of: id, snapshot, for: clearance)
        hours = try secretary.ownYear(of: person, snapshot).hours.filter { clearance.may(.seeHours, in: $0.body.id) }
        messages = try snapshot.messages(MessageFilter(person: id)).filter { clearance.may(.seeLedger, in: $0.body) }
            .reversed()
        let mayArrange = clearance.may(.arrange, with: id, in: register)
        failed = mayArrange ? try snapshot.failedMessages(to: id, after: WallTime(now)) : []
        links = mayArrange ? try snapshot.personalLinks(of: id) : []
        mergings = try snapshot.mergings(into: id)
        let mandates = register.mandates.filter { $0.person == id }.map(\.id.text)
        facts = try snapshot.facts(aboutAny: Set(mandates + [id.text] + mergings.map(\.gone.text))).reversed()
    }

    private static func meetings(
        of id: Key<Person>, _ snapshot: Snapshot, for clearance: Clearance
    ) throws -> [(meeting: Meeting, invitation: Invitation?, attendance: Attendance?)] {
        let invitations = try snapshot.meetings(inviting: id)
        let known = Set(invitations.map(\.meeting.id))
        let recorded = try snapshot.meetings(recording: id).filter { !known.contains($0.id) }
        let all =
            invitations.map { (meeting: $0.meeting, invitation: Invitation?($0.invitation)) }
            + recorded.map { (meeting: $0, invitation: nil) }
        return try all.filter { clearance.may(.read, in: $0.meeting.body) }.sorted {
            $0.meeting.start > $1.meeting.start
        }
        .prefix(most).map { ($0.meeting, $0.invitation, try snapshot.attendance(at: $0.meeting.id)[id]) }
    }

    /// Meetings that a page shows.
    static let most = 40

    var today: Day { WallTime(now).day }
    var mayArrange: Bool { clearance.may(.arrange, with: person.id, in: register) }
    var arrangesAll: Bool { clearance.arrangesAll(of: person.id, in: register) }
}
