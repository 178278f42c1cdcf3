import Meetings
import Planning

/// The dates that would suit one body best if it were alone, and which of its fixed points they are in time for.
///
/// An exact dynamic programme over the body's dates: the planner itself takes windows, not points that any meeting may
/// be in time for, so that each point is given to one meeting first.
struct DateChain {
    /// By number: the ordinal of its day.
    let ordinals: [Int]

    /// - Parameters:
    ///   - points: ranges of ordinals, each to hold a meeting.
    ///   - missed: what a point costs that holds none.
    /// - Returns: nothing where the rules leave no dates.
    init?(_ body: Int, _ options: Options, points: [ClosedRange<Int>], missing missed: Int) {
        let meetings = Array(options.meetings(of: body))
        var columns: [[Link]] = []
        for (number, meeting) in meetings.enumerated() {
            var column = DateChain.dates(of: meeting, options)
            for index in column.indices {
                let date = column[index].ordinal
                guard number > 0 else {
                    column[index].total += missed * points.count { $0.upperBound < date }
                    continue
                }
                let gaps = DateChain.Gaps(body: body, options: options)
                column[index].join(columns[number - 1], gaps, points, missed)
            }
            column.removeAll { $0.total >= DateChain.impossible }
            guard !column.isEmpty else { return nil }
            columns.append(column)
        }
        guard let last = columns.last else { return nil }
        let ends = last.map { link in link.total + missed * points.count { $0.lowerBound > link.ordinal } }
        let best = ends.indices.min { ends[$0] < ends[$1] }
        ordinals = DateChain.dates(back: best ?? 0, columns)
    }

    /// The number of the meeting that is in time for a point, the one nearest its middle; nothing where none is.
    func number(inTimeFor point: ClosedRange<Int>) -> Int? {
        let middle = (point.lowerBound + point.upperBound) / 2
        return ordinals.indices.filter { point.contains(ordinals[$0]) }
            .min { abs(ordinals[$0] - middle) < abs(ordinals[$1] - middle) }
    }

    /// A date of a meeting, the best total until there, and the date before it.
    private struct Link {
        let ordinal: Int
        let cost: Int
        var total: Int
        var previous: Int?

        /// The best way here from the meeting before.
        mutating func join(_ column: [Link], _ gaps: Gaps, _ points: [ClosedRange<Int>], _ missed: Int) {
            total = DateChain.impossible
            for (index, link) in column.enumerated() where link.ordinal < ordinal {
                guard let price = gaps.price(of: ordinal - link.ordinal) else { continue }
                let between = points.count { $0.lowerBound > link.ordinal && $0.upperBound < ordinal }
                let sum = link.total + price + missed * between + cost
                if sum < total { (total, previous) = (sum, index) }
            }
        }
    }

    private struct Gaps {
        let body: Int
        let options: Options

        func price(of days: Int) -> Int? {
            guard days < options.gapSpan else { return nil }
            let price = options.gapPrice[body * options.gapSpan + days]
            return price >= Options.forbidden ? nil : Int(price)
        }
    }

    /// Each day's cheapest hour.
    private static func dates(of meeting: Int, _ options: Options) -> [Link] {
        var links: [Link] = []
        for option in options.options(of: meeting) {
            let (ordinal, cost) = (Int(options.ordinal[Int(options.day[option])]), Int(options.cost[option]))
            let link = Link(ordinal: ordinal, cost: cost, total: cost)
            if let last = links.last, last.ordinal == ordinal {
                if cost < last.cost { links[links.count - 1] = link }
            } else {
                links.append(link)
            }
        }
        return links
    }

    private static func dates(back last: Int, _ columns: [[Link]]) -> [Int] {
        var (index, dates): (Int?, [Int]) = (last, [])
        for column in columns.reversed() {
            guard let current = index else { break }
            dates.append(column[current].ordinal)
            index = column[current].previous
        }
        return dates.reversed()
    }

    private static let impossible = Int.max / 4
}
