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

    /// What the replaced database knows of secret addresses, as digests.
    package struct Addresses {
        /// Of members' own calendars; none where it cannot say.
        package let openFeeds: Set<String>
        package let revokedLinks: Set<String>
    }

    /// - Parameter amend: what must be changed in what comes back, where these addresses lead somewhere still or no longer.
    package func perform(
        at now: Date, amend: (Transaction, Backup.Contents, Addresses) throws -> Void
    ) throws -> Outcome {
        let source = try Source(path: backup)
        guard !source.isSame(as: database) else { throw StoreError.unfitBackup(path: backup, .ownDatabase) }
        let file = try PartialFile(for: database)
        try prepare(file, source)
        let replaced = try Replaced(database, keptAs: kept(at: now), since: source.moment)
        let contents = try finish(file, source) { transaction, contents in
            let addresses = Addresses(openFeeds: replaced.openFeeds, revokedLinks: replaced.revokedLinks)
            try amend(transaction, contents, addresses)
        }
        try file.belong(like: replaced.isThere ? database : folder)
        try file.sync()
        try replaced.giveWay(to: file)
        return Outcome(
            contents: contents, kept: replaced.isThere ? replaced.kept : nil, leftSince: replaced.leftSince)
    }

    private func prepare(_ file: PartialFile, _ source: Source) throws {
        try source.copy(into: file)
        try work(on: file) { queue in
            try queue.read { copy in try source.judge(copy) }
            try SchemaSteps.released.take(queue)
        }
    }

    private func finish(
        _ file: PartialFile, _ source: Source, amend: (Transaction, Backup.Contents) throws -> Void
    ) throws -> Backup.Contents {
        try work(on: file) { queue in
            try queue.writeWithoutTransaction { copy in
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
        }
    }

    private func work<Value>(on file: PartialFile, _ work: (DatabaseQueue) throws -> Value) throws -> Value {
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: .writing)
            let value = try work(queue)
            try queue.close()
            return value
        } catch let error as DatabaseError {
            throw StoreError(error, path: database)
        }
    }

    private func kept(at now: Date) -> String {
        "\(database).before-restore-\(now.ISO8601Format().filter { $0 != "-" && $0 != ":" })"
    }

    private var folder: String { URL(fileURLWithPath: database).deletingLastPathComponent().path }
}
