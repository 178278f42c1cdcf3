import Foundation
import GRDB
import Meetings
import Synchronization
import Testing

@testable import Store

@Suite struct RestorationTests {
    @Test func `a backup takes the database's place, which is kept with what its log held`() throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        let late = try folder.open(path) { try $0.add(.example(4, thread: "4"), at: .t0) }

        let outcome = try folder.restore(onto: path)

        let kept = try #require(outcome.kept)
        #expect(late == 4)
        #expect(outcome.contents.moment == .t0)
        #expect(outcome.contents.messages == 3)
        #expect(kept == path + ".before-restore-20270104T090000Z")
        #expect(try folder.open(path) { try $0.snapshot.messages().count } == 3)
        #expect(try folder.open(path) { try $0.snapshot.setting("came") } == "back")
        #expect(try folder.open(kept) { try $0.snapshot.messages().count } == 4)
    }

    @Test func `the replaced database says what has left since`() throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        try folder.open(path) { transaction in
            guard let message = try transaction.claim(at: .t0.addingTimeInterval(60)) else { return }
            let attempt = Attempt(at: .t0.addingTimeInterval(60), outcome: .accepted, code: 250, reply: "ok")
            try transaction.settle(Settlement(id: message.id, attempt: attempt, state: .accepted))
        }

        #expect(try folder.restore(onto: path).leftSince == 1)
    }

    @Test func `a new machine has nothing to keep`() throws {
        let folder = try Folder()
        _ = try folder.backedUp()

        let outcome = try folder.restore(onto: folder.path("new.sqlite"))

        #expect(outcome.kept == nil)
        #expect(outcome.leftSince == nil)
        #expect(try folder.names(around: "new") == ["new.sqlite"])
        #expect(try folder.open(folder.path("new.sqlite")) { try $0.snapshot.messages().count } == 3)
    }

    @Test func `a damaged database is kept as it is, and so is its log`() throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        try Data("trasig".utf8).write(to: URL(fileURLWithPath: path))
        try Data("logg".utf8).write(to: URL(fileURLWithPath: path + "-wal"))

        let kept = try #require(try folder.restore(onto: path).kept)

        #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == Data("trasig".utf8))
        #expect(try Data(contentsOf: URL(fileURLWithPath: kept + "-wal")) == Data("logg".utf8))
        #expect(try folder.open(path) { try $0.snapshot.messages().count } == 3)
    }

    @Test func `a plain copy of an earlier release comes back in the present schema`() throws {
        let folder = try Folder()
        let old = try folder.database(ofRelease: "2026-11-21")
        try FileManager.default.moveItem(atPath: old, toPath: folder.path("backup.sqlite"))

        let outcome = try folder.restore(onto: folder.path("new.sqlite"))

        #expect(outcome.contents.moment == nil)
        #expect(try folder.open(folder.path("new.sqlite")) { try $0.snapshot.content(of: 1) } == Data([0, 255]))
    }

    @Test func `a database that another program has open is not replaced`() throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        let other = try Store(path: path)
        let messages = try other.read { try $0.messages().count }

        #expect(throws: StoreError.busy(path: path)) { try folder.restore(onto: path) }

        #expect(messages == 3)
        #expect(try folder.names(around: "samordna.sqlite.").isEmpty)
        withExtendedLifetime(other) {}
    }

    @Test func `nobody writes into a database while it is replaced`() throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        var refusal: StoreError?

        try folder.restore(onto: path) { _ in
            do {
                let hasty = try DatabaseQueue(path: path)
                try hasty.write { try $0.execute(sql: "DELETE FROM message") }
            } catch let error as DatabaseError {
                refusal = StoreError(error, path: path)
            }
        }

        #expect(refusal == .busy(path: path))
        #expect(try folder.open(path) { try $0.snapshot.setting("came") } == "back")
    }

    @Test(arguments: [false, true])
    func `who waited for the database while it was replaced does not write into the old one`(withLog: Bool) throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        let patient = Patient(path: path, withLog: withLog)

        let outcome = try folder.restore(onto: path) { _ in patient.begin() }

        let kept = try #require(outcome.kept)
        #expect(patient.end() == .busy(path: path))
        #expect(try folder.open(kept) { try $0.snapshot.messages().count } == 3)
        #expect(try folder.open(path) { try $0.snapshot.messages().count } == 3)
        #expect(try folder.open(path) { try $0.snapshot.setting("came") } == "back")
    }

    @Test func `a database made meanwhile on a new machine is not written over`() throws {
        let folder = try Folder()
        _ = try folder.backedUp()
        let path = folder.path("new.sqlite")

        #expect(throws: StoreError.busy(path: path)) {
            try folder.restore(onto: path) { _ in _ = try folder.store("new.sqlite") }
        }

        #expect(try folder.names(around: "new.sqlite.").isEmpty)
        #expect(try folder.open(path) { try $0.snapshot.setting("came") } == nil)
    }

    @Test(arguments: [false, true])
    func `a database that could not be replaced has one name, and its log`(isDamaged: Bool) throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        if isDamaged {
            try Data("trasig".utf8).write(to: URL(fileURLWithPath: path))
            try Data("logg".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: path))

        #expect(throws: StoreError.self) {
            try folder.restore(onto: path) { _ in
                try FileManager.default.removeItem(atPath: path + ".partial")
            }
        }

        let names = isDamaged ? ["samordna.sqlite", "samordna.sqlite-wal"] : ["samordna.sqlite"]
        #expect(try folder.names(around: "samordna.sqlite").filter { !$0.hasSuffix(".partial-journal") } == names)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.referenceCount] as? Int == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test(arguments: Harm.all) func `an unfit file is refused and changes nothing`(harm: Harm) throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        try harm.make(folder.path("backup.sqlite"))
        let before = try Data(contentsOf: URL(fileURLWithPath: path))

        #expect { try folder.restore(onto: path) } throws: { error in
            guard case StoreError.unfitBackup(_, let unfit) = error else { return false }
            return harm.isSaid(unfit)
        }

        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try folder.names(around: "samordna") == ["samordna.sqlite"])
    }

    @Test func `one bit that has turned is found wherever it is`() throws {
        let folder = try Folder()
        let path = try folder.backedUp()
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path("backup.sqlite")))

        for offset in stride(from: 16, to: whole.count, by: 4001) {
            try folder.change(folder.path("backup.sqlite")) { data in
                data = whole
                data[offset] ^= 4
            }
            #expect(throws: StoreError.self, "at \(offset)") { try folder.restore(onto: path) }
        }
    }
}

/// Something that happened to a backup, and what is said of it.
struct Harm: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (String) throws -> Void
    let isSaid: @Sendable (Unfit) -> Bool

    static let all = [
        Harm("gone", says: { if case .unreadable = $0 { true } else { false } }) {
            try FileManager.default.removeItem(atPath: $0)
        },
        Harm("empty", says: { $0 == .empty }) { try Data().write(to: URL(fileURLWithPath: $0)) },
        Harm("a letter", says: { $0 == .noDatabase }) { try Data("Hej".utf8).write(to: URL(fileURLWithPath: $0)) },
        Harm("half of it", says: isDamaged) { try change($0) { $0.removeLast($0.count / 2) } },
        Harm("all but the last byte", says: isDamaged) { try change($0) { $0.removeLast() } },
        Harm("its pages but the last", says: isDamaged) { try change($0) { $0.removeLast($0.count % 4096 + 4096) } },
        Harm("its first page", says: isDamaged) { try change($0) { $0 = $0.prefix(4096) } },
        Harm("a turned bit in a mail", says: isDamaged) { path in
            try change(path) { data in
                guard let place = data.range(of: Data("content 2".utf8)) else { return }
                data[place.lowerBound] ^= 1
            }
        },
        Harm("another moment", says: isDamaged) { path in
            try change(path) { data in
                guard let place = data.range(of: Data("backup 2027".utf8)) else { return }
                data[place.upperBound - 1] ^= 1
            }
        },
        Harm("a page of noughts", says: isDamaged) {
            try change($0) { $0.replaceSubrange(8192..<12288, with: Data(count: 4096)) }
        },
        Harm("another program's", says: { $0 == .foreign }) { path in
            try FileManager.default.removeItem(atPath: path)
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
            try queue.close()
        },
        Harm("a newer release's", says: { $0 == .newer }) { path in
            try change(path) { $0.removeLast($0.count % 4096) }
            let queue = try DatabaseQueue(path: path)
            try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2031-01-01 later')") }
            try queue.close()
        },
        Harm("a row that names nobody", says: isDamaged) { path in
            try change(path) { $0.removeLast($0.count % 4096) }
            var configuration = GRDB.Configuration()
            configuration.foreignKeysEnabled = false
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { try $0.execute(sql: "UPDATE message SET person = 'nobody' WHERE id = 1") }
            try queue.close()
        },
    ]

    private init(
        _ name: String, says: @escaping @Sendable (Unfit) -> Bool, make: @escaping @Sendable (String) throws -> Void
    ) {
        testDescription = name
        isSaid = says
        self.make = make
    }

    private static let isDamaged: @Sendable (Unfit) -> Bool = { if case .damaged = $0 { true } else { false } }

    private static func change(_ path: String, _ change: (inout Data) -> Void) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        change(&data)
        try data.write(to: URL(fileURLWithPath: path))
    }
}

/// Someone who waits as long as it takes to empty a database, with a log as a service has it or without.
private final class Patient: Sendable {
    private let path: String
    private let withLog: Bool
    private let waits = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let refusal = Mutex<StoreError?>(nil)

    init(path: String, withLog: Bool) {
        self.path = path
        self.withLog = withLog
    }

    /// Returns when the other waits.
    func begin() {
        Thread.detachNewThread { [self] in
            refusal.withLock { $0 = work() }
            waits.signal()
            ended.signal()
        }
        waits.wait()
    }

    /// What it was told in the end.
    func end() -> StoreError? {
        ended.wait()
        return refusal.withLock(\.self)
    }

    private func work() -> StoreError? {
        var configuration = Configuration()
        configuration.busyMode = .callback { [waits] _ in
            waits.signal()
            sched_yield()
            return true
        }
        do {
            let database: any DatabaseWriter =
                withLog
                ? try DatabasePool(path: path, configuration: configuration)
                : try DatabaseQueue(path: path, configuration: configuration)
            try database.write { try $0.execute(sql: "DELETE FROM messageContent") }
            return nil
        } catch {
            return (error as? DatabaseError).map { StoreError($0, path: path) }
        }
    }
}

extension Folder {
    /// A closed database and its backup.
    fileprivate func backedUp() throws -> String {
        let path = try store().path
        try Backup(of: path, to: self.path("backup.sqlite")).write(at: .t0)
        try settle(path)
        return path
    }

    @discardableResult fileprivate func restore(
        onto path: String, meanwhile: (Transaction) throws -> Void = { _ in }
    ) throws -> Restoration.Outcome {
        try Restoration(of: self.path("backup.sqlite"), onto: path).perform(at: .t0) { transaction, _, _ in
            try transaction.set("came", to: "back")
            try meanwhile(transaction)
        }
    }

    @discardableResult fileprivate func open<Value>(
        _ path: String, _ work: (Transaction) throws -> Value
    ) throws -> Value {
        try Store(path: path).write(work)
    }

    /// Takes in the log, so that the file is all there is.
    private func settle(_ path: String) throws {
        let queue = try DatabaseQueue(path: path, configuration: .writing)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try queue.close()
    }
}
