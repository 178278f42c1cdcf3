import Foundation
import GRDB

/// The database that a restoration replaces: kept under a second name, and held until the other has its place.
///
/// Held in SQLite's own way, without a log: whoever comes meanwhile waits, and finds that the file has gone from under
/// its name. While it is held nothing here may open the file by itself: closing that would drop the lock.
final class Replaced {
    let isThere: Bool
    /// Its name afterwards.
    let kept: String
    /// How many messages left since a moment; nil where it cannot say.
    private(set) var leftSince: Int?
    /// The digests of the calendars' addresses that are open in it; none where it cannot say.
    private(set) var openFeeds: Set<String> = []
    /// The digests of personal links that have been revoked in it.
    private(set) var revokedLinks: Set<String> = []

    private let path: String
    private var holder: DatabaseQueue?
    /// The endings that the second name bears already.
    private var linked: [String] = []

    private static let logs = ["-wal", "-journal"]

    init(_ path: String, keptAs kept: String, since moment: Date?) throws {
        self.path = path
        self.kept = kept
        isThere = exists(path)
        // SQLite takes away the log of a file that it cannot read.
        for ending in Self.logs where exists(path + ending) { try link(ending) }
        guard isThere else { return }
        do {
            let holder = try hold()
            self.holder = holder
            for ending in linked { unlink(kept + ending) }
            linked = []
            try look(through: holder, since: moment)
        } catch let error as DatabaseError {
            let error = StoreError(error, path: path)
            // A damaged one is what a backup is for: it is kept as it is. Where its first page is, nobody can open it.
            guard case .damaged = error else { throw error }
        }
    }

    deinit {
        takeBack()
        try? holder?.close()
    }

    /// Leaves its place to a file that is whole.
    func giveWay(to file: PartialFile) throws {
        guard isThere || !exists(path) else { throw StoreError.busy(path: path) }
        // Whatever is still there would be taken for the new database's own; afterwards it would be its own.
        for ending in Self.logs + ["-shm"] { unlink(path + ending) }
        if isThere {
            try link("")
            try file.replace()
        } else {
            try file.publish()
        }
        linked = []
    }

    /// Takes the log into the file, for which nobody else may have it open, and lets nobody in after that.
    private func hold() throws -> DatabaseQueue {
        var configuration = Configuration.writing
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { present in
            try present.execute(sql: "PRAGMA journal_mode = DELETE")
            try present.beginTransaction(.exclusive)
            // Who came between the two has begun a new log.
            guard try String.fetchOne(present, sql: "PRAGMA journal_mode") == "delete" else {
                throw StoreError.busy(path: path)
            }
        }
        return queue
    }

    private func look(through holder: DatabaseQueue, since moment: Date?) throws {
        try holder.writeWithoutTransaction { present in
            openFeeds = try present.openFeeds()
            revokedLinks = try present.revokedLinks()
            leftSince = try moment.flatMap { try present.left(since: $0) }
        }
    }

    private func link(_ ending: String) throws {
        guard linkat(AT_FDCWD, path + ending, AT_FDCWD, kept + ending, 0) == 0 else {
            throw errno == EEXIST
                ? StoreError.exists(path: kept + ending) : .unopenable(path: kept + ending, cause: lastCause())
        }
        linked.append(ending)
    }

    /// Two names for one database would each have a log of its own.
    private func takeBack() {
        // Another file has the name: what is kept is all there is of this one.
        if linked.contains(""), !isSame(path, kept) { return }
        for ending in linked {
            // A log may have lost its first name already; the others still have theirs.
            linkat(AT_FDCWD, kept + ending, AT_FDCWD, path + ending, 0)
            unlink(kept + ending)
        }
    }
}

private func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
}

private func isSame(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(path, &first) == 0 && stat(other, &second) == 0
        && first.st_ino == second.st_ino && first.st_dev == second.st_dev
}

extension Database {
    fileprivate func left(since moment: Date) throws -> Int? {
        guard try tableExists("message") else { return nil }
        return try Int.fetchOne(
            self, sql: "SELECT count(*) FROM message WHERE state IN ('accepted', 'posted') AND stateSince > ?",
            arguments: [moment.milliseconds])
    }

    fileprivate func openFeeds() throws -> Set<String> {
        guard try tableExists("feed") else { return [] }
        return try String.fetchSet(self, sql: "SELECT digest FROM feed WHERE closed IS NULL")
    }

    fileprivate func revokedLinks() throws -> Set<String> {
        guard try tableExists("personalLink") else { return [] }
        return try String.fetchSet(self, sql: "SELECT digest FROM personalLink WHERE revoked IS NOT NULL")
    }
}
