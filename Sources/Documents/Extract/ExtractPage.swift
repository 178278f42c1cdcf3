import Foundation
import Meetings

/// The readable overview of everything stored about one person.
package struct ExtractPage: PageContent {
    package static let template = "extract"
    package static let names: Set<String> = [
        "name", "region", "made", "by", "sections", "hasSections", "heading", "purpose", "source", "kept", "count",
        "rows",
        "fields", "label", "value", "isLong", "anchor",
    ]

    let name: String
    let region: String
    let made: String
    let by: String
    let sections: [Section]
    let hasSections: Bool

    struct Section: Sendable {
        let anchor: String
        let heading: String
        let purpose: String
        let source: String
        let kept: String
        let count: String
        let rows: [Row]
    }

    struct Row: Sendable {
        let fields: [Labelled]
    }

    struct Labelled: Sendable {
        let label: String
        let value: String
        /// A text of several lines.
        let isLong: Bool
    }

    package init(_ extract: PersonExtract) {
        name = extract.name
        region = extract.region
        let time = WallTime(extract.made)
        made = "\(time.day.inFull) kl. \(time.clock)"
        by = extract.by
        sections = extract.sections.map { Section($0, names: extract.names) }
        hasSections = !sections.isEmpty
    }
}

extension ExtractPage.Section {
    fileprivate init(_ section: ExtractSection, names: [String: String]) {
        let words = ExtractWords(table: section.table)
        anchor = section.table
        heading = words.heading
        purpose = words.purpose
        source = words.source
        kept = words.kept
        count = section.rows.count.counted("uppgift", "uppgifter")
        rows = section.rows.map { row in
            ExtractPage.Row(fields: row.compactMap { ExtractPage.Labelled($0, names: names) })
        }
    }
}

extension ExtractPage.Labelled {
    /// Nil where nothing stands, or what stands says something to machines alone.
    fileprivate init?(_ field: ExtractField, names: [String: String]) {
        guard !Self.mechanical.contains(field.column) else { return nil }
        if field.column == "id", case .text = field.value { return nil }
        label = ExtractWords.label(field.column)
        switch field.value {
        case .none: return nil
        case .number(let number):
            let isYesOrNo = field.column == "isProtected" || field.column == "isLate"
            value = isYesOrNo ? (number == 0 ? "nej" : "ja") : "\(number)"
        case .moment(let date):
            let time = WallTime(date)
            value = "\(time.day.plain) kl. \(time.clock)"
        case .text(let text):
            guard !text.isEmpty, text != "[]" else { return nil }
            value = names[text] ?? ExtractWords.value(text, of: field.column) ?? Self.plain(text)
        }
        isLong = value.contains("\n")
    }

    /// A list of records as “text: …, name: …”.
    private static func plain(_ text: String) -> String {
        guard text.hasPrefix("[") || text.hasPrefix("{"),
            let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        else { return Day(iso: text)?.plain ?? text }
        return words(value)
    }

    private static func words(_ value: Any) -> String {
        if let list = value as? [Any] { return list.map(words).joined(separator: "; ") }
        if let record = value as? [String: Any] {
            return record.sorted { $0.key < $1.key }.map { words($0.value) }.filter { !$0.isEmpty }.joined(
                separator: ", ")
        }
        return "\(value)"
    }

    private static let mechanical: Set = [
        "position", "uid", "organizer", "sequence", "joined", "timeSequence", "stage", "generation", "revision",
        "thread",
        "messageID", "told", "urgency", "notBefore", "firstTried", "tries", "doubts", "waitsFor", "occasion", "size",
        "before", "after", "etag", "modified", "reasons", "stamp", "incoming", "isOurs",
    ]
}
