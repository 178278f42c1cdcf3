@testable import Planning

extension Instance {
    /// A year of a few days that all plans of can be tried; each seed has a shape of its own.
    static func small(seed: UInt64) -> Instance {
        var dice = Dice(seed)
        let days = [Day].random(&dice)
        let people = (0..<dice.roll(3...6)).map { _ in Person.random(&dice, days: days.count) }
        let bodies = (0..<dice.roll(1...3)).map { _ in Body.random(&dice, people: people.count, days: days) }
        var instance = Instance(
            name: "small \(seed)", slots: 8, bufferSlots: dice.roll(0...1), weights: .random(&dice), days: days,
            people: people, bodies: bodies, materials: [0: days.map { _ in dice.roll(0...9) > 0 }])
        guard dice.roll(0...3) == 0 else { return instance }
        instance.current = bodies.enumerated().flatMap { number, body in
            (0..<body.meetings).filter { _ in dice.roll(0...1) == 0 }.map {
                Placement(body: number, number: $0, day: dice.roll(0...days.count - 1), start: dice.pick(body.starts))
            }
        }
        instance.moveCost = dice.roll(0...9)
        instance.frozenBefore = dice.roll(0...2) == 0 ? days[dice.roll(0...2)].ordinal : nil
        return instance
    }
}

/// Rolls that are the same in every run.
struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0x1234_5678_9ABC_DEF1 }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(0...elements.count - 1)] }
}

extension [Instance.Day] {
    fileprivate static func random(_ dice: inout Dice) -> [Instance.Day] {
        var ordinal = dice.roll(0...5)
        return (0..<dice.roll(4...8)).map { index in
            ordinal += dice.roll(1...4)
            return Instance.Day(
                date: "day \(ordinal)", ordinal: ordinal, week: ordinal / 7, weekday: 1 + ordinal % 5,
                isBridgeDay: dice.roll(0...5) == 0, isSchoolBreak: dice.roll(0...5) == 0,
                isBeforeHoliday: dice.roll(0...5) == 0)
        }
    }
}

extension Instance.Person {
    fileprivate static func random(_ dice: inout Dice, days: Int) -> Instance.Person {
        let busy = (0..<dice.roll(0...days)).map { _ in
            let start = dice.roll(0...5)
            return Instance.BusyTime(day: dice.roll(0...days - 1), slots: start..<start + dice.roll(1...3))
        }
        return Instance.Person(kommun: dice.roll(0...1), travel: dice.roll(0...5), busy: busy)
    }
}

extension Instance.Weights {
    fileprivate static func random(_ dice: inout Dice) -> Instance.Weights {
        Instance.Weights(
            bridgeDay: 6, beforeHoliday: 2, schoolBreak: 8, weekday: dice.roll(0...3), start: dice.roll(0...2),
            evenPerDay: dice.roll(0...2), weekSoftCap: dice.roll(0...2), weekOver: dice.roll(0...6),
            weekHardCap: dice.roll(1...4), fairFree: dice.roll(0...1), fair: dice.roll(0...5),
            kommunPercent: dice.roll(0...60), kommun: dice.roll(0...4))
    }
}

extension Instance.Body {
    fileprivate static func random(_ dice: inout Dice, people: Int, days: [Instance.Day]) -> Instance.Body {
        let seated = (0..<people).filter { $0 < 2 || dice.roll(0...2) > 0 }
        let meetings = dice.roll(1...3)
        let least = dice.roll(0...5)
        let members = seated.map { person in
            let role = person == 0 ? .coordinator : person == 1 ? .chair : dice.pick(Instance.Role.allCases)
            return Instance.Member(person: person, role: role, weight: dice.roll(0...4))
        }
        let windows =
            dice.roll(0...3) > 0
            ? []
            : [
                Instance.Window(
                    number: dice.roll(0...meetings - 1), notBefore: days[0].ordinal,
                    notAfter: days[days.count / 2].ordinal,
                    reason: "decision")
            ]
        return Instance.Body(
            name: "body", members: members, chair: 1, coordinator: 0, quorum: dice.roll(0...2), meetings: meetings,
            duration: dice.roll(1...3), weekdays: [1, 2, 3, 4, 5], starts: [1, 4], preferredWeekday: dice.roll(1...5),
            preferredStart: 1,
            gaps: Instance.Gaps(
                least: least, most: least + dice.roll(2...20), ideal: dice.roll(3...9), tolerance: dice.roll(0...2)),
            onSite: (0..<meetings).filter { _ in dice.roll(0...1) == 0 }, materialsLead: 0, windows: windows)
    }
}

extension Instance {
    /// The cost of the cheapest of all plans, tried one by one: `Int.max` where every one breaks a hard rule, nothing
    /// where there are too many. A body whose own rules leave it no year does not count.
    func cheapest(within count: Int, of isMeant: (Int) -> Bool = { _ in true }) -> Int? {
        let options = Options(self)
        let years = (0..<options.bodies).map { options.years(of: $0) }.filter { !$0.isEmpty }
            .map { $0.filter { $0.allSatisfy { $0.map(isMeant) ?? true } } }
        guard years.reduce(1.0, { $0 * Double($1.count) }) < Double(count) else { return nil }
        var best = Int.max
        func extend(_ plan: [Int?], with left: ArraySlice<[[Int?]]>) {
            guard let next = left.first else { return best = min(best, options.price(of: plan) ?? .max) }
            for year in next { extend(zip(plan, year).map { $0 ?? $1 }, with: left.dropFirst()) }
        }
        extend(Array(repeating: nil, count: options.meetings), with: years[...])
        return best
    }
}

extension Options {
    /// Every choice of dates that keeps the gaps of one body, as plans of that body alone.
    func years(of body: Int) -> [[Int?]] {
        var years: [[Int?]] = [Array(repeating: nil, count: meetings)]
        for meeting in meetings(of: body) {
            years = years.flatMap { year in
                options(of: meeting).filter { follows($0, meeting > 0 ? year[meeting - 1] : nil, body) }.map { option in
                    var year = year
                    year[meeting] = option
                    return year
                }
            }
        }
        return years
    }

    private func follows(_ option: Int, _ previous: Int?, _ body: Int) -> Bool {
        guard let previous else { return true }
        let gap = Int(ordinal[Int(day[option])] - ordinal[Int(day[previous])])
        return gap > 0 && gapPrice[body * gapSpan + gap] < Self.forbidden
    }

    /// One option of each meeting, whatever it breaks.
    func anyPlan(seed: UInt64) -> [Int?]? {
        var dice = Dice(seed)
        guard (0..<meetings).allSatisfy({ !options(of: $0).isEmpty }) else { return nil }
        return (0..<meetings).map { dice.roll(options(of: $0).lowerBound...options(of: $0).upperBound - 1) }
    }

    func placements(_ plan: [Int?]) -> [Placement] {
        plan.enumerated().compactMap { meeting, option in
            guard let option else { return nil }
            let body = Int(body[meeting])
            return Placement(
                body: body, number: meeting - firstMeeting[body], day: Int(day[option]), start: Int(start[option]))
        }
    }
}
