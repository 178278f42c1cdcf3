/// A difference between two agendas of a meeting.
package enum AgendaChange: Hashable, Sendable {
    case added(AgendaItem, number: Int)
    /// With the number it had.
    case removed(AgendaItem, number: Int)
    case moved(AgendaItem, from: Int, to: Int)
    case renamed(number: Int, from: String, to: String)
    case length(AgendaItem, number: Int, from: Int?)
    case presenter(AgendaItem, number: Int, from: String?)
    case kind(AgendaItem, number: Int)
    case background(AgendaItem, number: Int, isNew: Bool)
}

extension [AgendaItem] {
    /// What its readers find new beside an earlier agenda, in its own order; what is gone comes last.
    package func changes(from earlier: [AgendaItem]) -> [AgendaChange] {
        let origins = origins(in: earlier)
        let staying = Array<Int>.longestRise(origins.compactMap(\.self))
        let news = indices.flatMap { index -> [AgendaChange] in
            let (item, number) = (self[index], index + 1)
            guard let origin = origins[index] else { return [.added(item, number: number)] }
            let moved: [AgendaChange] =
                staying.contains(origin) ? [] : [.moved(item, from: origin + 1, to: number)]
            return moved + item.changes(from: earlier[origin], number: number)
        }
        let kept = Set(origins.compactMap(\.self))
        let gone = earlier.indices.filter { !kept.contains($0) }
            .map { AgendaChange.removed(earlier[$0], number: $0 + 1) }
        return news + gone
    }

    /// Where each item stood earlier: by its id, else by its title.
    private func origins(in earlier: [AgendaItem]) -> [Int?] {
        var taken: Set<Int> = []
        let take = { (index: Int?) -> Int? in
            guard let index, taken.insert(index).inserted else { return nil }
            return index
        }
        let byID = map { item in
            take(item.id == 0 ? nil : earlier.firstIndex { $0.id == item.id })
        }
        return zip(self, byID).map { item, found in
            found
                ?? take(
                    earlier.indices.first {
                        !taken.contains($0) && earlier[$0].title == item.title
                            && (item.id == 0 || earlier[$0].id == 0)
                    })
        }
    }
}

extension AgendaItem {
    fileprivate func changes(from earlier: AgendaItem, number: Int) -> [AgendaChange] {
        var changes: [AgendaChange] = []
        if title != earlier.title { changes.append(.renamed(number: number, from: earlier.title, to: title)) }
        if length != earlier.length { changes.append(.length(self, number: number, from: earlier.length)) }
        if presenter != earlier.presenter {
            changes.append(.presenter(self, number: number, from: earlier.presenter))
        }
        if kind != earlier.kind { changes.append(.kind(self, number: number)) }
        if background != earlier.background {
            changes.append(.background(self, number: number, isNew: earlier.background == nil))
        }
        return changes
    }
}

extension [Int] {
    /// The most of these numbers that stand in rising order: what did not move when the others did.
    fileprivate static func longestRise(_ numbers: [Int]) -> Set<Int> {
        var best: [[Int]] = []
        for number in numbers {
            let before =
                best.filter { ($0.last ?? 0) < number }
                .max { ($0.count, -($0.last ?? 0)) < ($1.count, -($1.last ?? 0)) } ?? []
            best.append(before + [number])
        }
        return Set(best.max { $0.count < $1.count } ?? [])
    }
}
