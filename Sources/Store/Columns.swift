import Foundation
import GRDB
import Meetings

/// Moments as the columns hold them.
extension Date {
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension Snapshot {
    /// The rows of a query that is asked so often that its plan is kept.
    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// The same, made into values one by one: a row that is copied turns all its columns' names to find one of them.
    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(), as make: (Row) throws -> Value
    ) throws -> [Value] {
        let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() { values.append(try make(row)) }
        return values
    }
}

extension Transaction {
    /// A change that is made so often that its plan is kept.
    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

/// A row's columns as domain values; a value that cannot be read names its column.
extension Row {
    func moment(_ column: String) -> Date { Date(milliseconds: self[column]) }

    func key<Subject>(_ column: String) -> Meetings.Key<Subject> { Meetings.Key(self[column]) }

    func optionalKey<Subject>(_ column: String) -> Meetings.Key<Subject>? {
        (self[column] as String?).map { Meetings.Key($0) }
    }

    func day(_ column: String) throws -> Day {
        guard let day = Day(iso: self[column] as String) else { throw unreadable(column) }
        return day
    }

    func optionalDay(_ column: String) throws -> Day? {
        guard self[column] as String? != nil else { return nil }
        return try day(column)
    }

    func wallTime(_ column: String) throws -> WallTime {
        guard let time = WallTime(iso: self[column] as String) else { throw unreadable(column) }
        return time
    }

    func choice<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
        guard let value = Value(rawValue: self[column]) else { throw unreadable(column) }
        return value
    }

    func json<Value: Decodable>(_ column: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data((self[column] as String).utf8))
    }

    /// A list that is empty as a rule, which needs no decoder.
    func jsonList<Element: Decodable>(_ column: String) throws -> [Element] {
        let text: String = self[column]
        return text == "[]" ? [] : try JSONDecoder().decode([Element].self, from: Data(text.utf8))
    }

    func optionalJSON<Value: Decodable>(_ column: String) throws -> Value? {
        guard self[column] as String? != nil else { return nil }
        return try json(column)
    }

    private func unreadable(_ column: String) -> DatabaseError {
        DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "column \(column) holds “\(self[column] as String? ?? "NULL")”")
    }
}

/// A value as a JSON column holds it; keys sorted, so that equal values are equal texts.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
