import Foundation
import Meetings
import Store

extension Secretary {
    /// Ends a poll and books its meeting on the date chosen, or moves one of the body's to it; both or nothing.
    ///
    /// - Parameter meeting: the one to move; nil books a new one.
    package func closePoll(
        _ reference: String, booking chosen: Int, movingTo meeting: String? = nil, by: String
    ) throws -> (poll: Poll, meeting: Meeting) {
        try check(by)
        return try store.write { transaction in
            let poll = try closePoll(reference, choosing: chosen, by: by, transaction)
            let start = poll.starts[chosen - 1]
            guard try start.moment() > world.now() else { throw OfficeError.past(start) }
            guard let meeting else { return (poll, try book(poll, at: start, by: by, transaction)) }
            let register = try transaction.snapshot.register()
            let present = try transaction.snapshot.findMeeting(meeting, in: register)
            guard present.body == poll.body else {
                throw OfficeError.otherBody(
                    meeting: present.reference, body: register.body(poll.body)?.name ?? poll.body.text)
            }
            // It may lie there already; then nothing moves.
            guard present.start != start || present.length != poll.length else { return (poll, present) }
            return (poll, try move(present.id.text, to: start, length: poll.length, by: by, transaction))
        }
    }

    private func book(_ poll: Poll, at start: WallTime, by: String, _ transaction: Transaction) throws -> Meeting {
        let year = start.day.year
        let present = try transaction.snapshot.meetings(of: poll.body)
        guard !present.contains(where: { $0.isStanding && $0.start.day == start.day }) else {
            throw OfficeError.notUnique(what: "a meeting of \(poll.body) on \(start.day)")
        }
        let number = (present.filter { $0.year == year }.map(\.number).max() ?? 0) + 1
        let meeting = Meeting(
            id: Key(world.newID()), body: poll.body, year: year, number: number, start: start, length: poll.length,
            state: .booked(by: by, at: world.now()))
        try transaction.save(meeting)
        for (kind, detail) in [("added", "\(start)"), ("booked", "poll \(poll.reference)")] {
            try transaction.record(
                Fact(at: world.now(), by: by, kind: kind, scope: meeting.id.text, detail: detail))
        }
        return meeting
    }
}
