import Calendars
import Foundation
import Meetings
import Testing

@Suite struct ClockChangeTests {
    @Test func `both sides of every clock change are the same instant to all readers`() throws {
        let starts = try clockChanges().flatMap { sunday in
            try [-2, 1].flatMap { try times(on: sunday.adding(days: $0)) }
        }
        let messages = try starts.map { try SchedulingMessage.example(start: $0).text() }

        let readings = try readBack(messages)

        #expect(starts.count == 48)
        for (start, reading) in zip(starts, readings) {
            let instant = try start.moment().timeIntervalSince1970
            for event in reading.both.map({ $0.events[0] }) {
                #expect([event.start, event.startInStockholm] == [instant, instant], "\(start)")
                #expect([event.end, event.endInStockholm] == [instant + 7200, instant + 7200], "\(start)")
            }
        }
    }

    @Test func `libical reads the zone as Sweden keeps it`() throws {
        for start in try clockChanges().flatMap({ sunday in
            try [-2, 0, 1].flatMap { try times(on: sunday.adding(days: $0)) }
        }) {
            let text = try SchedulingMessage.example(start: start).text()

            let renamed = text.replacing("Europe/Stockholm", with: "Our own time")

            #expect(try events(in: renamed).map(\.start) == [start])
        }
    }

    /// The last Sundays of March and October.
    private func clockChanges() throws -> [Day] {
        try (2027...2032).flatMap { year in
            try [3, 10].map { month in
                let last = try #require(Day(year: year, month: month, day: 31))
                return last.adding(days: -(last.weekday % 7))
            }
        }
    }

    private func times(on day: Day) throws -> [WallTime] {
        try [8 * 60, 15 * 60 + 30].map { try #require(WallTime(day: day, minute: $0)) }
    }
}
