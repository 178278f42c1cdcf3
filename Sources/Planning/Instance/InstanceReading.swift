extension Instance {
    private static let largestFile = 64 << 20
    private static let costs = 0...10_000_000
    private static let ordinals = -1_000...2_000

    /// Reads a file in the format `lpo-year-plan/1`; every number in it is checked here, so that nobody needs to later.
    package init(reading octets: [UInt8]) throws(PlanningError) {
        guard octets.count <= Self.largestFile else {
            throw .tooLarge(octets: octets.count, limit: Self.largestFile)
        }
        var scanner = JSONScanner(octets)
        let root = JSONPlace(try scanner.document())
        let format = try root.required("format").text()
        guard format == Self.format else { throw .unknownFormat(format) }
        name = try root.optional("name")?.text() ?? ""
        slots = try root.required("slots").integer(1...64)
        bufferSlots = try root.required("buffer_slots").integer(0...64)
        weights = try Weights(root.required("weights"))
        days = try Self.days(root.required("days"))
        people = try Self.people(root.required("persons"), days: days.count, slots: slots)
        materials = try Self.materials(root.required("materials_ok"), days: days.count)
        bodies = []
        for (index, place) in try root.required("bodies").entries(1...10_000).enumerated() {
            _ = try place.optional("id")?.integer(index...index)
            bodies.append(try Body(place, people: people.count, slots: slots, leads: materials))
        }
        current = try Self.current(root.optional("current"), bodies: bodies, days: days.count, slots: slots)
        moveCost = try root.optional("move_cost")?.integer(Self.costs) ?? 0
        frozenBefore = try root.optional("frozen_before_ord")?.integer(Self.ordinals)
        try checkCosts()
    }

    /// What everything together could cost at most has to fit where the search counts it.
    private func checkCosts() throws(PlanningError) {
        let days = weights.bridgeDay + weights.schoolBreak + weights.beforeHoliday + weights.weekday + weights.start
        let most = bodies.reduce(0) { sum, body in
            let absences = body.members.reduce(0) { $0 + $1.weight + 2 * weights.fair + weights.kommun }
            let travel = body.members.reduce(0) { $0 + people[$1.person].travel }
            let gap = weights.evenPerDay * (800 + body.gaps.ideal)
            return sum + body.meetings * (absences + travel + gap + days + moveCost + weights.weekOver)
        }
        guard most < 1 << 29 else {
            throw .contradiction(
                path: "weights", "could add up to \(most), and the limit is \(1 << 29); make them smaller")
        }
    }

    private static func days(_ place: JSONPlace) throws(PlanningError) -> [Day] {
        var days: [Day] = []
        for entry in try place.entries(1...400) {
            let day = try Day(entry)
            if let last = days.last, last.ordinal >= day.ordinal {
                throw .unordered(path: try entry.required("ord").words)
            }
            days.append(day)
        }
        return days
    }

    private static func people(_ place: JSONPlace, days: Int, slots: Int) throws(PlanningError) -> [Person] {
        var people: [Person] = []
        for (index, entry) in try place.entries(0...200_000).enumerated() {
            _ = try entry.optional("id")?.integer(index...index)
            people.append(try Person(entry, days: days, slots: slots))
        }
        return people
    }

    private static func materials(_ place: JSONPlace, days: Int) throws(PlanningError) -> [Int: [Bool]] {
        var materials: [Int: [Bool]] = [:]
        for field in try place.fields() {
            guard let lead = Int(field.name), lead >= 0 else {
                throw .contradiction(path: place.words, "has the lead “\(field.name)”; expected a number of days")
            }
            guard materials[lead] == nil else { throw .repeated(path: place.words, value: field.name) }
            var row: [Bool] = []
            for entry in try field.place.entries(days...days) { row.append(try entry.flag()) }
            materials[lead] = row
        }
        return materials
    }

    private static func current(
        _ place: JSONPlace?, bodies: [Body], days: Int, slots: Int
    ) throws(PlanningError) -> [Placement] {
        guard let place else { return [] }
        var current: [Placement] = []
        var seen: Set<[Int]> = []
        for entry in try place.entries(0...1_000_000) {
            let fields = try entry.entries(4...4)
            let body = try fields[0].integer(0...bodies.count - 1)
            let placement = Placement(
                body: body, number: try fields[1].integer(0...bodies[body].meetings - 1),
                day: try fields[2].integer(0...days - 1),
                start: try fields[3].integer(0...max(0, slots - bodies[body].duration)))
            guard seen.insert([body, placement.number]).inserted else {
                throw .repeated(path: entry.words, value: "meeting \(placement.number) of body \(body)")
            }
            current.append(placement)
        }
        return current
    }
}

extension Instance.Day {
    init(_ place: JSONPlace) throws(PlanningError) {
        date = try place.required("date").text()
        ordinal = try place.required("ord").integer(0...800)
        week = try place.required("week").integer(0...200)
        weekday = try place.required("wd").integer(1...7)
        isBridgeDay = try place.optional("klam")?.flag() ?? false
        isSchoolBreak = try place.optional("break")?.flag() ?? false
        isBeforeHoliday = try place.optional("before_red")?.flag() ?? false
    }
}

extension Instance.Person {
    init(_ place: JSONPlace, days: Int, slots: Int) throws(PlanningError) {
        kommun = try place.required("kommun").integer(0...1_000_000)
        travel = try place.required("travel").integer(0...10_000)
        weekly = []
        for entry in try place.required("weekly").entries(0...1_000) {
            let (weekday, range) = try Self.taken(entry, 1...7, slots: slots)
            weekly.append(Instance.WeeklyTime(weekday: weekday, slots: range))
        }
        busy = []
        for entry in try place.required("busy").entries(0...20_000) {
            let (day, range) = try Self.taken(entry, 0...days - 1, slots: slots)
            busy.append(Instance.BusyTime(day: day, slots: range))
        }
    }

    private static func taken(
        _ place: JSONPlace, _ when: ClosedRange<Int>, slots: Int
    ) throws(PlanningError) -> (Int, Range<Int>) {
        let fields = try place.entries(3...3)
        let start = try fields[1].integer(0...slots)
        return (try fields[0].integer(when), start..<(try fields[2].integer(start...slots)))
    }
}

extension Instance.Weights {
    init(_ place: JSONPlace) throws(PlanningError) {
        func cost(_ name: String) throws(PlanningError) -> Int { try place.required(name).integer(0...10_000) }
        bridgeDay = try cost("klam")
        beforeHoliday = try cost("before_red")
        schoolBreak = try cost("break")
        weekday = try cost("weekday")
        start = try cost("start")
        evenPerDay = try cost("even_per_day")
        weekSoftCap = try cost("week_soft_cap")
        weekOver = try cost("week_over")
        weekHardCap = try cost("week_hard_cap")
        fairFree = try cost("fair_free")
        fair = try cost("fair")
        kommunPercent = try place.required("kommun_pct").integer(0...100)
        kommun = try cost("kommun")
    }
}
