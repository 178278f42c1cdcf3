import Meetings
import Store

/// What a proposal was reckoned on: where it no longer holds, the proposal is not applied.
struct PlanFooting: Hashable, Codable, Sendable {
    private let meetings: Set<Placed>
    private let seats: Set<Seat>
    private let mandates: Set<Mandate>
    private let bodies: [Rules]
    private let schoolBreaks: [SchoolBreak]

    private struct Placed: Hashable, Codable {
        let meeting: Key<Meeting>
        let body: Key<Body>
        let start: WallTime
        let length: Int
        let isProposed: Bool
    }

    private struct Rules: Hashable, Codable {
        let body: Key<Body>
        let state: Body.State
        let policy: MeetingPolicy
    }

    init(_ basis: PlanningBasis, _ bodies: [Body]) {
        let register = basis.register
        let ids = Set(bodies.map(\.id))
        let seats = register.seats.filter { ids.contains($0.body) && $0.role.attendance == .called }
        let seatIDs = Set(seats.map(\.id))
        meetings = Set(
            basis.standing().map {
                Placed(
                    meeting: $0.id, body: $0.body, start: $0.start, length: $0.length,
                    isProposed: $0.state == .proposed)
            })
        self.seats = Set(seats)
        mandates = Set(register.mandates.filter { seatIDs.contains($0.seat) })
        self.bodies = bodies.map(\.id).sorted().compactMap { id in
            register.body(id).map { Rules(body: id, state: $0.state, policy: $0.policy) }
        }
        schoolBreaks = register.schoolBreaks
    }

    /// What is different now.
    func changes(since before: PlanFooting) -> [PlanChange] {
        let moved = meetings.symmetricDifference(before.meetings).map(\.body)
        var changes = Set(moved).sorted().map(PlanChange.meetings)
        if seats != before.seats || mandates != before.mandates { changes.append(.people) }
        if bodies != before.bodies { changes.append(.rules) }
        if schoolBreaks != before.schoolBreaks { changes.append(.schoolBreaks) }
        return changes
    }
}

/// Something that has changed since a proposal was made.
package enum PlanChange: Hashable, Sendable {
    case meetings(Key<Body>)
    /// Who sits where.
    case people
    case rules
    case schoolBreaks
}
