import Foundation
import Meetings
import Planning

/// The way from groups to an instance.
struct InstanceBuilder {
    let basis: PlanningBasis
    let from: Day
    let groups: [PlannedGroup]
    let attendees: [Attendee]
    let days: [Day]
    let indices: [Day: Int]
    let engagements: [[Day: [Engagement]]]
    let bars: Set<PlanBar>

    var instance: Instance {
        let newYear = Day.newYear(basis.year)
        return Instance(
            name: "\(basis.register.region) \(basis.year)", slots: TimeGrid.slots,
            bufferSlots: pause, weights: weights,
            days: days.map { day in
                Instance.Day(
                    date: "\(day)", ordinal: day.ordinal - newYear.ordinal, week: day.week.number,
                    weekday: day.weekday, isBridgeDay: SwedishCalendar.mark(of: day) == .bridgeDay,
                    isBeforeHoliday: SwedishCalendar.isBeforeDayOff(day))
            },
            people: attendees.indices.map(person), bodies: groups.indices.map(body),
            materials: Dictionary(uniqueKeysWithValues: groups.indices.map { ($0, openDays(of: groups[$0])) }),
            current: current, moveCost: basis.prices.moveProposed,
            frozenBefore: from.ordinal - newYear.ordinal)
    }

    private func person(_ index: Int) -> Instance.Person {
        let busy = days.enumerated().flatMap { number, day in
            (engagements[index][day] ?? []).compactMap { TimeGrid.slots(touching: $0.minutes) }
                .map { Instance.BusyTime(day: number, slots: $0) }
        }
        let seat = groups.lazy.flatMap(\.seats).first { $0.attendee == index }
        let authorities = basis.register.authorities
        let kommun = authorities.firstIndex { $0.id == seat?.authority } ?? authorities.count
        return Instance.Person(kommun: kommun, travel: basis.prices.travel, busy: busy)
    }

    private func body(_ index: Int) -> Instance.Body {
        let group = groups[index]
        let policy = group.body.policy.planning
        let members = group.seats.map { Instance.Member(person: $0.attendee, role: role($0), weight: price(of: $0)) }
        let counted = group.seats.count { $0.role == .chair || $0.role == .ordinary }
        var body = Instance.Body(
            name: group.body.name, members: members,
            chair: group.seats.first { $0.role == .chair }?.attendee,
            coordinator: group.seats.first { $0.role == .coordinator }?.attendee ?? 0,
            quorum: (counted * policy.quorum + 99) / 100, meetings: group.count,
            duration: TimeGrid.slots(in: group.body.policy.length), weekdays: policy.weekdays.sorted(),
            starts: starts(of: group), preferredWeekday: group.habit.weekday ?? 0,
            preferredStart: group.habit.start.map(TimeGrid.slot) ?? -1, gaps: gaps(of: group),
            onSite: policy.onSite.map { $0 - 1 }.filter { $0 < group.count }, materialsLead: index)
        body.dayPrices = schoolBreakPrices(group)
        body.windows = bounds(of: group)
        for (number, meeting) in group.meetings.enumerated() {
            guard let meeting else { continue }
            body.moveCosts[number] = moveCost(of: meeting)
            if isFixed(meeting) { body.fixed.insert(number) }
        }
        return body
    }

    private func role(_ seat: SeatInPlan) -> Instance.Role {
        switch seat.role {
        case .chair: .chair
        case .coordinator: .coordinator
        case .coopted: .adjunct
        default:
            switch seat.authority.flatMap(basis.register.authority)?.kind {
            case .municipality: .kommun
            case .region: .member
            case nil: .patient
            }
        }
    }

    private func price(of seat: SeatInPlan) -> Int {
        switch seat.role {
        case .chair, .coordinator: 0
        case .coopted: basis.prices.coopted
        default: basis.prices.member
        }
    }

    /// The policy's, what the body is used to, and what it has booked.
    private func starts(of group: PlannedGroup) -> [Int] {
        let length = TimeGrid.slots(in: group.body.policy.length)
        let minutes =
            group.body.policy.planning.starts + [group.habit.start].compactMap(\.self)
            + group.meetings.compactMap { $0?.start.minute }
        return Set(minutes.map(TimeGrid.slot)).filter { $0 + length <= TimeGrid.slots }.sorted()
    }

    /// The gaps that are there already are allowed: what the samordnare has booked is not to be undone for a rule.
    private func gaps(of group: PlannedGroup) -> Instance.Gaps {
        let policy = group.body.policy.planning
        let present = zip(group.meetings, group.meetings.dropFirst()).compactMap { one, next in
            one.flatMap { one in next.map { $0.start.day.ordinal - one.start.day.ordinal } }
        }
        return Instance.Gaps(
            least: min(policy.shortestGap, present.min() ?? policy.shortestGap),
            most: max(policy.longestGap, present.max() ?? policy.longestGap),
            ideal: policy.idealGap ?? 345 / max(1, group.count), tolerance: policy.gapTolerance)
    }

    /// Not too soon after the last meeting of the year before, and nothing new in what has passed.
    private func bounds(of group: PlannedGroup) -> [Instance.Window] {
        let newYear = Day.newYear(basis.year).ordinal
        var windows: [Instance.Window] = []
        for (number, meeting) in group.meetings.enumerated() where meeting == nil && from.ordinal > newYear {
            windows.append(
                Instance.Window(number: number, notBefore: from.ordinal - newYear, notAfter: 366, reason: ""))
        }
        if let previous = group.previous, group.meetings.first == .some(nil) {
            let first = previous.ordinal + group.body.policy.planning.shortestGap - newYear
            windows.append(Instance.Window(number: 0, notBefore: first, notAfter: 366, reason: ""))
        }
        return windows
    }

    private func moveCost(of meeting: Meeting) -> Int {
        switch meeting.state {
        case .proposed: basis.prices.moveProposed
        case .booked: basis.prices.moveBooked
        default: basis.prices.moveCalled
        }
    }

    private func isFixed(_ meeting: Meeting) -> Bool { meeting.isFixed(at: basis.now) }

    private var pause: Int { (basis.prices.pause + 14) / 15 }

    /// A week that is fuller already than anybody would plan it is no reason to plan nothing.
    private var weights: Instance.Weights {
        var weights = basis.prices.weights
        let present = groups.flatMap { group in
            group.meetings.compactMap { meeting in
                meeting.map { Week(coordinator: group.coordinator, number: $0.start.day.week.number) }
            }
        }
        let fullest = present.reduce(into: [:]) { $0[$1, default: 0] += 1 }.values.max() ?? 0
        weights.weekHardCap = max(weights.weekHardCap, fullest)
        return weights
    }

    private struct Week: Hashable {
        let coordinator: Int?
        let number: Int
    }

    /// Where the year's meetings lie already. Two that stay and are too close for somebody have been, or are not ours to
    /// move: the second is counted at another hour of its day, so that they do not forbid every plan.
    private var current: [Placement] {
        var standing: [Placement] = []
        var placements: [Placement] = []
        for var placement in groups.indices.flatMap(current) {
            if let meeting = groups[placement.body].meetings[placement.number], stays(meeting) {
                let hours = [placement.start] + Array(0..<TimeGrid.slots)
                placement.start =
                    hours.first { start in standing.allSatisfy { !isClose(placement, at: start, to: $0) } }
                    ?? placement.start
                standing.append(placement)
            }
            placements.append(placement)
        }
        return placements
    }

    private func stays(_ meeting: Meeting) -> Bool { isFixed(meeting) || meeting.start.day < from }

    private func isClose(_ one: Placement, at start: Int, to other: Placement) -> Bool {
        let (own, others) = (groups[one.body], groups[other.body])
        guard one.day == other.day, !Set(own.seats.map(\.attendee)).isDisjoint(with: others.seats.map(\.attendee))
        else {
            return false
        }
        let lengths = [own, others].map { TimeGrid.slots(in: $0.body.policy.length) + pause }
        return start < other.start + lengths[1] && other.start < start + lengths[0]
    }

    private func current(_ index: Int) -> [Placement] {
        groups[index].meetings.enumerated().compactMap { number, meeting in
            guard let meeting, let day = indices[meeting.start.day] else { return nil }
            return Placement(body: index, number: number, day: day, start: TimeGrid.slot(at: meeting.start.minute))
        }
    }

    private func openDays(of group: PlannedGroup) -> [Bool] {
        days.map { day in
            !group.isBlocked(day) && SwedishCalendar.isWorkingDay(day) && group.canBeCalled(to: day)
                && !bars.hold(day, for: group.body.id)
        }
    }

    /// Whole where it is out in all kommuner, else by the members it concerns.
    private func schoolBreakPrices(_ group: PlannedGroup) -> [Int: Int] {
        let whole = basis.prices.schoolBreak
        let home = group.seats.map(\.authority)
        return basis.register.schoolBreaks.reduce(into: [:]) { prices, pause in
            let concerned = home.count { authority in authority.map(pause.municipalities.contains) ?? false }
            let price = pause.municipalities.isEmpty ? whole : (whole * concerned + home.count - 1) / home.count
            guard price > 0 else { return }
            for day in pause.span?.days ?? [] {
                if let index = indices[day] { prices[index] = max(prices[index] ?? 0, price) }
            }
        }
    }
}

extension PlannedGroup {
    func isBlocked(_ day: Day) -> Bool { body.policy.planning.blockedWeeks.contains(day.week.number) }

    /// Whether kallelse and papers can go out at most ten days earlier than promised: else they would go before the
    /// summer to a meeting after it.
    func canBeCalled(to day: Day) -> Bool {
        let deadlines = Deadlines(of: day, body.policy)
        let notice = day.ordinal - deadlines.notice.ordinal - body.policy.noticeDays
        return max(notice, day.ordinal - deadlines.papers.ordinal - body.policy.papersDays) <= 10
    }
}

extension Meeting {
    /// What is over, or booked by somebody else, is not ours to move.
    func isFixed(at now: Date) -> Bool {
        switch state {
        case .held, .closed: true
        default: ownership == .elsewhere || start.nearestMoment <= now
        }
    }
}
