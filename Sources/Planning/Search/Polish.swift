/// The last small steps of a plan: one meeting at a time goes where it costs less by itself, as long as the whole costs less.
package struct Polish {
    private let instance: Instance
    private let options: Options

    package init(_ instance: Instance) {
        self.instance = instance
        options = Options(instance)
    }

    /// The same plan or a cheaper one; one that breaks a rule stays as it is.
    package func polished(_ plan: [Placement]) -> [Placement] {
        let assessment = Assessment(plan, instance)
        guard assessment.violations.isEmpty else { return plan }
        var (best, cost) = (plan, assessment.cost.total)
        var improves = true
        while improves {
            improves = false
            for index in best.indices {
                guard let (better, less) = improvement(of: index, in: best, below: cost) else { continue }
                (best, cost, improves) = (better, less, true)
            }
        }
        return best
    }

    private func improvement(of index: Int, in plan: [Placement], below cost: Int) -> ([Placement], Int)? {
        let place = plan[index]
        let own = options.options(of: options.firstMeeting[place.body] + place.number)
        let present = own.first { options.day[$0] == place.day && options.start[$0] == place.start }
        guard let present else { return nil }
        for option in own.filter({ options.cost[$0] < options.cost[present] }).sorted(by: {
            options.cost[$0] < options.cost[$1]
        }) {
            var other = plan
            other[index].day = Int(options.day[option])
            other[index].start = Int(options.start[option])
            let assessment = Assessment(other, instance)
            if assessment.violations.isEmpty, assessment.cost.total < cost { return (other, assessment.cost.total) }
        }
        return nil
    }
}
