import Foundation
import Meetings
import Store

/// A meeting as somebody sees it who is or was invited to it.
package struct OwnMeeting: Sendable {
    package let meeting: Meeting
    package let body: Body
    package let invitation: Invitation?
    package let standing: Standing

    /// Where it is held.
    package var place: Meeting.Place { meeting.effectivePlace(in: body) }

    /// What tells this sight of it from a later one: its time, and her answer.
    package var mark: String {
        let moment = invitation?.answer?.at.timeIntervalSince1970 ?? 0
        return "\(meeting.generation) \(Int(moment * 1000))"
    }

    package enum Standing: Hashable, Sendable {
        /// Her answer is asked and can be changed.
        case open
        case begun, cancelled, informed, notCalled
    }
}

/// What came of something done by a link.
package enum LinkOutcome: Hashable, Sendable {
    case done
    /// What she saw has changed since: she looks again.
    case changed
    /// It can no longer be done.
    case over
}

extension Secretary {
    package func ownMeeting(
        _ id: Key<Meeting>, of person: Key<Person>, _ snapshot: Snapshot
    ) throws -> OwnMeeting? {
        guard let meeting = try snapshot.meeting(id), let body = try snapshot.register().body(meeting.body) else {
            return nil
        }
        let invitation = try snapshot.invitation(of: person, to: meeting)
        return OwnMeeting(
            meeting: try snapshot.part(of: meeting, for: person), body: body, invitation: invitation,
            standing: standing(of: invitation, to: meeting))
    }

    /// Records an answer given on the web.
    ///
    /// - Parameters:
    ///   - way: how she comes; not kept where the meeting leaves no choice.
    ///   - seen: the mark of what the page showed: another time, or somebody else's answer, is looked at first.
    package func answer(
        _ reply: Answer.Reply, way: Answer.Way? = nil, comment: String, to id: Key<Meeting>, seen: String,
        by visit: LinkVisit
    ) throws -> LinkOutcome {
        let now = world.now()
        return try store.write { transaction in
            let snapshot = transaction.snapshot
            guard let own = try ownMeeting(id, of: visit.person.id, snapshot), own.standing == .open else {
                return .over
            }
            let words = comment.onOneLine(500)
            let given = own.invitation?.answer
            let answer = Answer(
                reply: reply, way: way, comment: words.isEmpty ? nil : words, channel: .web, by: visit.link.assistant,
                at: now
            ).fitting(own.place)
            // The same once more is no news.
            if let given, given.saysTheSame(as: answer) { return .done }
            guard own.mark == seen else { return .changed }
            guard let meeting = try snapshot.meeting(id) else { return .over }
            try take(
                answer, of: visit.person, to: meeting, by: visit.name, try snapshot.register(), transaction)
            return .done
        }
    }

    private func standing(of invitation: Invitation?, to meeting: Meeting) -> OwnMeeting.Standing {
        if case .cancelled = meeting.state { return .cancelled }
        guard let invitation, invitation.isLive else { return .notCalled }
        guard meeting.start.nearestMoment > world.now() else { return .begun }
        return invitation.kind == .called ? .open : .informed
    }
}

extension Answer {
    fileprivate func saysTheSame(as other: Answer) -> Bool {
        reply == other.reply && way == other.way && comment == other.comment && by == other.by
    }
}

extension Snapshot {
    /// A meeting as it is for somebody: her own items' time where she comes for them alone.
    package func part(of meeting: Meeting, for person: Key<Person>) throws -> Meeting {
        guard meeting.presenters.contains(person) else { return meeting }
        let invitee = try register().invitees(to: meeting).first { $0.person.id == person }
        return invitee.map(meeting.part) ?? meeting
    }
}
