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
        let (kept, leftSince) = try setAside(at: now, shown: contents.moment)
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
            try SchemaSteps.released.take(queue)
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

    /// Gives the present database a second name, with all that its log held in it, and says what left since a moment.
    private func setAside(at now: Date, shown: Date?) throws -> (kept: String?, leftSince: Int?) {
        let kept = "\(database).before-restore-\(now.ISO8601Format().filter { $0 != "-" && $0 != ":" })"
        // SQLite takes away the log of a file that it cannot read.
        for ending in ["-wal", "-journal"] where exists(database + ending) { try link(ending, to: kept) }
        let isThere = exists(database)
        let leftSince = try isThere ? settle(beside: kept, since: shown) : nil
        // Whatever is still there would be taken for the new database's own.
        for ending in ["-wal", "-journal", "-shm"] { unlink(database + ending) }
        if isThere { try link("", to: kept) }
        return (isThere ? kept : nil, leftSince)
    }

    /// Takes the log into the file, for which nobody else may have it open.
    private func settle(beside kept: String, since moment: Date?) throws -> Int? {
        do {
            let queue = try DatabaseQueue(path: database, configuration: .writing)
            let count = try queue.writeWithoutTransaction { present in
                try present.execute(sql: "PRAGMA journal_mode = DELETE")
                return try moment.flatMap { try present.left(since: $0) }
            }
            try queue.close()
            unlinkLog(kept)
            return count
        } catch let error as DatabaseError {
            let error = StoreError(error, path: database)
            // A damaged one is what a backup is for: it is kept as it is.
            if case .damaged = error { return nil }
            unlinkLog(kept)
            throw error
        }
    }

    private func unlinkLog(_ kept: String) { for ending in ["-wal", "-journal"] { unlink(kept + ending) } }

    private func link(_ ending: String, to kept: String) throws {
        guard linkat(AT_FDCWD, database + ending, AT_FDCWD, kept + ending, 0) == 0 else {
            throw blocked(by: kept + ending)
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

extension Database {
    fileprivate func left(since moment: Date) throws -> Int? {
        guard try tableExists("message") else { return nil }
        return try Int.fetchOne(
            self, sql: "SELECT count(*) FROM message WHERE state IN ('accepted', 'posted') AND stateSince > ?",
            arguments: [moment.milliseconds])
    }
}
