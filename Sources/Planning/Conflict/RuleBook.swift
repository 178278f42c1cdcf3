/// One body's rules, each of which can be left out to see whether it is the one that hurts.
struct RuleBook {
    let rules: [Conflict.Rule]

    private let instance: Instance
    private let body: Int
    /// By day and start slot: a bit for each of the rules that stand against it.
    private let against: [[UInt32]]

    init(_ instance: Instance, body: Int) {
        let own = instance.bodies[body]
        var rules: [Conflict.Rule] = [.weekdays, .starts, .materials]
        if let chair = own.chair { rules.append(.chair(person: chair)) }
        rules += [.coordinator(person: own.coordinator), .quorum(needed: own.quorum)]
        rules += own.windows.map(Conflict.Rule.window)
        rules += [.leastGap(days: own.gaps.least), .mostGap(days: own.gaps.most), .past]
        self.rules = own.members.isEmpty ? [.noMembers] : rules
        self.instance = instance
        self.body = body
        against = instance.days.indices.map { day in
            (0...instance.slots - own.duration).map { start in
                let placement = Placement(body: body, number: 0, day: day, start: start)
                return instance.obstaclesOfTime(placement).reduce(0) { bits, obstacle in
                    bits | (rules.firstIndex { obstacle.breaks($0) }.map { 1 << UInt32($0) } ?? 0)
                }
            }
        }
    }

    /// A smallest set of rules that leaves no year: each is taken out in turn, and stays out where there is still none.
    var core: [Conflict.Rule]? {
        guard rules != [.noMembers] else { return rules }
        var active = Array(rules.indices)
        guard !hasYear(keeping: active) else { return nil }
        for rule in rules.indices {
            let others = active.filter { $0 != rule }
            if !hasYear(keeping: others) { active = others }
        }
        return active.map { rules[$0] }
    }

    private func hasYear(keeping active: [Int]) -> Bool {
        let mask = active.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
        let kept = active.map { rules[$0] }
        let gaps = (least: kept.leastGap ?? 1, most: kept.mostGap ?? .max)
        var reached: [Int] = []
        for number in 0..<instance.bodies[body].meetings {
            let days = instance.days.indices.filter { allows($0, number, mask, kept) }
            reached = days.filter { day in
                number == 0
                    || reached.contains {
                        let gap = instance.days[day].ordinal - instance.days[$0].ordinal
                        return gap >= max(1, gaps.least) && gap <= gaps.most
                    }
            }
            guard !reached.isEmpty else { return false }
        }
        return true
    }

    private func allows(_ day: Int, _ number: Int, _ mask: UInt32, _ kept: [Conflict.Rule]) -> Bool {
        let ordinal = instance.days[day].ordinal
        let isInWindows = kept.allSatisfy { rule in
            guard case .window(let window) = rule, window.number == number else { return true }
            return window.notBefore <= ordinal && ordinal <= window.notAfter
        }
        let current = instance.current.last { $0.body == body && $0.number == number }
        guard let current, let frozenBefore = instance.frozenBefore, kept.contains(.past) else {
            return isInWindows && against[day].contains { $0 & mask == 0 }
        }
        guard !instance.isFrozen(current) else { return day == current.day }
        return isInWindows && ordinal >= frozenBefore && against[day].contains { $0 & mask == 0 }
    }
}

extension [Conflict.Rule] {
    fileprivate var leastGap: Int? {
        compactMap { rule in if case .leastGap(let days) = rule { days } else { nil } }.first
    }

    fileprivate var mostGap: Int? {
        compactMap { rule in if case .mostGap(let days) = rule { days } else { nil } }.first
    }
}

extension Obstacle {
    fileprivate func breaks(_ rule: Conflict.Rule) -> Bool {
        switch (self, rule) {
        case (.weekday, .weekdays), (.start, .starts), (.materials, .materials), (.chairTaken, .chair),
            (.coordinatorTaken, .coordinator), (.quorum, .quorum):
            true
        default: false
        }
    }
}
