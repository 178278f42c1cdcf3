import Testing

@testable import Planning

@Suite struct BoundingTests {
    @Test func `the price of a plan is what the rules say`() {
        for seed in UInt64(0)..<200 {
            let instance = Instance.small(seed: seed)
            let options = Options(instance)
            guard let plan = options.anyPlan(seed: seed) else { continue }

            let assessment = Assessment(options.placements(plan), instance)

            #expect(
                options.price(of: plan) == (assessment.violations.isEmpty ? assessment.cost.total : nil), "seed \(seed)"
            )
        }
    }

    @Test func `the bound never exceeds the cheapest plan, wherever it is stopped, and ends at it`() {
        for seed in UInt64(0)..<120 {
            let instance = Instance.small(seed: seed)
            guard let cheapest = instance.cheapest(within: 3_000) else { continue }
            let bounding = Bounding(Options(instance))

            while !bounding.isResting {
                bounding.advance(work: 1)

                #expect(bounding.bound.state == .impossible || bounding.bound.cost <= cheapest, "seed \(seed)")
            }

            let end = cheapest == .max ? LowerBound.State.impossible : .optimal
            #expect(bounding.bound.state == end, "seed \(seed)")
            #expect(
                bounding.plan.flatMap(Options(instance).price) == (end == .optimal ? cheapest : nil), "seed \(seed)")
        }
    }

    @Test func `a plan that is known already is proved or bettered`() {
        for seed in UInt64(0)..<120 {
            let instance = Instance.small(seed: seed)
            guard let cheapest = instance.cheapest(within: 3_000), cheapest < .max else { continue }
            let bounding = Bounding(Options(instance))

            bounding.learn(cost: cheapest + Int(seed % 4))
            while !bounding.isResting { bounding.advance(work: 100) }

            #expect(bounding.bound.state == .optimal, "seed \(seed)")
            #expect(bounding.bound.cost == cheapest, "seed \(seed)")
            #expect((bounding.plan == nil) == (seed % 4 == 0), "seed \(seed)")
        }
    }

    @Test func `the same work gives the same bound`() {
        let options = Options(.small(seed: 7))
        let bounds = (0..<2).map { _ in
            let bounding = Bounding(options)
            return (0..<50).map { _ in
                bounding.advance(work: 37)
                return bounding.bound
            }
        }

        #expect(bounds[0] == bounds[1])
    }

    @Test func `a body without a possible date does not count, and the others are planned`() {
        let options = Options(.example(bodies: [.example(weekdays: []), .example()]))
        let bounding = Bounding(options)

        while !bounding.isResting { bounding.advance(work: 1_000) }

        #expect(bounding.bound.state == .optimal)
        #expect(bounding.plan?.map { $0 == nil } == [true, true, false, false])
    }

    @Test func `two meetings that only one time suits are impossible`() {
        let body = Instance.Body.example(
            meetings: 1, starts: [2],
            windows: [
                Instance.Window(number: 0, notBefore: 0, notAfter: 0, reason: "decision")
            ])
        let bounding = Bounding(Options(.example(bodies: [body, body])))

        while !bounding.isResting { bounding.advance(work: 1_000) }

        #expect(bounding.bound.state == .impossible)
    }

    @Test func `a plan is so many percent dearer than the best possible`() {
        let bound = LowerBound(state: .open, cost: 200, steps: 1)

        #expect(bound.excess(of: 210) == 5)
        #expect(bound.excess(of: 200) == 0)
        #expect(LowerBound(state: .open, cost: 0, steps: 1).excess(of: 7) == nil)
    }
}
