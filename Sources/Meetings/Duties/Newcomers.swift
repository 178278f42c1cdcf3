/// Those who join a body whose meetings the others already have in their calendars.
package struct Newcomers: Sendable {
    /// Each with the mandate that brought her.
    package let mandates: [Key<Person>: Key<Mandate>]

    /// - Parameter dockets: the body's coming meetings.
    package init(among dockets: [Docket]) {
        let open = dockets.filter(\.isOpen)
        let established = Set(open.flatMap { $0.invitations.values.filter(\.isLive).map(\.person) })
        guard !established.isEmpty else {
            mandates = [:]
            return
        }
        let joining = open.flatMap(\.invitees).filter { !established.contains($0.person.id) }
        mandates = Dictionary(
            joining.compactMap { invitee in invitee.mandate.map { (invitee.person.id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    package func contains(_ person: Key<Person>) -> Bool { mandates[person] != nil }

    /// One mail each that lists the coming dates, ahead of the invitations themselves.
    package func welcomes(in body: Key<Body>, done: Set<Duty.Key>) -> [Duty] {
        mandates.sorted { $0.key < $1.key }
            .map {
                Duty.Key(scope: body.text, kind: .welcome, person: $0.key, generation: 0, occasion: $0.value.text)
            }
            .filter { !done.contains($0) }
            .map { Duty(key: $0) }
    }
}

extension Docket {
    /// Whether people should have this meeting in their calendars.
    package var isOpen: Bool {
        guard meeting.ownership != .elsewhere else { return false }
        switch meeting.state {
        case .booked, .called: return true
        default: return false
        }
    }
}
