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
        return try tables.compactMap { table, condition in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    WITH mine AS (SELECT value FROM json_each(?))
                    SELECT * FROM \(table) WHERE \(condition)
                    """, arguments: [entries])
            return rows.isEmpty ? nil : StoredRows(table: table, rows: rows.map { StoredRow($0, of: table) })
        }
    }

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
        "separated",
    ]
}
