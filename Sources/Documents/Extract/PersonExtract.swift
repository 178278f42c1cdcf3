import Foundation

/// Everything stored about one person, as it is given to her (*registerutdrag*).
package struct PersonExtract: Sendable {
    package let name: String
    package let region: String
    package let made: Date
    package let by: String
    package let sections: [ExtractSection]
    /// What identifiers stand for.
    let names: [String: String]

    package init(
        name: String, region: String, made: Date, by: String, sections: [ExtractSection], names: [String: String]
    ) {
        self.name = name
        self.region = region
        self.made = made
        self.by = by
        self.sections = sections
        self.names = names
    }

    /// Every value as it is stored, with why, from where and how long.
    package var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.dateEncodingStrategy = .iso8601
            return try encoder.encode(ExtractJSON(self)) + Data("\n".utf8)
        }
    }
}

/// What one table holds of her.
package struct ExtractSection: Sendable {
    package let table: String
    package let rows: [[ExtractField]]

    package init(table: String, rows: [[ExtractField]]) {
        self.table = table
        self.rows = rows
    }
}

/// A column of a row.
package struct ExtractField: Sendable {
    package let column: String
    package let value: Value

    package init(column: String, value: Value) {
        self.column = column
        self.value = value
    }

    package enum Value: Equatable, Sendable {
        case none
        case text(String)
        case number(Int64)
        case moment(Date)
    }
}

/// The file for other programs.
private struct ExtractJSON: Encodable {
    let person: String
    let region: String
    let made: Date
    let by: String
    let sections: [Section]

    init(_ extract: PersonExtract) {
        person = extract.name
        region = extract.region
        made = extract.made
        by = extract.by
        sections = extract.sections.map { Section($0, names: extract.names) }
    }

    struct Section: Encodable {
        let table: String
        let about: String
        let purpose: String
        let source: String
        let kept: String
        let rows: [[String: Value]]
        /// What the identifiers in it stand for.
        let names: [String: String]

        init(_ section: ExtractSection, names all: [String: String]) {
            let words = ExtractWords(table: section.table)
            table = section.table
            about = words.heading
            purpose = words.purpose
            source = words.source
            kept = words.kept
            rows = section.rows.map { row in
                Dictionary(row.map { ($0.column, Value(value: $0.value)) }, uniquingKeysWith: { first, _ in first })
            }
            let texts = section.rows.joined().compactMap { field in
                if case .text(let text) = field.value { text } else { nil }
            }
            names = Dictionary(
                Set(texts).compactMap { text in all[text].map { (text, $0) } }, uniquingKeysWith: { first, _ in first })
        }
    }

    struct Value: Encodable {
        let value: ExtractField.Value

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .none: try container.encodeNil()
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .moment(let date): try container.encode(date)
            }
        }
    }
}
