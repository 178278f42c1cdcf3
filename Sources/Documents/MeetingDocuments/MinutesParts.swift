import Meetings

extension MinutesContent {
    /// Those who came from one huvudman.
    package struct Group: Codable, Hashable, Sendable {
        /// “Region Norrdal”, “Kommunerna”, “Patientföreträdare”.
        package var label: String
        package var people: [Attendee]

        package static let municipalities = "Kommunerna"

        package init(label: String, people: [Attendee]) {
            self.label = label
            self.people = people
        }
    }

    /// Somebody who was called, or who came.
    package struct Attendee: Codable, Hashable, Sendable {
        package var name: String
        /// “ordförande”, “samordnare”; an ordinary member has none.
        package var role: String?
        /// “Björklunda kommun”, where the group does not say it.
        package var authority: String?
        /// “50 minuter”, “i stället för Rut Englund”.
        package var note: String?

        package init(name: String, role: String? = nil, authority: String? = nil, note: String? = nil) {
            self.name = name
            self.role = role
            self.authority = authority
            self.note = note
        }
    }

    /// Somebody who was there for some items alone.
    package struct Presenter: Codable, Hashable, Sendable {
        package var name: String
        package var title: String?
        /// As numbered in the minutes.
        package var items: [Int]

        package init(name: String, title: String? = nil, items: [Int]) {
            self.name = name
            self.title = title
            self.items = items
        }
    }

    /// What was said, decided and undertaken under one heading.
    package struct Item: Codable, Hashable, Sendable {
        /// The section's, which comments hold on to.
        package var id: Int
        /// Nil before the first item.
        package var number: Int?
        package var title: String
        package var kind: AgendaItem.Kind?
        package var presenter: String?
        /// With light markup (`LightMarkup`).
        package var text: String
        package var recusals: [Recused]
        package var decisions: [String]
        package var actions: [Undertaking]
        package var outcome: MinutesSection.Outcome?

        package init(
            id: Int, number: Int?, title: String, kind: AgendaItem.Kind? = nil, presenter: String? = nil,
            text: String = "", recusals: [Recused] = [], decisions: [String] = [], actions: [Undertaking] = [],
            outcome: MinutesSection.Outcome? = nil
        ) {
            self.id = id
            self.number = number
            self.title = title
            self.kind = kind
            self.presenter = presenter
            self.text = text
            self.recusals = recusals
            self.decisions = decisions
            self.actions = actions
            self.outcome = outcome
        }
    }

    /// Somebody who stayed away from an item because it concerned her (*jäv*).
    package struct Recused: Codable, Hashable, Sendable {
        package var name: String
        package var note: String?

        package init(name: String, note: String? = nil) {
            self.name = name
            self.note = note
        }
    }

    /// An åtgärd as it is read.
    package struct Undertaking: Codable, Hashable, Sendable {
        package var text: String
        /// By name, or as written.
        package var owners: [String]
        /// “7 april 2027”, “under hösten 2027”.
        package var due: String?

        package init(text: String, owners: [String] = [], due: String? = nil) {
            self.text = text
            self.owners = owners
            self.due = due
        }
    }

    /// A paper of the meeting (*bilaga*).
    package struct Annex: Codable, Hashable, Sendable {
        package var number: Int
        package var title: String
        /// The item's number in the minutes; nil concerns the whole meeting.
        package var item: Int?

        package init(number: Int, title: String, item: Int? = nil) {
            self.number = number
            self.title = title
            self.item = item
        }
    }

    /// The meeting that comes next.
    package struct Gathering: Codable, Hashable, Sendable {
        package var start: WallTime
        /// Minutes.
        package var length: Int
        package var place: String

        package init(start: WallTime, length: Int, place: String) {
            self.start = start
            self.length = length
            self.place = place
        }
    }

    /// Whose yes made them final, and how it came.
    package struct Approved: Codable, Hashable, Sendable {
        package var by: String
        package var on: Day
        package var way: Approval.Way

        package init(by: String, on: Day, way: Approval.Way) {
            self.by = by
            self.on = on
            self.way = way
        }
    }
}
