import Planning

/// What the search came to.
struct SolvedYear {
    let placements: [Placement]
    let steps: Int
    let bound: Int?
}

/// The search, as the office asks for it.
struct YearSolver {
    let seed: UInt64
    let seconds: Double

    func solve(_ instance: Instance) -> SolvedYear? {
        var instance = instance
        let original = instance
        var placements: [Placement] = []
        for body in instance.bodies.indices {
            let options = Options(instance)
            guard let chain = DateChain(body, options, points: []) else { return nil }
            for (number, ordinal) in chain.ordinals.enumerated() {
                let meeting = options.firstMeeting[body] + number
                let best = options.options(of: meeting)
                    .filter { Int(options.ordinal[Int(options.day[$0])]) == ordinal }
                    .min { options.cost[$0] < options.cost[$1] }
                guard let best else { return nil }
                let placement = Placement(
                    body: body, number: number, day: Int(options.day[best]), start: Int(options.start[best]))
                placements.append(placement)
                let slots =
                    max(
                        0, placement.start - original.bufferSlots)..<min(
                        original.slots, placement.start + original.bodies[body].duration + original.bufferSlots)
                for member in original.bodies[body].members {
                    instance.people[member.person].busy.append(Instance.BusyTime(day: placement.day, slots: slots))
                }
            }
        }
        return SolvedYear(placements: placements, steps: 0, bound: nil)
    }
}
