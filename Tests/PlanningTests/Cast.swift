@testable import Planning

extension Instance {
    /// Two weeks of working days; Anna (0) is chair, Bo (1) coordinates, Cilla (2) is a member, Dag (3) sits for a kommun.
    static func example(
        days: [Day] = .weeks(2), people: [Person] = .free(4), bodies: [Body] = [.example()],
        weights: Weights = .example(), materials: [Int: [Bool]]? = nil, current: [Placement] = [], moveCost: Int = 0,
        frozenBefore: Int? = nil
    ) -> Instance {
        Instance(
            name: "example", slots: 18, bufferSlots: 1, weights: weights, days: days, people: people, bodies: bodies,
            materials: materials ?? [5: days.map { _ in true }], current: current, moveCost: moveCost,
            frozenBefore: frozenBefore)
    }
}

extension [Instance.Day] {
    /// Working days from a Monday that is the first day of the year.
    static func weeks(_ count: Int) -> [Instance.Day] {
        (0..<count * 7).filter { $0 % 7 < 5 }.map { day in
            Instance.Day(date: "day \(day)", ordinal: day, week: 1 + day / 7, weekday: 1 + day % 7)
        }
    }
}

extension [Instance.Person] {
    static func free(_ count: Int) -> [Instance.Person] {
        (0..<count).map { Instance.Person(kommun: $0, travel: 1) }
    }
}

extension Instance.Weights {
    static func example(fair: Int = 3, kommun: Int = 2, weekHardCap: Int = 4) -> Instance.Weights {
        Instance.Weights(
            bridgeDay: 6, beforeHoliday: 2, schoolBreak: 8, weekday: 2, start: 1, evenPerDay: 1, weekSoftCap: 2,
            weekOver: 4, weekHardCap: weekHardCap, fairFree: 1, fair: fair, kommunPercent: 15, kommun: kommun)
    }
}

extension Instance.Body {
    static func example(
        members: [Instance.Member] = .cast, chair: Int? = 0, coordinator: Int = 1, quorum: Int = 2, meetings: Int = 2,
        duration: Int = 4, weekdays: [Int] = [1, 2, 3, 4, 5], starts: [Int] = [2, 10],
        gaps: Instance.Gaps = Instance.Gaps(least: 3, most: 9, ideal: 6, tolerance: 1), onSite: [Int] = [],
        windows: [Instance.Window] = []
    ) -> Instance.Body {
        Instance.Body(
            name: "LPO Psykisk hälsa", members: members, chair: chair, coordinator: coordinator, quorum: quorum,
            meetings: meetings, duration: duration, weekdays: weekdays, starts: starts, preferredWeekday: 1,
            preferredStart: 2, gaps: gaps, onSite: onSite, materialsLead: 5, windows: windows)
    }
}

extension [Instance.Member] {
    static let cast = [
        Instance.Member(person: 0, role: .chair, weight: 0), Instance.Member(person: 1, role: .coordinator, weight: 0),
        Instance.Member(person: 2, role: .member, weight: 2), Instance.Member(person: 3, role: .kommun, weight: 3),
    ]
}
