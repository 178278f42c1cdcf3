import Foundation
import GRDB
import Meetings

/// Something written in or agreed at a meeting, as a search finds it.
package struct Writing: Hashable, Sendable, Identifiable {
    package let id: Int64
    package let kind: Kind
    /// The identifier of the decision or the åtgärd.
    package let subject: String
    package let meeting: Key<Meeting>
    /// The agenda item, or one of those that `MinutesSection` names.
    package let item: Int
    package let text: String

    package enum Kind: String, CaseIterable, Sendable {
        /// What the samordnare writes of an item, as it stands now.
        case section
        /// Minutes as they were last approved or corrected.
        case version
        case decision, action

        package static let minutes: Set<Kind> = [.section, .version]
    }
}

/// Which writings a search is for.
package struct WritingFilter: Sendable {
    package var stems: SoughtStems
    /// Where what is final may be read.
    package var bodies: [Key<Body>]
    /// Those of them where what is not may be read too.
    package var drafts: [Key<Body>]
    package var kinds: Set<Writing.Kind>
    /// The first day of the meetings, and the first after them.
    package var days: Range<Day>?

    package init(
        _ stems: SoughtStems, bodies: [Key<Body>], drafts: [Key<Body>] = [],
        kinds: Set<Writing.Kind> = Set(Writing.Kind.allCases), days: Range<Day>? = nil
    ) {
        self.stems = stems
        self.bodies = bodies
        self.drafts = drafts
        self.kinds = kinds
        self.days = days
    }
}

extension Snapshot {
    /// Of the latest meeting first, and in the order of its items, with how many there are in all: counted on the way,
    /// since most of a search is finding them.
    package func countedWritings(
        _ filter: WritingFilter, limit: Int, offset: Int = 0
    ) throws -> (rows: [Writing], count: Int) {
        guard !filter.stems.isEmpty else { return ([], 0) }
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT *, \(writtenText) AS text FROM (
                    SELECT *, count(*) OVER () AS total FROM (\(filter.query))
                    ORDER BY start DESC, meeting, item, id LIMIT ? OFFSET ?) AS writing
                """, arguments: filter.arguments + [limit, offset])
        let found = try rows.map { row in
            Writing(
                id: row["id"], kind: try row.choice("kind"), subject: row["subject"], meeting: row.key("meeting"),
                item: row["item"], text: row["text"] ?? "")
        }
        // Beyond the last one no row tells it.
        return (found, try rows.first?["total"] ?? (offset == 0 ? 0 : writingCount(filter)))
    }

    package func writingCount(_ filter: WritingFilter) throws -> Int {
        guard !filter.stems.isEmpty else { return 0 }
        return try Int.fetchOne(
            database, sql: "SELECT count(*) FROM (\(filter.query))", arguments: filter.arguments) ?? 0
    }

    /// How many writings a search does not know yet, or only as they were.
    package func unreadWritings() throws -> Int {
        try rows("SELECT count(*) AS count FROM writing WHERE words IS NULL").first?["count"] ?? 0
    }
}

extension Snapshot {
    /// From the first meeting's to the last one's.
    package func meetingYears() throws -> ClosedRange<Int>? {
        let row = try rows("SELECT min(year) AS first, max(year) AS last FROM meeting").first
        guard let first = row?["first"] as Int?, let last = row?["last"] as Int? else { return nil }
        return first...last
    }
}

extension Transaction {
    /// Takes in the words of writings that are new or have changed; how many are left.
    @discardableResult package func indexWritings(atMost limit: Int) throws -> Int {
        let stemmer = Stemmer()
        let rows = try snapshot.rows(
            "SELECT id, \(writtenText) AS text FROM writing WHERE words IS NULL ORDER BY id LIMIT ?", [limit])
        for row in rows {
            let words = SoughtWords((row["text"] as String?) ?? "").words[...]
            try execute(
                "UPDATE writing SET words = ? WHERE id = ?",
                [stemmer.stems(words).joined(separator: " "), row["id"] as Int64])
        }
        return rows.count < limit ? 0 : try snapshot.unreadWritings()
    }
}

extension WritingFilter {
    /// The approved text of a meeting is left out where what is written now is found.
    fileprivate var query: String {
        """
        SELECT id, kind, subject, meeting, item, start FROM (
            SELECT writing.id, kind, subject, meeting, item, start,
                max(kind = 'section') OVER (PARTITION BY meeting) AS isFoundAsWritten
            FROM writingWords CROSS JOIN writing ON writing.id = writingWords.rowid
            CROSS JOIN meeting ON meeting.id = writing.meeting
            WHERE writingWords MATCH ? AND kind IN (SELECT value FROM json_each(?))
            AND (body IN (SELECT value FROM json_each(?))
                OR isFinal = 1 AND body IN (SELECT value FROM json_each(?)))
            AND start >= ? AND start < ?)
        WHERE kind <> 'version' OR NOT isFoundAsWritten
        """
    }

    fileprivate var arguments: StatementArguments {
        [
            stems.match, list(kinds.map(\.rawValue)), list(drafts.map(\.text)), list(bodies.map(\.text)),
            days.map { "\($0.lowerBound)" } ?? "", days.map { "\($0.upperBound)" } ?? "9999",
        ]
    }
}

/// Of a row of `writing`; of a version what its readers read, without what the service notes of it.
private let writtenText = """
    CASE kind
    WHEN 'section' THEN (
        SELECT text FROM minutesSection
        WHERE minutesSection.meeting = writing.meeting AND minutesSection.item = writing.item)
    WHEN 'version' THEN (
        SELECT group_concat(value, char(10)) FROM json_tree((
            SELECT content FROM minutesVersion
            WHERE minutesVersion.meeting = writing.meeting AND minutesVersion.kind <> 'shared'
            ORDER BY number DESC LIMIT 1))
        WHERE type = 'text' AND (
            key IN ('text', 'title', 'name', 'note', 'presenter', 'diaryNumber')
            OR path LIKE '%.decisions' OR path LIKE '%.owners'))
    WHEN 'decision' THEN (SELECT text FROM decision WHERE decision.id = writing.subject)
    ELSE (SELECT text FROM action WHERE action.id = writing.subject) END
    """
