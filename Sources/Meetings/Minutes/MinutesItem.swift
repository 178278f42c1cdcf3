/// A place in minutes that something can be written in: an item of the agenda, or one that is always there.
package struct MinutesItem: Hashable, Sendable, Identifiable {
    /// As `MinutesSection.item`.
    package let id: Int
    /// From 1, as the minutes' readers see it; nil before the first item.
    package let number: Int?
    package let title: String
    /// When it is taken up; nil where it is not on the agenda.
    package let slot: AgendaSlot?
}

extension Meeting {
    /// Everything that can be written in, in the order of the minutes.
    package var minutesItems: [MinutesItem] { minutesItems(written: []) }

    /// As above, with what is written of items that have left the agenda.
    package func minutesItems(written: [Int]) -> [MinutesItem] {
        let slots = Dictionary(slots.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
        return minutesHeadings(written: written + [MinutesSection.opening]).map { heading in
            MinutesItem(
                id: heading.item, number: heading.number, title: heading.title, slot: slots[heading.item])
        }
    }
}
