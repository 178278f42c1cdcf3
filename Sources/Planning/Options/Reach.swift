/// Which options can be part of a year that keeps its body's own rules, whatever the other bodies do.
package struct Reach: Sendable {
    /// By meeting, its options that remain, in their order; all are empty for a body that has no year at all.
    package let options: [[Int]]

    package init(_ options: Options) {
        var remaining: [[Int]] = []
        for body in 0..<options.bodies { remaining += Self.year(of: body, options) }
        self.options = remaining
    }

    private init(options: [[Int]]) { self.options = options }

    func isEmpty(_ body: Int, _ all: Options) -> Bool { all.meetings(of: body).contains { options[$0].isEmpty } }

    func without(_ bodies: [Int], _ all: Options) -> Reach {
        var kept = options
        for body in bodies {
            for meeting in all.meetings(of: body) { kept[meeting] = [] }
        }
        return Reach(options: kept)
    }

    private static func year(of body: Int, _ options: Options) -> [[Int]] {
        let meetings = options.meetings(of: body)
        var alive = meetings.map { meeting in
            var days = [Bool](repeating: false, count: options.days)
            for option in options.options(of: meeting) { days[Int(options.day[option])] = true }
            return days
        }
        for number in 1..<max(1, meetings.count) {
            narrow(&alive[number], to: alive[number - 1], body, options) { ($0, $1) }
        }
        for number in (0..<meetings.count - 1).reversed() {
            narrow(&alive[number], to: alive[number + 1], body, options) { ($1, $0) }
        }
        return zip(meetings, alive).map { meeting, days in
            options.options(of: meeting).filter { days[Int(options.day[$0])] }
        }
    }

    /// Keeps the days that have a neighbour at an allowed distance; `order` tells which of the two comes first.
    private static func narrow(
        _ days: inout [Bool], to neighbours: [Bool], _ body: Int, _ options: Options, _ order: (Int, Int) -> (Int, Int)
    ) {
        for day in days.indices where days[day] {
            days[day] = neighbours.indices.contains { other in
                guard neighbours[other] else { return false }
                let (first, second) = order(other, day)
                let gap = Int(options.ordinal[second] - options.ordinal[first])
                return gap > 0 && options.gapPrice[body * options.gapSpan + gap] < Options.forbidden
            }
        }
    }
}

extension Reach {
    /// By meeting its first choice that keeps the gap to the one before; -1 for a body without a year. Every option that
    /// remains has a successor that remains, so nothing is tried twice.
    func firstPlan(_ options: Options) -> [Int32] {
        var plan: [Int32] = []
        var first: Int32 = 0
        for (meeting, own) in self.options.enumerated() {
            defer { first += Int32(own.count) }
            guard meeting > 0, options.body[meeting - 1] == options.body[meeting], plan[meeting - 1] >= 0 else {
                plan.append(own.isEmpty ? -1 : first)
                continue
            }
            let previous = self.options[meeting - 1][Int(plan[meeting - 1] - first) + self.options[meeting - 1].count]
            let successor = own.firstIndex { options.allows($0, after: previous, Int(options.body[meeting])) }
            plan.append(successor.map { first + Int32($0) } ?? -1)
        }
        return plan
    }

    /// How large the differences are that the search weighs, in points: 1 where an unloved day costs 2 and an absence 3.
    func priceUnit(_ options: Options) -> Int64 {
        let spreads = self.options.filter { $0.count > 1 }.map { own in
            let costs = own.map { Int64(options.cost[$0]) }
            return costs.reduce(0, +) / Int64(costs.count) - (costs.min() ?? 0)
        }
        guard !spreads.isEmpty else { return 1 }
        return max(1, spreads.reduce(0, +) / Int64(spreads.count) / 6)
    }
}

extension Options {
    func allows(_ option: Int, after previous: Int, _ body: Int) -> Bool {
        let gap = Int(ordinal[Int(day[option])] - ordinal[Int(day[previous])])
        return gap > 0 && gapPrice[body * gapSpan + gap] < Self.forbidden
    }
}
