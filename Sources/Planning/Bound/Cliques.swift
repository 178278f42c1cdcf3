/// Sets of moments that exclude each other, so that a plan has one of each at most.
///
/// They are found among bodies that all share somebody with each other, at one time of one day.
struct Cliques {
    /// By moment, the cliques that hold it.
    private(set) var cliques: [[Int32]]
    private var members: [Set<Int>] = []

    var count: Int { members.count }

    init(_ options: Options, _ moments: Moments) {
        cliques = Array(repeating: [], count: moments.count)
        let circles = options.ties.circles(options.bodies)
        var byDay = [[Int]](repeating: [], count: options.days)
        for moment in 0..<moments.count { byDay[Int(moments.day[moment])].append(moment) }
        for day in byDay where !day.isEmpty {
            var byBody = [[Int]](repeating: [], count: options.bodies)
            for moment in day { byBody[Int(moments.body[moment])].append(moment) }
            append(circles.flatMap { circle in Self.overlaps(circle.flatMap { byBody[$0] }, options, moments) })
        }
    }

    /// At each start, what has begun by then and keeps its people still.
    private static func overlaps(_ day: [Int], _ options: Options, _ moments: Moments) -> [[Int]] {
        Set(day.map { moments.start[$0] }).sorted().compactMap { start in
            let set = day.filter { moment in
                let length = options.duration[Int(moments.body[moment])] + Int32(options.buffer)
                return moments.start[moment] <= start && start < moments.start[moment] + length
            }
            return Set(set.map { moments.body[$0] }).count > 1 ? set : nil
        }
    }

    /// Keeps those that no other one holds.
    private mutating func append(_ sets: [[Int]]) {
        let largestFirst = sets.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
        for (_, set) in largestFirst where !cliques[set[0]].contains(where: { members[Int($0)].isSuperset(of: set) }) {
            for moment in set { cliques[moment].append(Int32(count)) }
            members.append(Set(set))
        }
    }
}

extension Ties {
    /// Sets of bodies that all share somebody with each other; every two that do are together in one of them.
    fileprivate func circles(_ bodies: Int) -> [[Int]] {
        var covered = [Bool](repeating: false, count: bodies * bodies)
        var circles: [[Int]] = []
        for one in 0..<bodies {
            for other in one + 1..<max(one + 1, bodies)
            where shares[one * bodies + other] && !covered[one * bodies + other] {
                var circle = [one, other]
                for third in 0..<bodies where third != one && third != other {
                    if circle.allSatisfy({ shares[$0 * bodies + third] }) { circle.append(third) }
                }
                for first in circle { for second in circle { covered[first * bodies + second] = true } }
                circles.append(circle.sorted())
            }
        }
        return circles
    }
}
