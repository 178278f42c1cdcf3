import Foundation

/// Time that somebody said she spent (*arbetsinsats*); a later word replaces an earlier one, which stays on record.
package struct TimeEntry: Hashable, Codable, Sendable, Identifiable {
    package let id: Int64
    package let person: Key<Person>
    package let body: Key<Body>
    /// The meeting it was for; none for work between meetings.
    package let meeting: Key<Meeting>?
    package let day: Day
    package let kind: WorkKind
    package let minutes: Int
    package let note: String?
    package let by: String
    package let at: Date

    package init(
        id: Int64, person: Key<Person>, body: Key<Body>, meeting: Key<Meeting>?, day: Day, kind: WorkKind,
        minutes: Int, note: String?, by: String, at: Date
    ) {
        self.id = id
        self.person = person
        self.body = body
        self.meeting = meeting
        self.day = day
        self.kind = kind
        self.minutes = minutes
        self.note = note
        self.by = by
        self.at = at
    }
}

package enum WorkKind: String, Hashable, Codable, Sendable, CaseIterable {
    case meeting, reading, preparation, other
}
