import Foundation
import Meetings

/// A column of a meeting's agenda.
enum AgendaColumn: Column {
    case title, kind, presenter, length, background

    static let required: [AgendaColumn] = [.title]

    var isProse: Bool { self == .title || self == .background }

    var headings: [String] {
        switch self {
        case .title: ["punkt", "rubrik", "ärende"]
        case .kind: ["typ", "slag"]
        case .presenter: ["föredragande"]
        case .length: ["minuter", "tid", "längd"]
        case .background: ["bakgrund"]
        }
    }
}

extension AgendaItem {
    /// The agenda of a list (CSV), in its order.
    package static func list(_ data: Data, file: String) throws(ImportError) -> [AgendaItem] {
        let table = try Table<AgendaColumn>(data, file: file)
        var faults = table.faults
        let items = table.rows.compactMap { AgendaItem($0, &faults) }
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        return items
    }

    private init?(_ row: TableRow<AgendaColumn>, _ faults: inout [Fault]) {
        let before = faults.count
        if let fault = row.invisibleCharacter { faults.append(fault) }
        let title = row.required(.title, &faults)
        let kind = row.value(.kind, expected: "information, diskussion or beslut", &faults) { kinds[$0.lowercased()] }
        let length = row.value(.length, expected: "minutes, such as 15", &faults) { text in
            Int(text).flatMap { (1...1440).contains($0) ? $0 : nil }
        }
        guard faults.count == before, let title else { return nil }
        self.init(
            title: title, kind: kind, presenter: row[.presenter], length: length, background: row[.background])
    }
}

private let kinds: [String: AgendaItem.Kind] = [
    "information": .information, "diskussion": .discussion, "dialog": .discussion, "beslut": .decision,
]

extension [AgendaItem] {
    /// The list that says the same (CSV).
    package var listed: String {
        let rows = map { item in
            let kind = item.kind.flatMap { kind in ["information", "diskussion", "beslut"].first { kinds[$0] == kind } }
            return [item.title, kind, item.presenter, item.length.map(String.init), item.background]
                .map { ($0 ?? "").inList }.joined(separator: ";")
        }
        return (["punkt;typ;föredragande;minuter;bakgrund"] + rows).joined(separator: "\n")
    }
}

extension String {
    fileprivate var inList: String {
        contains { $0 == ";" || $0 == "\"" || $0.isNewline } ? "\"\(replacing("\"", with: "\"\""))\"" : self
    }
}
