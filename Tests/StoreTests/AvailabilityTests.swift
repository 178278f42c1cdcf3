import Foundation
import Meetings
import Store
import Testing

@Suite struct AvailabilityTests {
    @Test func `every way of saying it comes back as it was said, with its number and who said it`() throws {
        let store = try Store.prepared()
        let extents: [Obstacle.Extent] = [
            .weekly(weekday: 2, minutes: 780..<900, from: Day(iso: "2027-01-01")),
            .days(try days("2027-02-22", "2027-02-26")),
            .time(try span("2027-03-02T13:00", minutes: 120)), .time(try span("2027-03-03T22:00", minutes: 120)),
        ]

        try store.write { transaction in
            for extent in extents {
                try transaction.addObstacle(extent, of: .cilla, reason: "Skola", by: "operator", at: .t0)
            }
        }

        let stored = try store.read { try $0.recordedObstacles(of: .cilla) }
        #expect(stored.map(\.obstacle.extent) == extents)
        #expect(stored.map(\.obstacle.source) == (1...4).map { .recorded($0, by: "operator") })
        #expect(stored.allSatisfy { $0.obstacle.reason == "Skola" && $0.obstacle.at == .t0 })
    }

    @Test func `what is taken back no longer counts and stays on record`() throws {
        let store = try Store.prepared()
        let id = try store.write {
            try $0.addObstacle(.days(days("2027-02-22", "2027-02-26")), of: .anna, reason: nil, by: "operator", at: .t0)
        }

        try store.write { try $0.takeBackObstacle(id, by: "operator", at: .t0 + 60) }

        #expect(try store.read { try $0.availability(in: 2027) }.isEmpty)
        #expect(try store.read { try $0.recordedObstacle(id) } == nil)
    }

    @Test func `a year holds what touches it and nothing else`() throws {
        let store = try Store.prepared()
        try store.write { transaction in
            for extent: Obstacle.Extent in [
                .days(try days("2026-12-28", "2027-01-01")), .days(try days("2027-12-31", "2028-01-05")),
                .days(try days("2028-01-01", "2028-01-05")),
                .weekly(weekday: 3, minutes: 480..<600, through: Day(iso: "2026-12-31")),
            ] {
                try transaction.addObstacle(extent, of: .anna, reason: nil, by: "operator", at: .t0)
            }
        }

        let year = try store.read { try $0.availability(of: [.anna, .cilla], in: 2027) }

        #expect(year[.anna]?.obstacles.count == 2)
        #expect(year[.cilla] == nil)
    }
}

private func days(_ first: String, _ last: String) throws -> ClosedRange<Day> {
    let (first, last) = (try #require(Day(iso: first)), try #require(Day(iso: last)))
    return first...last
}

private func span(_ start: String, minutes: Int) throws -> TimeSpan {
    let start = try #require(WallTime(iso: start))
    return try #require(TimeSpan(from: start, minutes: minutes))
}
