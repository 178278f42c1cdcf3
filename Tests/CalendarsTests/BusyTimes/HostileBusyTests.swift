import Calendars
import Foundation
import Meetings
import Testing

/// Calendars from strangers' servers: whatever they hold, the reading ends, and soon.
@Suite struct HostileBusyTests {
    @Test(arguments: [
        "FREQ=SECONDLY", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=NEVER", "FREQ=DAILY;INTERVAL=0", "",
        "FREQ=DAILY;COUNT=-1;X=\u{1}",
    ]) func `a rule that nobody keeps leaves the first time, and is told`(rule: String) throws {
        let busy = try read(series(rule))

        #expect(busy.times.count == 1)
        #expect(busy.faults == [.unreadableRule(line: 2)])
    }

    @Test func `rules that never come true are given up after a few`() throws {
        let busy = try read((0..<2_000).map { series("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid: "\($0)") }.joined())

        #expect(busy.faults == [.tooMuch(limit: 200_000, of: "recurring times")])
    }

    @Test func `a flood of recurring times is cut, and told`() throws {
        let rule = "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,10,20,30,40,50"
        let busy = try read((0..<100).map { series(rule, uid: "\($0)") }.joined())

        #expect(busy.times.count <= 50_000)
        #expect(busy.faults.contains(.tooMuch(limit: 50_000, of: "times")))
    }

    @Test func `more events than anybody has are refused`() {
        #expect(throws: CalendarError.tooManyEvents(limit: 10_000)) {
            try read(String(repeating: "BEGIN:VEVENT\nEND:VEVENT\n", count: 10_001))
        }
    }

    @Test func `an event without a start says nothing, and is told by its line alone`() throws {
        let busy = try read("BEGIN:VEVENT\nSUMMARY:Hemligt\nDTSTART:i morgon\nEND:VEVENT\n")

        #expect(busy.times.isEmpty)
        #expect(busy.faults.map(\.description) == ["the DTSTART of what begins at line 2 cannot be read"])
    }

    @Test(arguments: ["", "<html>", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "BEGIN:VCALENDAR\n\u{0}END:VCALENDAR"])
    func `what is no whole calendar is refused`(text: String) {
        #expect(throws: CalendarError.self) {
            try BusyTimes(of: text, from: Day.newYear(2027), through: Day.newYear(2028))
        }
    }

    @Test(arguments: [
        "DTSTART:00010101T000000Z\nDTEND:99991231T235959Z", "DTSTART:20270101T000000Z\nDURATION:P9999W",
        "DTSTART:20270101T000000Z\nDTEND:20260101T000000Z", "DTSTART:20270101T000000Z\nDURATION:-PT1H",
        "DTSTART;VALUE=DATE:99991231\nRRULE:FREQ=YEARLY", "DTSTART:20270101T000000Z\nDURATION:PT99999999S",
        "DTSTART:20270101T000000Z\nRECURRENCE-ID:x\nEXDATE:,,,\nRDATE:/", "DTSTART:20270101T235960Z\nDTEND:x",
    ]) func `absurd times stay within the days asked for`(lines: String) throws {
        let busy = try read("BEGIN:VEVENT\n\(lines)\nEND:VEVENT\n")

        #expect(
            busy.times.allSatisfy { $0.span.start.day >= Day.newYear(2027) && $0.span.end.day <= Day.newYear(2028) })
    }
}

private func series(_ rule: String, uid: String = "a") -> String {
    "BEGIN:VEVENT\nUID:\(uid)\nDTSTART:20270104T080000Z\nDTEND:20270104T080500Z\nRRULE:\(rule)\nEND:VEVENT\n"
}

@discardableResult private func read(_ components: String) throws -> BusyTimes {
    try BusyTimes(
        of: "BEGIN:VCALENDAR\n\(components)END:VCALENDAR\n", from: Day.newYear(2027),
        through: Day.newYear(2028).adding(days: -1))
}
