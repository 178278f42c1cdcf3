import Foundation
import Meetings

/// A row of a list, read by column.
struct TableRow<Name: Column> {
    let file: String
    let line: Int
    let fields: [String]
    let headings: Headings<Name>

    /// The words in the cell; none where it is blank or the column absent. Text that came in several lines becomes one.
    subscript(column: Name) -> String? {
        guard let cell = cell(column) else { return nil }
        let words = cell.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    func fault(_ cause: Fault.Cause, in column: Name? = nil) -> Fault {
        Fault(file: file, place: .line(line), column: column.map(heading), cause: cause)
    }

    func required(_ column: Name, _ faults: inout [Fault]) -> String? {
        if let text = self[column] { return text }
        faults.append(fault(.missing(heading(column)), in: column))
        return nil
    }

    /// The first cell that could forge a mail's header or hides something.
    var invisibleCharacter: Fault? {
        for column in Name.allCases {
            let text = column.isProse ? self[column] : cell(column)?.trimmingCharacters(in: .whitespacesAndNewlines)
            if let code = text?.invisibleCharacter { return fault(.invisible(code), in: column) }
        }
        return nil
    }

    func value<Value>(
        _ column: Name, expected: String, _ faults: inout [Fault], _ reading: (String) -> Value?
    ) -> Value? {
        guard let text = self[column] else { return nil }
        if let value = reading(text) { return value }
        faults.append(fault(.unexpected(text, expected: expected), in: column))
        return nil
    }

    func day(_ column: Name, _ faults: inout [Fault]) -> Day? {
        value(column, expected: "a date such as 2026-01-14", &faults) { Day(iso: $0) }
    }

    func flag(_ column: Name, _ faults: inout [Fault]) -> Bool? {
        value(column, expected: "ja or nej", &faults) { ["ja": true, "nej": false, "x": true][$0.lowercased()] }
    }

    func address(_ column: Name, _ faults: inout [Fault]) -> String? {
        value(column, expected: "one address such as namn@kommun.example", &faults) { $0.mailAddress }
    }

    private func cell(_ column: Name) -> String? { headings.indices[column].map { fields[$0] } }

    private func heading(_ column: Name) -> String {
        headings.indices[column].map { headings.texts[$0] } ?? column.headings[0]
    }
}

extension String {
    /// The text in small letters where it is an address that every mail server takes (RFC 5321 §4.1.2, without quotes).
    var mailAddress: String? {
        let halves = lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0].utf8.count <= 64, utf8.count <= 254,
            halves[0].wholeMatch(of: /[a-z0-9!#$%&'*+\/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+\/=?^_`{|}~-]+)*/) != nil,
            halves[1].wholeMatch(of: /([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])/) != nil
        else { return nil }
        return lowercased()
    }
}
