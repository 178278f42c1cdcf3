import Foundation

/// Rows as Swedish Excel opens them with a double click: `;`, CRLF, and a byte order mark that tells of UTF-8.
package struct SpreadsheetText {
    private var text = "\u{FEFF}"

    package init() {}

    package mutating func add(_ cells: [Cell]) { text += cells.map(\.text).joined(separator: ";") + "\r\n" }

    package var data: Data { Data(text.utf8) }

    /// What stands in one place.
    package enum Cell {
        case words(String?)
        case count(Int?)
        case hours(minutes: Int?)

        fileprivate var text: String {
            switch self {
            case .words(let words): Cell.quoted(Cell.defused(words ?? ""))
            case .count(let count): count.map(String.init) ?? ""
            case .hours(let minutes): minutes.map { Hours(minutes: $0).inSpreadsheet } ?? ""
            }
        }

        /// What a spreadsheet would take for a formula begins with an apostrophe instead.
        private static func defused(_ words: String) -> String {
            let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
            return words.unicodeScalars.first.map(signs.contains) == true ? "'" + words : words
        }

        private static func quoted(_ words: String) -> String {
            let needsQuotes = words.unicodeScalars.contains { ";\"\r\n\t,".unicodeScalars.contains($0) }
            return needsQuotes ? "\"" + words.replacing("\"", with: "\"\"") + "\"" : words
        }
    }
}
