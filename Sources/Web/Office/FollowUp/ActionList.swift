import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// The åtgärder that somebody's filters choose, within what she may see.
struct ActionList {
    static let fields = ["grupp", "ansvarig", "lage", "senast", "buret", "ar"]

    let followed: [FollowedAction]
    /// All that are open where she may read, whatever the filters.
    let open: [FollowedAction]
    let register: Register
    let bodies: [Body]
    let today: Day
    let query: Form

    init(_ query: Form, _ clearance: Clearance, _ secretary: Secretary, _ snapshot: Snapshot) throws {
        self.query = query
        today = WallTime(secretary.world.now()).day
        register = try snapshot.register()
        bodies = clearance.bodies(.read, in: register)
        let selections = [Self.selection(query, on: today), ActionSelection()]
        let lists = try secretary.followedActions(selections, for: clearance, snapshot)
        (followed, open) = (lists[0], lists[1])
    }

    private static func selection(_ query: Form, on today: Day) -> ActionSelection {
        var selection = ActionSelection()
        if !query["grupp"].isEmpty { selection.bodies = [Key(query["grupp"])] }
        let owner = query["ansvarig"]
        if !owner.isEmpty { selection.owner = .words(SoughtWords(owner.prefix(100))) }
        selection.state = ActionState.all.first { $0.name == query["lage"] }?.state ?? .open
        selection.dueBy = Int(query["senast"]).flatMap { (0...3_660).contains($0) ? today.adding(days: $0) : nil }
        selection.carried = Int(query["buret"])
        selection.year = Int(query["ar"])
        return selection
    }
}

/// A state as the list's filter names it.
struct ActionState {
    let state: ActionSelection.State
    /// As an address has it.
    let name: String
    let word: String

    static let all = [
        ActionState(state: .open, name: "", word: "Öppna"),
        ActionState(state: .overdue, name: "forsenade", word: "Försenade"),
        ActionState(state: .ownerless, name: "saknar-ansvarig", word: "Saknar ansvarig"),
        ActionState(state: .dayless, name: "saknar-datum", word: "Saknar datum"),
        ActionState(state: .done, name: "klara", word: "Klara"),
        ActionState(state: .dropped, name: "strukna", word: "Strukna"),
        ActionState(state: .all, name: "alla", word: "Alla"),
    ]
}

/// An åtgärd's facts in Swedish, for the list, its page and the spreadsheet.
struct ActionWords {
    let followed: FollowedAction
    let register: Register
    let today: Day

    private var action: Action { followed.action }

    var owners: String {
        action.owners.isEmpty ? "" : String.enumeration(action.owners.map(register.name))
    }

    /// What keeps somebody from being asked, each a sentence.
    var troubles: [String] {
        var troubles = followed.answerable.compactMap { answerable -> String? in
            switch answerable {
            case .left(let person, let instead):
                "\(person.name) har lämnat gruppen.\(instead.map { " Fråga \($0.name)." } ?? "")"
            case .chairless(let body): "\(body.name) har ingen ordförande att fråga."
            case .words(let words): "\(words) finns inte i registret och får inga mejl."
            case .person: nil
            }
        }
        if let name = followed.disownedBy { troubles.append("\(name) säger att den inte är rätt placerad.") }
        return action.isOpen ? troubles : []
    }

    var due: String? { action.due?.inWords(year: today.year) }

    var state: String {
        switch action.state {
        case .done(_, let at, _): "Klar \(day(at))"
        case .dropped(_, _, let at): "Struken \(day(at))"
        case .proposed, .settled: "Utkast"
        case .open: action.isOverdue(on: today) ? "Försenad" : "Öppen"
        }
    }

    /// “Med på tre möten, flyttad en gång”.
    var carried: String? {
        var parts: [String] = []
        if followed.timesCarried > 0 {
            let count = followed.timesCarried
            parts.append("kvar efter \(count.counted("möte", "möten", gender: .neuter))")
        }
        if action.postponements > 0 {
            let count = action.postponements
            parts.append("flyttad \(count.counted("gång", "gånger"))")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ").capitalizedSentence
    }

    private func day(_ moment: Date) -> String { WallTime(moment).day.asListed(on: today) }
}

/// The åtgärder of a list as rows of a spreadsheet.
struct ActionSheet {
    let data: Data

    init(_ list: ActionList) {
        var text = SpreadsheetText()
        text.add(
            [
                "grupp", "åtgärd", "ansvarig", "senast", "läge", "bestämd", "punkt", "kvar efter möten", "flyttad",
                "avslutad av", "anteckning", "id",
            ].map { .words($0) })
        for followed in list.followed {
            let action = followed.action
            let words = ActionWords(followed: followed, register: list.register, today: list.today)
            var (by, note): (String?, String?) = (nil, nil)
            switch action.state {
            case .done(let who, _, let words): (by, note) = (who, words)
            case .dropped(let because, let who, _): (by, note) = (who, because)
            case .proposed, .settled, .open: break
            }
            text.add([
                .words(followed.body.name), .words(action.text), .words(words.owners),
                .words(action.due.map { "\($0.last)" }), .words(words.state), .words("\(action.agreed)"),
                .words(followed.item?.title), .count(followed.timesCarried), .count(action.postponements),
                .words(by), .words(note), .words(action.id.text),
            ])
        }
        data = text.data
    }
}
