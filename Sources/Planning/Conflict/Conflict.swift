/// Why a body cannot be planned.
package enum Conflict: Equatable, Sendable {
    /// A smallest set of the body's own rules that exclude each other: without any one of them there would be a year.
    case rules(body: Int, [Rule])
    /// Bodies that were found no dates beside each other; proven where every possibility was looked into, and then without any
    /// one of them the others would have dates.
    case bodies([Int], isProven: Bool)

    /// A rule that a body's year has to keep.
    package enum Rule: Equatable, Sendable {
        case noMembers
        case weekdays, starts, materials
        case chair(person: Int)
        case coordinator(person: Int)
        case quorum(needed: Int)
        case window(Instance.Window)
        case leastGap(days: Int)
        case mostGap(days: Int)
        /// A meeting that has been, or that lies before the day from which the plan is changed.
        case past
    }

    /// Those whose dates are missing for it.
    package var bodies: [Int] {
        switch self {
        case .rules(let body, _): [body]
        case .bodies(let bodies, _): bodies
        }
    }
}
