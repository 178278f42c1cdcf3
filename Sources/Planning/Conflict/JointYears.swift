/// An exact answer to whether some bodies can all have a year beside each other, within a number of tries.
struct JointYears {
    private let options: Options
    private let reach: Reach
    private var left: Int
    private var taken: [Int] = []

    init(_ options: Options, _ reach: Reach, tries: Int) {
        self.options = options
        self.reach = reach
        left = tries
    }

    /// A smallest set of bodies that cannot be planned together, or nothing where that was not shown in time.
    mutating func core(of bodies: [Int]) -> [Int]? {
        guard isPossible(bodies) == false else { return nil }
        var core = bodies
        for body in bodies {
            let others = core.filter { $0 != body }
            guard let possible = isPossible(others) else { return nil }
            if !possible { core = others }
        }
        return core
    }

    /// Nothing where the tries ran out.
    private mutating func isPossible(_ bodies: [Int]) -> Bool? {
        taken = []
        let meetings = bodies.flatMap { Array(options.meetings(of: $0)) }
        return lay(meetings[...])
    }

    /// Meeting by meeting, each at every option that the ones before leave.
    private mutating func lay(_ meetings: ArraySlice<Int>) -> Bool? {
        guard let meeting = meetings.first else { return true }
        for option in reach.options[meeting] where suits(option, meeting) {
            left -= 1
            guard left > 0 else { return nil }
            taken.append(option)
            guard let possible = lay(meetings.dropFirst()) else { return nil }
            if possible { return true }
            taken.removeLast()
        }
        return false
    }

    private func suits(_ option: Int, _ meeting: Int) -> Bool {
        let body = Int(options.body[meeting])
        if options.firstMeeting[body] < meeting, let last = taken.last, !options.allows(option, after: last, body) {
            return false
        }
        return taken.allSatisfy { !options.areTooClose(option, body, $0, options.bodyOf($0)) }
            && weekHasRoom(option, body)
    }

    private func weekHasRoom(_ option: Int, _ body: Int) -> Bool {
        let week = options.week[Int(options.day[option])]
        let sameWeek = taken.count { other in
            options.week[Int(options.day[other])] == week
                && options.coordinator[options.bodyOf(other)] == options.coordinator[body]
        }
        return sameWeek < options.weekHardCap
    }
}

extension Options {
    /// Whose option it is, by halving.
    fileprivate func bodyOf(_ option: Int) -> Int {
        var low = 0
        var high = meetings
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstOption[middle] <= option { low = middle } else { high = middle }
        }
        return Int(body[low])
    }
}
