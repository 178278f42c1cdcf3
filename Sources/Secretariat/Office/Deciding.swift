import Foundation
import Meetings
import Store

/// What one round of deciding came to.
package struct Decision: Equatable, Sendable {
    package var composed = 0
    package var lapsed = 0
    /// Set where the round held all sending because it was far larger than usual.
    package var surge = false
    /// The next moment at which something may fall due by itself.
    package var next: Date?
}

extension Secretary {
    /// Records everything owed at this moment together with the messages it takes. Doing it twice does nothing more.
    @discardableResult package func decide() throws -> Decision {
        let now = world.now()
        return try store.write { transaction in
            let register = try transaction.snapshot.register()
            var decision = Decision()
            decision.lapsed = try transaction.lapseBegun(at: now, wallTime: WallTime(now))
            try close(transaction, at: now)
            let coming = try transaction.snapshot.meetings(after: WallTime(now))
            for body in register.bodies {
                let meetings = coming.filter { $0.body == body.id }
                try decide(body, meetings, register, transaction, at: now, &decision)
            }
            try guardAgainstSurge(transaction, at: now, &decision)
            return decision
        }
    }

    private func decide(
        _ body: Body, _ meetings: [Meeting], _ register: Register, _ transaction: Transaction, at now: Date,
        _ decision: inout Decision
    ) throws {
        guard !meetings.isEmpty else { return }
        let dockets = try meetings.map { try transaction.snapshot.docket(of: $0, body.policy, register) }
        let newcomers = Newcomers(among: dockets)
        let correspondence = Correspondence(
            secretary: self, transaction: transaction, register: register, body: body, newcomers: newcomers, now: now)
        for welcome in newcomers.welcomes(in: body.id, done: try transaction.snapshot.duties(in: body.id.text)) {
            decision.composed += try correspondence.welcome(welcome, to: dockets.filter(\.isOpen))
        }
        for docket in dockets {
            decision.composed += try correspondence.carryOut(docket)
            decision.next = [decision.next, docket.nextMoment(after: now)].compactMap(\.self).min()
        }
    }

    /// What has begun and ended has been held.
    private func close(_ transaction: Transaction, at now: Date) throws {
        for var meeting in try transaction.snapshot.unfinishedMeetings(before: WallTime(now)) {
            guard meeting.end.nearestMoment <= now else { continue }
            meeting.state = .held(at: now)
            try transaction.save(meeting)
        }
    }

    private func guardAgainstSurge(_ transaction: Transaction, at now: Date, _ decision: inout Decision) throws {
        guard decision.composed > settings.surge, try transaction.snapshot.pause() == nil else { return }
        decision.surge = true
        let reason = SendingPause.Reason.surge(messages: decision.composed, limit: settings.surge)
        try transaction.set(SendingPause(reason: reason, by: "samordna", at: now))
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
}
