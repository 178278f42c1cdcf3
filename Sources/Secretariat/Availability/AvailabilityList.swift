import Foundation
import Meetings
import Store

/// A column of a list of when people cannot come.
enum ObstacleColumn: Column {
    case name, weekday, time, from, through, reason

    static let required: [ObstacleColumn] = [.name]

    var isProse: Bool { self == .reason }

    var headings: [String] {
        switch self {
        case .name: ["namn", "ledamot", "e-post"]
        case .weekday: ["veckodag", "varje"]
        case .time: ["klockslag", "tid", "kl."]
        case .from: ["från och med", "fr.o.m.", "från", "datum", "dag"]
        case .through: ["till och med", "t.o.m.", "till"]
        case .reason: ["orsak", "anledning", "anteckning"]
        }
    }
}

/// A row of such a list.
private struct ObstacleRow {
    let row: TableRow<ObstacleColumn>
    let word: ObstacleWord

    init?(_ row: TableRow<ObstacleColumn>, _ faults: inout [Fault]) {
        let before = faults.count
        let name = row.required(.name, &faults)
        let extent = Self.extent(row, &faults)
        guard faults.count == before, let name, let extent else { return nil }
        self.row = row
        word = ObstacleWord(person: name, extent: extent, reason: row[.reason])
    }

    private static func extent(_ row: TableRow<ObstacleColumn>, _ faults: inout [Fault]) -> Obstacle.Extent? {
        let before = faults.count
        let weekday = row.value(.weekday, expected: "a weekday such as tisdag", &faults) { $0.weekday }
        let minutes = row.value(.time, expected: "a time such as 13.00–15.00", &faults) { $0.minutesOfDay }
        let (from, through) = (row.day(.from, &faults), row.day(.through, &faults))
        guard faults.count == before else { return nil }
        if let from, let through, through < from {
            let expected = "a day from \(from) on"
            faults.append(row.fault(.unexpected(through.description, expected: expected), in: .through))
            return nil
        }
        if let weekday {
            let whole = 0..<24 * 60
            return .weekly(weekday: weekday, minutes: minutes ?? whole, from: from, through: through)
        }
        guard let from else {
            faults.append(row.fault(.missing("veckodag or från och med"), in: .from))
            return nil
        }
        return dated(from, through, minutes, row, &faults)
    }

    private static func dated(
        _ from: Day, _ through: Day?, _ minutes: Range<Int>?, _ row: TableRow<ObstacleColumn>, _ faults: inout [Fault]
    ) -> Obstacle.Extent? {
        guard let minutes else { return .days(from...(through ?? from)) }
        guard through == nil || through == from else {
            faults.append(
                row.fault(.unexpected(row[.time] ?? "", expected: "no time where it lasts several days"), in: .time))
            return nil
        }
        return Obstacle.Extent(on: from, minutes)
    }
}

extension Obstacle.Extent {
    /// A part of one day.
    package init?(on day: Day, _ minutes: Range<Int>) {
        guard let start = WallTime(day: day, minute: minutes.lowerBound),
            let span = TimeSpan(from: start, minutes: minutes.count)
        else { return nil }
        self = .time(span)
    }
}

extension Secretary {
    /// All rows or none; the same list again adds nothing, nor brings back what was taken back since.
    package func importAvailability(
        _ file: ImportFile, by: String
    ) throws -> [(obstacle: RecordedObstacle, isNew: Bool)] {
        try store.write { try takeIn(file, by: by, $0) }
    }

    /// What the list would come to; nothing is changed.
    package func rehearseAvailability(_ file: ImportFile) throws -> [(obstacle: RecordedObstacle, isNew: Bool)] {
        try store.rehearse { try takeIn(file, by: "", $0) }
    }

    private func takeIn(
        _ file: ImportFile, by: String, _ transaction: Transaction
    ) throws -> [(obstacle: RecordedObstacle, isNew: Bool)] {
        let table = try Table<ObstacleColumn>(file.data, file: file.name)
        var faults = table.faults
        let rows = table.rows.compactMap { ObstacleRow($0, &faults) }
        let register = try transaction.snapshot.register()
        var recorded: [(obstacle: RecordedObstacle, isNew: Bool)] = []
        for row in rows {
            let refused = try row.row.refusal(in: .name) {
                recorded.append(try record(row.word, by: by, in: register, isRepeatable: true, transaction))
            }
            faults += refused.map { [$0] } ?? []
        }
        guard faults.isEmpty else { throw ImportError(faults.sorted(by: Fault.isEarlier)) }
        return recorded
    }
}
