import Foundation
import GRDB
import Meetings

/// A list that somebody has laid in and not decided on.
package struct PendingImport: Sendable {
    package let id: String
    package let name: String
    package let bytes: Data
    package let person: Key<Person>
    package let at: Date
}

extension Snapshot {
    package func pendingImport(_ id: String) throws -> PendingImport? {
        try rows("SELECT * FROM pendingImport WHERE id = ?", [id]).first.map { row in
            PendingImport(
                id: row["id"], name: row["name"], bytes: row["bytes"], person: row.key("person"), at: row.moment("at"))
        }
    }

    /// Those of one person, newest first, without their bytes.
    package func pendingImports(of person: Key<Person>) throws -> [(id: String, name: String, at: Date)] {
        try rows("SELECT id, name, at FROM pendingImport WHERE person = ? ORDER BY at DESC", [person.text]).map {
            ($0["id"], $0["name"], $0.moment("at"))
        }
    }
}

extension Transaction {
    package func keep(_ list: Data, named name: String, as id: String, of person: Key<Person>, at now: Date) throws {
        try execute(
            "INSERT INTO pendingImport VALUES (?, ?, ?, ?, ?)", [id, name, list, person.text, now.milliseconds])
    }

    package func dropPendingImport(_ id: String) throws {
        try execute("DELETE FROM pendingImport WHERE id = ?", [id])
    }

    /// Those that nobody has decided on since a moment.
    package func dropPendingImports(before moment: Date) throws {
        try execute("DELETE FROM pendingImport WHERE at < ?", [moment.milliseconds])
    }
}
