import Meetings
import Planning

/// A solution in the words of the register.
struct PlanExplanation {
    let problem: YearProblem
    let placements: [Placement]

    init(_ problem: YearProblem, _ placements: [Placement]) {
        self.problem = problem
        self.placements = placements
    }

    func meetings(of group: Int) -> [PlannedMeeting] {
        let own = placements.filter { $0.body == group }.sorted { $0.number < $1.number }
        return own.map { placement in
            let meeting = problem.groups[group].meetings[placement.number]
            return PlannedMeeting(
                meeting: meeting, place: placement.number + 1, start: problem.start(of: placement),
                length: meeting?.length ?? problem.groups[group].body.policy.length,
                absentees: problem.absentees(of: placement), reasons: reasons(for: placement, among: own))
        }
    }

    func reasons(for placement: Placement, among own: [Placement]) -> [PlanReason] {
        if let stay = stay(placement) { return [.stays(stay)] }
        let absentees = problem.absentees(of: placement)
        let people = absentees.isEmpty ? [.everybody] : absentees.map { PlanReason.absent($0) }
        return move(placement) + people + points(placement) + gap(placement, among: own) + habits(placement)
            + dayNotes(placement) + company(placement)
    }

    private func stay(_ placement: Placement) -> PlanReason.Stay? {
        guard let meeting = problem.meeting(placement) else { return nil }
        switch meeting.state {
        case .held, .closed: return .held
        default: break
        }
        if meeting.start.nearestMoment <= problem.basis.now { return .over }
        if meeting.ownership == .elsewhere { return .elsewhere }
        return meeting.start.day < problem.from ? .before(problem.from) : nil
    }

    private func move(_ placement: Placement) -> [PlanReason] {
        guard let meeting = problem.meeting(placement), problem.start(of: placement) != meeting.start else { return [] }
        return [.moved(from: meeting.start, state: meeting.state)]
    }

    private func points(_ placement: Placement) -> [PlanReason] {
        let day = problem.days[placement.day]
        return problem.groups[placement.body].points.filter { $0.span.contains(day) }.map { point in
            guard case .decision(_, let decided) = point.cause else { return .inTime(point.cause, days: nil) }
            return .inTime(point.cause, days: decided.ordinal - day.ordinal)
        }
    }

    private func gap(_ placement: Placement, among own: [Placement]) -> [PlanReason] {
        let gaps = problem.instance.bodies[placement.body].gaps
        let before =
            own.first { $0.number == placement.number - 1 }.map { problem.days[$0.day] }
            ?? (placement.number == 0 ? problem.groups[placement.body].previous : nil)
        guard let before else { return [] }
        let days = problem.days[placement.day].ordinal - before.ordinal
        // A year that did not meet says nothing of this one.
        guard days <= 200 else { return [] }
        let isUneven = placement.number > 0 && abs(days - gaps.ideal) > gaps.tolerance
        return [.gap(days: days, ideal: gaps.ideal, isUneven: isUneven)]
    }

    private func habits(_ placement: Placement) -> [PlanReason] {
        let habit = problem.groups[placement.body].habit
        let start = problem.start(of: placement)
        var reasons: [PlanReason] = []
        if let usual = habit.weekday, usual != start.day.weekday {
            reasons.append(.otherWeekday(start.day.weekday, usual: usual))
        }
        if let usual = habit.start, usual != start.minute {
            reasons.append(.otherStart(start.minute, usual: usual))
        }
        return reasons
    }

    private func dayNotes(_ placement: Placement) -> [PlanReason] {
        let day = problem.days[placement.day]
        var reasons: [PlanReason] = []
        if problem.instance.bodies[placement.body].dayPrices[placement.day] != nil {
            reasons += problem.schoolBreaks(on: day, for: placement.body)
        }
        if SwedishCalendar.mark(of: day) == .bridgeDay { reasons.append(.bridgeDay) }
        if SwedishCalendar.isBeforeDayOff(day) { reasons.append(.beforeDayOff(SwedishCalendar.halfDay(on: day))) }
        return reasons
    }

    /// The other meetings of the same week.
    private func company(_ placement: Placement) -> [PlanReason] {
        let week = problem.days[placement.day].week
        let others = placements.filter { problem.days[$0.day].week == week && $0.body != placement.body }
            .sorted { ($0.day, $0.start) < ($1.day, $1.start) }
        return crowd(placement, others) + others.compactMap { neighbour($0, of: placement) }
    }

    private func crowd(_ placement: Placement, _ others: [Placement]) -> [PlanReason] {
        let day = problem.days[placement.day]
        let coordinator = problem.instance.bodies[placement.body].coordinator
        let own = others.filter { problem.instance.bodies[$0.body].coordinator == coordinator }
        guard own.count + 1 > problem.instance.weights.weekSoftCap,
            let name = problem.attendees[coordinator].person(on: day)?.name
        else { return [] }
        let names = own.map {
            PlanReason.Company(body: problem.groups[$0.body].body.shortName, day: problem.days[$0.day])
        }
        return [.crowded(week: day.week.number, count: own.count + 1, coordinator: name, with: names)]
    }

    /// A meeting at most two days away in which somebody of the body sits too, the samordnare apart.
    private func neighbour(_ other: Placement, of placement: Placement) -> PlanReason? {
        let days = problem.days[placement.day].ordinal - problem.days[other.day].ordinal
        let coordinator = problem.instance.bodies[placement.body].coordinator
        let there = Set(problem.instance.bodies[other.body].members.map(\.person))
        let both = problem.instance.bodies[placement.body].members.map(\.person)
            .filter { there.contains($0) && $0 != coordinator }
        let names = both.compactMap { problem.attendees[$0].person(on: problem.days[placement.day])?.name }
        guard abs(days) <= 2, !names.isEmpty else { return nil }
        return .neighbour(days: days, body: problem.groups[other.body].body.shortName, people: names)
    }
}

extension YearProblem {
    func meeting(_ placement: Placement) -> Meeting? { groups[placement.body].meetings[placement.number] }

    /// The wall time of a placement: that of the meeting itself where it stays, to the minute.
    func start(of placement: Placement) -> WallTime {
        let day = days[placement.day]
        if let meeting = meeting(placement), meeting.start.day == day,
            TimeGrid.slot(at: meeting.start.minute) == placement.start || meeting.isFixed(at: basis.now) || day < from
        {
            return meeting.start
        }
        let minute = TimeGrid.minute(of: placement.start)
        return WallTime(day: day, minute: minute) ?? WallTime(basis.now)
    }

    func absentees(of placement: Placement) -> [Absentee] {
        instance.absentees(placement).compactMap { member in
            absentee(member.person, from: placement)
        }
    }

    func absentee(_ attendee: Int, from placement: Placement) -> Absentee? {
        let day = days[placement.day]
        // Who has left by then is missed no more.
        guard let person = attendees[attendee].person(on: day),
            basis.register.holders(in: groups[placement.body].body.id, on: day).contains(where: {
                $0.person.id == person.id
            })
        else { return nil }
        let slots = placement.start..<placement.start + instance.bodies[placement.body].duration
        let cause = engagements[attendee][day]?.first { engagement in
            TimeGrid.slots(touching: engagement.minutes)?.overlaps(slots) ?? false
        }?.cause
        let seat = groups[placement.body].seats.first { $0.attendee == attendee }
        return Absentee(
            person: person, authority: seat?.authority.flatMap(basis.register.authority)?.name,
            cause: cause ?? .other)
    }

    func schoolBreaks(on day: Day, for group: Int) -> [PlanReason] {
        let home = Set(groups[group].seats.compactMap(\.authority))
        return YearCalendar(basis.year, basis.register).schoolBreaks(on: day).compactMap { pause in
            let concerned = pause.municipalities.filter(home.contains)
            guard pause.municipalities.isEmpty || !concerned.isEmpty else { return nil }
            let names = concerned.compactMap { basis.register.authority($0)?.name }
            return .schoolBreak(week: day.week.number, name: pause.name, kommuner: names)
        }
    }
}
