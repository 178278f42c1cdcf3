import Meetings

/// A meeting's document in words: what the PDF, the page and the Word document are made of, each by its own template.
package struct MeetingDocumentPage: PageContent, Encodable {
    package static let template = "meeting-document"
    package static let names: Set<String> = [
        "heading", "lead", "region", "marks", "mark", "standing", "standingWords", "writtenOn", "facts", "factLabel",
        "columns", "columnHeading", "hasHeading", "factLines", "factLine", "factLink", "sections", "number",
        "hasNumber", "sectionTitle",
        "anchor", "meta", "blocks", "isHeading", "isParagraph", "isList", "rows", "lines", "pieces", "words",
        "isStrong",
        "address", "isLast", "notes", "hasNotes", "noteLabel", "noteWords", "isEmpty", "annexes", "hasAnnexes",
        "annexNumber",
        "annexTitle", "annexItem", "closing",
    ]

    /// “Minnesanteckningar”.
    let heading: String
    /// “LPO Psykisk hälsa, tisdag 9 mars 2027 kl. 13.00–15.00, digitalt”.
    let lead: String
    let region: String
    /// What stands at the top of every page: the diary number and the legal state with its day.
    let marks: [Mark]
    /// The state alone, and in a sentence, as it stands at the foot of every page.
    let standing: String
    let standingWords: String
    let writtenOn: Day
    let facts: [DocumentFact]
    let sections: [DocumentSection]
    let annexes: [DocumentAnnex]
    let hasAnnexes: Bool
    let closing: [Mark]

    struct Mark: Encodable, Sendable {
        let mark: String
    }

    /// The document's name among files and windows: “Minnesanteckningar LPO Psykisk hälsa 9 mars 2027”.
    package let title: String
}

/// A label and what it says, in columns beside each other.
struct DocumentFact: Encodable, Sendable {
    let factLabel: String
    let columns: [Column]

    struct Column: Encodable, Sendable {
        let columnHeading: String
        let hasHeading: Bool
        let factLines: [Line]
    }

    struct Line: Encodable, Sendable {
        let factLine: String
        let factLink: String?
    }

    init?(_ label: String, columns: [(heading: String?, lines: [String])]) {
        let filled = columns.filter { !$0.lines.isEmpty }
        guard !filled.isEmpty else { return nil }
        factLabel = label
        self.columns = filled.map { column in
            Column(
                columnHeading: column.heading ?? "", hasHeading: column.heading != nil,
                factLines: column.lines.map { Line(factLine: $0.withDatesUnbroken, factLink: nil) })
        }
    }

    init?(_ label: String, _ words: String?) {
        guard let words, !words.isEmpty else { return nil }
        self.init(label, columns: [(nil, [words])])
    }

    /// - Parameter link: an address that the words lead to.
    init(_ label: String, _ words: String, link: String) {
        factLabel = label
        let isLink = link.hasPrefix("https://") || link.hasPrefix("http://")
        columns = [
            Column(
                columnHeading: "", hasHeading: false,
                factLines: [Line(factLine: words, factLink: isLink ? link : nil)])
        ]
    }
}

/// An item with what stands under it.
struct DocumentSection: Encodable, Sendable {
    let number: String
    let hasNumber: Bool
    let sectionTitle: String
    let anchor: String
    /// “13.25–13.50, diskussion, Per-Olov Nyström”.
    let meta: String?
    let blocks: [DocumentBlock]
    let notes: [Note]
    let hasNotes: Bool
    /// That nothing stands under it where something could.
    let isEmpty: Bool

    /// What was decided, undertaken or otherwise marked.
    struct Note: Encodable, Sendable {
        let noteLabel: String
        let noteWords: String
    }

    init(
        number: Int?, title: String, anchor: String, meta: String? = nil, text: String, notes: [Note] = [],
        mayBeEmpty: Bool = false
    ) {
        self.number = number.map(String.init) ?? ""
        hasNumber = number != nil
        sectionTitle = title.onOneLine
        self.anchor = anchor
        self.meta = meta
        blocks = DocumentBlock.blocks(of: text)
        self.notes = notes
        hasNotes = !notes.isEmpty
        isEmpty = blocks.isEmpty && notes.isEmpty && !mayBeEmpty
    }
}

/// A paper of the meeting, in the table of them.
struct DocumentAnnex: Encodable, Sendable {
    let annexNumber: String
    let annexTitle: String
    let annexItem: String

    init(_ annex: MinutesContent.Annex) {
        annexNumber = "Bilaga \(annex.number)"
        annexTitle = annex.title.onOneLine
        annexItem = annex.item.map(String.init) ?? "Hela mötet"
    }
}

/// A block of text, its kind said by which list is not empty.
package struct DocumentBlock: Encodable, Sendable {
    let isHeading: Bool
    let isParagraph: Bool
    let isList: Bool
    /// A paragraph is one row, a list has one for each point.
    let rows: [Row]

    struct Row: Encodable, Sendable {
        let lines: [Line]
    }

    struct Line: Encodable, Sendable {
        let pieces: [Piece]
        let isLast: Bool
    }

    struct Piece: Encodable, Sendable {
        let words: String
        let isStrong: Bool
        let address: String?
    }

    /// What a template calls it and what is in it.
    package static let names: Set<String> = [
        "blocks", "isHeading", "isParagraph", "isList", "rows", "lines", "pieces", "words", "isStrong", "address",
        "isLast",
    ]

    package static func blocks(of text: String) -> [DocumentBlock] { LightMarkup(text).blocks.map(DocumentBlock.init) }

    init(_ block: LightMarkup.Block) {
        let rows: [[[LightMarkup.Piece]]]
        switch block {
        case .heading(let pieces): (isHeading, isParagraph, isList, rows) = (true, false, false, [[pieces]])
        case .paragraph(let lines): (isHeading, isParagraph, isList, rows) = (false, true, false, [lines])
        case .list(let points): (isHeading, isParagraph, isList, rows) = (false, false, true, points)
        }
        self.rows = rows.map { lines in
            Row(
                lines: lines.enumerated().map { index, pieces in
                    Line(
                        pieces: pieces.map { Piece(words: $0.text, isStrong: $0.isStrong, address: $0.link) },
                        isLast: index == lines.count - 1)
                })
        }
    }
}

extension String {
    /// A title or a name, whatever somebody has pasted into it.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
