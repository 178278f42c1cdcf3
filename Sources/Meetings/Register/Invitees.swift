extension Register {
    /// Everyone who should have an invitation to the meeting: who holds a seat that is called on its day, then its guests,
    /// then those who present an item. Whoever holds several seats is invited once, by the one that asks most of her.
    package func invitees(to meeting: Meeting) -> [Invitee] {
        let holders = holders(in: meeting.body, on: meeting.start.day).compactMap { holder in
            holder.seat.role.attendance.map {
                Invitee(person: holder.person, kind: $0, role: holder.seat.role, mandate: holder.mandate.id)
            }
        }
        let guests = meeting.guests.compactMap { guest in
            person(guest.person).map { Invitee(person: $0, kind: guest.kind) }
        }
        var invitees: [Invitee] = []
        for invitee in holders + guests {
            guard let index = invitees.firstIndex(where: { $0.person.id == invitee.person.id }) else {
                invitees.append(invitee)
                continue
            }
            if invitees[index].kind == .informed, invitee.kind == .called { invitees[index] = invitee }
        }
        return adding(presentersOf: meeting, to: invitees)
    }

    /// Who is told of the whole meeting anyway, and presents something, is asked to come to the whole of it.
    private func adding(presentersOf meeting: Meeting, to invitees: [Invitee]) -> [Invitee] {
        var invitees = invitees
        for presenter in meeting.presenters.compactMap({ person($0) }) {
            guard let index = invitees.firstIndex(where: { $0.person.id == presenter.id }) else {
                invitees.append(Invitee(person: presenter, kind: .called, presentsOnly: true))
                continue
            }
            let known = invitees[index]
            invitees[index] = Invitee(person: presenter, kind: .called, role: known.role, mandate: known.mandate)
        }
        return invitees
    }
}
