import Foundation
import Meetings
import Secretariat
import Store

/// Everything on record of one meeting, as its page needs it.
struct MeetingSheet {
    let register: Register
    let body: Body
    let meeting: Meeting
    /// How many meetings the body has that year, cancelled ones aside.
    let siblings: Int
    let invitees: [Invitee]
    let invitations: [Key<Person>: Invitation]
    let quorum: Quorum?
    /// What the chair wants, where too few can come.
    let wish: QuorumWish?
    let attendance: [Key<Person>: Attendance]
    let messages: [OutboxMessage]
    let facts: [Fact]
    /// How many changes have been made to it.
    let changes: Int
    let reading: ReadingMatter?
    let proposals: [Proposal]
    let reachability: Reachability
    let pause: SendingPause?
    let now: Date

    init(_ reference: String, _ snapshot: Snapshot, at now: Date) throws {
        let register = try snapshot.register()
        let meeting: Meeting
        do {
            meeting = try snapshot.findMeeting(reference, in: register)
        } catch is OfficeError {
            throw WebProblem.notFound
        }
        guard let body = register.body(meeting.body) else { throw WebProblem.notFound }
        self.register = register
        self.meeting = meeting
        self.body = body
        self.now = now
        siblings = try snapshot.meetings(of: body.id, year: meeting.year).count {
            $0.number == meeting.number || !$0.isOff
        }
        invitees = register.invitees(to: meeting)
        let invitations = try snapshot.invitations(to: meeting)
        self.invitations = Dictionary(uniqueKeysWithValues: invitations.map { ($0.person, $0) })
        attendance = try snapshot.attendance(at: meeting.id)
        quorum = Quorum(of: meeting, register, invitations, attendance)
        let isLost = quorum?.concerns.contains(.quorum) ?? false
        wish = isLost ? try snapshot.quorumWish(for: meeting) : nil
        messages = try snapshot.messages(MessageFilter(meeting: meeting.id)).filter { $0.kind != .alert }
        facts = try snapshot.facts(about: meeting.id.text)
        changes = try snapshot.changes(of: meeting.id)
        reading = try snapshot.readingMatter(for: meeting.id)
        proposals = try snapshot.openProposals(about: meeting.id)
        reachability = try Reachability(snapshot, on: WallTime(now).day)
        pause = try snapshot.pause()
    }

    /// Where it is held.
    var place: Meeting.Place { meeting.effectivePlace(in: body) }

    var today: Day { WallTime(now).day }

    /// Not begun, not off.
    var isAhead: Bool {
        switch meeting.state {
        case .proposed, .booked, .called: meeting.start.nearestMoment > now
        case .held, .closed, .cancelled: false
        }
    }

    var hasBegun: Bool { !meeting.isOff && meeting.start.nearestMoment <= now }

    /// The kallelse is the chair's to release, and she has not.
    var awaitsRelease: Bool { body.policy.mode(of: .notice) == .release && meeting.release == nil }

    /// Called by the records, while nobody has got the kallelse yet.
    var isUnderWay: Bool {
        guard case .called = meeting.state else { return false }
        let notices = messages.filter { $0.kind == .notice && $0.state != .superseded && $0.state != .lapsed }
        return !notices.isEmpty && !notices.contains(where: \.hasLeft)
    }
}

extension Meeting {
    var isOff: Bool { if case .cancelled = state { true } else { false } }
}
