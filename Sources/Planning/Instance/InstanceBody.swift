extension Instance {
    /// A body's year: who sits in it, how often and when it meets.
    package struct Body: Equatable, Sendable {
        package var name: String
        package var members: [Member]
        /// Without one, nobody has to be free for the whole meeting in that place.
        package var chair: Int?
        package var coordinator: Int
        /// How many must be present of those who are neither coordinator nor adjunct.
        package var quorum: Int
        package var meetings: Int
        /// In slots.
        package var duration: Int
        package var weekdays: [Int]
        package var starts: [Int]
        package var preferredWeekday: Int
        package var preferredStart: Int
        package var gaps: Gaps
        /// The numbers of the meetings that are held on site.
        package var onSite: [Int]
        /// In working days.
        package var materialsLead: Int
        package var windows: [Window]
        /// What a day costs this body beside what it costs all, by the day's index.
        package var dayPrices: [Int: Int] = [:]
        /// What moving a meeting costs where it is something else than the instance says, by number.
        package var moveCosts: [Int: Int] = [:]
        /// The numbers of the meetings that stay where they are in the plan in force.
        package var fixed: Set<Int> = []

        package init(
            name: String, members: [Member], chair: Int?, coordinator: Int, quorum: Int, meetings: Int, duration: Int,
            weekdays: [Int], starts: [Int], preferredWeekday: Int, preferredStart: Int, gaps: Gaps,
            onSite: [Int] = [], materialsLead: Int, windows: [Window] = []
        ) {
            self.name = name
            self.members = members
            self.chair = chair
            self.coordinator = coordinator
            self.quorum = quorum
            self.meetings = meetings
            self.duration = duration
            self.weekdays = weekdays
            self.starts = starts
            self.preferredWeekday = preferredWeekday
            self.preferredStart = preferredStart
            self.gaps = gaps
            self.onSite = onSite
            self.materialsLead = materialsLead
            self.windows = windows
        }
    }

    /// Somebody's place in a body.
    package struct Member: Equatable, Sendable {
        package var person: Int
        package var role: Role
        /// What her absence from one meeting costs.
        package var weight: Int

        package init(person: Int, role: Role, weight: Int) {
            self.person = person
            self.role = role
            self.weight = weight
        }
    }

    package enum Role: String, CaseIterable, Sendable {
        case chair, coordinator, vice, kommun, patient, adjunct, member

        var countsTowardsQuorum: Bool { self != .coordinator && self != .adjunct }
        var isSparedAlike: Bool { self != .chair && self != .coordinator }
    }

    /// Calendar days between one meeting of a body and the next.
    package struct Gaps: Equatable, Sendable {
        package var least: Int
        package var most: Int
        package var ideal: Int
        /// How far from the ideal costs nothing.
        package var tolerance: Int

        package init(least: Int, most: Int, ideal: Int, tolerance: Int) {
            self.least = least
            self.most = most
            self.ideal = ideal
            self.tolerance = tolerance
        }
    }

    /// Between which days of the year a meeting must lie, and why.
    package struct Window: Equatable, Sendable {
        package var number: Int
        package var notBefore: Int
        package var notAfter: Int
        package var reason: String

        package init(number: Int, notBefore: Int, notAfter: Int, reason: String) {
            self.number = number
            self.notBefore = notBefore
            self.notAfter = notAfter
            self.reason = reason
        }
    }
}
