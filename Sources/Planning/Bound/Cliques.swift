/// Sets of moments that exclude each other, so that a plan has one of each at most.
///
/// They are found among bodies that all share somebody with each other, at one time of one day.
struct Cliques {
    /// By moment, the cliques that hold it.
    private(set) var ofMoment: [[Int32]]
    private var members: [[Int]] = []

    var count: Int { members.count }

    init(_ options: Options, _ moments: Moments) {
        ofMoment = Array(repeating: [], count: moments.count)
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
        var starts: UInt64 = 0
        for moment in day { starts |= 1 << UInt64(moments.start[moment]) }
        var sets: [[Int]] = []
        while starts != 0 {
            let start = Int32(starts.trailingZeroBitCount)
            starts &= starts - 1
            let set = day.filter { moment in
                let begins = moments.start[moment]
                return begins <= start
                    && start < begins + options.duration[Int(moments.body[moment])] + Int32(options.buffer)
            }
            guard let first = set.first, let last = set.last, moments.body[first] != moments.body[last] else {
                continue
            }
            sets.append(set)
        }
        return sets
    }

    /// Keeps those that no other one holds.
    private mutating func append(_ sets: [[Int]]) {
        let largestFirst = sets.indices.sorted { (sets[$1].count, $0) < (sets[$0].count, $1) }
        for index in largestFirst where !ofMoment[sets[index][0]].contains(where: { holds(Int($0), sets[index]) }) {
            for moment in sets[index] { ofMoment[moment].append(Int32(count)) }
            members.append(sets[index])
        }
    }

    /// Both are in order.
    private func holds(_ clique: Int, _ set: [Int]) -> Bool {
        var left = set[...]
        for moment in members[clique] {
            guard let next = left.first, next >= moment else { return left.isEmpty }
            if next == moment { left.removeFirst() }
        }
        return left.isEmpty
    }
}

extension Ties {
    /// Sets of bodies that all share somebody with each other; every two that do are together in one of them.
    fileprivate func circles(_ bodies: Int) -> [[Int]] {
        var covered = [Bool](repeating: false, count: bodies * bodies)
        var circles: [[Int]] = []
        for one in 0..<bodies {
            for other in one..<bodies
            where other > one && shares[one * bodies + other] && !covered[one * bodies + other] {
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
