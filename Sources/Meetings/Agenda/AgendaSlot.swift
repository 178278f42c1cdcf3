/// When an item of the agenda is taken up.
package struct AgendaSlot: Hashable, Sendable {
    package let item: AgendaItem
    /// From 1, as the agenda shows it.
    package let number: Int
    /// Nil from the first item on whose predecessors do not all say how long they take.
    package let start: WallTime?

    package var end: WallTime? {
        guard let start, let length = item.length else { return nil }
        return start.adding(minutes: length)
    }
}

extension Meeting {
    package var slots: [AgendaSlot] {
        var clock: WallTime? = start
        return agenda.enumerated().map { index, item in
            let slot = AgendaSlot(item: item, number: index + 1, start: clock)
            clock = slot.end
            return slot
        }
    }

    /// Minutes that the agenda takes, as far as its items say.
    package var agendaLength: Int { agenda.compactMap(\.length).reduce(0, +) }

    /// Minutes by which the agenda takes longer than the meeting.
    package var overrun: Int? { agendaLength > length ? agendaLength - length : nil }
}
