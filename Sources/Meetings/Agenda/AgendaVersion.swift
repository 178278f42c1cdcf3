import Foundation

/// An agenda as it once stood: the latest is the meeting's own.
package struct AgendaVersion: Hashable, Sendable {
    package let meeting: Key<Meeting>
    /// From 1 within the meeting.
    package let number: Int
    package let items: [AgendaItem]
    package let by: String
    package let at: Date

    package init(meeting: Key<Meeting>, number: Int, items: [AgendaItem], by: String, at: Date) {
        self.meeting = meeting
        self.number = number
        self.items = items
        self.by = by
        self.at = at
    }
}
