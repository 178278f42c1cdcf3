import GRDB

/// What a database holds, counted: equal for a database and its copy.
struct Census: Equatable {
    private let schema: [String]
    private let pages: Int
    /// Of every table but those of raw bytes, which are too large to be read for a number.
    private let counts: [String: Int]

    init(_ database: Database) throws {
        schema = try String.fetchAll(
            database, sql: "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
        pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let tables = try String.fetchAll(
            database,
            sql: """
                SELECT name FROM sqlite_schema AS entry WHERE type = 'table'
                AND NOT EXISTS (SELECT 1 FROM pragma_table_info(entry.name) AS field WHERE field.type = 'BLOB')
                """)
        var counts: [String: Int] = [:]
        for table in tables {
            counts[table] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)")
        }
        self.counts = counts
    }

    var meetings: Int { counts["meeting"] ?? 0 }
    var messages: Int { counts["message"] ?? 0 }
}

extension Database {
    /// What is wrong with the file, in SQLite's words; nil where nothing is.
    func complaint() throws -> String? {
        let found = try String.fetchAll(self, sql: "PRAGMA integrity_check(1)")
        guard found == ["ok"] else { return found.first ?? "it cannot be checked" }
        let orphan = try Row.fetchOne(self, sql: "PRAGMA foreign_key_check")
        return orphan.map { "a row of \($0["table"] as String) names what is not there" }
    }
}
