extension Meeting {
    /// Everyone of the register who presents an item, each once.
    package var presenters: [Key<Person>] {
        var seen: Set<Key<Person>> = []
        return agenda.flatMap(\.presenters).filter { seen.insert($0).inserted }
    }

    /// The items that somebody of the register presents.
    package func slots(of person: Key<Person>) -> [AgendaSlot] {
        slots.filter { $0.item.presenters.contains(person) }
    }

    /// The meeting as it is for one of its invitees: who comes for her own items alone comes for their time, from the
    /// first of them to the end of the last, and reads nothing of the others.
    package func part(of invitee: Invitee) -> Meeting {
        guard invitee.presentsOnly else { return self }
        let own = slots(of: invitee.person.id)
        guard let first = own.first, let last = own.last else { return self }
        var part = self
        let offset = first.start == nil ? 0 : minutes(before: first.number)
        let known = agenda.prefix(last.number).allSatisfy { $0.length != nil }
        let end = known ? minutes(before: last.number + 1) : Swift.max(length, offset + Meeting.shortestPart)
        part.start = start.adding(minutes: offset)
        part.length = Swift.max(end - offset, 1)
        part.agenda = own.map(\.item)
        return part
    }

    /// Minutes of it for somebody who was there.
    package func length(for person: Key<Person>, of invitees: [Invitee]) -> Int {
        invitees.first { $0.person.id == person }.map { part(of: $0).length } ?? length
    }

    /// Minutes, where nobody knows how long an item takes that begins at the meeting's end.
    private static let shortestPart = 15

    private func minutes(before number: Int) -> Int {
        agenda.prefix(number - 1).compactMap(\.length).reduce(0, +)
    }
}
