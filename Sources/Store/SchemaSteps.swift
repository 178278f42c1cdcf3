import Foundation
import GRDB

/// The way from a file's schema to this release's: all of it, or the file stays as it was.
struct SchemaSteps {
    static let released = SchemaSteps(steps: migrations)

    /// Name and SQL, oldest first.
    let steps: KeyValuePairs<String, String>

    /// Whether the file has its schema from this program.
    func isBegun(in database: Database) throws -> Bool {
        guard let first = steps.first?.key else { return false }
        return try taken(in: database).contains(first)
    }

    /// Steps that a newer release has taken.
    func isExceeded(in database: Database) throws -> Bool {
        try !taken(in: database).isSubset(of: steps.map(\.key))
    }

    /// In one transaction. The file at a path is kept beside it as the older release left it, to go back to.
    func take(_ database: any DatabaseWriter, keeping path: String? = nil) throws {
        try database.barrierWriteWithoutTransaction { database in
            guard try !rest(in: database).isEmpty else { return }
            // A step may drop a table and make it anew; the references are looked at before the commit.
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
            try database.inTransaction(.immediate) {
                try takeRest(in: database, keeping: path)
                return .commit
            }
        }
    }

    private func takeRest(in database: Database, keeping path: String?) throws {
        let rest = try rest(in: database)
        // Another process may have been faster.
        guard !rest.isEmpty else { return }
        if let path, rest.count < steps.count { try keep(path, before: steps.count - rest.count + 1) }
        try database.execute(sql: "CREATE TABLE IF NOT EXISTS \(Self.table) (identifier TEXT NOT NULL PRIMARY KEY)")
        for (name, sql) in rest {
            try database.execute(sql: sql)
            try database.execute(sql: "INSERT INTO \(Self.table) (identifier) VALUES (?)", arguments: [name])
        }
        try database.checkForeignKeys()
    }

    /// The write lock is held, so that nothing comes between the copy and the change.
    private func keep(_ path: String, before step: Int) throws {
        let file = try PartialFile(for: "\(path).before-\(step)")
        let queue = try DatabaseQueue(path: path, configuration: .reading)
        try queue.read { try $0.copy(into: file) }
        try queue.close()
        try file.belong(like: path)
        try file.sync()
        try file.replace()
    }

    private func rest(in database: Database) throws -> [(name: String, sql: String)] {
        let taken = try taken(in: database)
        return steps.filter { !taken.contains($0.key) }.map { ($0.key, $0.value) }
    }

    private func taken(in database: Database) throws -> Set<String> {
        guard try database.tableExists(Self.table) else { return [] }
        return try Set(String.fetchAll(database, sql: "SELECT identifier FROM \(Self.table)"))
    }

    /// As GRDB's migrator, which takes each step in a transaction of its own, has named it in released files.
    private static let table = "grdb_migrations"
}
