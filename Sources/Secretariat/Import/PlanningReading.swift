import Meetings

extension PlanningPolicy {
    private static let keys = [
        "weekdays", "starts", "preferred_weekday", "preferred_start", "shortest_gap", "longest_gap", "ideal_gap",
        "gap_tolerance", "quorum", "blocked_weeks", "consultations", "before", "on_site", "agenda_days",
        "nomination_days",
    ]

    /// The policy's `planning`, key by key in the place of another one's.
    init(_ policy: YAMLMapping, over other: PlanningPolicy) throws(ImportError) {
        self = other
        guard let planning = try policy.mapping("planning", keys: PlanningPolicy.keys) else { return }
        try readDays(planning)
        try readGaps(planning)
        quorum = try planning.number("quorum", in: 0...100) ?? quorum
        answersConsultations = try planning.flag("consultations") ?? answersConsultations
        agendaDays = try planning.number("agenda_days", in: 0...365) ?? agendaDays
        nominationDays = try planning.number("nomination_days", in: 0...365) ?? nominationDays
        if planning.has("before") { before = try PlanningPolicy.preparations(planning) }
        if let numbers = try planning.numbers("on_site", in: 1...52) { onSite = numbers }
    }

    private mutating func readDays(_ planning: YAMLMapping) throws(ImportError) {
        if let days = try planning.numbers("weekdays", in: 1...7) { weekdays = Set(days) }
        preferredWeekday = try planning.number("preferred_weekday", in: 1...7) ?? preferredWeekday
        if planning.has("starts") {
            starts = []
            for text in try planning.texts("starts") {
                guard let minute = planning.minute(text) else {
                    throw planning.error(.unexpected(text, expected: "a time such as 13:00"), at: "starts")
                }
                starts.append(minute)
            }
        }
        preferredStart =
            try planning.value("preferred_start", expected: "a time such as 13:00", planning.minute) ?? preferredStart
        blockedWeeks = try planning.weeks("blocked_weeks") ?? blockedWeeks
    }

    private mutating func readGaps(_ planning: YAMLMapping) throws(ImportError) {
        shortestGap = try planning.number("shortest_gap", in: 1...365) ?? shortestGap
        longestGap = try planning.number("longest_gap", in: 1...366) ?? longestGap
        idealGap = try planning.number("ideal_gap", in: 1...366) ?? idealGap
        gapTolerance = try planning.number("gap_tolerance", in: 0...366) ?? gapTolerance
        guard shortestGap <= longestGap else {
            throw planning.error(
                .unexpected("\(longestGap)", expected: "at least shortest_gap, \(shortestGap)"), at: "longest_gap")
        }
    }

    private static func preparations(_ planning: YAMLMapping) throws(ImportError) -> [Preparation] {
        var preparations: [Preparation] = []
        for entry in try planning.mappings("before", keys: ["body", "days"]) {
            let days = try entry.value("days", expected: "two numbers of days, such as 7-45") { text in
                entry.span(text).flatMap { $0.lowerBound >= 0 && $0.upperBound <= 366 ? $0 : nil }
            }
            guard let days else { throw entry.missing("days") }
            preparations.append(
                Preparation(
                    body: Key(try entry.requiredText("body")), least: days.lowerBound, most: days.upperBound))
        }
        return preparations
    }
}

extension YAMLMapping {
    fileprivate func numbers(_ key: String, in range: ClosedRange<Int>) throws(ImportError) -> [Int]? {
        guard has(key) else { return nil }
        var numbers: [Int] = []
        for text in try texts(key) {
            guard let number = Int(text), range.contains(number) else {
                throw error(
                    .unexpected(text, expected: "a number from \(range.lowerBound) to \(range.upperBound)"), at: key)
            }
            numbers.append(number)
        }
        return numbers
    }
}
