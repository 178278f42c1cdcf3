import Foundation
import Meetings
import Secretariat

/// A year's plan as it is printed.
struct PlanSheet: Encodable {
    let year: Int
    let from: Day
    let groups: [Group]
    let refused: [Refused]
    let notes: [String]
    let cost: Int
    let costParts: [String: Int]
    let bound: Int?
    /// At most so many percent cheaper can the best possible plan be.
    let percentFromBest: Double?
    let seed: UInt64
    let steps: Int
    let applied: Applied?

    struct Group: Encodable {
        let body: String
        let name: String
        let chair: String?
        let meetings: [Line]
        let missed: [String]
        let vacancies: [String]
        let hours: [Hours]
    }

    struct Line: Encodable {
        let number: Int
        let meeting: String?
        let state: String
        let start: WallTime
        let length: Int
        let week: Int
        let absent: [String]
        let reasons: [Reason]
        let movedFrom: WallTime?
        let deadlines: Deadlines?
    }

    struct Reason: Encodable {
        let kind: String
        let text: String
        let isAgainst: Bool
    }

    struct Hours: Encodable {
        let person: String
        let role: String?
        let authority: String?
        let minutes: Int
        let meetingMinutes: Int
        let readingMinutes: Int
        let leastMinutes: Int?
        let mostMinutes: Int?
        let verdict: String?
    }

    struct Refused: Encodable {
        let body: String
        let name: String
        let cause: String
    }

    init(_ plan: YearPlan, _ applied: AppliedPlan? = nil, withDeadlines: Bool) {
        self.applied = applied.map { Applied($0, plan.year) }
        year = plan.year
        from = plan.from
        groups = plan.groups.map { Group($0, withDeadlines: withDeadlines) }
        refused = plan.refusals.map { Refused(body: $0.body.text, name: $0.name, cause: "\($0.cause)") }
        notes = plan.notes
        cost = plan.cost.total
        costParts = plan.cost.parts
        bound = plan.effort.bound
        percentFromBest = plan.effort.excess
        seed = plan.effort.seed
        steps = plan.effort.steps
    }
}

extension PlanSheet.Group {
    init(_ group: GroupPlan, withDeadlines: Bool) {
        body = group.body.id.text
        name = group.body.name
        chair = group.chair?.name
        meetings = group.meetings.map { PlanSheet.Line($0, group.body, withDeadlines: withDeadlines) }
        missed = group.missed.map { "\($0.cause)" }
        vacancies = group.vacancies.map { $0.seat.profile ?? $0.seat.role.rawValue }
        hours = group.hours.map(PlanSheet.Hours.init)
    }
}

extension PlanSheet.Line {
    init(_ planned: PlannedMeeting, _ body: Body, withDeadlines: Bool) {
        number = planned.place
        meeting = planned.meeting?.reference
        state = planned.meeting.map(\.state.word) ?? "new"
        start = planned.start
        length = planned.length
        week = planned.start.day.week.number
        absent = planned.absentees.map(\.name)
        reasons = planned.reasons.map { PlanSheet.Reason(kind: $0.kind, text: "\($0)", isAgainst: $0.isAgainst) }
        movedFrom = planned.isChange ? planned.meeting?.start : nil
        deadlines = withDeadlines ? Deadlines(of: planned.start.day, body.policy) : nil
    }
}

extension PlanSheet.Hours {
    init(_ workload: Workload) {
        person = workload.person.name
        role = workload.role?.rawValue
        authority = workload.authority?.name
        minutes = workload.effort.total
        meetingMinutes = workload.effort.meeting
        readingMinutes = workload.effort.reading
        leastMinutes = workload.measure?.least
        mostMinutes = workload.measure?.most
        verdict = workload.measure.map(\.verdict.rawValue)
    }
}

extension PlanSheet {
    var text: String {
        let head = notes.map { "note: \($0)" } + refused.map { "not planned: \($0.name): \($0.cause)" }
        return (head + groups.map(\.text) + [summary] + (applied.map { [$0.text] } ?? [])).joined(separator: "\n\n")
    }

    private var summary: String {
        let parts = costParts.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }
        let lines = [
            "Cost \(cost)\(parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))").",
            quality,
            "Seed \(seed), \(steps) steps.",
        ]
        return lines.compactMap(\.self).joined(separator: " ")
    }

    /// Where little is known, a percentage would only frighten.
    private var quality: String? {
        guard let percentFromBest else { return nil }
        if percentFromBest == 0 { return "No plan is better." }
        return percentFromBest <= 50
            ? "It is at most \(Self.percent(percentFromBest)) % from the best possible."
            : bound.map { "No plan costs less than \($0); search longer with --seconds to know more." }
    }

    private static func percent(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded(.up))
        return "\(tenths / 10).\(tenths % 10)"
    }
}
