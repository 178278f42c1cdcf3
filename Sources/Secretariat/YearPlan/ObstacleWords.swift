import Meetings
import Planning

extension YearProblem {
    /// What stands against a time, with names and dates.
    func words(of obstacle: Planning.Obstacle, to placement: Placement) -> PlanObstacle {
        let group = groups[placement.body]
        let (name, number) = (group.body.name, placement.number + 1)
        switch obstacle {
        case .weekday(let weekday, let allowed): return .weekday(weekday, body: name, allowed: allowed)
        case .start(let start, let allowed):
            return .start(TimeGrid.minute(of: start), body: name, allowed: allowed.map(TimeGrid.minute))
        case .materials: return closedWords(days[placement.day], group)
        case .chairTaken(let person): return .taken(.chair, absentee(person, from: placement))
        case .coordinatorTaken(let person): return .taken(.coordinator, absentee(person, from: placement))
        case .quorum(let present, let needed, let absent):
            return .quorum(
                present: present, needed: needed, absent: absent.compactMap { absentee($0, from: placement)?.name })
        case .noMembers: return .nobody(body: name)
        case .window(let window): return windowWords(window, placement)
        case .noRoom(let range):
            return .noRoom(
                number: number, of: group.count, least: instance.bodies[placement.body].gaps.least,
                from: day(range.lowerBound), until: day(max(range.lowerBound, range.upperBound - 1)))
        case .frozen(let current): return .stays(number: number, days[current.day])
        case .past: return .past(from: from)
        }
    }

    private func closedWords(_ day: Day, _ group: PlannedGroup) -> PlanObstacle {
        if let words = day.offWords { return words }
        if group.isBlocked(day) { return .blockedWeek(day.week.number, body: group.body.name) }
        if bars.hold(day, for: group.body.id) { return .barred(day) }
        let deadlines = Deadlines(of: day, group.body.policy)
        return .quietWeeks(notice: deadlines.notice, papers: deadlines.papers)
    }

    private func windowWords(_ window: Instance.Window, _ placement: Placement) -> PlanObstacle {
        let group = groups[placement.body]
        guard !window.reason.isEmpty else {
            return .tooEarly(
                number: window.number + 1, after: day(window.notBefore).adding(days: -1), isOver: group.previous == nil)
        }
        return .point(
            number: window.number + 1, point(window, of: group), from: day(window.notBefore),
            until: day(window.notAfter))
    }

    /// The planner knows of it by its words alone.
    func point(_ window: Instance.Window, of group: PlannedGroup) -> FixedPoint.Cause? {
        group.points.first { "\($0.cause)" == window.reason }?.cause
    }

    func day(_ ordinal: Int) -> Day { Day.newYear(basis.year).adding(days: ordinal) }

    /// What two or more meetings do to each other.
    func words(of violation: Violation) -> [PlanObstacle] {
        switch violation {
        case .missing(let body, let number): return [.missing(number: number + 1, body: groups[body].body.name)]
        case .impossible(let placement, let obstacles): return obstacles.map { words(of: $0, to: placement) }
        case .gap(let one, let next, let days):
            let gaps = instance.bodies[one.body].gaps
            return [
                .gap(
                    days: days, from: self.days[one.day], to: self.days[next.day], least: gaps.least, most: gaps.most)
            ]
        case .doubleBooked(let person, let one, let next):
            let name = attendees[person].person(on: days[one.day])?.name ?? "somebody"
            return [.doubleBooked(name, first: sitting(one), second: sitting(next))]
        case .week(let coordinator, let week, let meetings):
            let name = attendees[coordinator].person(on: from)?.name ?? "the samordnare"
            return [.crowded(name, meetings: meetings, week: week, most: instance.weights.weekHardCap)]
        }
    }

    private func sitting(_ placement: Placement) -> PlanObstacle.Sitting {
        PlanObstacle.Sitting(body: groups[placement.body].body.shortName, start: start(of: placement))
    }
}

extension Day {
    /// Why nobody works that day.
    var offWords: PlanObstacle? {
        switch SwedishCalendar.mark(of: self) {
        case .publicHoliday(let name): return .holiday(self, name: name)
        case .eve(let name): return .eve(self, name: name)
        case .bridgeDay, nil: break
        }
        return weekday > 5 ? .weekend(self) : nil
    }
}
