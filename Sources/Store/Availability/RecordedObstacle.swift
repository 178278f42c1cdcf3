import Foundation
import GRDB
import Meetings

/// An obstacle that was recorded by hand or from a list.
package struct RecordedObstacle: Sendable, Identifiable {
    package let id: Int64
    package let person: Key<Person>
    package let obstacle: Obstacle
    package let by: String
}

extension Snapshot {
    /// Those that stand, in the order in which they were recorded.
    package func recordedObstacles(of person: Key<Person>? = nil) throws -> [RecordedObstacle] {
        try rows(
            "SELECT * FROM obstacle WHERE takenBack IS NULL AND (?1 IS NULL OR person = ?1) ORDER BY id", [person?.text]
        ).map(recordedObstacle)
    }

    /// One that stands, by its number.
    package func recordedObstacle(_ id: Int64) throws -> RecordedObstacle? {
        try rows("SELECT * FROM obstacle WHERE id = ? AND takenBack IS NULL", [id]).first.map(recordedObstacle)
    }

    /// What says the same of her in the same words, if anything does.
    package func recordedObstacle(
        _ extent: Obstacle.Extent, of person: Key<Person>, _ reason: String?, takenBackToo: Bool
    ) throws -> RecordedObstacle? {
        let columns = Columns(extent)
        return try rows(
            """
            SELECT * FROM obstacle WHERE person = ? AND weekday IS ? AND opens IS ? AND closes IS ? AND "from" IS ?
            AND through IS ? AND reason IS ? AND (takenBack IS NULL OR ?) ORDER BY takenBack IS NOT NULL, id DESC LIMIT 1
            """,
            [
                person.text, columns.weekday, columns.minutes?.lowerBound, columns.minutes?.upperBound,
                columns.from?.description, columns.through?.description, reason, takenBackToo,
            ]
        ).first.map(recordedObstacle)
    }

    func recordedObstacle(_ row: Row) throws -> RecordedObstacle {
        let obstacle = Obstacle(
            extent: try extent(row), source: .recorded(row["id"], by: row["by"]), reason: row["reason"],
            at: row.moment("at"))
        return RecordedObstacle(id: row["id"], person: row.key("person"), obstacle: obstacle, by: row["by"])
    }

    private func extent(_ row: Row) throws -> Obstacle.Extent {
        if let weekday = row["weekday"] as Int? {
            return .weekly(
                weekday: weekday, minutes: (row["opens"] as Int)..<(row["closes"] as Int),
                from: try row.optionalDay("from"), through: try row.optionalDay("through"))
        }
        let (first, last) = (try row.day("from"), try row.day("through"))
        guard let opens = row["opens"] as Int?, let start = WallTime(day: first, minute: opens),
            let span = TimeSpan(from: start, minutes: (row["closes"] as Int) - opens)
        else { return .days(first...last) }
        return .time(span)
    }
}

extension Transaction {
    /// - Parameter extent: a time of one day, days, or a weekly pattern.
    @discardableResult package func addObstacle(
        _ extent: Obstacle.Extent, of person: Key<Person>, reason: String?, by: String, at now: Date
    ) throws -> Int64 {
        let columns = Columns(extent)
        try execute(
            """
            INSERT INTO obstacle (person, weekday, opens, closes, "from", through, reason, by, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                person.text, columns.weekday, columns.minutes?.lowerBound, columns.minutes?.upperBound,
                columns.from?.description, columns.through?.description, reason, by, now.milliseconds,
            ])
        return database.lastInsertedRowID
    }

    /// What was said stays on record, and no longer counts.
    package func takeBackObstacle(_ id: Int64, by: String, at now: Date) throws {
        try execute(
            "UPDATE obstacle SET takenBack = ?, takenBackBy = ? WHERE id = ? AND takenBack IS NULL",
            [now.milliseconds, by, id])
    }
}

/// An extent as the columns have it.
private struct Columns {
    var weekday: Int?
    var minutes: Range<Int>?
    var from: Day?
    var through: Day?

    init(_ extent: Obstacle.Extent) {
        switch extent {
        case .weekly(let weekday, let minutes, let from, let through):
            (self.weekday, self.minutes, self.from, self.through) = (weekday, minutes, from, through)
        case .days(let days):
            (from, through) = (days.lowerBound, days.upperBound)
        case .time(let span):
            (from, through, minutes) = (span.start.day, span.start.day, span.minutes(on: span.start.day))
        }
    }
}
