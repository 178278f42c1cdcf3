/// What a plan costs and which hard rules it breaks, by the rules alone: the measure of everything faster.
package struct Assessment: Equatable, Sendable {
    package private(set) var cost = Cost()
    package private(set) var violations: [Violation] = []

    /// A cost in its parts.
    package struct Cost: Equatable, Sendable {
        package var absences = 0
        package var days = 0
        package var preferences = 0
        package var moves = 0
        package var evenness = 0
        package var fairness = 0
        package var kommuner = 0
        package var weeks = 0
        package var travel = 0

        package var total: Int {
            absences + days + preferences + moves + evenness + fairness + kommuner + weeks + travel
        }
    }

    package init(_ plan: [Placement], _ instance: Instance) {
        let placements = count(plan, instance)
        for body in instance.bodies.indices { countGaps(placements.filter { $0.body == body }, instance) }
        countAbsences(placements, instance)
        countDays(of: placements, instance)
        countWeeks(of: placements, instance)
    }

    /// Answers with the placements that can be, by body and number.
    private mutating func count(_ plan: [Placement], _ instance: Instance) -> [Placement] {
        var possible: [Placement] = []
        for (body, rules) in instance.bodies.enumerated() {
            for number in 0..<rules.meetings {
                guard let placement = plan.last(where: { $0.body == body && $0.number == number }) else {
                    violations.append(.missing(body: body, number: number))
                    continue
                }
                let obstacles = instance.obstacles(to: placement)
                guard obstacles.isEmpty else {
                    violations.append(.impossible(placement, obstacles))
                    continue
                }
                possible.append(placement)
                cost.add(placement, instance)
            }
        }
        return possible
    }

    private mutating func countGaps(_ placements: [Placement], _ instance: Instance) {
        for (one, next) in zip(placements, placements.dropFirst()) where next.number == one.number + 1 {
            let gaps = instance.bodies[one.body].gaps
            let days = instance.days[next.day].ordinal - instance.days[one.day].ordinal
            if days < max(1, gaps.least) || days > gaps.most {
                violations.append(.gap(from: one, to: next, days: days))
            }
            cost.evenness += instance.weights.evenPerDay * max(0, abs(days - gaps.ideal) - gaps.tolerance)
        }
    }

    private mutating func countAbsences(_ placements: [Placement], _ instance: Instance) {
        let weights = instance.weights
        var seats: [Int: Int] = [:]
        var absences: [Int: Int] = [:]
        for (number, body) in instance.bodies.enumerated() {
            var missed: [Int: Int] = [:]
            for placement in placements where placement.body == number && !instance.isHeldRegardless(placement) {
                for member in instance.absentees(placement) { missed[member.person, default: 0] += 1 }
            }
            for member in body.members where member.role.isSparedAlike {
                let count = missed[member.person] ?? 0
                cost.fairness +=
                    weights.fair * (max(0, count - weights.fairFree) + max(0, count - weights.fairFree - 1))
                guard member.role == .kommun else { continue }
                absences[instance.people[member.person].kommun, default: 0] += count
                seats[instance.people[member.person].kommun, default: 0] += body.meetings
            }
        }
        for (kommun, count) in seats {
            cost.kommuner += weights.kommun * max(0, (absences[kommun] ?? 0) - count * weights.kommunPercent / 100)
        }
    }

    private mutating func countDays(of placements: [Placement], _ instance: Instance) {
        let byDay = Dictionary(grouping: placements, by: \.day)
        let travellers = instance.travellers
        for day in byDay.keys.sorted() {
            var byPerson: [Int: [Placement]] = [:]
            for placement in byDay[day] ?? [] {
                for member in instance.bodies[placement.body].members {
                    byPerson[member.person, default: []].append(placement)
                }
            }
            for person in byPerson.keys.sorted() {
                let taken = (byPerson[person] ?? []).sorted { ($0.start, $0.body) < ($1.start, $1.body) }
                countBookings(of: person, taken, instance)
                let travels = taken.contains { instance.bodies[$0.body].onSite.contains($0.number) }
                if travels, travellers.contains(person) { cost.travel += instance.people[person].travel }
            }
        }
    }

    private mutating func countBookings(of person: Int, _ placements: [Placement], _ instance: Instance) {
        for (one, next) in zip(placements, placements.dropFirst())
        where next.start < one.start + instance.bodies[one.body].duration + instance.bufferSlots {
            violations.append(.doubleBooked(person: person, one, next))
        }
    }

    private mutating func countWeeks(of placements: [Placement], _ instance: Instance) {
        for coordinator in Set(instance.bodies.map(\.coordinator)).sorted() {
            let own = placements.filter { instance.bodies[$0.body].coordinator == coordinator }
            let weeks = Dictionary(grouping: own) { instance.days[$0.day].week }.mapValues(\.count)
            for (week, count) in weeks.sorted(by: { $0.key < $1.key }) {
                cost.weeks += instance.weights.weekOver * max(0, count - instance.weights.weekSoftCap)
                guard count > instance.weights.weekHardCap else { continue }
                violations.append(.week(coordinator: coordinator, week: week, meetings: count))
            }
        }
    }
}

extension Assessment.Cost {
    /// What the time costs by itself.
    fileprivate mutating func add(_ placement: Placement, _ instance: Instance) {
        guard !instance.isHeldRegardless(placement) else { return }
        let weights = instance.weights
        let body = instance.bodies[placement.body]
        let day = instance.days[placement.day]
        absences += instance.absentees(placement).reduce(0) { $0 + $1.weight }
        days += (day.isBridgeDay ? weights.bridgeDay : 0) + (day.isSchoolBreak ? weights.schoolBreak : 0)
        days += (day.isBeforeHoliday ? weights.beforeHoliday : 0) + (body.dayPrices[placement.day] ?? 0)
        preferences += day.weekday == body.preferredWeekday ? 0 : weights.weekday
        preferences += placement.start == body.preferredStart ? 0 : weights.start
        moves += instance.isMoved(placement) ? instance.moveCost(of: placement.number, placement.body) : 0
    }
}

extension Instance {
    /// Whether a meeting that has been lay where none could be laid now: nobody counts its absences.
    fileprivate func isHeldRegardless(_ placement: Placement) -> Bool {
        isFrozen(placement) && current.contains(placement) && !obstaclesOfTime(placement).isEmpty
    }

    fileprivate func isMoved(_ placement: Placement) -> Bool {
        guard let current = current.last(where: { $0.body == placement.body && $0.number == placement.number }) else {
            return false
        }
        return current != placement
    }

    /// Those who sit in more than one body that meets on site.
    fileprivate var travellers: Set<Int> {
        var bodies: [Int: Int] = [:]
        for body in self.bodies where !body.onSite.isEmpty {
            for member in body.members { bodies[member.person, default: 0] += 1 }
        }
        return Set(bodies.filter { $0.value > 1 }.keys)
    }
}
