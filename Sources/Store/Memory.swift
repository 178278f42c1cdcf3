import GRDB
import Synchronization

extension Snapshot {
    /// What is made of the database as it stands, taken from an earlier making where nothing has changed since: no
    /// commit of this process or another, the commands among them.
    ///
    /// - Parameter name: what it is, with all that it depends on besides the database.
    package func kept<Value: Sendable>(_ name: String, or make: () throws -> Value) throws -> Value {
        // A transaction sees its own changes, which may yet be taken back.
        guard let memory else { return try make() }
        let state = try Memory.State(database)
        if let value: Value = memory.value(name, in: state) { return value }
        let value = try make()
        memory.keep(value, as: name, in: state)
        return value
    }
}

/// What has been made of the database as one connection sees it.
final class Memory: Sendable {
    /// Beyond them all are let go: who asks for ever new things must not fill the machine.
    private static let most = 64
    private let content = Mutex<(state: State?, values: [String: any Sendable])>((nil, [:]))

    /// What tells one content of the database from another on the same connection.
    struct State: Equatable {
        /// Changes with every commit of another connection, and stays while a transaction reads.
        private let commits: Int
        private let ownChanges: Int

        init(_ database: Database) throws {
            let statement = try database.cachedStatement(sql: "PRAGMA data_version")
            commits = try Int.fetchOne(statement) ?? 0
            ownChanges = database.totalChangesCount
        }
    }

    func value<Value: Sendable>(_ name: String, in state: State) -> Value? {
        content.withLock { $0.state == state ? $0.values[name] as? Value : nil }
    }

    func keep(_ value: some Sendable, as name: String, in state: State) {
        content.withLock { content in
            if content.state != state || content.values.count >= Self.most { content.values = [:] }
            content.state = state
            content.values[name] = value
        }
    }
}

/// The memory of each connection.
final class Memories: Sendable {
    private let all = Mutex<[ObjectIdentifier: Memory]>([:])

    /// A new connection may have the identifier of one that is gone, and none of its memory.
    func begin(_ database: Database) { all.withLock { $0[ObjectIdentifier(database)] = Memory() } }

    subscript(_ database: Database) -> Memory? { all.withLock { $0[ObjectIdentifier(database)] } }
}

extension Configuration {
    static func remembering(_ memories: Memories) -> Configuration {
        var configuration = writing
        configuration.prepareDatabase { memories.begin($0) }
        return configuration
    }
}
