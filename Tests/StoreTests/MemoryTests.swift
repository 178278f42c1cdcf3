import GRDB
import Meetings
import Synchronization
import Testing

@testable import Store

@Suite struct MemoryTests {
    /// What was made, and how often.
    private final class Making: Sendable {
        private let count = Mutex(0)
        var times: Int { count.withLock(\.self) }

        func region(_ store: Store) throws -> String {
            try store.read { snapshot in
                try snapshot.kept("region") {
                    count.withLock { $0 += 1 }
                    return try snapshot.region()
                }
            }
        }
    }

    @Test func `what is made of the database is made once while nothing changes`() throws {
        let (folder, making) = (try Folder(), Making())
        let store = try folder.store(region: "Region Exempel")

        let regions = try (0..<5).map { _ in try making.region(store) }

        #expect(Set(regions) == ["Region Exempel"])
        #expect(making.times == 1)
    }

    @Test func `a commit of another process is seen at the next look`() throws {
        let (folder, making) = (try Folder(), Making())
        let store = try folder.store(region: "Region Exempel")
        _ = try making.region(store)

        let other = try Store(path: store.path)
        try other.write { try $0.set("region", to: "Region Annan") }

        #expect(try making.region(store) == "Region Annan")
        #expect(making.times == 2)
    }

    @Test func `an own commit is seen at the next look`() throws {
        let (folder, making) = (try Folder(), Making())
        for store in [try folder.store(region: "Region Exempel"), try Store.inMemory(region: "Region Exempel")] {
            _ = try making.region(store)

            try store.write { try $0.set("region", to: "Region Annan") }

            #expect(try making.region(store) == "Region Annan")
        }
    }

    @Test func `a statement by hand in another connection is seen too`() throws {
        let folder = try Folder()
        let store = try folder.store(region: "Region Exempel")
        try store.write { try $0.save(.example()) }
        let before = try store.read { try $0.register().people.count }

        let queue = try DatabaseQueue(path: store.path)
        try queue.write { try $0.execute(sql: "UPDATE person SET name = 'Anna Berg' WHERE id = 'anna'") }

        let after = try store.read { try $0.register().people }
        #expect(after.count == before)
        #expect(after.contains { $0.name == "Anna Berg" })
        try queue.close()
    }

    @Test func `a transaction sees its own changes, and nobody those that were taken back`() throws {
        let folder = try Folder()
        for store in [try folder.store(region: "Region Exempel"), try Store.inMemory(region: "Region Exempel")] {
            _ = try Making().region(store)

            let within = try store.rehearse { transaction in
                try transaction.set("region", to: "Region Annan")
                return try transaction.snapshot.kept("region") { try transaction.snapshot.region() }
            }

            #expect(within == "Region Annan")
            #expect(try Making().region(store) == "Region Exempel")
        }
    }

    @Test func `readers at the same time get the same, and nothing older than a commit before them`() async throws {
        let (folder, making) = (try Folder(), Making())
        let store = try folder.store(region: "0")
        let isStale = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...50 {
                try store.write { try $0.set("region", to: "\(number)") }
                for _ in 0..<4 {
                    group.addTask { (Int(try making.region(store)) ?? 0) < number }
                }
            }
            return try await group.contains(true)
        }

        #expect(!isStale)
    }

    @Test func `who asks for ever new things lets the old ones go`() throws {
        let store = try Store.inMemory(region: "Region Exempel")
        let made = Mutex(0)
        for round in 0..<2 {
            for number in 0..<200 {
                _ = try store.read { snapshot in
                    try snapshot.kept("number \(number)") {
                        made.withLock { $0 += 1 }
                        return round
                    }
                }
            }
        }

        #expect(made.withLock(\.self) == 400)
    }
}

extension Store {
    fileprivate static func inMemory(region: String) throws -> Store {
        let store = try Store.inMemory()
        try store.write { try $0.set("region", to: region) }
        return store
    }
}

extension Folder {
    fileprivate func store(region: String) throws -> Store {
        let store = try Store(path: path("samordna.sqlite"))
        try store.write { try $0.set("region", to: region) }
        return store
    }
}
