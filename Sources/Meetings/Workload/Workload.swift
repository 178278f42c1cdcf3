/// What one person put into one body in a year (*arbetsinsats*).
package struct Workload: Hashable, Sendable {
    package let person: Person
    package let body: Key<Body>
    /// That of her seat, else her own.
    package let authority: Authority?
    /// That of the seat she held last in the year; none for guests and those who came instead of somebody.
    package let role: Seat.Role?
    /// Oldest first.
    package let contributions: [Contribution]
    /// Nil for everybody but a kommunledamot: nobody else was promised a number of hours.
    package let measure: Measure?
    /// The same time beside the body's earlier norms, the newest of them first.
    package let yardsticks: [Comparison]
    package let attendance: Tally
    package let replies: Replies

    package var effort: Effort { Effort(contributions) }

    /// Whether she may have done more than is on record: of a meeting she was called to, nobody has said if she came.
    package var isIncomplete: Bool { attendance.unrecorded > 0 }

    /// How her time lies beside her norm; nil where it is not measured, or where what is missing could change it.
    package var verdict: Measure.Verdict? {
        guard let verdict = measure?.verdict else { return nil }
        return isIncomplete && verdict != .over ? nil : verdict
    }

    package struct Comparison: Hashable, Sendable {
        package let norm: Norm
        package let measure: Measure
    }
}

/// How often someone came, of the meetings she was called to.
package struct Tally: Hashable, Codable, Sendable {
    package var attended = 0
    /// Meetings for which it is on record whether she came.
    package var recorded = 0
    /// Those to which somebody came in her place.
    package var replaced = 0
    package var unrecorded = 0

    package init(attended: Int = 0, recorded: Int = 0, replaced: Int = 0, unrecorded: Int = 0) {
        self.attended = attended
        self.recorded = recorded
        self.replaced = replaced
        self.unrecorded = unrecorded
    }

    package static func + (one: Tally, other: Tally) -> Tally {
        Tally(
            attended: one.attended + other.attended, recorded: one.recorded + other.recorded,
            replaced: one.replaced + other.replaced, unrecorded: one.unrecorded + other.unrecorded)
    }
}

/// How often someone answered, of the times she was asked.
package struct Replies: Hashable, Codable, Sendable {
    package var answered = 0
    package var asked = 0

    package init(answered: Int = 0, asked: Int = 0) {
        self.answered = answered
        self.asked = asked
    }

    package static func + (one: Replies, other: Replies) -> Replies {
        Replies(answered: one.answered + other.answered, asked: one.asked + other.asked)
    }
}
