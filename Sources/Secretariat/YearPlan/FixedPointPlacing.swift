import Meetings
import Planning

extension YearProblem {
    /// Gives each fixed point to one meeting of its body where a date is left for it.
    mutating func placePoints() {
        let options = Options(instance)
        let newYear = Day.newYear(basis.year).ordinal
        for (index, group) in groups.enumerated() {
            let ranges = group.points.map {
                ($0.span.from.ordinal - newYear)...($0.span.until.ordinal - newYear)
            }
            guard let chain = DateChain(index, options, points: ranges, missing: price(ofMissing: group)) else {
                continue
            }
            for (point, range) in zip(group.points, ranges) {
                guard let number = chain.number(inTimeFor: range) else { continue }
                instance.bodies[index].windows.append(
                    Instance.Window(
                        number: number, notBefore: range.lowerBound, notAfter: range.upperBound,
                        reason: "\(point.cause)"))
            }
        }
    }

    /// More than anything else in a year that is laid from the start; in one that is booked not worth a booked move.
    private func price(ofMissing group: PlannedGroup) -> Int {
        let isBooked = group.meetings.contains { $0.map { $0.state != .proposed } ?? false }
        return isBooked ? basis.prices.moveBooked / 2 : 1_000_000
    }
}
