/// A hard rule that a plan breaks.
package enum Violation: Equatable, Sendable {
    case missing(body: Int, number: Int)
    case impossible(Placement, [Obstacle])
    case gap(from: Placement, to: Placement, days: Int)
    /// Too close to each other for somebody who sits in both.
    case doubleBooked(person: Int, Placement, Placement)
    case week(coordinator: Int, week: Int, meetings: Int)
}
