/// A point on the agenda (*punkt*).
package struct AgendaItem: Hashable, Codable, Sendable {
    /// Given once within the meeting, from 1: what papers, minutes and presenters hold on to while items change places; 0
    /// until it is given.
    package var id: Int
    package var title: String
    package var kind: Kind?
    /// Who presents it, by name.
    package var presenter: String?
    /// Who of the register presents it, and is invited to its time alone.
    package var presenters: [Key<Person>]
    /// Minutes.
    package var length: Int?
    /// What the invited need to know beforehand (*bakgrund*).
    package var background: String?
    package var origin: Origin?

    package init(
        id: Int = 0, title: String, kind: Kind? = nil, presenter: String? = nil, presenters: [Key<Person>] = [],
        length: Int? = nil, background: String? = nil, origin: Origin? = nil
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.presenter = presenter
        self.presenters = presenters
        self.length = length
        self.background = background
        self.origin = origin
    }

    /// What an earlier release did not write is not there.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decodeIfPresent(Int.self, forKey: .id) ?? 0
        title = try values.decode(String.self, forKey: .title)
        kind = try values.decodeIfPresent(Kind.self, forKey: .kind)
        presenter = try values.decodeIfPresent(String.self, forKey: .presenter)
        presenters = try values.decodeIfPresent([Key<Person>].self, forKey: .presenters) ?? []
        length = try values.decodeIfPresent(Int.self, forKey: .length)
        background = try values.decodeIfPresent(String.self, forKey: .background)
        origin = try values.decodeIfPresent(Origin.self, forKey: .origin)
    }

    package enum Kind: String, Codable, Sendable, CaseIterable { case information, discussion, decision }

    /// Why it stands on the agenda, where nobody wrote it there.
    package enum Origin: Hashable, Codable, Sendable {
        /// On every agenda of the body.
        case standing
        /// An åtgärd that is still open.
        case action(Key<Action>)
        /// Put off at an earlier meeting of the body.
        case postponed(from: Key<Meeting>, item: Int)
    }

    /// What its readers see of it: who is invited and why it is there are none of that.
    private var words: [String?] { [title, kind?.rawValue, presenter, length.map(String.init), background] }

    package func reads(as other: AgendaItem) -> Bool { words == other.words }
}

extension [AgendaItem] {
    /// Whether a reader finds the same in both.
    package func reads(as other: [AgendaItem]) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.reads(as: $1) }
    }

    /// The same with an id for each item: that of the item with the same title in an earlier agenda, else one of its own.
    ///
    /// - Parameter last: the highest id ever given in the meeting.
    package func identified(after earlier: [AgendaItem], last: Int) -> [AgendaItem] {
        var taken = Set(map(\.id))
        var next = Swift.max(last, map(\.id).max() ?? 0)
        return map { item in
            guard item.id == 0 else { return item }
            var item = item
            let namesake = earlier.first { $0.title == item.title && $0.id > 0 && !taken.contains($0.id) }
            if let namesake {
                item.id = namesake.id
            } else {
                next += 1
                item.id = next
            }
            taken.insert(item.id)
            return item
        }
    }
}
