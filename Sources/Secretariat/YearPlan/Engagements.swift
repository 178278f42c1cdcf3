import Meetings

/// What keeps people from coming, from all sources.
struct Engagements {
    private let basis: PlanningBasis
    private var meetings: [Key<Person>: [Day: [Engagement]]] = [:]

    init(_ groups: [PlannedGroup], _ basis: PlanningBasis) {
        self.basis = basis
        let planned = Set(groups.map(\.body.id))
        for meeting in basis.standing() {
            if planned.contains(meeting.body) { addDeclined(meeting) } else { addOther(meeting) }
        }
    }

    func engagements(of attendee: Attendee, on day: Day) -> [Engagement] {
        guard let person = attendee.person(on: day) else { return [] }
        let hindrances = basis.availability[person.id]?.hindrances(on: day) ?? []
        return hindrances.filter { !$0.obstacle.isTentative }
            .map { Engagement(minutes: $0.minutes, cause: .hindrance($0.obstacle)) }
            + (meetings[person.id]?[day] ?? [])
    }

    /// Who has said no to a meeting cannot come while it lies there.
    private mutating func addDeclined(_ meeting: Meeting) {
        for person in basis.declined[meeting.id] ?? [] {
            let minutes = meeting.start.minute..<min(1440, meeting.start.minute + meeting.length)
            add(Engagement(minutes: minutes, cause: .declined(meeting.reference)), to: person, on: meeting.start.day)
        }
    }

    /// The meetings of bodies that are not planned now, with the pause around them.
    private mutating func addOther(_ meeting: Meeting) {
        let name = basis.register.body(meeting.body)?.shortName ?? meeting.body.text
        let pause = basis.prices.pause
        for invitee in basis.register.invitees(to: meeting)
        where invitee.kind == .called && basis.declined[meeting.id]?.contains(invitee.person.id) != true {
            let part = meeting.part(of: invitee)
            let minutes = max(0, part.start.minute - pause)..<max(1, min(1440, part.start.minute + part.length + pause))
            add(Engagement(minutes: minutes, cause: .meeting(name)), to: invitee.person.id, on: part.start.day)
        }
    }

    private mutating func add(_ engagement: Engagement, to person: Key<Person>, on day: Day) {
        meetings[person, default: [:]][day, default: []].append(engagement)
    }
}
