import Documents
import Foundation
import Meetings
import Secretariat

/// Asks for a list.
struct ImportAskPage: PageContent {
    static let template = "import-ask"
    static let names: Set<String> = ["fileFault", "waiting", "hasWaiting", "path", "name", "day", "limit"]

    let fileFault: String?
    let waiting: [Waiting]
    let hasWaiting: Bool
    let limit: String
    let faults: Faults?
    let token: String

    /// A list that has not been decided on.
    struct Waiting: Sendable {
        let path: String
        let name: String
        let day: String
    }

    init(_ lists: [(id: String, name: String, at: Date)], fault: String?, today: Day, token: String) {
        fileFault = fault
        waiting = lists.map { list in
            Waiting(
                path: "/personer/import/\(list.id.inAddress)", name: list.name,
                day: WallTime(list.at).day.asRead(in: today.year))
        }
        hasWaiting = !waiting.isEmpty
        limit = "\(ImportRoom.largest / 1_000_000) MB"
        faults = Faults([Field("fil", label: "", fault: fault)])
        self.token = token
    }
}

/// Shows what a list would change, row by row.
struct ImportPage: PageContent {
    static let template = "import"
    static let names: Set<String> = [
        "heading", "lead", "isOutdated", "groups", "group", "rows", "line", "what", "details", "detail", "more",
        "hasMore",
        "unchanged", "hasUnchanged", "kept", "hasKept", "meetings", "hasMeetings", "when", "foreign", "action", "seen",
        "isEmpty", "mayApply", "keptLead", "unchangedLead",
    ]
    /// Rows of a kind beyond these are counted only.
    private static let most = 200

    let heading: String
    let lead: String
    let isOutdated: Bool
    let groups: [Group]
    let unchangedLead: String
    let unchanged: [Line]
    let hasUnchanged: Bool
    let keptLead: String
    let kept: [Line]
    let hasKept: Bool
    let meetings: [Line]
    let hasMeetings: Bool
    /// “LPO Rehabilitering”: others arrange for it.
    let foreign: String?
    let mayApply: Bool
    let action: String
    let seen: String
    let token: String

    struct Line: Sendable {
        let when: String
    }

    /// Rows that come to the same: new, changed, ended.
    struct Group: Sendable {
        let group: String
        let rows: [Row]
        let more: String
        let hasMore: Bool
    }

    struct Row: Sendable {
        let line: Int
        let what: String
        let details: [Detail]
    }

    struct Detail: Sendable {
        let detail: String
    }

    init(_ review: ImportReview, id: String, isOutdated: Bool, today: Day, token: String) {
        let rows = ImportRows(review)
        heading = "Läs in \(review.name)"
        self.isOutdated = isOutdated
        lead = rows.lead
        groups = ImportRows.Kind.allCases.filter { $0 != .unchanged }.compactMap { kind in
            let own = rows.rows.filter { $0.kind == kind }
            guard !own.isEmpty else { return nil }
            return Group(
                group: "\(kind.word) (\(own.count))", rows: own.prefix(Self.most).map(\.row),
                more: "Och \(own.count - Self.most) till.", hasMore: own.count > Self.most)
        }
        let same = rows.rows.filter { $0.kind == .unchanged }
        unchanged = same.prefix(Self.most).map { Line(when: "Rad \($0.row.line): \($0.row.what)") }
        unchangedLead =
            "\(same.count.counted("rad", "rader").capitalizedSentence) stämmer redan"
        hasUnchanged = !same.isEmpty
        kept = review.kept.prefix(Self.most).map { Line(when: rows.words(of: $0)) }
        keptLead =
            "\(review.kept.count.counted("person står", "personer står").capitalizedSentence) inte i listan och är kvar"
        hasKept = !kept.isEmpty
        meetings = review.meetings.map { meeting in
            Line(
                when:
                    "\(review.after.body(meeting.body)?.name ?? ""), \(meeting.start.asRead(in: today.year, minutes: meeting.length))"
            )
        }
        hasMeetings = !meetings.isEmpty
        foreign = review.foreign.isEmpty ? nil : String.enumeration(review.foreign.map(\.name))
        mayApply = review.foreign.isEmpty && !review.isEmpty
        action = "/personer/import/\(id.inAddress)"
        seen = review.mark
        self.token = token
    }
}

/// The rows of a list with what each comes to.
private struct ImportRows {
    let rows: [(kind: Kind, row: ImportPage.Row)]
    let lead: String
    private let after: Register

    enum Kind: CaseIterable {
        case new, changed, ended, unchanged

        var word: String {
            switch self {
            case .new: "Nya"
            case .changed: "Ändrade"
            case .ended: "Avslutade"
            case .unchanged: "Oförändrade"
            }
        }
    }

    init(_ review: ImportReview) {
        after = review.after
        let words = RegisterWords(before: review.before, after: review.after)
        // A person who stands on several rows is told of on the first.
        var told: Set<Key<Person>> = []
        var rows: [(Kind, ImportPage.Row)] = []
        for row in review.rows {
            let about = row.person.flatMap { told.insert($0).inserted ? $0 : nil }
            let sentences =
                (about.map { words.sentences(of: $0) } ?? [])
                + [row.mandate.flatMap { words.sentence(of: $0) }, words.sentence(of: row.seat)].compactMap(\.self)
            rows.append(
                (
                    Self.kind(row, review, isChanged: !sentences.isEmpty),
                    ImportPage.Row(
                        line: row.line, what: Self.what(row, review.after),
                        details: sentences.map { ImportPage.Detail(detail: "\($0).") })
                ))
        }
        self.rows = rows.sorted { $0.1.line < $1.1.line }
        let counts = Dictionary(grouping: rows, by: \.0).mapValues(\.count)
        let parts = [
            (Kind.new, "ny", "nya"), (.changed, "ändrad", "ändrade"), (.ended, "avslutad", "avslutade"),
            (.unchanged, "oförändrad", "oförändrade"),
        ].compactMap { kind, one, many in counts[kind].map { "\($0.word(one: "en")) \($0 == 1 ? one : many)" } }
        let list = rows.isEmpty ? "" : "\(rows.count) rader: \(String.enumeration(parts)). "
        let meetings = review.meetings.isEmpty ? "" : "\(review.meetings.count) nya möten. "
        lead = "\(list)\(meetings)\(review.isEmpty ? "Listan ändrar ingenting." : "Inget är ändrat än.")"
    }

    func words(of mandate: Mandate) -> String {
        let seat = after.seat(mandate.seat)
        let body = seat.flatMap { after.body($0.body) }?.name ?? ""
        return "\(after.person(mandate.person)?.name ?? ""), \(seat?.role.word ?? ""), \(body)"
    }

    private static func kind(_ row: ImportedRow, _ review: ImportReview, isChanged: Bool) -> Kind {
        let old = review.before.mandates.first { $0.id == row.mandate }
        if review.before.seat(row.seat) == nil || row.mandate != nil && old == nil { return .new }
        let new = review.after.mandates.first { $0.id == row.mandate }
        if old?.until == nil, new?.until != nil { return .ended }
        return isChanged ? .changed : .unchanged
    }

    private static func what(_ row: ImportedRow, _ register: Register) -> String {
        let seat = register.seat(row.seat)
        let facts = [
            row.person.flatMap(register.person)?.name ?? "Vakant plats", seat?.role.word,
            seat.flatMap { register.body($0.body) }?.name,
        ]
        return facts.compactMap(\.self).joined(separator: ", ")
    }
}

/// Says what is wrong with a list, line by line.
struct ImportFaultsPage: PageContent {
    static let template = "import-faults"
    static let names: Set<String> = ["lead", "rows", "place", "column", "words", "more", "hasMore", "action"]
    static let heading = "Listan behöver rättas"
    /// As many as somebody mends in one go.
    private static let most = 50

    let lead: String
    let rows: [Row]
    let more: String
    let hasMore: Bool
    let action: String
    let token: String

    struct Row: Sendable {
        let place: String
        let column: String?
        let words: String
    }

    init(_ error: ImportError, id: String, token: String) {
        let count = error.faults.count
        lead =
            "\(count.counted("fel", "fel", gender: .neuter).capitalizedSentence) hittades, så inget är inläst. Rätta i filen och läs in den igen."
        rows = error.faults.prefix(Self.most).map { fault in
            let place = if case .line(let number) = fault.place { "Rad \(number)" } else { "Hela filen" }
            return Row(place: place, column: fault.column, words: "\(fault.cause.swedish).")
        }
        more = "Och \(count - rows.count) till."
        hasMore = count > rows.count
        action = "/personer/import/\(id.inAddress)"
        self.token = token
    }
}
