import Foundation
import GRDB

/// The database file, its schema ready to use.
///
/// SQLite in WAL mode; a commit is on the disk when `write` returns.
package struct Store: Sendable {
    package let path: String
    private let database: any DatabaseWriter
    private let memories: Memories

    /// Opens or makes the file and brings its schema up to date.
    package init(path: String, durability: Durability = .full) throws(StoreError) {
        try self.init(path: path, durability: durability, schema: .released)
    }

    init(path: String, durability: Durability = .full, schema: SchemaSteps) throws(StoreError) {
        self.path = path
        let memories = Memories()
        self.memories = memories
        do {
            try Store.refuseNewer(path, than: schema)
            Store.prepare(path)
            database = try DatabasePool(path: path, configuration: .remembering(memories))
            // Not in the configuration: GRDB sets NORMAL after it, by which a commit waits for the next checkpoint.
            try database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = \(durability.rawValue)")
                // A checkpoint makes a commit wait for the whole log: once every 32 MB is often enough.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            }
            try schema.take(database, keeping: path)
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        } catch let error as StoreError {
            throw error
        } catch {
            throw .unopenable(path: path, cause: "\(error)")
        }
    }

    /// A database in memory, gone with the value.
    package static func inMemory() throws -> Store {
        let memories = Memories()
        let queue = try DatabaseQueue(configuration: .remembering(memories))
        try SchemaSteps.released.take(queue)
        return Store(path: ":memory:", database: queue, memories: memories)
    }

    private init(path: String, database: any DatabaseWriter, memories: Memories) {
        self.path = path
        self.database = database
        self.memories = memories
    }

    /// Lets go of the file; nothing can be read or written after that.
    package func close() throws { try translated { try database.close() } }

    /// How soon a commit is on the disk.
    package enum Durability: String, Sendable {
        case full = "FULL"
        /// Left to the operating system; only for measuring what durability costs.
        case off = "OFF"
    }

    package func read<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try translated { try database.read { try body(Snapshot(database: $0, memory: memories[$0])) } }
    }

    /// All of it or nothing.
    @discardableResult package func write<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        try transact(ending: .commit, body)
    }

    /// What a change would come to, without making it.
    package func rehearse<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        try transact(ending: .rollback, body)
    }

    private func transact<Value>(
        ending: Database.TransactionCompletion, _ body: (Transaction) throws -> Value
    ) throws -> Value {
        try translated {
            try database.writeWithoutTransaction { database in
                var value: Value?
                // IMMEDIATE: a transaction that reads before it writes must not lose the write lock to another process.
                try database.inTransaction(.immediate) {
                    value = try body(Transaction(database: database))
                    return ending
                }
                guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return value
            }
        }
    }

    private func translated<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw StoreError(error, path: path)
        }
    }

    /// For its user alone. The files that SQLite puts beside the database are as open as it is.
    private static func prepare(_ path: String) {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { return }
        _ = files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }

    /// Looked at without writing a byte: the newer release must find its file as it left it.
    private static func refuseNewer(_ path: String, than schema: SchemaSteps) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        guard !isFolder.boolValue else { throw StoreError.unopenable(path: path, cause: "it is a folder") }
        let queue = try DatabaseQueue(path: path, configuration: .reading)
        guard try !queue.read({ try schema.isExceeded(in: $0) }) else { throw StoreError.newer(path: path) }
        try queue.close()
    }
}

/// The database as it stood at one moment.
package struct Snapshot {
    let database: Database
    /// Nil within a transaction.
    let memory: Memory?
}

/// Changes that become true together, or not at all.
package struct Transaction {
    let database: Database

    package var snapshot: Snapshot { Snapshot(database: database, memory: nil) }

    /// Takes back what a step did where it fails, so that the rest of the transaction can go on; a failure of the
    /// database itself ends it all.
    package func undoingFailure<Value>(_ step: () throws -> Value) throws -> Result<Value, any Error> {
        var result: Result<Value, any Error>?
        try database.inSavepoint {
            result = Result(catching: step)
            if case .failure(let error) = result {
                if error is DatabaseError { throw error }
                return .rollback
            }
            return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
    }
}
