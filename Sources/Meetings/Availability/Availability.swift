import Foundation

/// What one person can, as far as anybody knows: all sources together, but not the meetings in the register.
package struct Availability: Sendable {
    package let obstacles: [Obstacle]
    package let promises: [Promise]
    /// The obstacles of one time, by the days they touch: a calendar may hold thousands.
    private let byDay: [Day: [Obstacle]]
    private let lasting: [Obstacle]

    package init(obstacles: [Obstacle] = [], promises: [Promise] = []) {
        self.obstacles = obstacles
        self.promises = promises
        lasting = obstacles.filter { $0.days == nil }
        byDay = obstacles.reduce(into: [:]) { found, obstacle in
            for day in obstacle.days ?? [] { found[day, default: []].append(obstacle) }
        }
    }

    /// When and why she cannot come on a day, in the order of the minutes.
    package func hindrances(on day: Day) -> [Hindrance] {
        let promised = promises.filter { !$0.span.minutes(on: day).isEmpty }
        return (lasting + byDay[day, default: []])
            .flatMap { obstacle in
                obstacle.minutes(on: day).cut(
                    by: promised.filter { $0.outweighs(obstacle) }.map { $0.span.minutes(on: day) }
                )
                .map { Hindrance(minutes: $0, obstacle: obstacle) }
            }
            .sorted { ($0.minutes.lowerBound, $0.minutes.upperBound) < ($1.minutes.lowerBound, $1.minutes.upperBound) }
    }

    /// Why she cannot come at a time; empty where nothing is known against it.
    package func hindrances(to span: TimeSpan) -> [Hindrance] {
        (span.start.day.ordinal...span.end.day.ordinal).map { Day(ordinal: $0) }.flatMap { day in
            hindrances(on: day).filter { $0.minutes.overlaps(span.minutes(on: day)) }
        }
    }
}

/// Minutes of a day at which somebody cannot come, with the reason.
package struct Hindrance: Hashable, Sendable {
    /// Since midnight, of 1440.
    package let minutes: Range<Int>
    package let obstacle: Obstacle

    package init(minutes: Range<Int>, obstacle: Obstacle) {
        self.minutes = minutes
        self.obstacle = obstacle
    }
}

/// A time at which somebody has said that she can come: her yes in a date poll.
package struct Promise: Hashable, Sendable {
    package let span: TimeSpan
    /// The poll's reference.
    package let poll: String
    package let at: Date

    package init(span: TimeSpan, poll: String, at: Date) {
        self.span = span
        self.poll = poll
        self.at = at
    }

    /// She knows her calendar best; only what somebody recorded later, or she said of another poll later, counts against it.
    func outweighs(_ obstacle: Obstacle) -> Bool {
        switch obstacle.source {
        case .calendar: true
        case .recorded, .automaticReply, .poll: obstacle.at < at
        }
    }
}

extension Obstacle {
    /// The days of an obstacle of one time; nil where it recurs or lasts whole days.
    fileprivate var days: [Day]? {
        guard case .time(let span) = extent else { return nil }
        return (span.start.day.ordinal...span.end.day.ordinal).map { Day(ordinal: $0) }
    }
}

extension Range<Int> {
    /// What is left of it beside other ranges.
    fileprivate func cut(by others: [Range<Int>]) -> [Range<Int>] {
        others.reduce(isEmpty ? [] : [self]) { rest, other in
            rest.flatMap { piece in
                [
                    piece.lowerBound..<Swift.max(piece.lowerBound, Swift.min(piece.upperBound, other.lowerBound)),
                    Swift.min(piece.upperBound, Swift.max(piece.lowerBound, other.upperBound))..<piece.upperBound,
                ]
            }.filter { !$0.isEmpty }
        }
    }
}
