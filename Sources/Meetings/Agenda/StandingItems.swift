/// What every agenda of a body begins with and ends with.
package struct StandingItems: Hashable, Codable, Sendable {
    package var first: [AgendaItem]
    package var last: [AgendaItem]

    package init(first: [AgendaItem] = StandingItems.usualFirst, last: [AgendaItem] = StandingItems.usualLast) {
        self.first = first
        self.last = last
    }

    package static let usualFirst = [
        AgendaItem(title: "Dagordning och förra anteckningarna", kind: .information, length: 5, origin: .standing),
        AgendaItem(title: "Aktuellt från och till nätverken", kind: .information, length: 15, origin: .standing),
    ]
    package static let usualLast = [
        AgendaItem(title: "Övriga frågor", kind: .discussion, length: 10, origin: .standing),
        AgendaItem(title: "Nästa möte", kind: .information, length: 5, origin: .standing),
    ]
}
