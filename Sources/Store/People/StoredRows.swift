import Foundation
import GRDB
import Meetings

/// The rows of one table that concern a person, as they stand.
package struct StoredRows: Sendable {
    package let table: String
    package let rows: [StoredRow]

    package init(table: String, rows: [StoredRow]) {
        self.table = table
        self.rows = rows
    }
}

/// A row, column by column; what opens something to whoever has it is left out.
package struct StoredRow: Sendable {
    package var fields: [(column: String, value: StoredValue)]

    package init(fields: [(column: String, value: StoredValue)]) { self.fields = fields }

    /// A column's number, such as the row's own.
    package func number(_ column: String) -> Int64? {
        guard case .number(let number)? = fields.first(where: { $0.column == column })?.value else { return nil }
        return number
    }
}

package enum StoredValue: Equatable, Sendable {
    case none
    case text(String)
    case number(Int64)
    case moment(Date)
}

extension Snapshot {
    /// Everything stored about a person and the entries that are part of hers, table by table; empty ones are left out.
    package func everythingStored(about person: Key<Person>) throws -> [StoredRows] {
        let entries = try json(try entries(of: person))
        let tables: [(String, String)] =
            [("person", "id IN mine")]
            + PersonColumn.all.reduce(into: [(String, String)]()) { tables, place in
                let condition = "\(place.column) IN mine"
                if let index = tables.firstIndex(where: { $0.0 == place.table }) {
                    tables[index].1 += " OR \(condition)"
                } else {
                    tables.append((place.table, condition))
                }
            } + Self.dependents
        let queries = tables.map { table, condition in (table, "SELECT * FROM \(table) WHERE \(condition)") }
        return try (queries + Self.parts).compactMap { table, query in
            let rows = try Row.fetchAll(
                database, sql: "WITH mine AS (SELECT value FROM json_each(?)) \(query)", arguments: [entries])
            return rows.isEmpty ? nil : StoredRows(table: table, rows: rows.map { StoredRow($0, of: table) })
        }
    }

    /// What is hers within rows that are others' too.
    private static let parts: [(String, String)] = [
        (
            "action",
            """
            SELECT id, body, meeting, text, coalesce(due ->> '$.day._0', due ->> '$.period.words') AS due, agreed,
            (SELECT key FROM json_each(action.state)) AS state, state ->> '$.done.note' AS note,
            state ->> '$.dropped.because' AS reason, postponements
            FROM action WHERE id IN (SELECT action FROM actionOwner WHERE person IN mine)
            ORDER BY agreed, meeting, item, position
            """
        ),
        (
            "approval",
            """
            SELECT minutes.meeting, minutesVersion.number AS version, minutesVersion.at,
            minutes.state ->> '$.approved._1.way' AS way, minutes.state ->> '$.approved._1.note' AS note
            FROM minutes JOIN minutesVersion
            ON minutesVersion.meeting = minutes.meeting AND minutesVersion.kind = 'approved'
            WHERE minutes.state ->> '$.approved._1.by' IN (SELECT name FROM person WHERE id IN mine)
            ORDER BY minutesVersion.at
            """
        ),
        (
            "presentation",
            """
            SELECT meeting.id AS meeting, item.value ->> '$.title' AS title, item.value ->> '$.length' AS length,
            item.value ->> '$.background' AS background
            FROM meeting, json_each(meeting.agenda) AS item
            WHERE EXISTS (SELECT 1 FROM json_each(item.value, '$.presenters') AS presenter WHERE presenter.value IN mine)
            ORDER BY meeting.start, item.key
            """
        ),
    ]

    /// Tables that name nobody, by way of one that does.
    private static let dependents: [(String, String)] = [
        (
            "reply",
            "message IN (SELECT id FROM message WHERE person IN mine) OR incoming IN (SELECT id FROM incoming WHERE person IN mine)"
        ),
        ("attempt", "message IN (SELECT id FROM message WHERE person IN mine)"),
        ("verdict", "incoming IN (SELECT id FROM incoming WHERE person IN mine)"),
        ("busyReading", "calendar IN (SELECT id FROM busyCalendar WHERE person IN mine)"),
        ("busyTime", "calendar IN (SELECT id FROM busyCalendar WHERE person IN mine)"),
        ("merging", "kept IN mine OR gone IN mine"),
        ("pendingImport", "person IN mine"),
        (
            "fact",
            """
            scope IN mine OR scope IN (SELECT id FROM mandate WHERE person IN mine)
            OR detail IN mine OR by IN (SELECT name FROM person WHERE id IN mine)
            """
        ),
    ]
}

extension StoredRow {
    fileprivate init(_ row: Row, of table: String) {
        fields = row.compactMap { column, value in
            guard !Self.secret.contains(column), !Self.secret.contains("\(table).\(column)") else { return nil }
            return (column, StoredValue(value, in: column))
        }
    }

    private static let secret: Set = [
        "digest", "bytes", "etag", "modified", "messageFile.at", "signIn.browser", "signIn.link", "signIn.code",
        "busyCalendar.address",
    ]
}

extension StoredValue {
    fileprivate init(_ value: DatabaseValue, in column: String) {
        switch value.storage {
        case .null, .blob: self = .none
        case .string(let text): self = .text(text)
        case .double(let number): self = .number(Int64(number))
        case .int64(let number):
            self = Self.moments.contains(column) ? .moment(Date(milliseconds: number)) : .number(number)
        }
    }

    private static let moments: Set = [
        "at", "opened", "closed", "issued", "revoked", "asked", "linkUsed", "codeUsed", "seen", "composed",
        "stateSince",
        "notBefore", "firstTried", "joinedAt", "created", "received", "since", "takenBack", "decided", "stamp",
        "separated", "settled",
    ]
}
