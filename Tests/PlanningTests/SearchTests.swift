import Testing

@testable import Planning

@Suite struct SearchTests {
    @Test(arguments: 0..<12 as Range<UInt64>)
    func `thousands of changes add up to what the rules say`(seed: UInt64) {
        let instance = Instance.random(seed: seed, bodies: 6, meetings: 3, weeks: 10)
        let options = Options(instance)
        var search = Search(options, Reach(options), seed: seed)

        for _ in 0..<40 {
            search.run(steps: 333)

            let assessment = Assessment(options.placements(search.attempt), instance)
            let price = search.attemptPrice
            #expect(Int(price.cost) == assessment.cost.total - assessment.forbiddenEvenness(instance))
            #expect((price.faults == 0) == assessment.violations.isEmpty)
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `the best plan of a small year is found`(seed: UInt64) {
        let instance = Instance.random(seed: seed, bodies: 2, meetings: 2, weeks: 2)
        let options = Options(instance)
        var search = Search(options, Reach(options), seed: seed)

        search.run(steps: 30_000)

        let cost = search.cost
        #expect(cost == options.cheapest(instance))
    }

    @Test func `the same seed and steps give the same plan however the steps are divided`() {
        let options = Options(.random(seed: 5, bodies: 8, meetings: 3, weeks: 12))
        var whole = Search(options, Reach(options), seed: 7)
        var divided = Search(options, Reach(options), seed: 7)

        whole.run(steps: 20_000)
        for _ in 0..<200 { divided.run(steps: 100) }

        let plans = (whole.plan, divided.plan)
        let attempts = (whole.attempt, divided.attempt)
        #expect(plans.0 == plans.1)
        #expect(attempts.0 == attempts.1)
    }

    @Test func `chances are the same on every machine`() {
        var chance = Chance(seed: 1)
        let heat = Heat()

        let chances = (0..<2).map { _ in chance.next() }
        let limits = [0, 1, 2_047, 4_095].map { heat.limit(1 << 28, $0) }
        let falls = [0, 128, 256, 1_362].map { heat.fallen(20 << 12, by: $0) }
        #expect(chances == [13_299_638_689_026_238_961, 9_752_135_709_712_885_201])
        #expect(limits == [590_538, 518_539, 45_442, 8])
        #expect(falls == [81_920, 57_926, 40_960, 2_050])
    }
}

extension Assessment {
    /// The search counts a gap that is not allowed as a fault and not by its unevenness.
    func forbiddenEvenness(_ instance: Instance) -> Int {
        violations.reduce(0) { sum, violation in
            guard case .gap(let from, _, let days) = violation else { return sum }
            let gaps = instance.bodies[from.body].gaps
            return sum + instance.weights.evenPerDay * max(0, abs(days - gaps.ideal) - gaps.tolerance)
        }
    }
}

extension Options {
    /// By trying everything.
    func cheapest(_ instance: Instance) -> Int? {
        var best: Int?
        var plan: [Int] = []
        func lay(_ meeting: Int) {
            guard meeting < meetings else {
                let assessment = Assessment(placements(plan.map(Optional.some)), instance)
                if assessment.violations.isEmpty { best = min(best ?? .max, assessment.cost.total) }
                return
            }
            for option in options(of: meeting) {
                let body = Int(body[meeting])
                if meeting > firstMeeting[body], !allows(option, after: plan[meeting - 1], body) { continue }
                plan.append(option)
                lay(meeting + 1)
                plan.removeLast()
            }
        }
        lay(0)
        return best
    }
}
