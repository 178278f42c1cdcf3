import Foundation
import Meetings
import Store

/// What one round of deciding came to.
package struct Decision: Equatable, Sendable {
    package var composed = 0
    package var lapsed = 0
    /// Set where the round held all sending because it was far larger than usual.
    package var surge = false
    /// What could not be composed; each is tried again next round, and keeps nobody else's from going.
    package var failures: [Failure] = []
    /// The next moment at which something may fall due by itself.
    package var next: Date?

    /// Whether nothing was done.
    package var isEmpty: Bool { composed + lapsed == 0 && !surge && failures.isEmpty }

    package struct Failure: Equatable, Sendable {
        package let person: Key<Person>
        package let scope: String
        package let cause: String
    }
}

extension Secretary {
    /// Records everything owed at this moment together with the messages it takes. Doing it twice does nothing more.
    @discardableResult package func decide() throws -> Decision {
        let now = world.now()
        return try store.write { transaction in
            var round = DecidingRound(
                secretary: self, transaction: transaction, register: try transaction.snapshot.register(), now: now)
            return try round.run()
        }
    }
}

/// One round of deciding, inside its transaction.
private struct DecidingRound {
    let secretary: Secretary
    let transaction: Transaction
    let register: Register
    let now: Date
    private var decision = Decision()
    /// Messages that no human's yes has just asked for.
    private var unasked = 0

    init(secretary: Secretary, transaction: Transaction, register: Register, now: Date) {
        self.secretary = secretary
        self.transaction = transaction
        self.register = register
        self.now = now
    }

    mutating func run() throws -> Decision {
        decision.lapsed = try transaction.lapseBegun(at: now, wallTime: WallTime(now))
        try closeEnded()
        let coming = Dictionary(grouping: try transaction.snapshot.meetings(after: WallTime(now)), by: \.body)
        for body in register.bodies {
            try decide(body, coming[body.id] ?? [])
        }
        try guardAgainstSurge()
        return decision
    }

    /// What has begun and ended has been held.
    private func closeEnded() throws {
        for var meeting in try transaction.snapshot.unfinishedMeetings(before: WallTime(now)) {
            guard meeting.end.nearestMoment <= now else { continue }
            meeting.state = .held(at: now)
            try transaction.save(meeting)
        }
    }

    private mutating func decide(_ body: Body, _ meetings: [Meeting]) throws {
        guard !meetings.isEmpty else { return }
        let dockets = try meetings.map { try transaction.snapshot.docket(of: $0, body.policy, register) }
        let newcomers = Newcomers(among: dockets)
        let correspondence = Correspondence(
            secretary: secretary, transaction: transaction, register: register, body: body, newcomers: newcomers,
            now: now)
        for welcome in newcomers.welcomes(in: body.id, done: try transaction.snapshot.duties(in: body.id.text)) {
            try attempt(welcome) { try correspondence.welcome(welcome, to: dockets.filter(\.isOpen)) }
        }
        for docket in dockets {
            for duty in docket.duties(at: now) {
                try attempt(duty) { try correspondence.carryOut(duty, docket) }
            }
            for invitation in try transaction.snapshot.misaddressed(docket, register) {
                composed(try correspondence.resend(invitation, docket), of: .change)
            }
            decision.next = [decision.next, docket.nextMoment(after: now)].compactMap(\.self).min()
        }
    }

    /// One person's mail that cannot be composed leaves no trace, and everybody else's goes on.
    private mutating func attempt(_ duty: Duty, _ work: () throws -> Int) throws {
        do {
            composed(try transaction.undoingFailure(work), of: duty.kind)
        } catch let error as StoreError {
            throw error
        } catch {
            decision.failures.append(
                Decision.Failure(person: duty.key.person, scope: duty.key.scope, cause: "\(error)"))
        }
    }

    private mutating func composed(_ count: Int, of kind: MeetingPolicy.Sending) {
        decision.composed += count
        if kind != .booking, kind != .takeover { unasked += count }
    }

    private mutating func guardAgainstSurge() throws {
        let limit = secretary.settings.surge
        guard unasked > limit, try transaction.snapshot.pause() == nil else { return }
        decision.surge = true
        try transaction.set(SendingPause(reason: .surge(messages: unasked, limit: limit), by: "samordna", at: now))
        try transaction.record(Fact(at: now, by: "samordna", kind: "paused", scope: "sending", detail: "surge"))
    }
}

extension Snapshot {
    func docket(
        of meeting: Meeting, _ policy: MeetingPolicy, _ register: Register, callsNow: Bool = false
    ) throws -> Docket {
        Docket(
            meeting: meeting, policy: policy, invitees: register.invitees(to: meeting),
            invitations: try invitations(to: meeting), waiting: try waiting(for: meeting.id),
            done: try duties(in: meeting.id.text), callsNow: callsNow)
    }

    /// Invitations whose message still waits under an address that is no longer the person's.
    fileprivate func misaddressed(_ docket: Docket, _ register: Register) throws -> [Invitation] {
        let filter = MessageFilter(meeting: docket.meeting.id, states: [.held, .queued, .toPost])
        guard !docket.waiting.isEmpty else { return [] }
        return try messages(filter).filter { $0.copyFor == nil }
            .filter { $0.recipient != register.person($0.person)?.address }
            .compactMap { docket.invitations[$0.person] }
    }
}
