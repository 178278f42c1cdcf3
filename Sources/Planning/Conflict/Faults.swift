extension Options {
    /// The bodies without which no two meetings of a plan are too close and no week is too full: the one with the most
    /// faults first, until none is left. And all that have any.
    func bodiesToLeaveOut(of plan: [Int?]) -> (left: [Int], faulty: [Int]) {
        var plan = plan
        var left: [Int] = []
        var faults = faultsByBody(plan)
        let faulty = faults.indices.filter { faults[$0] > 0 }
        while let most = faults.max(), most > 0, let body = faults.firstIndex(of: most) {
            left.append(body)
            for meeting in meetings(of: body) { plan[meeting] = nil }
            faults = faultsByBody(plan)
        }
        return (left, faulty)
    }

    private func faultsByBody(_ plan: [Int?]) -> [Int] {
        var faults = [Int](repeating: 0, count: bodies)
        var byDay = [[Int]](repeating: [], count: days)
        var byWeek = [Int](repeating: 0, count: weeks * coordinators)
        for meeting in 0..<meetings {
            guard let option = plan[meeting] else { continue }
            let own = Int(body[meeting])
            for other in byDay[Int(day[option])] {
                guard let otherOption = plan[other], areTooClose(option, own, otherOption, Int(body[other])) else {
                    continue
                }
                faults[own] += 1
                faults[Int(body[other])] += 1
            }
            byDay[Int(day[option])].append(meeting)
            let week = Int(coordinator[own]) * weeks + Int(self.week[Int(day[option])])
            byWeek[week] += 1
            if byWeek[week] > weekHardCap { faults[own] += 1 }
            if meeting > firstMeeting[own], let previous = plan[meeting - 1], !allows(option, after: previous, own) {
                faults[own] += 1
            }
        }
        return faults
    }

    /// Whether somebody who sits in both could not come from one to the other.
    func areTooClose(_ option: Int, _ body: Int, _ other: Int, _ otherBody: Int) -> Bool {
        guard day[option] == day[other], ties.shares[body * bodies + otherBody] else { return false }
        return start[option] < start[other] + duration[otherBody] + Int32(buffer)
            && start[other] < start[option] + duration[body] + Int32(buffer)
    }

    func placement(_ option: Int, of meeting: Int) -> Placement {
        let body = Int(body[meeting])
        return Placement(
            body: body, number: meeting - firstMeeting[body], day: Int(day[option]), start: Int(start[option]))
    }
}
