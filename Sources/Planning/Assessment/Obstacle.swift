/// A rule or a person that keeps a meeting from a time, whatever the other meetings do.
package enum Obstacle: Equatable, Sendable {
    case weekday(Int, allowed: [Int])
    case start(Int, allowed: [Int])
    /// The papers cannot be sent so many working days before.
    case materials(lead: Int)
    case chairTaken(person: Int)
    case coordinatorTaken(person: Int)
    case quorum(present: Int, needed: Int, absent: [Int])
    case noMembers
    case window(Instance.Window)
    /// The body's other meetings would not have room before or after it: it must lie within these days of the year.
    case noRoom(Range<Int>)
    /// It has been already, or it is called at a time that has been.
    case frozen(Placement)
    /// The time is past and the meeting is still to come.
    case past(frozenBefore: Int)
}

extension Instance {
    /// Everything that stands against a time, in the order in which people ask.
    package func obstacles(to placement: Placement) -> [Obstacle] {
        if let current = current.last(where: { $0.body == placement.body && $0.number == placement.number }) {
            if isFrozen(current) { return current == placement ? [] : [.frozen(current)] }
            if isFrozen(placement), let frozenBefore {
                return obstaclesOfTime(placement) + obstaclesOfOrder(placement) + [.past(frozenBefore: frozenBefore)]
            }
        }
        return obstaclesOfTime(placement) + obstaclesOfOrder(placement)
    }

    /// Those who cannot come.
    package func absentees(_ placement: Placement) -> [Member] {
        let body = bodies[placement.body]
        return body.members.filter {
            isTaken($0.person, on: placement.day, placement.start..<placement.start + body.duration)
        }
    }

    package func isTaken(_ person: Int, on day: Int, _ slots: Range<Int>) -> Bool {
        people[person].weekly.contains { $0.weekday == days[day].weekday && $0.slots.overlaps(slots) }
            || people[person].busy.contains { $0.day == day && $0.slots.overlaps(slots) }
    }

    /// What keeps the body from a time for any of its meetings.
    func obstaclesOfTime(_ placement: Placement) -> [Obstacle] {
        let body = bodies[placement.body]
        let weekday = days[placement.day].weekday
        guard !body.members.isEmpty else { return [.noMembers] }
        var obstacles: [Obstacle] = []
        if !body.weekdays.contains(weekday) { obstacles.append(.weekday(weekday, allowed: body.weekdays)) }
        if !body.starts.contains(placement.start) { obstacles.append(.start(placement.start, allowed: body.starts)) }
        if materials[body.materialsLead]?[placement.day] != true {
            obstacles.append(.materials(lead: body.materialsLead))
        }
        return obstacles + obstaclesOfPeople(placement)
    }

    private func obstaclesOfPeople(_ placement: Placement) -> [Obstacle] {
        let body = bodies[placement.body]
        let absentees = absentees(placement)
        let absent = Set(absentees.map(\.person))
        var obstacles: [Obstacle] = []
        if let chair = body.chair, absent.contains(chair) { obstacles.append(.chairTaken(person: chair)) }
        if absent.contains(body.coordinator) { obstacles.append(.coordinatorTaken(person: body.coordinator)) }
        let present = body.members.count { $0.role.countsTowardsQuorum && !absent.contains($0.person) }
        if present < body.quorum {
            obstacles.append(
                .quorum(
                    present: present, needed: body.quorum,
                    absent: absentees.filter(\.role.countsTowardsQuorum).map(\.person)))
        }
        return obstacles
    }

    private func obstaclesOfOrder(_ placement: Placement) -> [Obstacle] {
        let rules = bodies[placement.body]
        let ordinal = days[placement.day].ordinal
        let earliest = days[0].ordinal + placement.number * rules.gaps.least
        let latest = days[days.count - 1].ordinal - (rules.meetings - 1 - placement.number) * rules.gaps.least
        let windows = rules.windows.filter {
            $0.number == placement.number && !($0.notBefore <= ordinal && ordinal <= $0.notAfter)
        }
        let noRoom = ordinal < earliest || ordinal > latest
        return windows.map(Obstacle.window) + (noRoom ? [.noRoom(earliest..<max(earliest, latest + 1))] : [])
    }

    func moveCost(of number: Int, _ body: Int) -> Int { bodies[body].moveCosts[number] ?? moveCost }

    func isFrozen(_ placement: Placement) -> Bool {
        bodies[placement.body].fixed.contains(placement.number)
            || frozenBefore.map { days[placement.day].ordinal < $0 } ?? false
    }
}
