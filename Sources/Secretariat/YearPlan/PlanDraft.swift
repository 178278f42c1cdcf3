import Foundation
import Meetings
import Store

/// A proposal for a year's meetings that is kept until it is applied or thrown away.
package struct PlanDraft: Hashable, Codable, Sendable {
    package let year: Int
    /// What lies before this day stays.
    package let from: Day
    package let by: String
    package let at: Date
    /// Up by one at each change by hand.
    package fileprivate(set) var revision = 0
    package fileprivate(set) var groups: [Group]
    package fileprivate(set) var bars: Set<PlanBar>
    package let refusals: [PlanRefusal]
    package let effort: YearPlan.Effort
    /// What it was reckoned on.
    let footing: PlanFooting

    /// One body's dates, by number from 0.
    package struct Group: Hashable, Codable, Sendable {
        package let body: Key<Body>
        package fileprivate(set) var dates: [Slot]
    }

    package struct Slot: Hashable, Codable, Sendable {
        package fileprivate(set) var start: WallTime
        /// Set by hand: planning again leaves it there.
        package fileprivate(set) var isKept: Bool
    }

    package var bodies: [Key<Body>] { groups.map(\.body) + refusals.map(\.body) }

    /// By body and number from 0.
    package var kept: [Key<Body>: [Int: WallTime]] {
        groups.reduce(into: [:]) { kept, group in
            for (number, date) in group.dates.enumerated() where date.isKept {
                kept[group.body, default: [:]][number] = date.start
            }
        }
    }

    var starts: [Key<Body>: [Int: WallTime]] {
        groups.reduce(into: [:]) { starts, group in
            starts[group.body] = Dictionary(
                uniqueKeysWithValues: group.dates.map(\.start).enumerated().map { ($0, $1) })
        }
    }
}

/// A day that a body may not use in a plan; none may where it names no body.
package struct PlanBar: Hashable, Codable, Sendable {
    package let body: Key<Body>?
    package let day: Day

    package init(body: Key<Body>?, day: Day) {
        self.body = body
        self.day = day
    }
}

extension Set<PlanBar> {
    func hold(_ day: Day, for body: Key<Body>) -> Bool {
        contains(PlanBar(body: nil, day: day)) || contains(PlanBar(body: body, day: day))
    }
}

extension Snapshot {
    package func planDraft(of year: Int) throws -> PlanDraft? { try planDraft(of: year, as: PlanDraft.self) }
}

extension Secretary {
    /// Plans a year and keeps the proposal in place of the year's earlier one.
    @discardableResult package func propose(
        _ year: Int, _ options: PlanOptions = PlanOptions(), by: String
    ) throws -> PlanDraft {
        let planner = try planner(year, options)
        let (draft, solved) = try planner.solution()
        let footing = PlanFooting(planner.basis, planner.bodies)
        let plan = planner.plan(draft, solved)
        let groups = plan.groups.map { group in
            PlanDraft.Group(
                body: group.body.id,
                dates: group.meetings.enumerated().map { number, meeting in
                    PlanDraft.Slot(start: meeting.start, isKept: options.kept[group.body.id]?[number] == meeting.start)
                })
        }
        let proposal = PlanDraft(
            year: year, from: plan.from, by: by, at: world.now(), groups: groups, bars: options.bars,
            refusals: plan.refusals, effort: plan.effort, footing: footing)
        try store.write { transaction in
            try transaction.keepPlanDraft(proposal, of: year)
            try note("plan proposed", proposal, "\(groups.flatMap(\.dates).count) meetings", by: by, transaction)
        }
        return proposal
    }

    /// Places one meeting of a proposal by hand, to stay there.
    package func place(
        _ number: Int, of body: Key<Body>, at start: WallTime, in year: Int, after revision: Int, by: String
    ) throws {
        _ = try start.moment()
        try change(year, after: revision, "plan changed", "\(body) \(number + 1) to \(start)", by: by) {
            draft, snapshot in
            let review = try review(draft, snapshot).review
            guard let review else { throw OfficeError.draftOutdated(year) }
            let verdict = review.verdict(on: start.day, at: start.minute, for: number + 1, of: body)
            guard verdict?.difference != nil, review.isMovable(number + 1, of: body) else {
                throw OfficeError.planStart(start.day, year: year)
            }
            guard let group = draft.groups.firstIndex(where: { $0.body == body }),
                draft.groups[group].dates.indices.contains(number), start.day.year == year, start.day >= draft.from
            else { throw OfficeError.planStart(start.day, year: year) }
            draft.groups[group].dates[number] = PlanDraft.Slot(start: start, isKept: true)
        }
    }

    /// Lets planning again move it.
    package func letGo(
        _ number: Int, of body: Key<Body>, in year: Int, after revision: Int, by: String
    ) throws {
        try change(year, after: revision, "plan changed", "\(body) \(number + 1) let go", by: by) { draft, _ in
            guard let group = draft.groups.firstIndex(where: { $0.body == body }),
                draft.groups[group].dates.indices.contains(number)
            else { return }
            draft.groups[group].dates[number].isKept = false
        }
    }

    /// Rules a day out, or lets it be used again; what lies there moves when the year is planned again.
    package func bar(
        _ bar: PlanBar, isBarred: Bool, in year: Int, after revision: Int, by: String
    ) throws {
        let verb = isBarred ? "barred" : "not barred"
        let whose = bar.body.map { "\($0)" } ?? "all"
        try change(year, after: revision, "plan changed", "\(bar.day) \(verb) for \(whose)", by: by) { draft, _ in
            if isBarred { draft.bars.insert(bar) } else { draft.bars.remove(bar) }
        }
    }

    /// Throws a proposal away; nothing else changes.
    package func discardDraft(of year: Int, after revision: Int, by: String) throws {
        try store.write { transaction in
            let draft = try current(year, after: revision, transaction)
            try transaction.removePlanDraft(of: year)
            try note("plan discarded", draft, "", by: by, transaction)
        }
    }

    private func change(
        _ year: Int, after revision: Int, _ kind: String, _ detail: String, by: String,
        _ change: (inout PlanDraft, Snapshot) throws -> Void
    ) throws {
        try store.write { transaction in
            var draft = try current(year, after: revision, transaction)
            try change(&draft, transaction.snapshot)
            draft.revision += 1
            try transaction.keepPlanDraft(draft, of: year)
            try note(kind, draft, detail, by: by, transaction)
        }
    }

    func current(_ year: Int, after revision: Int, _ transaction: Transaction) throws -> PlanDraft {
        guard let draft = try transaction.snapshot.planDraft(of: year), draft.revision == revision else {
            throw OfficeError.draftChanged(year)
        }
        return draft
    }

    func note(_ kind: String, _ draft: PlanDraft, _ detail: String, by: String, _ transaction: Transaction) throws {
        try transaction.record(
            Fact(at: world.now(), by: by, kind: kind, scope: "plan \(draft.year)", detail: detail))
    }
}
