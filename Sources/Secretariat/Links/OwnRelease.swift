import Foundation
import Meetings
import Store

extension Secretary {
    /// The coming meetings whose kallelse waits for this chair's release of the agenda, or will within days.
    package func meetingsToRelease(by person: Key<Person>, _ snapshot: Snapshot) throws -> [Meeting] {
        let (now, register) = (world.now(), try snapshot.register())
        return try snapshot.meetings(after: WallTime(now)).filter { meeting in
            guard register.chair(of: meeting.body, on: meeting.start.day)?.id == person,
                let policy = register.body(meeting.body)?.policy
            else { return false }
            let docket = try snapshot.docket(of: meeting, policy, register, on: WallTime(now).day)
            return try snapshot.asksForRelease(docket, at: now)
        }
    }

    /// The chair's release of exactly the agenda that she has seen.
    ///
    /// - Parameter seen: its mark (`mark(ofAgenda:)`): another one she reads first.
    package func release(_ id: Key<Meeting>, seen: String, by visit: LinkVisit) throws -> LinkOutcome {
        try store.write { transaction in
            let waiting = try meetingsToRelease(by: visit.person.id, transaction.snapshot)
            guard let meeting = waiting.first(where: { $0.id == id }) else { return .over }
            guard mark(ofAgenda: meeting) == seen else { return .changed }
            do {
                _ = try release(id.text, by: visit.name, transaction)
            } catch OfficeError.ownAgenda {
                return .over
            }
            return .done
        }
    }

    /// What tells one time and agenda of a meeting from another.
    package func mark(ofAgenda meeting: Meeting) -> String {
        let items = meeting.agenda.map { item in
            let words = [item.title, item.kind?.rawValue, item.presenter, item.length.map(String.init)].map { $0 ?? "" }
            return (words + [item.background].compactMap(\.self)).joined(separator: "\t")
        }
        return String(digest(([meeting.start.description] + items).joined(separator: "\n")).prefix(16))
    }
}
