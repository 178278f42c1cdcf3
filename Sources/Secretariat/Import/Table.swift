import Foundation
import SwiftCSV

/// A list as Excel saves it (CSV): its headings found, its rows with the line each begins on.
struct Table<Name: Column> {
    private(set) var rows: [TableRow<Name>] = []
    /// Rows with too few or too many fields; the others are still worth checking.
    private(set) var faults: [Fault] = []
    private(set) var notes: [String] = []

    init(_ data: Data, file: String) throws(ImportError) {
        guard let text = data.spreadsheetText else {
            throw ImportError(Fault(file: file, place: .whole, cause: .unreadable))
        }
        let lines = try CSVLine.lines(of: text, file: file).filter { !$0.isBlank }
        guard let head = lines.first, lines.count > 1 else {
            throw ImportError(Fault(file: file, place: .whole, cause: .empty))
        }
        let headings = try Headings<Name>(head, file: file)
        notes = headings.unread.map { "\(file): the column “\($0)” is not read" }
        for line in lines.dropFirst() {
            guard line.fields.count >= headings.count, line.fields[headings.count...].allSatisfy(\.isEmpty) else {
                let cause = Fault.Cause.fields(found: line.fields.count, expected: headings.count)
                faults.append(Fault(file: file, place: .line(line.number), cause: cause))
                continue
            }
            let row = TableRow(file: file, line: line.number, fields: line.fields, headings: headings)
            if let fault = row.invisibleCharacter { faults.append(fault) } else { rows.append(row) }
        }
    }
}

/// Which column stands where.
struct Headings<Name: Column> {
    private(set) var indices: [Name: Int] = [:]
    /// As the file spells them.
    let texts: [String]
    private(set) var unread: [String] = []

    init(_ line: CSVLine, file: String) throws(ImportError) {
        texts = line.fields.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let place = Fault.Place.line(line.number)
        for (index, text) in texts.enumerated() where !text.isEmpty {
            guard let name = Headings.name(text) else {
                unread.append(text)
                continue
            }
            guard indices[name] == nil else {
                throw ImportError(Fault(file: file, place: place, column: text, cause: .named(twice: text)))
            }
            indices[name] = index
        }
        let missing = Name.required.filter { indices[$0] == nil }
        guard missing.isEmpty else {
            throw ImportError(missing.map { Fault(file: file, place: place, cause: .missing($0.headings[0])) })
        }
    }

    var count: Int { texts.count }

    static func name(_ text: String) -> Name? {
        let letters = plain(text)
        return Name.allCases.first { $0.headings.contains { plain($0) == letters } }
    }

    /// “E-Post:” and “epost” are one heading.
    private static func plain(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

extension Data {
    /// UTF-8 where it is that, else the Windows-1252 of older Excel, else the UTF-16 of its “Unicode text”.
    var spreadsheetText: String? {
        if starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) { return String(data: self, encoding: .utf16) }
        let text = String(data: self, encoding: .utf8) ?? String(data: self, encoding: .windowsCP1252)
        return text.map { $0.hasPrefix("\u{FEFF}") ? String($0.dropFirst()) : $0 }
    }
}
