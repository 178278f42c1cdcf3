extension Meeting {
    /// Of a meeting's papers those that stand and that somebody gets: members and who is informed all, a presenter or
    /// guest those of her own items.
    package func papers(_ papers: [Paper], for invitee: Invitee) -> [Paper] {
        let standing = papers.filter { $0.withdrawn == nil }
        guard invitee.kind == .called, invitee.role == nil else { return standing }
        let own = Set(items(of: invitee.person).map(\.id))
        return standing.filter { paper in paper.item.map(own.contains) ?? false }
    }

    /// What somebody presents.
    package func items(of person: Person) -> [AgendaItem] {
        agenda.filter { $0.presenters.contains(person.id) || $0.presenter == person.name }
    }

    /// By the place of their items on the agenda, those of the whole meeting first, then by annex.
    package func inOrder(_ papers: [Paper]) -> [Paper] {
        papers.sorted { (point(of: $0) ?? 0, $0.annex) < (point(of: $1) ?? 0, $1.annex) }
    }

    /// The number of its item on the agenda; nil where it concerns the whole meeting, or its item is gone.
    package func point(of paper: Paper) -> Int? {
        agenda.firstIndex { $0.id == paper.item }.map { $0 + 1 }
    }
}
