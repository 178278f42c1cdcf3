import Foundation
import GRDB

/// A copy of the database in one file, made while others write.
package struct Backup: Sendable {
    let database: String
    let path: String

    package init(of database: String, to path: String) {
        self.database = database
        self.path = path
    }

    /// Writes the copy, and gives it its name only once it has been read back and found whole.
    @discardableResult package func write(at now: Date) throws -> Contents {
        var status = stat()
        guard lstat(path, &status) != 0 else { throw StoreError.exists(path: path) }
        let file = try PartialFile(for: path)
        let census = try copy(into: file)
        try Seal.add(to: file, at: now)
        try file.sync()
        try verify(file, census)
        let size = Seal.size(of: file.descriptor) ?? 0
        try file.publish()
        return Contents(moment: now, bytes: Int(size), meetings: census.meetings, messages: census.messages)
    }

    /// What a backup holds.
    package struct Contents: Encodable, Equatable, Sendable {
        /// The moment it shows; nil where the file does not say.
        package let moment: Date?
        package let bytes: Int
        package let meetings: Int
        package let messages: Int
    }

    private func copy(into file: PartialFile) throws -> Census {
        do {
            let source = try DatabaseQueue(path: database, configuration: .reading)
            let census = try source.read { source in
                let census = try Census(source)
                try source.copy(into: file)
                return census
            }
            try source.close()
            return census
        } catch let error as DatabaseError {
            throw StoreError(error, path: [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode) ? path : database)
        }
    }

    private func verify(_ file: PartialFile, _ census: Census) throws {
        file.forget()
        guard Seal(readFrom: file.descriptor)?.matches(file.descriptor) == true else {
            throw StoreError.untrue(path: path, cause: "the disk gives back other bytes than were written")
        }
        do {
            let queue = try DatabaseQueue(path: file.path, configuration: .reading)
            try queue.read { copy in
                if let complaint = try copy.complaint() { throw StoreError.untrue(path: path, cause: complaint) }
                guard try Census(copy) == census else {
                    throw StoreError.untrue(path: path, cause: "it does not hold what the database held")
                }
            }
            try queue.close()
        } catch let error as DatabaseError {
            throw StoreError.untrue(path: path, cause: error.message ?? "\(error.resultCode)")
        }
    }
}

extension Database {
    /// Copies every page as one moment's reader sees it; call it inside a read transaction.
    ///
    /// The transaction holds that moment from the first step to the last: no writer waits for it, and none can make
    /// the copy begin anew, as it does where each step is a transaction of its own.
    func copy(into file: PartialFile) throws {
        let queue = try DatabaseQueue(path: file.path, configuration: .writing)
        try queue.writeWithoutTransaction { copy in
            // What fails is thrown away, and what succeeds is synced below: neither journal nor syncs of its own.
            try copy.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            try backup(to: copy, pagesPerStep: 1024) { _ in
                // Little by little, so that a writer's commit never queues behind the whole copy.
                guard fdatasync(file.descriptor) == 0 else { throw file.failure() }
            }
        }
        try queue.close()
        // One file alone, which can be read where nobody may write: without the mark of a database with a log.
        let settled = try DatabaseQueue(path: file.path, configuration: .writing)
        try settled.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try settled.close()
    }
}

extension Configuration {
    /// For a look that changes nothing.
    static var reading: Configuration {
        var configuration = writing
        configuration.readonly = true
        return configuration
    }

    static var writing: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        return configuration
    }
}
