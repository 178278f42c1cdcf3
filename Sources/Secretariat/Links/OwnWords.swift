import Foundation
import Meetings
import Store

extension Secretary {
    /// Records how long somebody read before a meeting, in place of what was reckoned.
    package func report(reading minutes: Int, for id: Key<Meeting>, by visit: LinkVisit) throws {
        let word = TimeWord(
            person: visit.person.id.text, kind: .reading, minutes: minutes, occasion: .meeting(id.text))
        try record(word, by: visit.name)
    }

    /// Corrects somebody's own attendance at a meeting that has been.
    package func correct(
        attendance presence: Attendance.Presence, at id: Key<Meeting>, by visit: LinkVisit
    ) throws {
        let known = try store.read { try $0.attendance(at: id)[visit.person.id] }
        // In whose place she came stays as it is, where she came.
        let word = AttendanceWord(
            person: visit.person.id.text, presence: presence,
            insteadOf: presence.attended ? known?.insteadOf?.text : nil)
        _ = try record(word, at: id.text, by: visit.name)
    }

    /// The dates that wait for the chair's yes; nil where the link's holder is not the chair.
    package func datesToApprove(
        _ year: Int, of body: Key<Body>, by person: Key<Person>, _ snapshot: Snapshot
    ) throws -> [Meeting]? {
        let now = world.now()
        let register = try snapshot.register()
        let meetings = try snapshot.meetings(of: body, year: year).filter {
            $0.state == .proposed && $0.ownership == .ours && $0.start.nearestMoment > now
        }
        let days = [WallTime(now).day] + meetings.map(\.start.day)
        guard days.contains(where: { register.chair(of: body, on: $0)?.id == person }) else { return nil }
        return meetings
    }

    /// The chair's yes to exactly the dates that she has seen.
    ///
    /// - Parameter seen: their mark (`mark(of:)`): with other dates she looks again.
    package func approve(
        _ year: Int, of body: Key<Body>, seen: String, by visit: LinkVisit
    ) throws -> LinkOutcome {
        let now = world.now()
        return try store.write { transaction in
            let waiting = try datesToApprove(year, of: body, by: visit.person.id, transaction.snapshot)
            guard let waiting else { return .over }
            guard !waiting.isEmpty else { return .done }
            guard mark(of: waiting) == seen else { return .changed }
            for meeting in waiting { try book(meeting, by: visit.person, transaction) }
            try transaction.lapse(Correspondence.datesThread(of: body, year), at: now)
            return .done
        }
    }

    /// What tells one list of dates from another.
    package func mark(of meetings: [Meeting]) -> String {
        String(digest(meetings.map { "\($0.id) \($0.start) \($0.length)" }.sorted().joined(separator: "\n")).prefix(16))
    }
}
