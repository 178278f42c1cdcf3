import Foundation

/// A few dates that the members of a body are asked about (*datumförfrågan*).
package struct Poll: Hashable, Sendable, Identifiable {
    package let id: Key<Poll>
    package let body: Key<Body>
    /// Its number within the body, given once.
    package let number: Int
    package let starts: [WallTime]
    /// Minutes.
    package let length: Int
    /// The last day on which answers count on being heard.
    package let deadline: Day
    package let opened: Stamp
    package var outcome: Outcome?

    package init(
        id: Key<Poll>, body: Key<Body>, number: Int, starts: [WallTime], length: Int, deadline: Day, opened: Stamp,
        outcome: Outcome? = nil
    ) {
        self.id = id
        self.body = body
        self.number = number
        self.starts = starts
        self.length = length
        self.deadline = deadline
        self.opened = opened
        self.outcome = outcome
    }

    /// What commands call it: `lpo-psykisk-halsa/p1`.
    package var reference: String { "\(body)/p\(number)" }

    package enum Word: String, Hashable, Sendable, CaseIterable { case yes, no, maybe }

    /// Who did it, and when.
    package struct Stamp: Hashable, Sendable {
        package let by: String
        package let at: Date

        package init(by: String, at: Date) {
            self.by = by
            self.at = at
        }
    }

    package struct Outcome: Hashable, Sendable {
        /// The number of the date, from 1; nil where none of them will do.
        package let chosen: Int?
        package let closed: Stamp

        package init(chosen: Int?, closed: Stamp) {
            self.chosen = chosen
            self.closed = closed
        }
    }
}
