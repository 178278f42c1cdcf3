@testable import Planning

extension Instance {
    /// Bodies that share people, with everything that costs: small enough to be looked through.
    static func random(seed: UInt64, bodies: Int = 3, meetings: Int = 2, weeks: Int = 4) -> Instance {
        var chance = Chance(seed: seed)
        let days = [Day].weeks(weeks).map { day in
            var day = day
            day.isBridgeDay = chance.below(10) == 0
            day.isSchoolBreak = chance.below(8) == 0
            return day
        }
        let people = (0..<6 + bodies).map { _ in Person.random(&chance, days: days.count) }
        let all = (0..<bodies).map { body in
            Body.random(&chance, own: 6 + body, meetings: meetings, span: weeks * 7)
        }
        return Instance(
            name: "random", slots: 18, bufferSlots: 1, weights: .example(weekHardCap: 2), days: days, people: people,
            bodies: all, materials: [5: days.map { _ in chance.below(12) > 0 }])
    }
}

extension Instance.Person {
    fileprivate static func random(_ chance: inout Chance, days: Int) -> Instance.Person {
        Instance.Person(
            kommun: chance.below(3), travel: chance.below(4),
            weekly: chance.below(3) == 0 ? [Instance.WeeklyTime(weekday: 1 + chance.below(5), slots: 0..<8)] : [],
            busy: (0..<days / 4).map { _ in Instance.BusyTime(day: chance.below(days), slots: 0..<9 + chance.below(9)) }
        )
    }
}

extension Instance.Body {
    fileprivate static func random(_ chance: inout Chance, own chair: Int, meetings: Int, span: Int) -> Instance.Body {
        var members = [
            Instance.Member(person: chair, role: .chair, weight: 0),
            Instance.Member(person: 0, role: .coordinator, weight: 0),
        ]
        for person in 1..<6 where chance.below(2) == 0 {
            members.append(
                Instance.Member(
                    person: person, role: chance.below(2) == 0 ? .kommun : .member, weight: 1 + chance.below(3)))
        }
        return .example(
            members: members, chair: chair, coordinator: 0, quorum: 1, meetings: meetings, duration: 4,
            starts: [2, 10], gaps: Instance.Gaps(least: 4, most: span / 2 + 4, ideal: 9, tolerance: 1),
            onSite: [chance.below(meetings)])
    }
}

extension Chance {
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
