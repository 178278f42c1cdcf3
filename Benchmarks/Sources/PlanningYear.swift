import Meetings
import Planning

/// An invented year to plan: regions of bodies whose members are taken by other things, sit in several bodies and travel.
struct PlanningYear {
    enum Kind: String {
        case six, forty, nation

        var regions: Int { self == .nation ? 21 : 1 }
        var bodiesPerRegion: Int { self == .six ? 6 : 40 }
    }

    let kind: Kind
    private var chance: SystemOfChance
    private let days: [Instance.Day]

    init(_ kind: Kind, seed: Int) {
        self.kind = kind
        chance = SystemOfChance(seed: UInt64(seed))
        days = Self.days(of: 2028)
    }

    mutating func instance() -> Instance {
        var people: [Instance.Person] = []
        var bodies: [Instance.Body] = []
        for region in 0..<kind.regions {
            let staff = Staff(first: people.count, bodies: kind.bodiesPerRegion)
            for place in 0..<staff.count {
                people.append(person(region, isOffice: staff.isOffice(place + staff.first)))
            }
            for number in 0..<kind.bodiesPerRegion { bodies.append(body(region, number, staff)) }
        }
        let leads = [5, 7, 10]
        return Instance(
            name: "\(kind.rawValue)", slots: 18, bufferSlots: 1, weights: weights, days: days, people: people,
            bodies: bodies, materials: Dictionary(uniqueKeysWithValues: leads.map { ($0, materials(lead: $0)) }))
    }

    /// Who can sit where in a region: its coordinators, one chair a body, and the others in order.
    private struct Staff {
        let first: Int
        let coordinators: Range<Int>
        let chairs: Range<Int>
        let others: Range<Int>

        init(first: Int, bodies: Int) {
            self.first = first
            coordinators = first..<first + (bodies + 13) / 14
            chairs = coordinators.upperBound..<coordinators.upperBound + bodies
            others = chairs.upperBound..<chairs.upperBound + (bodies == 6 ? 44 : bodies * 21 / 4)
        }

        var count: Int { others.upperBound - first }
        func isOffice(_ person: Int) -> Bool { person < chairs.upperBound }
    }

    private var weights: Instance.Weights {
        Instance.Weights(
            bridgeDay: 6, beforeHoliday: 2, schoolBreak: 8, weekday: 2, start: 1, evenPerDay: 1,
            weekSoftCap: kind == .six ? 2 : 3, weekOver: 4, weekHardCap: kind == .six ? 4 : 6, fairFree: 1, fair: 3,
            kommunPercent: 15, kommun: 2)
    }

    private static func days(of year: Int) -> [Instance.Day] {
        let quiet = Set([1, 51, 52, 53] + Array(26...32))
        guard let first = Day(year: year, month: 1, day: 1) else { return [] }
        return (0..<366).compactMap { ordinal in
            let day = first.adding(days: ordinal)
            guard day.year == year, SwedishCalendar.isWorkingDay(day), !quiet.contains(day.week.number) else {
                return nil
            }
            return Instance.Day(
                date: day.description, ordinal: ordinal, week: day.week.number, weekday: day.weekday,
                isBridgeDay: SwedishCalendar.mark(of: day) == .bridgeDay,
                isSchoolBreak: [9, 16, 44].contains(day.week.number),
                isBeforeHoliday: !SwedishCalendar.isWorkingDay(day.adding(days: 1)) && day.weekday < 5)
        }
    }

    private func materials(lead: Int) -> [Bool] {
        days.indices.map { $0 >= lead && days[$0].ordinal - days[$0 - lead].ordinal < 2 * lead + 5 }
    }

    private mutating func person(_ region: Int, isOffice: Bool) -> Instance.Person {
        let weekly = (0..<chance.below(isOffice ? 2 : 5)).map { _ in
            let isMorning = chance.below(2) == 0
            return Instance.WeeklyTime(weekday: 1 + chance.below(5), slots: isMorning ? 0..<8 : 8..<18)
        }
        let busy = (0..<(isOffice ? 16 : 22) + chance.below(20)).map { _ in
            let start = chance.below(12)
            let isWholeDay = chance.below(100) < 55
            return Instance.BusyTime(
                day: chance.below(days.count), slots: isWholeDay ? 0..<18 : start..<start + 2 + 2 * chance.below(3))
        }
        return Instance.Person(
            kommun: region * 15 + (chance.below(5) < 2 ? 2 : chance.below(15)),
            travel: [0, 0, 0, 1, 1, 2, 2, 3, 4, 6][chance.below(10)],
            weekly: weekly, busy: busy)
    }

    private mutating func body(_ region: Int, _ number: Int, _ staff: Staff) -> Instance.Body {
        let chair = staff.chairs.lowerBound + number
        let coordinator = staff.coordinators.lowerBound + number % staff.coordinators.count
        let members = members(chair, coordinator, staff)
        let starts = [[1, 2, 3, 4], [10, 11, 12]].map { chance.some($0, atLeast: 1) }.flatMap(\.self)
        let weekdays = [[1, 2, 3, 4, 5], [1, 2, 3, 4], [2, 3, 4]][chance.below(3)]
        let onSite = chance.some([0, 1, 2, 3, 4], atLeast: 2).prefix(2)
        return Instance.Body(
            name: "LPO \(region + 1).\(number + 1)", members: members, chair: chair, coordinator: coordinator,
            quorum: members.count / 2, meetings: 5, duration: 4 + chance.below(3), weekdays: weekdays, starts: starts,
            preferredWeekday: weekdays[chance.below(weekdays.count)],
            preferredStart: starts[chance.below(starts.count)],
            gaps: Instance.Gaps(least: 35, most: 112, ideal: 70, tolerance: 10), onSite: Array(onSite),
            materialsLead: [5, 7, 10][chance.below(3)], windows: windows())
    }

    private mutating func members(_ chair: Int, _ coordinator: Int, _ staff: Staff) -> [Instance.Member] {
        let roles: [(Instance.Role, Int)] =
            [(.vice, 6), (.kommun, 3), (.kommun, 3), (.kommun, 3), (.patient, 3)]
            + Array(repeating: (.member, 2), count: 3 + chance.below(3))
            + Array(repeating: (.adjunct, 1), count: chance.below(2))
        var members = [
            Instance.Member(person: chair, role: .chair, weight: 0),
            Instance.Member(person: coordinator, role: .coordinator, weight: 0),
        ]
        for (role, weight) in roles {
            var person = staff.others.lowerBound + chance.below(staff.others.count)
            // Some sit in many bodies.
            if role == .kommun { person = staff.others.lowerBound + chance.below(staff.others.count / 5 + 1) }
            guard !members.contains(where: { $0.person == person }) else { continue }
            members.append(Instance.Member(person: person, role: role, weight: weight))
        }
        return members
    }

    private mutating func windows() -> [Instance.Window] {
        let centres = [(1, 75), (2, 135), (3, 245), (4, 300)]
        return chance.some(centres, atLeast: 2).prefix(2).map { number, centre in
            let day = centre - 10 + chance.below(20)
            return Instance.Window(
                number: number, notBefore: day - 15, notAfter: day + 15, reason: "beslut i nätverket")
        }
    }
}

/// The same numbers in every run (SplitMix64).
private struct SystemOfChance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0xD129_0DDB_3C5E_6F01 }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(bound))
    }

    mutating func some<Element>(_ all: [Element], atLeast count: Int) -> [Element] {
        var chosen = all
        while chosen.count > count, below(3) > 0 { chosen.remove(at: below(chosen.count)) }
        return chosen
    }
}
