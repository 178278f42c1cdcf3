import Foundation
import Meetings
import Secretariat

/// A place that somebody typed, or what is wrong with it.
struct TypedPlace {
    let place: Meeting.Place?
    /// By field.
    let faults: [String: String]

    init(_ form: Form) {
        var faults: [String: String] = [:]
        let (link, room) = (form["lank"], form["lokal"].onOneLine)
        if !link.isEmpty, !link.isJoinLink {
            faults["lank"] = "Klistra in hela länken, den börjar med https://"
        } else if link.count > 1000 {
            faults["lank"] = "Länken är för lång, högst 1 000 tecken"
        }
        if room.count > 200 { faults["lokal"] = "Korta lokalen till högst 200 tecken" }
        if room.invisibleCharacter != nil {
            faults["lokal"] = "Ta bort osynliga tecken, till exempel genom att skriva om"
        }
        self.faults = faults
        place =
            faults.isEmpty
            ? Meeting.Place(joinLink: link.isEmpty ? nil : link, room: room.isEmpty ? nil : room) : nil
    }
}

/// An agenda that somebody typed, or what is wrong with it.
struct TypedAgenda {
    let agenda: [AgendaItem]?
    /// Every row in the order of its numbers, empty ones left out.
    let rows: [Row]
    /// By field.
    let faults: [String: String]

    static let most = 40
    private static let longest = 200

    struct Row {
        var title = ""
        var kind = ""
        var presenter = ""
        var length = ""
    }

    /// The rows of a form.
    init(_ form: Form) {
        let typed = (1...Self.most).map { index in
            (
                order: Int(form["nr-\(index)"]) ?? index,
                row: Row(
                    title: form["punkt-\(index)"].onOneLine, kind: form["slag-\(index)"],
                    presenter: form["foredragande-\(index)"].onOneLine, length: form["minuter-\(index)"])
            )
        }
        let ordered = typed.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        self.init(ordered.map(\.element.row).filter { !$0.isEmpty })
    }

    /// As an address has it: one line an item, its parts apart by tabulators.
    init(lines: String) {
        let rows = lines.split(separator: "\n").prefix(Self.most + 1).map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Row(
                title: parts[0], kind: parts.count > 1 ? parts[1] : "", presenter: parts.count > 2 ? parts[2] : "",
                length: parts.count > 3 ? parts[3] : "")
        }
        self.init(rows)
    }

    private init(_ rows: [Row]) {
        var faults: [String: String] = [:]
        let items = rows.enumerated().map { index, row in
            let number = index + 1
            for (field, fault) in row.faults(longest: Self.longest) { faults["\(field)-\(number)"] = fault }
            return AgendaItem(
                title: row.title, kind: AgendaItem.Kind(rawValue: row.kind),
                presenter: row.presenter.isEmpty ? nil : row.presenter, length: Int(row.length))
        }
        if rows.count > Self.most { faults["punkt-1"] = "Korta dagordningen till högst \(Self.most) punkter" }
        self.rows = rows
        self.faults = faults
        agenda = faults.isEmpty ? items : nil
    }
}

extension TypedAgenda.Row {
    fileprivate var isEmpty: Bool { title.isEmpty && presenter.isEmpty && length.isEmpty }

    fileprivate func faults(longest: Int) -> [(field: String, fault: String)] {
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
        if !length.isEmpty, !(Int(length).map { (1...1440).contains($0) } ?? false) {
            faults.append(("minuter", "Skriv tiden i minuter, till exempel 20"))
        }
        return faults
    }
}

extension AgendaItem {
    /// As an address has it.
    var line: String {
        [title.onOneLine, kind?.rawValue ?? "", presenter?.onOneLine ?? "", length.map { "\($0)" } ?? ""]
            .joined(separator: "\t")
    }
}

extension String {
    /// With single spaces in place of every line's end and tabulator.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    fileprivate var isJoinLink: Bool {
        guard hasPrefix("https://"), !contains(where: \.isWhitespace), invisibleCharacter == nil else { return false }
        return URL(string: self)?.host().map { !$0.isEmpty } ?? false
    }
}
