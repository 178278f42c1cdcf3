/// Time by kind, in minutes.
package struct Effort: Hashable, Codable, Sendable {
    package private(set) var meeting = 0
    package private(set) var reading = 0
    package private(set) var preparation = 0
    package private(set) var other = 0

    package init() {}

    package init(_ contributions: [Contribution]) {
        for contribution in contributions { self[contribution.kind] += contribution.minutes }
    }

    package var total: Int { meeting + reading + preparation + other }

    package static func + (one: Effort, other: Effort) -> Effort {
        WorkKind.allCases.reduce(into: one) { sum, kind in sum[kind] += other[kind] }
    }

    package subscript(kind: WorkKind) -> Int {
        get {
            switch kind {
            case .meeting: meeting
            case .reading: reading
            case .preparation: preparation
            case .other: other
            }
        }
        set {
            switch kind {
            case .meeting: meeting = newValue
            case .reading: reading = newValue
            case .preparation: preparation = newValue
            case .other: other = newValue
            }
        }
    }
}

/// One figure of a workload, with what it comes from.
package struct Contribution: Hashable, Sendable {
    package let person: Key<Person>
    package let body: Key<Body>
    package let meeting: Key<Meeting>?
    package let day: Day
    package let kind: WorkKind
    package let minutes: Int
    package let source: Source

    package enum Source: Hashable, Sendable {
        /// She was there.
        case attendance(Attendance)
        /// What there was to read, until she says how long it took.
        case estimated(ReadingMatter)
        /// What she said, and the minutes that would count without it.
        case reported(TimeEntry, insteadOf: Int?)
    }
}
