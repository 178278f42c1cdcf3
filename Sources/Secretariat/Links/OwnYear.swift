import Foundation
import Meetings
import Store

/// What somebody sees of herself (*din sida*).
package struct OwnYear: Sendable {
    package let year: Int
    /// The seats she holds today, each with its body.
    package let seats: [(seat: Seat, body: Body)]
    /// The body whose samordnare she turns to.
    package let contact: Body?
    package let hours: [OwnHours]
    /// The year's meetings that have been and that she was called to or came to, newest first.
    package let past: [PastMeeting]
    package let next: OwnMeeting?

    /// The latest meeting of which she has not said how long she read.
    package var unasked: PastMeeting? { past.first { $0.asksForReading } }
}

/// A meeting that has been, as far as it concerns one person.
package struct PastMeeting: Sendable {
    package let meeting: Meeting
    package let body: Body
    package let presence: Attendance.Presence?
    /// Minutes that she said she read, and that are reckoned until she does.
    package let read: Int?
    package let estimate: Int?
    package let isRecent: Bool
    /// Until its minutes are approved.
    package let isCorrectable: Bool

    package var asksForReading: Bool { isRecent && read == nil }

    /// Days during which she is asked how long she read.
    static let asking = 60
}

/// Somebody's hours in one body, beside what her seat was said to ask for.
package struct OwnHours: Sendable {
    package let body: Body
    package let effort: Effort
    /// Minutes; nil where no hours were promised.
    package let least: Int?
    package let most: Int?
    /// Minutes that the year's coming meetings are reckoned to take, with as much reading for each as before.
    package let remaining: Int
}

extension Secretary {
    package func ownYear(of person: Person, _ snapshot: Snapshot) throws -> OwnYear {
        let now = world.now()
        let (today, register) = (WallTime(now).day, try snapshot.register())
        let book = try snapshot.workloadBook(today.year, register, until: now)
        let seats = register.mandates.filter { $0.person == person.id && $0.isValid(on: today) }.compactMap { mandate in
            register.seat(mandate.seat).flatMap { seat in register.body(seat.body).map { (seat: seat, body: $0) } }
        }
        let own = try snapshot.meetings(inviting: person.id)
        let coming = own.filter { $0.invitation.isLive && $0.meeting.isAhead(of: WallTime(now)) }
        let past = try pastMeetings(of: person, book, snapshot)
        return OwnYear(
            year: today.year, seats: seats, contact: seats.first?.body, hours: hours(of: person, book, coming, past),
            past: past, next: try coming.first.flatMap { try ownMeeting($0.meeting.id, of: person.id, snapshot) })
    }

    private func pastMeetings(
        of person: Person, _ book: WorkloadBook, _ snapshot: Snapshot
    ) throws -> [PastMeeting] {
        let today = WallTime(world.now()).day
        return try book.sittings.reversed().compactMap { sitting in
            let presence = sitting.attendance[person.id]?.presence
            let isCalled = book.register.invitees(to: sitting.meeting).contains {
                $0.person.id == person.id && $0.kind == .called
            }
            guard isCalled || presence != nil, let body = book.register.body(sitting.meeting.body) else { return nil }
            let entry = try snapshot.timeEntry(of: person.id, for: sitting.meeting.id, .reading)
            var isClosed = false
            if case .closed = sitting.meeting.state { isClosed = true }
            return PastMeeting(
                meeting: sitting.meeting, body: body, presence: presence, read: entry?.minutes,
                estimate: sitting.reading?.minutes(at: body.policy.readingPace),
                isRecent: sitting.meeting.start.day.adding(days: PastMeeting.asking) >= today,
                isCorrectable: !isClosed)
        }
    }

    private func hours(
        of person: Person, _ book: WorkloadBook, _ coming: [(meeting: Meeting, invitation: Invitation)],
        _ past: [PastMeeting]
    ) -> [OwnHours] {
        let workloads = Dictionary(
            grouping: book.workloads(in: book.register.bodies).filter { $0.person.id == person.id }, by: \.body)
        return book.register.bodies.compactMap { body in
            guard let rows = workloads[body.id] else { return nil }
            let ahead = coming.filter { meeting, invitation in
                meeting.body == body.id && meeting.start.day.year == book.year && invitation.kind == .called
                    && invitation.answer?.reply != .declined
            }
            let effort = rows.reduce(Effort()) { $0 + $1.effort }
            let been = past.count { $0.body.id == body.id }
            let usual = been == 0 ? 0 : effort.reading / been
            let remaining = ahead.reduce(0) { sum, one in
                let invitees = book.register.invitees(to: one.meeting)
                return sum + one.meeting.length(for: person.id, of: invitees) + usual
            }
            let measure = rows.compactMap(\.measure).first
            guard effort.total + remaining > 0 || measure != nil else { return nil }
            return OwnHours(
                body: body, effort: effort, least: measure?.least, most: measure?.most, remaining: remaining)
        }
    }
}

extension Meeting {
    /// Whether it is to come, booked and not cancelled.
    fileprivate func isAhead(of time: WallTime) -> Bool {
        switch state {
        case .booked, .called: start > time
        default: false
        }
    }
}
