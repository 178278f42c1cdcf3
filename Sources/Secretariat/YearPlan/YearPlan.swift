import Meetings
import Planning

/// A proposal for the meetings of a year (*årsplan*), with what speaks for and against each date.
package struct YearPlan: Sendable {
    package let year: Int
    /// What lies before this day stays.
    package let from: Day
    package let groups: [GroupPlan]
    package let refusals: [PlanRefusal]
    /// What is worth knowing about the year as a whole.
    package let notes: [String]
    package let effort: Effort
    package let cost: Assessment.Cost

    /// How good it is known to be, and what it took.
    package struct Effort: Hashable, Codable, Sendable {
        package let seed: UInt64
        package let steps: Int
        /// No plan costs less.
        package let bound: Int?

        /// How many percent dearer than the best possible it is at most.
        package let excess: Double?
    }

    package func group(_ body: Key<Body>) -> GroupPlan? { groups.first { $0.body.id == body } }
}

/// One body's year.
package struct GroupPlan: Sendable {
    package let body: Body
    package let chair: Person?
    package let meetings: [PlannedMeeting]
    /// What none of its meetings is in time for.
    package let missed: [FixedPoint]
    package let vacancies: [Vacancy]
    /// Each kommunledamot's hours of the year beside her norm, and the others' hours without one.
    package let hours: [Workload]

    package var changes: [PlannedMeeting] { meetings.filter(\.isChange) }
}

/// A meeting of the plan: where it lies, or should lie.
package struct PlannedMeeting: Hashable, Sendable {
    /// The one in the register; nil for one that is still only planned.
    package let meeting: Meeting?
    /// Within the body's year, from 1, in order of time.
    package let place: Int
    package let start: WallTime
    /// Minutes.
    package let length: Int
    package let absentees: [Absentee]
    package let reasons: [PlanReason]

    /// Whether applying the plan does anything with it.
    package var isChange: Bool { meeting?.start != start }

    package var end: WallTime { start.adding(minutes: length) }
}

/// Somebody who cannot come to a meeting, and why.
package struct Absentee: Hashable, Sendable {
    package let person: Person
    /// “Falu kommun”; nil for who represents nobody.
    package let authority: String?
    package let cause: AbsenceCause

    /// “Anna Exempel (Falu kommun)”.
    package var name: String { authority.map { "\(person.name) (\($0))" } ?? person.name }
}

extension Assessment.Cost {
    /// By what people call them.
    package var parts: [String: Int] {
        [
            "absences": absences, "days": days, "habits": preferences, "moves": moves, "uneven gaps": evenness,
            "repeated absences": fairness, "kommuner": kommuner, "crowded weeks": weeks, "travel": travel,
        ]
    }
}
