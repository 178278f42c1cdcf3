import SwiftCSV

/// A row of a CSV file, with the line of the file that it begins on.
struct CSVLine {
    let number: Int
    let fields: [String]

    var isBlank: Bool { fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

    static func lines(of text: String, file: String) throws(ImportError) -> [CSVLine] {
        let delimiter = CSVDelimiter.guessed(string: text)
        var (lines, next): ([CSVLine], Int) = ([], 1)
        do {
            // The library says nothing of a quotation mark that is never closed: the end mark then sits inside a field.
            let csv = try EnumeratedCSV(
                string: text + "\r\n" + endMark + "\r\n", delimiter: delimiter, loadColumns: false, rowLimit: 0)
            try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { fields in
                lines.append(CSVLine(number: next, fields: fields))
                next += 1 + fields.reduce(0) { $0 + $1.count(where: \.breaksLine) }
            }
        } catch {
            throw ImportError(Fault(file: file, place: .line(next), cause: .strayQuote))
        }
        guard lines.last?.fields == [endMark] else {
            throw ImportError(Fault(file: file, place: .line(lines.last?.number ?? 1), cause: .openQuote))
        }
        return lines.dropLast()
    }

    private static let endMark = "\u{4}"
}

extension Character {
    fileprivate var breaksLine: Bool { ["\n", "\r\n", "\r"].contains(self) }
}
