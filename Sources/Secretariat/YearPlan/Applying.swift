import Foundation
import Meetings
import Store

/// What applying a plan came to.
package struct AppliedPlan: Sendable {
    package var added: [Meeting] = []
    /// Proposed meetings that have another time now.
    package var changed: [Meeting] = []
    /// Booked and called meetings that were moved, and those that the plan would move but may not.
    package var moved: [Meeting] = []
    package var unmoved: [PlannedMeeting] = []
    /// The chairs who are asked for their yes, and the bodies where nobody can be asked.
    package var asked: [Question] = []
    package var unasked: [Body] = []

    package struct Question: Hashable, Sendable {
        package let body: Body
        package let chair: Person
        package let meetings: Int
    }

    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && moved.isEmpty && asked.isEmpty }
}

extension Secretary {
    /// Stores a plan as proposed meetings and asks each chair for her yes; what is booked moves only with `movingBooked`.
    /// Applying the same plan again changes nothing.
    @discardableResult package func apply(_ plan: YearPlan, movingBooked: Bool = false, by: String) throws
        -> AppliedPlan
    {
        try store.write { transaction in
            var applied = AppliedPlan()
            for group in plan.groups {
                try apply(group, plan, movingBooked, by: by, transaction, &applied)
                try ask(group, plan, transaction, &applied)
            }
            return applied
        }
    }

    /// Stores a proposal's dates; no chair is asked yet, and a question about other dates that still waits is taken back.
    @discardableResult package func applyDraft(
        of year: Int, after revision: Int, movingBooked: Bool = false, by: String
    ) throws -> AppliedPlan {
        try store.write { transaction in
            let draft = try current(year, after: revision, transaction)
            guard let plan = try review(draft, transaction.snapshot).review?.plan else {
                throw OfficeError.draftOutdated(year)
            }
            var applied = AppliedPlan()
            for group in plan.groups {
                try apply(group, plan, movingBooked, by: by, transaction, &applied)
                let isNew = group.meetings.contains {
                    $0.isChange && ($0.meeting.map { $0.state == .proposed } ?? true)
                }
                guard isNew else { continue }
                try transaction.lapse(Correspondence.datesThread(of: group.body.id, year), at: world.now())
            }
            try transaction.removePlanDraft(of: year)
            let detail = "\(applied.added.count) added, \(applied.changed.count + applied.moved.count) moved"
            try note("plan applied", draft, detail, by: by, transaction)
            return applied
        }
    }

    private func apply(
        _ group: GroupPlan, _ plan: YearPlan, _ movingBooked: Bool, by: String, _ transaction: Transaction,
        _ applied: inout AppliedPlan
    ) throws {
        try check(group, plan, transaction)
        for planned in group.meetings where planned.isChange {
            try apply(planned, of: group.body, plan, movingBooked, by: by, transaction, &applied)
        }
    }

    /// Whether the body's year is still as it was when it was planned.
    private func check(_ group: GroupPlan, _ plan: YearPlan, _ transaction: Transaction) throws {
        let present = try transaction.snapshot.meetings(of: group.body.id).filter {
            $0.start.day.year == plan.year && $0.isStanding
        }
        let known = group.meetings.compactMap(\.meeting)
        guard Set(present) != Set(known) else { return }
        let reference = (present + known).first { !present.contains($0) || !known.contains($0) }?.reference
        throw OfficeError.planOutdated(meeting: reference ?? group.body.name)
    }

    private func apply(
        _ planned: PlannedMeeting, of body: Body, _ plan: YearPlan, _ movingBooked: Bool, by: String,
        _ transaction: Transaction, _ applied: inout AppliedPlan
    ) throws {
        guard let before = planned.meeting else {
            return applied.added.append(try add(planned, of: body, plan, by: by, transaction))
        }
        guard before.state == .proposed || movingBooked else { return applied.unmoved.append(planned) }
        let moved = try move(before.id.text, to: planned.start, length: nil, by: by, transaction)
        if before.state == .proposed { applied.changed.append(moved) } else { applied.moved.append(moved) }
    }

    private func add(
        _ planned: PlannedMeeting, of body: Body, _ plan: YearPlan, by: String, _ transaction: Transaction
    ) throws -> Meeting {
        let present = try transaction.snapshot.meetings(of: body.id, year: plan.year)
        _ = try planned.start.moment()
        let meeting = Meeting(
            id: Key(world.newID()), body: body.id, year: plan.year, number: (present.map(\.number).max() ?? 0) + 1,
            start: planned.start, length: planned.length)
        try transaction.save(meeting)
        try transaction.record(
            Fact(at: world.now(), by: by, kind: "proposed", scope: meeting.id.text, detail: "\(meeting.start)"))
        return meeting
    }

    private func ask(
        _ group: GroupPlan, _ plan: YearPlan, _ transaction: Transaction, _ applied: inout AppliedPlan
    ) throws {
        let now = world.now()
        let proposed = try transaction.snapshot.meetings(of: group.body.id, year: plan.year).filter {
            $0.state == .proposed && $0.ownership == .ours && $0.start.nearestMoment > now
        }
        guard !proposed.isEmpty else { return }
        guard let chair = group.chair else { return applied.unasked.append(group.body) }
        let correspondence = Correspondence(
            secretary: self, transaction: transaction, register: try transaction.snapshot.register(),
            body: group.body, newcomers: Newcomers(among: []), now: now, isPressed: true)
        let hindered = group.hindered(among: proposed)
        guard try correspondence.ask(chair, about: proposed, in: plan.year, hindered: hindered) else { return }
        applied.asked.append(AppliedPlan.Question(body: group.body, chair: chair, meetings: proposed.count))
    }
}

extension GroupPlan {
    /// By meeting: who cannot come, those with protected identities left out.
    func hindered(among meetings: [Meeting]) -> [Key<Meeting>: [String]] {
        meetings.reduce(into: [:]) { hindered, meeting in
            let planned = self.meetings.first { $0.start == meeting.start }
            hindered[meeting.id] = planned?.absentees.filter { !$0.person.isProtected }.map(\.person.name)
        }
    }
}
