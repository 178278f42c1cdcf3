/// A heading that minutes have: an item of the agenda, or what they have beside it.
package struct MinutesHeading: Hashable, Sendable {
    /// The section's: an agenda item's id, or one of those that `MinutesSection` names.
    package let item: Int
    /// From 1, as the readers see it; nil before the first item.
    package let number: Int?
    package let title: String
    /// Nil where no agenda has the item.
    package let agendaItem: AgendaItem?
}

extension Meeting {
    /// The agenda's, and *Övriga frågor* and *Nästa möte*, which minutes always have.
    ///
    /// - Parameters:
    ///   - written: sections with a text, which keep a heading though their item has left the agenda.
    ///   - earlier: agendas that the meeting had, oldest first.
    package func minutesHeadings(written: [Int] = [], earlier: [[AgendaItem]] = []) -> [MinutesHeading] {
        let gone = written.filter { id in id > 0 && !agenda.contains { $0.id == id } }.sorted().map { id in
            earlier.last { $0.contains { $0.id == id } }?.first { $0.id == id }
                ?? AgendaItem(id: id, title: "Punkt som inte längre står på dagordningen")
        }
        let missing = MinutesHeading.usualEnd.filter { end in
            written.contains(end.item) || !agenda.contains { $0.title.lowercased().contains(end.title.lowercased()) }
        }
        let rows = (agenda + gone).map { (item: $0.id, title: $0.title, agendaItem: Optional($0)) }
        let ends = missing.map { (item: $0.item, title: $0.title, agendaItem: AgendaItem?.none) }
        let opening =
            written.contains(MinutesSection.opening)
            ? [MinutesHeading(item: MinutesSection.opening, number: nil, title: "Inledning", agendaItem: nil)] : []
        return opening
            + (rows + ends).enumerated().map { index, row in
                MinutesHeading(item: row.item, number: index + 1, title: row.title, agendaItem: row.agendaItem)
            }
    }
}

extension MinutesHeading {
    fileprivate static let usualEnd = [
        (item: MinutesSection.otherMatters, title: "Övriga frågor"),
        (item: MinutesSection.nextMeeting, title: "Nästa möte"),
    ]
}
