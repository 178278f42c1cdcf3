import Meetings

extension MeetingPolicy {
    private static let keys = [
        "fewest_meetings", "most_meetings", "meetings_per_year", "length", "digital", "notice_days", "papers_days",
        "reminder_days", "draft_days", "comment_days", "approval_days", "quorum", "quorum_chair", "modes", "window",
        "planning", "reading_pace", "silence_approves", "publishes_minutes", "action_reminder_days",
    ]

    /// The entry's `policy`, key by key in the place of another one's.
    init(_ entry: YAMLMapping, over other: MeetingPolicy) throws(ImportError) {
        self = other
        guard let policy = try entry.mapping("policy", keys: MeetingPolicy.keys) else { return }
        try readNumbers(policy)
        isDigital = try policy.flag("digital") ?? isDigital
        quorum.size =
            try policy.value("quorum", expected: "half, or a number of members", QuorumRule.Size.init) ?? quorum.size
        silenceApproves = try policy.flag("silence_approves") ?? silenceApproves
        publishesMinutes = try policy.flag("publishes_minutes") ?? publishesMinutes
        quorum.needsChair = try policy.flag("quorum_chair") ?? quorum.needsChair
        try readModes(policy)
        window = try SendWindow(policy, over: window)
        planning = try PlanningPolicy(policy, over: planning)
    }

    private mutating func readNumbers(_ policy: YAMLMapping) throws(ImportError) {
        fewestMeetings = try policy.number("fewest_meetings", in: 0...52) ?? fewestMeetings
        mostMeetings = try policy.number("most_meetings", in: 0...52) ?? mostMeetings
        meetingsPerYear = try policy.number("meetings_per_year", in: 0...52) ?? meetingsPerYear
        guard fewestMeetings <= mostMeetings else {
            throw policy.error(
                .unexpected("\(mostMeetings)", expected: "at least fewest_meetings, \(fewestMeetings)"),
                at: "most_meetings")
        }
        length = try policy.number("length", in: 1...1440) ?? length
        noticeDays = try policy.number("notice_days", in: 0...365) ?? noticeDays
        papersDays = try policy.number("papers_days", in: 0...365) ?? papersDays
        reminderDays = try policy.number("reminder_days", in: 0...365) ?? reminderDays
        draftDays = try policy.number("draft_days", in: 0...365) ?? draftDays
        commentDays = try policy.number("comment_days", in: 0...365) ?? commentDays
        approvalDays = try policy.number("approval_days", in: 0...365) ?? approvalDays
        actionReminderDays = try policy.number("action_reminder_days", in: 0...365) ?? actionReminderDays
        readingPace = try policy.number("reading_pace", in: 50...1000) ?? readingPace
    }

    private mutating func readModes(_ policy: YAMLMapping) throws(ImportError) {
        guard let entries = try policy.mapping("modes", keys: Sending.allCases.map(\.rawValue)) else { return }
        for sending in Sending.allCases {
            modes[sending] = try entries.choice(sending.rawValue, of: Mode.self) ?? modes[sending]
        }
    }
}

extension QuorumRule.Size {
    fileprivate init?(_ text: String) {
        if text == "half" {
            self = .half
        } else if let count = Int(text), (0...200).contains(count) {
            self = .members(count)
        } else {
            return nil
        }
    }
}

extension SendWindow {
    fileprivate init(_ policy: YAMLMapping, over other: SendWindow) throws(ImportError) {
        self = other
        guard let window = try policy.mapping("window", keys: ["opens", "closes", "quiet_weeks"]) else { return }
        opens = try window.value("opens", expected: "a time such as 07:00", window.minute) ?? opens
        closes = try window.value("closes", expected: "a time such as 18:00", window.minute) ?? closes
        guard opens < closes else {
            throw window.error(.unexpected("closes", expected: "a time after “opens”"), at: "closes")
        }
        quietWeeks = try window.weeks("quiet_weeks") ?? quietWeeks
    }
}

extension YAMLMapping {
    /// ISO weeks, one by one or as `27-32`.
    func weeks(_ key: String) throws(ImportError) -> Set<Int>? {
        guard has(key) else { return nil }
        var weeks: Set<Int> = []
        for text in try texts(key) {
            guard let span = self.span(text), (1...53).contains(span.lowerBound), span.upperBound <= 53 else {
                throw error(.unexpected(text, expected: "a week from 1 to 53"), at: key)
            }
            weeks.formUnion(span)
        }
        return weeks
    }

    /// `7` or `7-45`.
    func span(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count <= 2, let least = ends[0], let most = ends[ends.count - 1], least <= most else { return nil }
        return least...most
    }

    /// A time of day in minutes since midnight.
    func minute(_ text: String) -> Int? { WallTime(iso: "2000-01-01T\(text)")?.minute }
}
