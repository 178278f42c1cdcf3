import Testing

@testable import Planning

@Suite struct OptionsTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a meeting has an option wherever nothing stands against it, and nowhere else`(seed: UInt64) {
        let instance = Instance.random(seed: seed)

        let options = Options(instance)

        for meeting in 0..<options.meetings {
            let body = Int(options.body[meeting])
            let found = options.options(of: meeting).map { options.placement($0, of: meeting) }
            let expected = instance.days.indices.flatMap { day in
                instance.bodies[body].starts.map { start in
                    Placement(body: body, number: meeting - options.firstMeeting[body], day: day, start: start)
                }
            }
            #expect(found == expected.filter { instance.obstacles(to: $0).isEmpty })
        }
    }

    @Test func `what has been keeps its time although its chair could not come now`() {
        let busy = [Instance.BusyTime(day: 0, slots: 0..<18)]
        let people = [Instance.Person(kommun: 0, travel: 0, busy: busy)] + .free(3)
        let current = [
            Placement(body: 0, number: 0, day: 0, start: 2), Placement(body: 0, number: 1, day: 6, start: 2),
        ]
        let instance = Instance.example(people: people, current: current, moveCost: 20, frozenBefore: 3)

        let options = Options(instance)

        #expect(options.options(of: 0).map { options.placement($0, of: 0) } == [current[0]])
        #expect(Assessment(current, instance).violations.isEmpty)
    }

    @Test func `a called meeting pays for being moved and never moves into the past`() {
        let current = [Placement(body: 0, number: 1, day: 6, start: 2)]
        let instance = Instance.example(current: current, moveCost: 20, frozenBefore: 5)

        let options = Options(instance)

        let places = options.options(of: 1).map { options.placement($0, of: 1) }
        let costs = options.options(of: 1).map { options.cost[$0] }
        #expect(places.allSatisfy { instance.days[$0.day].ordinal >= 5 })
        #expect(zip(places, costs).allSatisfy { $0 == current[0] ? $1 < 20 : $1 >= 20 })
    }
}
