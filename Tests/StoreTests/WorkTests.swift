import Foundation
import Meetings
import Store
import Testing

@Suite struct WorkTests {
    @Test func `the latest word on somebody's attendance counts, and every word stays`() throws {
        let store = try Store.withMeeting()

        try store.write { transaction in
            try transaction.record(.word(.cilla, .present), at: .first)
            try transaction.record(.word(.anna, .partial(minutes: 40)), at: .first)
            try transaction.record(.word(.cilla, .excused), at: .first)
        }

        let (attendance, history) = try store.read {
            (try $0.attendance(at: .first), try $0.attendanceHistory(of: .first))
        }
        #expect(attendance.mapValues(\.presence) == [.anna: .partial(minutes: 40), .cilla: .excused])
        #expect(history.map { $0.word?.presence } == [.present, .partial(minutes: 40), .excused])
    }

    @Test func `attendance that was taken back is unknown`() throws {
        let store = try Store.withMeeting()

        try store.write { transaction in
            try transaction.record(.word(.cilla, .present), at: .first)
            try transaction.clearAttendance(of: .cilla, at: .first, by: "Bo", at: .t0)
        }

        #expect(try store.read { try $0.attendance(at: .first) }.isEmpty)
        #expect(try store.read { try $0.attendanceHistory(of: .first) }.count == 2)
    }

    @Test func `who came in whose place is kept`() throws {
        let store = try Store.withMeeting()

        try store.write { try $0.record(.word(.anna, .remote, insteadOf: .cilla), at: .first) }

        #expect(try store.read { try $0.attendance(at: .first) }[.anna]?.insteadOf == .cilla)
    }

    @Test func `a time entry that was replaced or taken back no longer stands`() throws {
        let store = try Store.withMeeting()

        let (first, second) = try store.write { transaction in
            let first = try transaction.add(.example(minutes: 30), inPlaceOf: nil)
            let second = try transaction.add(.example(minutes: 45), inPlaceOf: first)
            return (first, second)
        }

        #expect(try store.standing() == [45])
        #expect(try store.read { try $0.timeEntry(first) } == nil)
        let entry = try #require(try store.read { try $0.timeEntry(second) })
        try store.write { try $0.withdraw(entry, by: "Bo", at: .t0) }
        #expect(try store.standing() == [])
    }

    @Test func `an entry is replaced once`() throws {
        let store = try Store.withMeeting()
        let first = try store.write { try $0.add(.example(minutes: 30), inPlaceOf: nil) }
        try store.write { _ = try $0.add(.example(minutes: 45), inPlaceOf: first) }

        #expect(throws: StoreError.self) {
            try store.write { _ = try $0.add(.example(minutes: 50), inPlaceOf: first) }
        }
    }

    @Test func `a year's book holds the meetings of its days that have begun and were not cancelled`() throws {
        let store = try Store.withMeeting()
        let later = Meeting(
            id: Key("later"), body: .lpo, year: 2027, number: 2, start: try #require(WallTime(iso: "2027-05-04T13:00")),
            length: 120)
        var off = Meeting(
            id: Key("off"), body: .lpo, year: 2027, number: 3, start: try #require(WallTime(iso: "2027-01-12T13:00")),
            length: 120)
        off.state = .cancelled(because: "Sjukdom", by: "Bo", at: .t0)
        let carried = Meeting(
            id: Key("carried"), body: .lpo, year: 2026, number: 6,
            start: try #require(WallTime(iso: "2027-01-07T13:00")),
            length: 120, state: .held(at: .t0))
        let idea = Meeting(
            id: Key("idea"), body: .lpo, year: 2027, number: 4, start: try #require(WallTime(iso: "2027-01-08T13:00")),
            length: 120)
        try store.write { transaction in for meeting in [later, off, carried, idea] { try transaction.save(meeting) } }
        let now = try #require(WallTime(iso: "2027-03-02T13:00")).nearestMoment

        let book = try store.read { try $0.workloadBook(2027, try $0.register(), until: now) }

        #expect(book.sittings.map(\.meeting.id.text) == ["carried", "first"])
        #expect(book.through.description == "2027-03-02")
    }

    @Test func `the latest word on what there is to read counts`() throws {
        let store = try Store.withMeeting()

        try store.write { transaction in
            for amount in [10, 14] {
                try transaction.record(ReadingMatter(amount: amount, unit: .pages, by: "Bo", at: .t0), for: .first)
            }
        }

        #expect(try store.read { try $0.readingMatter(for: .first) }?.amount == 14)
    }
}

extension Store {
    fileprivate static func withMeeting() throws -> Store {
        let store = try Store.inMemory()
        try store.write { transaction in
            try transaction.save(Register.example())
            try transaction.save(Meeting.example())
        }
        return store
    }

    fileprivate func standing() throws -> [Int] {
        let (first, last) = (Day.newYear(2027), Day.newYear(2028).adding(days: -1))
        return try read { try $0.timeEntries(from: first, through: last).map(\.minutes) }
    }
}

extension Attendance {
    fileprivate static func word(
        _ person: Key<Person>, _ presence: Presence, insteadOf: Key<Person>? = nil
    ) -> Attendance {
        Attendance(person: person, presence: presence, insteadOf: insteadOf, by: "Bo", at: .t0)
    }
}

extension TimeEntry {
    fileprivate static func example(minutes: Int) -> TimeEntry {
        TimeEntry(
            id: 0, person: .cilla, body: .lpo, meeting: .first, day: Day.newYear(2027), kind: .reading,
            minutes: minutes, note: nil, by: "Bo", at: .t0)
    }
}
