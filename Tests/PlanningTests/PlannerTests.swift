import Testing

@testable import Planning

@Suite struct PlannerTests {
    @Test(arguments: 0..<6 as Range<UInt64>)
    func `a plan is the best possible once that is proved`(seed: UInt64) {
        let instance = Instance.random(seed: seed, bodies: 2, meetings: 2, weeks: 2)
        var planner = Planner(instance, seed: 1)

        planner.run(steps: 100_000)

        let (isDone, cost, plan) = (planner.isDone, planner.cost, planner.plan)
        #expect(isDone)
        #expect(cost == Options(instance).cheapest(instance))
        #expect(Assessment(plan, instance).cost.total == cost)
    }

    @Test func `the same steps give the same plan`() {
        let instance = Instance.random(seed: 9, bodies: 8, meetings: 3, weeks: 12)
        var one = Planner(instance, seed: 3)
        var other = Planner(instance, seed: 3)

        one.run(steps: 60_000)
        while other.steps < one.steps { other.run(steps: min(7_000, one.steps - other.steps)) }

        let plans = (one.plan, other.plan)
        let bounds = (one.bound, other.bound)
        #expect(plans.0 == plans.1)
        #expect(bounds.0 == bounds.1)
    }

    @Test func `a chair who is never free is named and the other bodies are planned`() {
        let never = Instance.Person(
            kommun: 0, travel: 0, weekly: (1...5).map { Instance.WeeklyTime(weekday: $0, slots: 0..<18) })
        let members: [Instance.Member] = [
            Instance.Member(person: 4, role: .chair, weight: 0),
            Instance.Member(person: 1, role: .coordinator, weight: 0),
            Instance.Member(person: 2, role: .member, weight: 1),
        ]
        let instance = Instance.example(
            people: .free(4) + [never], bodies: [.example(members: members, chair: 4, quorum: 1), .example()])
        var planner = Planner(instance, seed: 1)

        planner.run(steps: 20_000)

        let (conflicts, plan) = (planner.conflicts, planner.plan)
        #expect(conflicts == [.rules(body: 0, [.chair(person: 4)])])
        #expect(plan.map(\.body) == [1, 1])
        #expect(
            conflicts[0].words(instance)
                == "cannot plan LPO Psykisk hälsa: person 4, the chair, is taken at all other times; change that")
    }

    @Test func `bodies that leave each other no dates are named and the rest is planned`() {
        let day = Instance.Body.example(
            meetings: 1, starts: [2],
            windows: [Instance.Window(number: 0, notBefore: 3, notAfter: 3, reason: "")])
        let instance = Instance.example(bodies: [day, .example(meetings: 1), day])
        var planner = Planner(instance, seed: 1)

        planner.run(steps: 200_000)

        let (conflicts, plan) = (planner.conflicts, planner.plan)
        #expect(conflicts == [.bodies([0, 2], isProven: true)])
        #expect(plan.count == 2)
        #expect(plan.contains { $0.body == 1 })
    }
}
