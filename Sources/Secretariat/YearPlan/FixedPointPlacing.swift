import Meetings
import Planning

extension YearProblem {
    /// Gives each fixed point to one meeting of its body where a date is left for it; answers with the bodies that cannot
    /// meet at all.
    mutating func placePoints() -> [Int] {
        let options = Options(instance)
        let newYear = Day.newYear(basis.year).ordinal
        var impossible: [Int] = []
        for (index, group) in groups.enumerated() {
            let ranges = group.points.map {
                ($0.span.from.ordinal - newYear)...($0.span.until.ordinal - newYear)
            }
            guard let chain = DateChain(index, options, points: ranges) else {
                impossible.append(index)
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
        return impossible
    }
}
