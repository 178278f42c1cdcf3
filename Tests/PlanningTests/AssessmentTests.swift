import Testing

@testable import Planning

@Suite struct AssessmentTests {
    @Test func `a plan of one body costs its uneven gaps and its unloved days`() {
        let instance = Instance.example()
        let plan = [Placement(body: 0, number: 0, day: 0, start: 2), Placement(body: 0, number: 1, day: 6, start: 2)]

        let assessment = Assessment(plan, instance)

        #expect(assessment.violations.isEmpty)
        #expect(assessment.cost.preferences == 2)
        #expect(assessment.cost.evenness == 1)
        #expect(assessment.cost.total == 3)
    }

    @Test func `a meeting that is missing is told`() {
        let plan = [Placement(body: 0, number: 0, day: 0, start: 2)]

        let assessment = Assessment(plan, .example())

        #expect(assessment.violations == [.missing(body: 0, number: 1)])
    }
}
