import GRDB
import Meetings

/// Which mail an index of words is of.
package enum WordIndex: String, CaseIterable, Sendable {
    case outgoing, incoming

    var table: String { self == .outgoing ? "message" : "incoming" }
    var words: String { "\(table)Words" }
    /// The setting that says how far it has come.
    fileprivate var mark: String { "\(words)Through" }
}

extension Snapshot {
    /// The numbers of mail that is not indexed yet, oldest first.
    package func unindexed(_ index: WordIndex, limit: Int) throws -> [Int64] {
        try rows("SELECT id FROM \(index.table) WHERE id > ? ORDER BY id LIMIT ?", [try through(index), limit])
            .map { $0["id"] }
    }

    package func unindexedCount(_ index: WordIndex) throws -> Int {
        try rows("SELECT count(*) AS count FROM \(index.table) WHERE id > ?", [try through(index)])
            .first?["count"] ?? 0
    }

    private func through(_ index: WordIndex) throws -> Int64 { try setting(index.mark).flatMap { Int64($0) } ?? 0 }
}

extension Transaction {
    /// Mail is indexed in the order of its numbers.
    package func add(_ words: SoughtWords, of id: Int64, to index: WordIndex) throws {
        try execute("INSERT INTO \(index.words) (rowid, words) VALUES (?, ?)", [id, words.joined])
        try set(index.mark, to: "\(id)")
    }
}

extension SoughtWords {
    fileprivate var joined: String { words.joined(separator: " ") }

    /// As FTS5 is asked: all the words, each of which may go on.
    var match: String { words.prefix(12).map { "\"\($0.prefix(40))\"*" }.joined(separator: " ") }
}
