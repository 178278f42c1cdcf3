/// Where in a year a body's meetings may lie (*årsplan*); every number can be set per body.
package struct PlanningPolicy: Hashable, Codable, Sendable {
    /// 1 is Monday.
    package var weekdays: Set<Int> = [1, 2, 3, 4, 5]
    /// Minutes since midnight.
    package var starts: [Int] = [540, 570, 600, 780, 795, 810, 840, 900]
    /// What the body prefers; else what it has been used to.
    package var preferredWeekday: Int?
    package var preferredStart: Int?
    /// Days between two meetings; the ideal follows from how many they are unless it is set.
    package var shortestGap = 28
    package var longestGap = 120
    package var idealGap: Int?
    package var gapTolerance = 10
    /// Percent of those who hold a seat, the samordnare and the coopted apart, who must be able to come.
    package var quorum = 50
    /// ISO weeks in which nobody meets.
    package var blockedWeeks: Set<Int> = [1, 26, 27, 28, 29, 30, 31, 32, 51, 52, 53]
    /// Whether each national consultation period should have a meeting; else only a programme area's.
    package var answersConsultations: Bool?
    /// Whose decisions the body prepares, and how long before them it should meet.
    package var before: [Preparation] = []
    /// The numbers of the meetings that are held in a room.
    package var onSite: [Int] = []
    /// Days before a meeting by which points for its agenda and nominations are in.
    package var agendaDays = 21
    package var nominationDays = 28

    package init() {}

    /// What an earlier release did not write keeps its default.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        weekdays = try values.decodeIfPresent(Set<Int>.self, forKey: .weekdays) ?? weekdays
        starts = try values.decodeIfPresent([Int].self, forKey: .starts) ?? starts
        preferredWeekday = try values.decodeIfPresent(Int.self, forKey: .preferredWeekday)
        preferredStart = try values.decodeIfPresent(Int.self, forKey: .preferredStart)
        shortestGap = try values.decodeIfPresent(Int.self, forKey: .shortestGap) ?? shortestGap
        longestGap = try values.decodeIfPresent(Int.self, forKey: .longestGap) ?? longestGap
        idealGap = try values.decodeIfPresent(Int.self, forKey: .idealGap)
        gapTolerance = try values.decodeIfPresent(Int.self, forKey: .gapTolerance) ?? gapTolerance
        quorum = try values.decodeIfPresent(Int.self, forKey: .quorum) ?? quorum
        blockedWeeks = try values.decodeIfPresent(Set<Int>.self, forKey: .blockedWeeks) ?? blockedWeeks
        answersConsultations = try values.decodeIfPresent(Bool.self, forKey: .answersConsultations)
        before = try values.decodeIfPresent([Preparation].self, forKey: .before) ?? before
        onSite = try values.decodeIfPresent([Int].self, forKey: .onSite) ?? onSite
        agendaDays = try values.decodeIfPresent(Int.self, forKey: .agendaDays) ?? agendaDays
        nominationDays = try values.decodeIfPresent(Int.self, forKey: .nominationDays) ?? nominationDays
    }

    /// That a body meets in time for another's decisions.
    package struct Preparation: Hashable, Codable, Sendable {
        package var body: Key<Body>
        /// Days before the decision.
        package var least: Int
        package var most: Int

        package init(body: Key<Body>, least: Int, most: Int) {
            self.body = body
            self.least = least
            self.most = most
        }
    }
}
