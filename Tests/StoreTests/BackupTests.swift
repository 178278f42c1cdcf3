import Foundation
import GRDB
import Meetings
import Synchronization
import Testing

@testable import Store

@Suite struct BackupTests {
    @Test func `a commit waits for the disk`() throws {
        let folder = try Folder()

        let store = try Store(path: folder.path("samordna.sqlite"))

        let (level, journal) = try store.write { transaction in
            (
                try Int.fetchOne(transaction.database, sql: "PRAGMA synchronous"),
                try String.fetchOne(transaction.database, sql: "PRAGMA journal_mode")
            )
        }
        #expect(level == 2)
        #expect(journal == "wal")
    }

    @Test func `a backup is one file that only its owner may read, with all there is`() throws {
        let folder = try Folder()
        let store = try folder.store()
        let path = folder.path("backup.sqlite")

        let contents = try Backup(of: store.path, to: path).write(at: .t0)

        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == contents.bytes)
        #expect(contents.moment == .t0)
        #expect((contents.meetings, contents.messages) == (1, 3))
        #expect(try folder.names(around: "backup") == ["backup.sqlite"])
        let copy = try DatabaseQueue(path: path, configuration: .reading)
        #expect(try copy.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
        #expect(try copy.read { try Data.fetchAll($0, sql: "SELECT bytes FROM messageContent") }.count == 3)
    }

    @Test func `a file that is there is not written over`() throws {
        let folder = try Folder()
        let store = try folder.store()
        try Data("gammal".utf8).write(to: URL(fileURLWithPath: folder.path("backup.sqlite")))

        #expect(throws: StoreError.exists(path: folder.path("backup.sqlite"))) {
            try Backup(of: store.path, to: folder.path("backup.sqlite")).write(at: .t0)
        }

        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("backup.sqlite"))) == Data("gammal".utf8))
        #expect(try folder.names(around: "backup") == ["backup.sqlite"])
    }

    @Test func `a folder that is not there and a database that is not there are named`() throws {
        let folder = try Folder()
        let store = try folder.store()

        #expect(throws: StoreError.unopenable(path: folder.path("no/b"), cause: "No such file or directory")) {
            try Backup(of: store.path, to: folder.path("no/b")).write(at: .t0)
        }
        #expect { try Backup(of: folder.path("none"), to: folder.path("backup")).write(at: .t0) } throws: {
            "\($0)".hasPrefix("cannot open \(folder.path("none")): ")
        }

        #expect(try folder.names(around: "backup").isEmpty)
        #expect(try folder.names(around: "none").isEmpty)
    }

    @Test func `what a killed backup left is taken over`() throws {
        let folder = try Folder()
        let store = try folder.store()
        for ending in ["", "-journal", "-wal"] {
            try Data(count: 100_000).write(to: URL(fileURLWithPath: folder.path("backup.sqlite.partial" + ending)))
        }

        try Backup(of: store.path, to: folder.path("backup.sqlite")).write(at: .t0)

        #expect(try folder.names(around: "backup") == ["backup.sqlite"])
    }

    @Test func `two backups do not write one file`() throws {
        let folder = try Folder()
        let store = try folder.store()
        let first = try PartialFile(for: folder.path("backup.sqlite"))

        #expect(throws: StoreError.busy(path: folder.path("backup.sqlite"))) {
            try Backup(of: store.path, to: folder.path("backup.sqlite")).write(at: .t0)
        }

        #expect(try folder.names(around: "backup") == ["backup.sqlite.partial"])
        withExtendedLifetime(first) {}
    }

    @Test func `a database that is damaged makes no backup`() throws {
        let folder = try Folder()
        let path = try folder.store().path
        try folder.change(path) { $0.removeLast(8192) }

        #expect { try Backup(of: path, to: folder.path("backup.sqlite")).write(at: .t0) } throws: {
            if case StoreError.damaged(path, _) = $0 { true } else { false }
        }

        #expect(try folder.names(around: "backup").isEmpty)
    }

    @Test func `a backup beside a busy writer is of one moment and holds what was written before`() async throws {
        let folder = try Folder()
        let writer = Writer(store: try folder.store())
        let work = Task.detached { try writer.work() }
        while writer.written < 20 { await Task.yield() }

        let before = writer.written
        let contents = try Backup(of: writer.store.path, to: folder.path("backup.sqlite")).write(at: .t0)
        let after = writer.written
        writer.end()
        try await work.value

        #expect(contents.messages >= before)
        #expect(after > before)
        let copy = try DatabaseQueue(path: folder.path("backup.sqlite"), configuration: .reading)
        let (last, parts) = try await copy.read { copy in
            (
                try Int.fetchOne(copy, sql: "SELECT max(id) FROM message"),
                try Int.fetchOne(copy, sql: "SELECT count(*) FROM messageContent")
            )
        }
        #expect(last == contents.messages)
        #expect(parts == contents.messages)
    }
}

/// Someone who adds message after message.
private final class Writer: Sendable {
    let store: Store
    private let count = Mutex(3)
    private let isDone = Mutex(false)

    init(store: Store) { self.store = store }

    var written: Int { count.withLock(\.self) }

    func work() throws {
        while !isDone.withLock(\.self) {
            let next = written + 1
            try store.write { try $0.add(.example(next, thread: "\(next)"), at: .t0) }
            count.withLock { $0 = next }
        }
    }

    func end() { isDone.withLock { $0 = true } }
}

/// A folder of its own, gone with the value.
final class Folder {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "samordna-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func database(ofRelease release: String) throws -> String {
        let frozen = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
            path: "Frozen/\(release).sql")
        let queue = try DatabaseQueue(path: path("samordna.sqlite"))
        try queue.write { try $0.execute(sql: try String(contentsOf: frozen, encoding: .utf8)) }
        try queue.close()
        return path("samordna.sqlite")
    }

    /// One meeting; three messages, of which one has left.
    func store(_ name: String = "samordna.sqlite") throws -> Store {
        let store = try Store(path: path(name))
        try store.write { transaction in
            try transaction.save(Register.example())
            try transaction.save(Meeting.example())
            for number in 1...3 { try transaction.add(.example(number, thread: "\(number)"), at: .t0) }
            let first = try transaction.claim(at: .t0)
            if let first { try transaction.settle(.accepted(first.id)) }
        }
        return store
    }

    /// What lies beside each other under a name and its endings.
    func names(around name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasPrefix(name) }.sorted()
    }

    func change(_ path: String, _ change: (inout Data) -> Void) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        change(&data)
        try data.write(to: URL(fileURLWithPath: path))
    }
}
