import Foundation
import Meetings
import Secretariat

/// An agenda that somebody typed, or what is wrong with it.
struct TypedAgenda {
    let agenda: [AgendaItem]?
    /// Every row in the order of its numbers, empty ones left out.
    private(set) var rows: [Row]
    /// By field.
    let faults: [String: String]

    static let most = 40
    private static let longest = 200
    private static let longestBackground = 4000

    struct Row {
        /// Of the fields that it came in, which the buttons beside it name.
        var number = 0
        /// The item's, where it stood on the agenda before.
        var id = 0
        var title = ""
        var kind = ""
        var presenter = ""
        var length = ""
        var background = ""
        var origin: AgendaItem.Origin?
    }

    /// The rows of a form.
    ///
    /// - Parameter known: the ids that items of the meeting have had: others are nobody's.
    init(_ form: Form, known: Set<Int>, _ sheet: MeetingSheet) {
        let typed = (1...Self.most).map { index in
            (order: Int(form["nr-\(index)"]) ?? index, row: Row(form, index, known))
        }
        let ordered = typed.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        var seen: Set<Int> = []
        let rows = ordered.map(\.element.row).filter { !$0.isEmpty }.map { row in
            guard row.id > 0, !seen.insert(row.id).inserted else { return row }
            var row = row
            row.id = 0
            return row
        }
        self.init(rows, sheet)
    }

    init(_ agenda: [AgendaItem], _ sheet: MeetingSheet) { self.init(agenda.map { Row($0) }, sheet) }

    private init(_ rows: [Row], _ sheet: MeetingSheet) {
        var faults: [String: String] = [:]
        let items = rows.enumerated().map { index, row in
            let number = index + 1
            for (field, fault) in row.faults(longest: Self.longest, Self.longestBackground) {
                faults["\(field)-\(number)"] = fault
            }
            var item = row.item
            guard let words = item.presenter else { return item }
            switch sheet.register.presenter(named: words, at: sheet.meeting) {
            case .people(let people, let words): (item.presenters, item.presenter) = (people, words)
            case .ambiguous(let name):
                faults["foredragande-\(number)"] = "Flera heter \(name). Skriv mejladressen i stället"
            case .protected:
                faults["foredragande-\(number)"] =
                    "Namnet är skyddat och kan inte stå i dagordningen. Skriv en funktion i stället"
            }
            return item
        }
        self.rows = rows
        self.faults = faults
        agenda = faults.isEmpty ? items : nil
    }

    /// Who each row's presenter is in the register, as far as it is clear.
    func presenters(_ row: Row, _ sheet: MeetingSheet) -> [Key<Person>]? {
        guard !row.presenter.isEmpty,
            case .people(let people, _) = sheet.register.presenter(named: row.presenter, at: sheet.meeting)
        else { return nil }
        return people
    }

    /// Where a row that is new belongs: before those with which every agenda of the body ends.
    func opening(_ sheet: MeetingSheet) -> Int {
        let last = Set(sheet.body.policy.standingItems.last.map { $0.title.lowercased() })
        return rows.count - rows.reversed().prefix { last.contains($0.title.lowercased()) }.count
    }

    /// Where a button has put a row, counted from one, and which way it went.
    struct Landing {
        let place: Int
        var isUp = false
    }

    /// The rows after a button beside them: “upp-3”, “ned-3”, “bort-3” of fields, “lagg-3” of what is proposed.
    func after(
        _ button: String, adding proposals: [AgendaItem], _ sheet: MeetingSheet
    ) -> (agenda: TypedAgenda, landing: Landing?) {
        let parts = button.split(separator: "-")
        guard parts.count == 2, let number = Int(parts[1]) else { return (self, nil) }
        let (rows, landing) =
            parts[0] == "lagg" ? adding(number, of: proposals, sheet) : moved(String(parts[0]), index(of: number))
        return (TypedAgenda(rows, sheet), landing)
    }

    /// Rows that are new stand among the others, so a number is no place.
    private func index(of number: Int) -> Int? { rows.firstIndex { $0.number == number } }

    private func moved(_ deed: String, _ index: Int?) -> ([Row], Landing?) {
        guard let index else { return (rows, nil) }
        var rows = rows
        switch deed {
        case "upp":
            let higher = max(0, index - 1)
            rows.swapAt(index, higher)
            return (rows, Landing(place: higher + 1, isUp: true))
        case "ned":
            let lower = min(rows.count - 1, index + 1)
            rows.swapAt(index, lower)
            return (rows, Landing(place: lower + 1))
        case "bort":
            rows.remove(at: index)
            return (rows, rows.isEmpty ? nil : Landing(place: min(rows.count, index + 1)))
        default: return (rows, nil)
        }
    }

    private func adding(_ number: Int, of proposals: [AgendaItem], _ sheet: MeetingSheet) -> ([Row], Landing?) {
        guard proposals.indices.contains(number - 1), rows.count < Self.most else { return (rows, nil) }
        let opening = opening(sheet)
        var rows = rows
        rows.insert(Row(proposals[number - 1]), at: opening)
        return (rows, Landing(place: opening + 1))
    }
}

extension TypedAgenda.Row {
    fileprivate init(_ form: Form, _ index: Int, _ known: Set<Int>) {
        number = index
        let id = Int(form["id-\(index)"]) ?? 0
        self.id = known.contains(id) ? id : 0
        title = form["punkt-\(index)"].onOneLine
        kind = form["slag-\(index)"]
        presenter = form["foredragande-\(index)"].onOneLine
        length = form["minuter-\(index)"]
        background = form["bakgrund-\(index)"]
        origin = AgendaItem.Origin(code: form["ursprung-\(index)"])
    }

    init(_ item: AgendaItem) {
        id = item.id
        title = item.title
        kind = item.kind?.rawValue ?? ""
        presenter = item.presenter ?? ""
        length = item.length.map(String.init) ?? ""
        background = item.background ?? ""
        origin = item.origin
    }

    fileprivate var isEmpty: Bool { title.isEmpty && presenter.isEmpty && length.isEmpty && background.isEmpty }

    /// Minutes, where they are ones.
    var minutes: Int? { Int(length).flatMap { (1...1440).contains($0) ? $0 : nil } }

    fileprivate var item: AgendaItem {
        AgendaItem(
            id: id, title: title, kind: AgendaItem.Kind(rawValue: kind), presenter: presenter.isEmpty ? nil : presenter,
            length: minutes, background: background.isEmpty ? nil : background, origin: origin)
    }

    fileprivate func faults(longest: Int, _ longestBackground: Int) -> [(field: String, fault: String)] {
        var faults: [(String, String)] = []
        if title.isEmpty {
            faults.append(("punkt", "Skriv vad punkten heter"))
        } else if title.count > longest {
            faults.append(("punkt", "Korta punkten till högst \(longest) tecken"))
        } else if title.invisibleCharacter != nil {
            faults.append(("punkt", "Ta bort osynliga tecken ur punkten, till exempel genom att skriva om den"))
        }
        if presenter.count > 100 || presenter.invisibleCharacter != nil {
            faults.append(("foredragande", "Skriv namnet med högst 100 vanliga tecken"))
        }
        if !length.isEmpty, minutes == nil {
            faults.append(("minuter", "Skriv tiden i minuter, till exempel 20"))
        }
        let lines = background.split(whereSeparator: { $0.isNewline || $0 == "\t" })
        if background.count > longestBackground {
            faults.append(("bakgrund", "Korta bakgrunden till högst 4 000 tecken"))
        } else if lines.contains(where: { String($0).invisibleCharacter != nil }) {
            faults.append(("bakgrund", "Ta bort osynliga tecken ur bakgrunden, till exempel genom att skriva om den"))
        }
        return faults
    }
}

extension AgendaItem.Origin {
    /// As a form has it.
    var code: String {
        switch self {
        case .standing: "s"
        case .action(let action): "a \(action.text)"
        case .postponed(let meeting, let item): "p \(item) \(meeting.text)"
        }
    }

    init?(code: String) {
        let parts = code.split(separator: " ").map(String.init)
        switch (parts.first, parts.count) {
        case ("s", 1): self = .standing
        case ("a", 2) where parts[1].count <= 100: self = .action(Key(parts[1]))
        case ("p", 3) where parts[2].count <= 100:
            guard let item = Int(parts[1]) else { return nil }
            self = .postponed(from: Key(parts[2]), item: item)
        default: return nil
        }
    }

    /// Why the item is there, for whoever edits it.
    var words: String {
        switch self {
        case .standing: "Stående punkt"
        case .action: "Åtgärder som är öppna"
        case .postponed: "Uppskjuten från ett tidigare möte"
        }
    }
}
