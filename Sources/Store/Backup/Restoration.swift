import Foundation
import GRDB

/// A backup that takes the database's place.
///
/// All of it happens on a copy beside the database, which stays as it is until the copy has been found whole. Whoever
/// calls holds the daemon's lock.
package struct Restoration: Sendable {
    let backup: String
    let database: String

    package init(of backup: String, onto database: String) {
        self.backup = backup
        self.database = database
    }

    /// What a restoration came to.
    package struct Outcome: Encodable, Equatable, Sendable {
        package let contents: Backup.Contents
        /// Where the database is now that was replaced; nil where there was none.
        package let kept: String?
        /// How many messages left since, as the replaced database has them; nil where it cannot say.
        package let leftSince: Int?
    }

    /// - Parameter amend: what must be changed in what comes back.
    package func perform(at now: Date, amend: (Transaction, Backup.Contents) throws -> Void) throws -> Outcome {
        let source = try Source(path: backup)
        guard !source.isSame(as: database) else { throw StoreError.unfitBackup(path: backup, .ownDatabase) }
        let file = try PartialFile(for: database)
        let contents = try prepare(file, source, amend)
        try file.belong(like: exists(database) ? database : folder)
        try file.sync()
        let leftSince = contents.moment.flatMap { left(since: $0) }
        let kept = try setAside(at: now)
        try file.replace()
        return Outcome(contents: contents, kept: kept, leftSince: leftSince)
    }

    private func prepare(
        _ file: PartialFile, _ source: Source, _ amend: (Transaction, Backup.Contents) throws -> Void
    ) throws -> Backup.Contents {
        try source.copy(into: file)
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: .writing)
            try queue.read { copy in try source.judge(copy) }
            try Store.migrator.migrate(queue)
            let contents = try queue.writeWithoutTransaction { copy in
                let census = try Census(copy)
                let contents = Backup.Contents(
                    moment: source.moment, bytes: source.size, meetings: census.meetings, messages: census.messages)
                try copy.inTransaction {
                    try amend(Transaction(database: copy), contents)
                    return .commit
                }
                if let complaint = try copy.complaint() { throw StoreError.untrue(path: database, cause: complaint) }
                return contents
            }
            try queue.close()
            return contents
        } catch let error as DatabaseError {
            throw StoreError(error, path: database)
        }
    }

    /// What the present database knows to have left since a moment.
    private func left(since moment: Date) -> Int? {
        guard exists(database), let queue = try? DatabaseQueue(path: database, configuration: .reading) else {
            return nil
        }
        return try? queue.read { present in
            try Int.fetchOne(
                present, sql: "SELECT count(*) FROM message WHERE state IN ('accepted', 'posted') AND stateSince > ?",
                arguments: [moment.milliseconds])
        }
    }

    /// Gives the present database a second name, with all that its log still held in it.
    private func setAside(at now: Date) throws -> String? {
        let kept = "\(database).before-restore-\(now.ISO8601Format().filter { $0 != "-" && $0 != ":" })"
        if exists(database) { try settle() }
        // A log or journal that stayed is of a database that cannot be read: beside the new one it would be
        // taken for its own.
        for ending in ["-wal", "-journal", "-shm"] where exists(database + ending) {
            guard rename(database + ending, kept + ending) == 0 else { throw blocked(by: kept) }
        }
        guard exists(database) else { return nil }
        guard link(database, kept) == 0 else { throw blocked(by: kept) }
        return kept
    }

    /// Takes the log into the file, for which nobody else may have it open.
    private func settle() throws {
        do {
            let queue = try DatabaseQueue(path: database, configuration: .writing)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        } catch let error as DatabaseError {
            let error = StoreError(error, path: database)
            // A damaged one is what a backup is for: it is kept as it is.
            if case .damaged = error { return }
            throw error
        }
    }

    private func blocked(by kept: String) -> StoreError {
        errno == EEXIST ? .exists(path: kept) : .unopenable(path: kept, cause: lastCause())
    }

    private func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    private var folder: String { URL(fileURLWithPath: database).deletingLastPathComponent().path }
}
